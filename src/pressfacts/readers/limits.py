"""The limits that guard against files which are no releases, or are made to do harm."""

from pressfacts.errors import InputError
from pressfacts.readers import ReadOptions

UNPACKED = 5
"""An archive may unpack to so many times the limit of a file, and no text in it may be above the limit."""

MOST_PAGES = 500
MOST_ATTACHMENTS = 50


def check_size(size: int, options: ReadOptions) -> None:
    """Refuse what is too long.

    Raises:
        InputError: if `size` is above the limit.
    """
    if size > options.max_bytes:
        raise InputError(
            f"more than {shown_size(options)}", "split it into single releases, or raise --max-bytes"
        )


def shown_size(options: ReadOptions) -> str:
    """The limit in words."""
    if options.max_bytes % 1_000_000 == 0:
        return f"{options.max_bytes // 1_000_000} MB"
    return f"{options.max_bytes} bytes"
