"""Numbers of participation that goals may use."""

from collections.abc import Callable
from decimal import Decimal

from rathaus.kernel.measures import Measure, Result, Row, register
from rathaus.kernel.text import Localized
from rathaus.kernel.time import now
from rathaus.kernel.units import Unit
from rathaus.participation.voices.models import Voice, Vote
from rathaus.participation.voices.rules.states import Kind, State


def _published(kind: Kind) -> Callable[[str], Result]:
    def compute(subject: str) -> Result:
        rows = Voice.objects.filter(kind=kind.value, state=State.PUBLISHED.value)
        if subject:
            rows = rows.filter(subject=subject)
        found = [
            Row("participation.voices", str(row.pk), row.title or row.text[:80], "1")
            for row in rows.order_by("written_at")
        ]
        return Result(Decimal(len(found)), now(), found)

    return compute


def _votes(target: str) -> Result:
    """Votes are secret, so the rows behind the number are its targets, not the voters."""
    rows = Vote.objects.filter(target=target) if target else Vote.objects.all()
    counted: dict[str, int] = {}
    for name in rows.order_by("target").values_list("target", flat=True):
        counted[name] = counted.get(name, 0) + 1
    found = [Row("participation.votes", name, name, str(n)) for name, n in counted.items()]
    return Result(Decimal(sum(counted.values())), now(), found)


def register_measures() -> None:
    """Offer the numbers."""
    offered: tuple[tuple[str, Localized, Callable[[str], Result]], ...] = (
        (
            "participation.ideas.published",
            Localized("Veröffentlichte Ideen", "Published ideas"),
            _published(Kind.IDEA),
        ),
        (
            "participation.comments.published",
            Localized("Veröffentlichte Kommentare", "Published comments"),
            _published(Kind.COMMENT),
        ),
        ("participation.votes.cast", Localized("Abgegebene Stimmen", "Votes cast"), _votes),
    )
    for key, title, compute in offered:
        description = Localized(
            "Alle, oder die zu einem Gegenstand wie goal:glasfaser in Klammern.",
            "All, or those on a subject such as goal:fibre in brackets.",
        )
        register(Measure(key, title, Unit.COUNT, "participation", description, compute))
