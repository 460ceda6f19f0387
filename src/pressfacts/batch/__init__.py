"""Whole archives: any number of files in constant memory, safe to stop at any moment.

`worklist` expands the arguments to units of work, a workforce (`pressfacts.engines`) does them in processes
that each load the model once (`worker`), `journal` keeps every finished unit on disk, and `run` combines them
and writes the output in order. The facts come from `pressfacts.engine.records`, as everywhere.
"""
