"""Base forms of English words, for look-up in lexicons: a short rule in place of a lemmatiser."""

from functools import cache

from pressfacts.lexicons import words

_DOUBLED = frozenset("bdgklmnprtvz")
_SIBILANTS = ("sses", "xes", "zzes", "ches", "shes")
_LAST_PARTS = ("children", "wives", "women", "men")
"""Irregular plurals that end longer words: "grandchildren", "midwives"."""

_NOT_PLURAL = ("ss", "us", "is")


@cache
def _irregular(name: str) -> dict[str, tuple[str, ...]]:
    """The bases of each irregular form of a list."""
    found: dict[str, tuple[str, ...]] = {}
    for line in words(name):
        base, *forms = line.split()
        for form in forms:
            found[form] = tuple(sorted((*found.get(form, ()), base)))
    return found


def verb_bases(form: str) -> tuple[str, ...]:
    """What a word may be a form of, as a verb; look each up among the verbs that you know.

    Args:
        form: a word, lower case.

    Returns:
        The form itself and the bases that its spelling allows, also such as are no words:
        ``planned`` gives ``planned``, ``plann``, ``planne`` and ``plan``.
    """
    found = [form, *_irregular("irregular_verbs").get(form, ())]
    for ending in ("ed", "ing"):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            stem = form[: -len(ending)]
            found += [stem, stem + "e"]
            if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in _DOUBLED:
                found.append(stem[:-1])
    if form.endswith(("ied", "ies")):
        found.append(form[:-3] + "y")
    if len(form) > 2 and form.endswith("s") and not form.endswith(_NOT_PLURAL):
        found.append(form[:-1])
        if form.endswith("es"):
            found.append(form[:-2])
    return tuple(found)


def singular(form: str) -> str:
    """The singular of a plural noun, lower case; a word with no plural ending as it is."""
    plurals = _irregular("irregular_plurals")
    last = next((ending for ending in _LAST_PARTS if form.endswith(ending)), form)
    if last in plurals:
        return form.removesuffix(last) + plurals[last][0]
    if not form.endswith("s") or form.endswith(_NOT_PLURAL) or len(form) < 3:
        return form
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    return form[:-2] if form.endswith(_SIBILANTS) else form[:-1]
