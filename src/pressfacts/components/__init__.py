"""One folder per kind of fact: pattern data, a pure `find`, and a thin spaCy component.

Where pressfacts is installed, spaCy imports every ``component.py`` with any pipeline that anyone loads. These
modules therefore name their factory and import what the component is made of when it is made.
"""
