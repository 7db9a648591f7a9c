"""What every change of an assessment does first: lock, compare versions, ask the phase."""

from collections.abc import Iterable
from typing import TypeVar

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rathaus.audit.api import Actor, Subject, record
from rathaus.kernel.text import Localized
from rathaus.strategy.assessments.models import Assessment, Decision, Finding, WatchEntry
from rathaus.strategy.assessments.rules.phases import TITLES, Phase
from rathaus.strategy.errors import EditConflict, InvalidChange, NotFound

Row = TypeVar("Row", Assessment, WatchEntry, Finding, Decision)


def say(text: Localized) -> str:
    """Return a text of the rules in the language of this request."""
    return text.in_language(get_language() or "de")


def locked(kind: type[Row], key: int, expected: int | None) -> Row:
    """Return a row, locked until the transaction ends.

    Args:
        kind: table.
        key: id.
        expected: version that the edit is based on; None to ask for none.

    Raises:
        NotFound: there is none.
        EditConflict: somebody changed it meanwhile.
    """
    row = kind.objects.select_for_update().filter(pk=key).first()
    if row is None:
        raise NotFound(_("Diesen Teil der Bewertung gibt es nicht."))
    if expected is not None and row.version != expected:
        raise EditConflict(
            _(
                "„%(title)s“ wurde inzwischen geändert. Laden Sie die Seite neu und wiederholen "
                "Sie Ihre Änderung."
            )
            % {"title": row.title}
        )
    return row


def in_phase(assessment: Assessment, phases: Iterable[Phase]) -> None:
    """Refuse what the present phase does not allow.

    Raises:
        InvalidChange: names the phases in which it is possible.
    """
    allowed = tuple(phases)
    if Phase(assessment.phase) not in allowed:
        raise InvalidChange(
            _("Das geht nur in diesen Phasen: %(phases)s.")
            % {"phases": ", ".join(say(TITLES[each]) for each in allowed)}
        )


def worded(text: str, field: str, empty: str) -> str:
    """Return a text without what a database refuses.

    Raises:
        InvalidChange: nothing is left.
    """
    plain = text.replace("\0", "").strip()
    if not plain:
        raise InvalidChange(empty, field=field)
    return plain


def trace(actor: Actor, action: str, row: Row, before: object = None, after: object = None) -> None:
    """Put a change into the trail."""
    kind = type(row).__name__.lower()
    record(
        actor,
        f"strategy.assessment.{action}",
        Subject(f"strategy.assessment.{kind}", str(row.pk)),
        before,
        after,
    )
