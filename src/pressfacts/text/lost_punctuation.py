"""Tell texts that have lost their punctuation, as some archives of releases have."""

_SHORTEST = 400
_SAMPLE = 20_000
_FEWEST_A_MARK = 400


def has_lost_punctuation(text: str) -> bool:
    """Whether a long text has hardly any comma or full stop.

    Args:
        text: the text; only its first part is looked at.
    """
    sample = text[:_SAMPLE]
    return len(sample) >= _SHORTEST and (sample.count(".") + sample.count(",")) * _FEWEST_A_MARK < len(sample)
