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

    def __reduce__(self) -> tuple[type["PressfactsError"], tuple[str, str]]:
        """Pickle by reason and remedy, so that an error survives the way between processes."""
        return type(self), (self.reason, self.remedy)


class InputError(PressfactsError):
    """A source that cannot be read: missing, unreadable, empty, binary, too long."""


class OutputError(PressfactsError):
    """A place that cannot be written to."""


class ModelError(PressfactsError):
    """A base model that is not installed or lacks a component that pressfacts needs."""


class RulesError(PressfactsError):
    """A file of name rules that cannot be read, or a line of it that is no rule."""


class ExtractionError(PressfactsError):
    """A defect of pressfacts or of the base model that one release brought to light."""


class EngineError(PressfactsError):
    """An engine that is not installed, cannot be reached, or gave up."""
