"""The hook for a virus scanner. Rathaus has none of its own, and says so."""

from typing import Protocol


class Scanner(Protocol):
    """Looks for malware in files."""

    name: str
    """What it is called in the record of a file."""

    def harmful(self, content: bytes) -> bool:
        """Whether the bytes hold malware. Raises if it cannot tell: then nothing is stored."""


_scanner: Scanner | None = None


def use_scanner(scanner: Scanner | None) -> None:
    """Let every new file be looked at by this scanner; None switches scanning off."""
    global _scanner  # noqa: PLW0603  # one per process, set when it starts
    _scanner = scanner


def scanner() -> Scanner | None:
    """The scanner in use; None when files are not scanned, which pages must say."""
    return _scanner
