"""What can go wrong when a document is made."""

from rathaus.kernel.errors import RathausError


class DocumentError(RathausError):
    """A document could not be made."""


class TemplateError(DocumentError):
    """A template is missing or does not fit the data; ``detail`` is for its author."""

    def __init__(self, message: str, detail: str = "") -> None:
        super().__init__(message)
        self.detail = detail
