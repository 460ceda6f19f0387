"""Plain text and Markdown."""

from pressfacts.readers import Extract, ReadOptions
from pressfacts.readers.encodings import decode


def extract(data: bytes, options: ReadOptions) -> Extract:
    """The text of a text file.

    Raises:
        InputError: if the bytes are no text.
    """
    return Extract(*decode(data))
