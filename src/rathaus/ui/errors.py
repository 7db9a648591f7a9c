"""What can go wrong in the kit, in sentences for the person who keeps the city's files."""

from rathaus.kernel.errors import RathausError


class UiError(RathausError):
    """Root of the kit's errors."""


class CityFileError(UiError):
    """A file of the city folder is missing or cannot be read."""
