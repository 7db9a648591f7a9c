"""What can go wrong between forms and those who use them."""

from collections.abc import Sequence

from rathaus.forms.rules.problem import Finding, Problem
from rathaus.kernel.errors import RathausError

__all__ = [
    "DraftChanged",
    "DraftClosed",
    "FormError",
    "FormsError",
    "Incomplete",
    "NoSuchDraft",
    "NoSuchPage",
    "RefusedFile",
]


class FormsError(RathausError):
    """Base of all errors of this package; `problem` says it in both languages."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.in_language("de"))
        self.problem = problem


class FormError(Exception):
    """A form cannot be used as it stands.

    Args:
        findings: every mistake found, with its place.
    """

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("; ".join(map(str, findings)))
        self.findings = tuple(findings)


class NoSuchPage(FormsError):
    """The form has no such page, or it is not shown with these answers."""


class NoSuchDraft(FormsError):
    """There is no draft behind this token, or it is not this person's."""


class DraftChanged(FormsError):
    """Somebody else, or another tab, saved the draft since this page was loaded."""


class DraftClosed(FormsError):
    """The draft was submitted or has expired: nothing can be changed in it."""


class Incomplete(FormsError):
    """The answers still have mistakes, so they cannot be submitted."""


class RefusedFile(FormsError):
    """A file is too large, of a kind that is not wanted, or harmful."""
