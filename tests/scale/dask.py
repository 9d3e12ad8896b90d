"""Dask: ``python -m tests.scale.dask --dispatches 100000`` with two worker processes on this machine."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from dipbrief import parse
from dipbrief.arrow import parse_batch, schema

from .command import CORES, Clock, Killer, Progress, main

if TYPE_CHECKING:
    from distributed import Client


def parse_file(source: Path, target: Path) -> None:
    """Parse the dispatches of one Parquet file into another, which is there when it is complete and not before."""
    unfinished = target.with_suffix(f".{os.getpid()}.unfinished")  # a task may be run twice at once
    with pq.ParquetFile(source) as dispatches, pq.ParquetWriter(unfinished, schema()) as reports:
        for batch in dispatches.iter_batches(250):
            reports.write_batch(parse_batch(batch))
    unfinished.replace(target)


def run(source: Path, target: Path, killer: Killer, clock: Clock) -> str:
    """Parse each Parquet file of *source* in a task of its own and write those of *target*."""
    import dask.bag
    from distributed import Client, LocalCluster

    target.mkdir()
    files = sorted(source.glob("*.parquet"))
    with (
        LocalCluster(n_workers=CORES, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        client.run(parse, "")  # the clock starts when all workers are there and have read their data
        with clock:
            killer.watch(_progress(client, target, len(files)))
            tasks = dask.bag.from_sequence([(file, target / file.name) for file in files], partition_size=1)
            tasks.starmap(parse_file).compute()
        return f"Dask {dask.__version__}"


def _progress(client: "Client", target: Path, total: int) -> Progress:
    return Progress(
        done=lambda: len(list(target.glob("*.parquet"))),
        total=total,
        workers=lambda: list(client.run(os.getpid).values()),
    )


if __name__ == "__main__":
    sys.exit(main("dask", run))
