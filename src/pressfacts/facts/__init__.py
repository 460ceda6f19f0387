"""The kinds of facts, a folder each: patterns (data), `find` (pure), a spaCy component (thin)."""
