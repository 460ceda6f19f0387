"""The errors that pressfacts raises: one tree, each message one line with its reason and its remedy."""


class PressfactsError(Exception):
    """Base of every error that pressfacts raises on purpose.

    Attributes:
        reason: what is wrong, in a few words.
        remedy: what the user can do about it.
    """

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(f"{reason}; {remedy}" if remedy else reason)
        self.reason = reason
        self.remedy = remedy


class InputError(PressfactsError):
    """A source that cannot be read: missing, unreadable, binary, too long."""


class ModelError(PressfactsError):
    """A base model that is not installed or lacks a component that pressfacts needs."""
