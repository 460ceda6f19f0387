"""Facts of press releases with Ray Data, every machine writing its own part: python on_ray.py FOLDER OUT."""

import sys
from itertools import chain

import pandas
import ray.data

from pressfacts.engine import records
from pressfacts.readers import Failure
from pressfacts.readers.files import read_bytes


def facts(frame: pandas.DataFrame) -> pandas.DataFrame:
    """One row for each release: its record as JSON, or why there is none."""
    results = records(chain.from_iterable(map(read_bytes, frame["bytes"], frame["path"])))
    rows = [(None, str(r)) if isinstance(r, Failure) else (r.model_dump_json(), None) for r in results]
    return pandas.DataFrame(rows, columns=["record", "error"], dtype="object")


if __name__ == "__main__":
    files = ray.data.read_binary_files(sys.argv[1], include_paths=True)
    files.map_batches(facts, batch_format="pandas", batch_size=64).write_parquet(sys.argv[2])
