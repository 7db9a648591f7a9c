"""The round itself: planning it, moving through its phases, finishing it, going on."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from rathaus.audit.api import Actor
from rathaus.kernel.time import now
from rathaus.strategy.assessments.guarding import in_phase, locked, say, trace, worded
from rathaus.strategy.assessments.models import Assessment, Move, PhaseSpan, WatchEntry
from rathaus.strategy.assessments.rules.phases import (
    ORDER,
    WORKING,
    Demand,
    Phase,
    Span,
    State,
    demands,
    disorder,
    earlier,
    following,
)
from rathaus.strategy.errors import InvalidChange
from rathaus.strategy.store.state import revision
from rathaus.strategy.versions.store import freeze, stored


@dataclass(frozen=True, slots=True)
class Planned:
    """What somebody plans: title, purpose, owner, and for each phase its dates and its owner."""

    title: str
    purpose: str
    owner: str
    spans: Mapping[Phase, tuple[Span, str]]


def plan(planned: Planned, *, actor: Actor, previous: int | None = None) -> Assessment:
    """Plan an assessment; what nobody has finished watching is taken over.

    Args:
        planned: its facts.
        actor: who plans.
        previous: id of the assessment that it follows.

    Raises:
        InvalidChange: another one is open, the title is missing, or dates do not fit.
    """
    _check(planned)
    try:
        with transaction.atomic():
            row = Assessment.objects.create(
                title=planned.title.strip(),
                purpose=planned.purpose.strip(),
                owner=planned.owner,
                created_at=now(),
                previous_id=previous,
            )
            _write_spans(row, planned)
            taken = _take_over(row)
            trace(actor, "planned", row, None, {"title": row.title, "taken_over": taken})
    except IntegrityError as error:
        raise InvalidChange(
            _("Es läuft schon eine Bewertung. Schließen Sie sie zuerst ab.")
        ) from error
    return row


def _check(planned: Planned) -> None:
    worded(planned.title, "title", _("Geben Sie der Bewertung einen Titel."))
    wrong = disorder({phase: span for phase, (span, _owner) in planned.spans.items()})
    if wrong is not None:
        raise InvalidChange(say(wrong[1]), field=f"{wrong[0].value}_starts")


def _write_spans(row: Assessment, planned: Planned) -> None:
    PhaseSpan.objects.filter(assessment=row).delete()
    PhaseSpan.objects.bulk_create(
        PhaseSpan(
            assessment=row, phase=phase.value, owner=owner, starts=span.starts, ends=span.ends
        )
        for phase, (span, owner) in planned.spans.items()
    )


def _take_over(row: Assessment) -> int:
    """Put everything on the table that the last round did not finish."""
    return WatchEntry.objects.filter(
        rating__in=["", "watching"], assessment__phase=Phase.DONE.value
    ).update(
        assessment=row,
        rating="",
        carried=F("carried") + 1,
        version=F("version") + 1,
    ) + WatchEntry.objects.filter(assessment=None).update(assessment=row)


def change_plan(key: int, planned: Planned, *, expected: int, actor: Actor) -> None:
    """Change title, purpose, people or dates of an open assessment.

    Raises:
        InvalidChange: it is finished, the title is missing, or dates do not fit.
        EditConflict: somebody changed it meanwhile.
    """
    _check(planned)
    with transaction.atomic():
        row = locked(Assessment, key, expected)
        in_phase(row, ORDER[:-1])
        before = _plain(row)
        row.title, row.purpose = planned.title.strip(), planned.purpose.strip()
        row.owner, row.version = planned.owner, row.version + 1
        row.save()
        _write_spans(row, planned)
        trace(actor, "plan_changed", row, before, _plain(row))


def _plain(row: Assessment) -> dict[str, object]:
    return {
        "title": row.title,
        "owner": row.owner,
        "spans": [
            [span.phase, span.starts.isoformat(), span.ends.isoformat(), span.owner]
            for span in PhaseSpan.objects.filter(assessment=row)
        ],
    }


def state_of(row: Assessment) -> State:
    """What is known of an assessment when its phase is judged."""
    spans = {
        Phase(span.phase): Span(span.starts, span.ends, bool(span.owner))
        for span in row.spans.all()
    }
    decided = row.decisions.order_by("id").values_list("title", "state")
    return State(
        owned=bool(row.owner),
        spans=spans,
        unrated=tuple(row.watched.filter(rating="").values_list("title", flat=True)),
        findings=tuple(row.findings.values_list("title", flat=True)),
        unanswered=tuple(row.findings.filter(decisions=None).values_list("title", flat=True)),
        undecided=tuple(title for title, state in decided if state == "draft"),
        unapplied=tuple(title for title, state in decided if state == "agreed"),
    )


def open_demands(row: Assessment) -> tuple[Demand, ...]:
    """What the present phase demands, met or not."""
    return demands(Phase(row.phase), state_of(row))


def move_on(key: int, *, expected: int, actor: Actor, person: str) -> Phase:
    """Go to the next phase, if the present one has all it demands; return the new one.

    The first step makes sure that there is a version to compare the result with.

    Raises:
        InvalidChange: something is still missing (named), or only finishing is left.
        EditConflict: somebody changed the assessment meanwhile.
    """
    with transaction.atomic():
        row = locked(Assessment, key, expected)
        new = following(Phase(row.phase))
        if new is None or new is Phase.DONE:
            raise InvalidChange(_("Schließen Sie die Bewertung mit einer Fassung ab."))
        _refuse_unmet(row)
        if new is Phase.FIRST:
            row.base_version = _base(row, actor, person)
            row.started_at = now()
        _step(row, new, "", actor)
        return new


def _refuse_unmet(row: Assessment) -> None:
    for demand in open_demands(row):
        if demand.met:
            continue
        missing = "; ".join(demand.open[:5])
        raise InvalidChange(
            _("Noch nicht erfüllt: %(demand)s %(missing)s")
            % {"demand": say(demand.text), "missing": missing}
        )


def _base(row: Assessment, actor: Actor, person: str) -> str:
    newest = next(iter(stored()), None)
    # Freezing itself raises the revision by one, because pages list the versions.
    if newest is not None and revision().number - newest.revision <= 1:
        return newest.slug
    name = _("Stand vor: %(title)s, Nr. %(number)s") % {"title": row.title, "number": row.pk}
    return freeze(name, actor=actor, person=person).slug


def _step(row: Assessment, new: Phase, reason: str, actor: Actor) -> None:
    old, row.phase, row.version = row.phase, new.value, row.version + 1
    row.open = new is not Phase.DONE
    row.save()
    Move.objects.create(
        assessment=row, old=old, new=new.value, reason=reason, person=actor.id, at=now()
    )
    trace(actor, "moved", row, {"phase": old}, {"phase": new.value, "reason": reason})


def move_back(key: int, to: Phase, reason: str, *, expected: int, actor: Actor) -> None:
    """Go back to an earlier phase, with a reason; nothing is lost.

    Raises:
        InvalidChange: there is no way back there, or the reason is missing.
        EditConflict: somebody changed the assessment meanwhile.
    """
    reason = worded(reason, "reason", _("Nennen Sie den Grund für den Schritt zurück."))
    with transaction.atomic():
        row = locked(Assessment, key, expected)
        if to not in earlier(Phase(row.phase)):
            raise InvalidChange(_("In diese Phase führt kein Weg zurück."), field="to")
        _step(row, to, reason, actor)


def finish(
    key: int, name: str, summary: str, *, expected: int, actor: Actor, person: str
) -> Assessment:
    """End the assessment: the strategy as it is now becomes a new version.

    Raises:
        InvalidChange: something is missing, or the name of the version is taken.
        EditConflict: somebody changed the assessment meanwhile.
    """
    with transaction.atomic():
        row = locked(Assessment, key, expected)
        in_phase(row, (Phase.FINALISATION,))
        _refuse_unmet(row)
        version = freeze(name, actor=actor, person=person, remark=summary)
        row.result_version, row.summary = version.slug, summary.strip()
        row.finished_at = now()
        _step(row, Phase.DONE, "", actor)
    return row


def spans_of(row: Assessment) -> list[tuple[Phase, PhaseSpan | None]]:
    """The four working phases with their dates."""
    known = {span.phase: span for span in row.spans.all()}
    return [(phase, known.get(phase.value)) for phase in WORKING]
