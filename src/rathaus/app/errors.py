"""Errors of the platform's own machinery, each a sentence that helps."""

import errno

from rathaus.kernel.errors import RathausError


class AppError(RathausError):
    """Something around the server went wrong; the message says what to do."""


class HomeError(AppError):
    """The home directory cannot be used."""


class HomeBusyError(HomeError):
    """Another Rathaus runs on this home."""


class DatabaseError(AppError):
    """The database cannot be prepared, started or reached."""


class PortError(AppError):
    """The wished port cannot be used."""


class ArchiveError(AppError):
    """A backup archive is damaged, incomplete or from a newer version."""


def sentence_for(error: OSError) -> str | None:
    """Say in one sentence what an error of the operating system asks for.

    Args:
        error: the error as raised.

    Returns:
        The sentence, or None when the error has no everyday meaning.
    """
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return (
            f"The disk is full{where}. Free some space, or choose a home on another disk with"
            " --home DIR. Nothing that was already saved is lost."
        )
    if error.errno == errno.EROFS:
        return f"The disk is read-only{where}. Choose a home that can be written with --home DIR."
    if error.errno in (errno.EACCES, errno.EPERM):
        return (
            f"This account may not do that{where}. Start Rathaus with the account that owns the"
            " home, or choose another home with --home DIR."
        )
    return None
