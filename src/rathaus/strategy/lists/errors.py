"""What can be wrong with a list or its mapping, in sentences that say what to do."""

from rathaus.kernel.errors import RathausError


class ListError(RathausError):
    """A project list cannot be imported as it is."""


class UnreadableFileError(ListError):
    """The file is no table that can be read: wrong type, damaged, encrypted, empty."""


class FileTooLargeError(ListError):
    """The file or what it unpacks to is over the limits."""


class LayoutError(ListError):
    """The file is a table, but no header or no title column was found in it."""


class MappingError(ListError):
    """The mapping file is wrong or does not fit the list."""
