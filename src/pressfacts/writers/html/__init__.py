"""Pages to look at: one release, or a folder of releases with an index.

A page is one file that works from a disk, without a network: its style and its script stand in it, and a
Content-Security-Policy with their hashes lets nothing else run. Every string goes through Jinja's escaping,
so what a release says is shown and never obeyed.
"""
