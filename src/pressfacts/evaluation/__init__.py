"""How well records agree with what careful readers wrote down.

`gold` reads the annotations, `matching` says when a fact is the one that a reader meant, `scoring` counts,
`report` shows the counts. ``docs/evaluate.md`` describes the format and the rules of matching for users.
"""
