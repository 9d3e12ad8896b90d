"""Spark: ``python -m tests.scale.spark --dispatches 100000`` on a cluster of two workers on this machine.

``local-cluster`` starts a master and executors that are processes of their own, as on a cluster of machines.
"""

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dipbrief import parse
from dipbrief.arrow import parse_batch, spark_schema

from .command import CORES, Clock, Killer, Progress, descendants, main

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_MEGABYTES = 1024


def run(source: Path, target: Path, killer: Killer, clock: Clock) -> str:
    """Parse the Parquet files of *source* with ``mapInArrow`` and write those of *target*."""
    from pyspark import __version__

    with tempfile.TemporaryDirectory(prefix="dipbrief-spark-") as home:
        _make_home(Path(home))
        session = _session(Path(home))
        try:
            # a small job first: the clock starts when all workers are there and have read their data
            session.sparkContext.parallelize(range(CORES), CORES).foreach(lambda _: parse(""))
            with clock:
                dispatches = session.read.parquet(str(source))
                killer.watch(_progress(session, dispatches.rdd.getNumPartitions()))
                reports = dispatches.mapInArrow(lambda batches: map(parse_batch, batches), spark_schema())
                reports.write.parquet(str(target))
            return f"Spark {__version__}"
        finally:
            session.stop()


def _make_home(home: Path) -> None:
    """A home of Spark made of links: its workers write beside them instead of into the installed package."""
    import pyspark

    for entry in Path(pyspark.__file__).parent.iterdir():
        (home / entry.name).symlink_to(entry)
    os.environ |= {"SPARK_HOME": str(home), "PYSPARK_PYTHON": sys.executable}


def _session(home: Path) -> "SparkSession":
    from pyspark.sql import SparkSession

    settings = {
        "spark.executorEnv.PYTHONPATH": os.environ["PYTHONPATH"],
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.executor.memory": f"{_MEGABYTES}m",
        "spark.local.dir": str(home),
        "spark.scheduler.minRegisteredResourcesRatio": "1.0",
        "spark.sql.warehouse.dir": str(home / "warehouse"),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        # a dispatch is small and takes long: one file is one task, and a batch takes a second
        "spark.sql.files.maxPartitionBytes": "1m",
        "spark.sql.files.openCostInBytes": "1m",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "250",
    }
    builder = SparkSession.builder.master(f"local-cluster[{CORES},1,{_MEGABYTES}]").appName("dipbrief")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")  # a killed executor is told of at length
    return session


def _progress(session: "SparkSession", total: int) -> Progress:
    tracker: Any = session.sparkContext.statusTracker()

    def done() -> int:
        stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
        return max((stage.numCompletedTasks for stage in stages if stage and stage.numTasks == total), default=0)

    return Progress(done, total, lambda: descendants("CoarseGrainedExecutorBackend"))


if __name__ == "__main__":
    sys.exit(main("spark", run))
