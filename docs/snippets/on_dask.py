"""Facts of press releases with Dask: python on_dask.py FOLDER OUT."""

import sys
from itertools import chain

import dask
import dask.dataframe
import pandas

from pressfacts.engine import records
from pressfacts.readers import Failure
from pressfacts.readers.files import read
from pressfacts.readers.sources import find


def facts(frame: pandas.DataFrame) -> pandas.DataFrame:
    """One row for each release: its record as JSON, or why there is none."""
    results = records(chain.from_iterable(map(read, frame.path)))
    rows = [(None, str(r)) if isinstance(r, Failure) else (r.model_dump_json(), None) for r in results]
    return pandas.DataFrame(rows, columns=["record", "error"], dtype="string")


if __name__ == "__main__":
    dask.config.set(scheduler="processes")  # or a Client of dask.distributed
    files = pandas.DataFrame({"path": [str(path) for path in find(sys.argv[1:2])]})
    frame = dask.dataframe.from_pandas(files, npartitions=64)
    frame.map_partitions(facts, meta={"record": "string", "error": "string"}).to_parquet(sys.argv[2])
