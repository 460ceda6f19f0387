"""Whole archives: any number of files at constant memory, safe to stop at any moment.

`worklist` turns what the user named into units of work, `workers` has them done by processes that each
load the model once (`worker`), `journal` keeps every finished unit on disk, and `run` puts them together
and writes the output in order. The facts come from `pressfacts.engine.records`, as everywhere.
"""
