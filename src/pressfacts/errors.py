"""The exceptions of pressfacts. Each message is one line: reason and remedy."""


class PressfactsError(Exception):
    """Base class of all errors that pressfacts raises.

    Attributes:
        reason: what is wrong.
        remedy: what the user can do about it.
    """

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(f"{reason}; {remedy}" if remedy else reason)
        self.reason = reason
        self.remedy = remedy

    def __reduce__(self) -> tuple[type["PressfactsError"], tuple[str, str]]:
        """Pickle by reason and remedy, so that errors can be passed between processes."""
        return type(self), (self.reason, self.remedy)


class InputError(PressfactsError):
    """A source that cannot be read: missing, unreadable, empty, binary or too long."""


class OutputError(PressfactsError):
    """An output that cannot be written."""


class ModelError(PressfactsError):
    """A base model that is not installed or lacks a required component."""


class RulesError(PressfactsError):
    """A rules file that cannot be read or has an invalid line."""


class ExtractionError(PressfactsError):
    """An unexpected failure while processing a release: a bug in pressfacts or in the base model."""


class EngineError(PressfactsError):
    """An engine that is not installed, cannot be reached, or failed."""
