"""The root of every error that a person may read."""


class RathausError(Exception):
    """An error with a sentence for the person who caused or met it.

    Args:
        message: German sentence that says what is wrong and what to do.
        field: name of the input the sentence speaks of, when there is one.
    """

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
