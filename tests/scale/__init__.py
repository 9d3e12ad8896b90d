"""``parse_batch`` in Spark and Dask, beside one process: ``python -m tests.scale.spark``, ``python -m tests.scale.dask``."""
