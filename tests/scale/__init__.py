"""``parse_batch`` in Spark and in Dask: ``python -m tests.scale.spark``, ``python -m tests.scale.dask``."""
