"""Web pages: one for a release, or a folder of them with an index.

A page is a single file that works offline: style and script are inline, and a Content-Security-Policy with
their hashes blocks everything else. Jinja escapes all strings, so that a release cannot inject markup.
"""
