"""Evaluation of records against gold annotations.

`gold` reads the annotations, `scoring` counts matches by the criteria in `pressfacts.record.kinds`, `report`
formats the scores. ``docs/evaluate.md`` describes the annotations and the criteria.
"""
