"""What the public pages show of voices."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rathaus.participation.api import voices
from rathaus.strategy.assessments.subjects import Subject, subjects

SORTINGS = {
    "unterstuetzung": (
        voices.Sorting.SUPPORT,
        _("Unterstützung"),
        _("Geordnet nach der Unterstützung, wie die veröffentlichte Formel sie berechnet."),
    ),
    "neueste": (voices.Sorting.NEWEST, _("Neueste"), _("Die neueste Idee zuerst.")),
    "kommentare": (
        voices.Sorting.TALKED,
        _("Kommentare"),
        _("Die Idee mit den meisten Kommentaren zuerst."),
    ),
}
FIRST = "unterstuetzung"


@dataclass(frozen=True, slots=True)
class IdeaRow:
    """An idea with what it is about and how this person voted."""

    idea: voices.Idea
    subject: Subject | None
    mine: int


def sorting(request: HttpRequest) -> str:
    """The order that a reader chose."""
    chosen = request.GET.get("ordnung", FIRST)
    return chosen if chosen in SORTINGS else FIRST


def order_context(chosen: str) -> dict[str, object]:
    """The switch of the orders, and the sentence that says which one holds."""
    return {
        "orders": [(name, title, name == chosen) for name, (_s, title, _t) in SORTINGS.items()],
        "order_told": SORTINGS[chosen][2],
    }


def idea_rows(request: HttpRequest, found: Iterable[voices.Idea]) -> list[IdeaRow]:
    """Join ideas with their subjects and one's own votes."""
    listed = list(found)
    known = subjects({each.voice.subject for each in listed})
    mine = own_votes(request, [each.voice.target for each in listed])
    return [
        IdeaRow(each, known.get(each.voice.subject), mine.get(each.voice.target, 0))
        for each in listed
    ]


def own_votes(request: HttpRequest, targets: list[str]) -> dict[str, int]:
    """How the person of this request voted."""
    if not request.user.is_authenticated:
        return {}
    return voices.own_votes(targets, str(request.user.pk))
