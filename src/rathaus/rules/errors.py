"""What can go wrong in the engine. Nothing else is ever raised by it."""

from rathaus.rules.messages import Message


class RulesError(Exception):
    """Base of all errors of the engine."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def in_language(self, language: str = "de") -> str:
        """Say what is wrong and what to do, in "de" or "en"."""
        return self.message.in_language(language)

    def __str__(self) -> str:
        return self.in_language("en")


class FeelSyntaxError(RulesError):
    """The text is no FEEL.

    Args:
        message: what is wrong.
        text: the whole expression.
        line: line of the place, from 1.
        column: column of the place, from 1, in characters.
        expected: what could have stood there, in words of FEEL.
    """

    def __init__(
        self, message: Message, text: str, line: int, column: int, expected: tuple[str, ...] = ()
    ) -> None:
        super().__init__(message)
        self.text = text
        self.line = line
        self.column = column
        self.expected = expected


class ModelError(RulesError):
    """A model cannot be read or linked.

    Args:
        message: what is wrong.
        file: name of the file as the caller gave it, "" when unknown.
        line: line in the file, from 1; 0 when unknown.
        column: column in the file, from 1; 0 when unknown.
    """

    def __init__(self, message: Message, file: str = "", line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.file = file
        self.line = line
        self.column = column


class LimitExceeded(RulesError):
    """An evaluation, or the loading of a model, asked for more than its limits grant."""


class InputError(RulesError):
    """What the caller gave cannot be used: an unknown decision, a value of no FEEL type.

    Args:
        message: what is wrong.
        field: name of the input, "" when it is not about one.
    """

    def __init__(self, message: Message, field: str = "") -> None:
        super().__init__(message)
        self.field = field
