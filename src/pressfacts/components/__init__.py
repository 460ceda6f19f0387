"""One folder per kind of fact: pattern data, a pure `find`, and a thin spaCy component."""
