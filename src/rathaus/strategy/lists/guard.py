"""Text that a spreadsheet would run as a formula, made harmless and back again."""

import re

_RUNS = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def protect(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run as a formula.

    Source: OWASP, CSV Injection.

    >>> protect("=1+1"), protect("'=1+1"), protect("Titel")
    ("'=1+1", "''=1+1", 'Titel')
    """
    return f"'{text}" if _RUNS.match(text) else text


def unprotect(text: str) -> str:
    """Take away the apostrophe that `protect` put there.

    >>> unprotect(protect("=1+1")), unprotect("'s Heerenberg")
    ('=1+1', "'s Heerenberg")
    """
    return text[1:] if _GUARDED.match(text) else text
