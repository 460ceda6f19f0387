"""Facts of press releases with Spark: python on_spark.py FOLDER OUT."""

import sys
from collections.abc import Iterator
from itertools import chain

import pandas
from pyspark.sql import SparkSession

from pressfacts.engine import records
from pressfacts.readers import Failure
from pressfacts.readers.files import read_bytes


def facts(frames: Iterator[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
    """One row for each release: its record as JSON, or why there is none."""
    for frame in frames:
        results = records(chain.from_iterable(map(read_bytes, frame.content, frame.path)))
        rows = [(None, str(r)) if isinstance(r, Failure) else (r.model_dump_json(), None) for r in results]
        yield pandas.DataFrame(rows, columns=["record", "error"], dtype="object")


if __name__ == "__main__":
    spark = SparkSession.builder.getOrCreate()
    files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(sys.argv[1])
    files.repartition(64).mapInPandas(facts, "record string, error string").write.json(sys.argv[2])
