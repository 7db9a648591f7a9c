"""Operations on goals: state, history, trace, and readings that people establish."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema
from pydantic import ConfigDict, Field

from rathaus.identity.api import for_actor
from rathaus.kernel.access import Role
from rathaus.kernel.access_rest import rest_public, rest_requires
from rathaus.kernel.models import StoredReading
from rathaus.kernel.problems import ProblemDocument
from rathaus.kernel.time import today
from rathaus.kernel.units import Unit
from rathaus.strategy.document import Goal, GoalReading, Provenance
from rathaus.strategy.errors import InvalidChange, NotFound
from rathaus.strategy.evaluation import Evaluated, current
from rathaus.strategy.rest import queries, shapes
from rathaus.strategy.rest.answers import (
    Page,
    download,
    insider,
    known_only,
    links,
    plain,
    send,
    state_tag,
    unchanged,
)
from rathaus.strategy.rest.elements import CSV, ERRORS, LIMIT, PREFIX, Listing, mount
from rathaus.strategy.rest.inputs import Prose
from rathaus.strategy.rest.shapes import extend
from rathaus.strategy.rest.table import table
from rathaus.strategy.rules.state import Light
from rathaus.strategy.store.codec import plain_number
from rathaus.strategy.store.readings import PREFIX as SERIES
from rathaus.strategy.store.readings import state_reading
from rathaus.strategy.store.structure import structure
from rathaus.strategy.trace import Trace, trace

FIRST_DAY = date(1900, 1, 1)
router = Router(tags=["goals"])


def _goals(now: Evaluated) -> Iterable[shapes.GoalItem]:
    for goal in now.strategy.goals:
        state = now.evaluation.goals[goal.id]
        yield extend(
            shapes.GoalItem,
            goal,
            due=state.due,
            state=state.kind,
            rule=state.rule,
            light=None if state.light is Light.NONE else state.light,
            label=state.label,
            reason=state.reason,
            value=state.value,
            on=state.on,
            provenance=state.provenance,
            progress=state.progress,
            reached_on=state.reached_on,
            fell_back=state.fell_back,
            change_quarter=state.change_quarter,
            change_year=state.change_year,
            gap=now.gaps.get(goal.id, ""),
            url=f"{PREFIX}/goals/{goal.id}",
            readings_url=f"{PREFIX}/goals/{goal.id}/readings",
            trace_url=f"{PREFIX}/goals/{goal.id}/trace",
        )


def _detail(now: Evaluated, item: shapes.GoalItem) -> shapes.GoalDetail:
    return extend(shapes.GoalDetail, item, outlook=now.evaluation.goals[item.id].outlook)


mount(
    router,
    Listing(
        "goals",
        "goal",
        shapes.GoalItem,
        queries.GoalQuery,
        _goals,
        _detail,
        shapes.GoalDetail,
    ),
)


def _goal(key: str) -> Goal:
    found = next((goal for goal in structure().goals if goal.id == key), None)
    if found is None:
        raise NotFound(f"Es gibt kein Ziel „{key[:120]}“.")
    return found


def _reading(row: StoredReading, *, named: bool) -> shapes.ReadingItem:
    return shapes.ReadingItem(
        id=row.pk,
        on=row.on,
        at=row.at,
        value=None if row.value is None else plain_number(row.value),
        provenance=Provenance(row.provenance),
        evidence=row.evidence,
        reason=row.reason,
        formula=row.formula,
        person=row.person if named else "",
    )


@router.get(
    "/goals/{key}/readings",
    auth=rest_public,
    response={200: Page[shapes.ReadingItem], **ERRORS},
    operation_id="list_readings",
    summary="History of a goal",
    openapi_extra={"responses": {200: CSV}},
)
def list_readings(
    request: HttpRequest, key: str, query: Query[queries.ReadingQuery]
) -> HttpResponse:
    """All readings of a goal in order of date, gaps and samples included."""
    known_only(request, queries.ReadingQuery)
    goal, now = _goal(key), current()
    tag = state_tag(request, now.revision)
    if early := unchanged(request, tag, now.revision.changed_at):
        return early
    rows = StoredReading.objects.filter(series=SERIES + goal.id).order_by("on", "id").defer("rows")
    if query.since:
        rows = rows.filter(on__gte=query.since)
    if query.until:
        rows = rows.filter(on__lte=query.until)
    if query.provenance:
        rows = rows.filter(provenance__in=[each.value for each in query.provenance])
    count, named = rows.count(), insider(request)
    limit = query.limit or (max(count, 1) if query.format == "csv" else LIMIT)
    shown = [_reading(row, named=named) for row in rows[query.offset : query.offset + limit]]
    if query.format == "csv":
        return download(request, table(shown, shapes.ReadingItem), f"{goal.id}-readings", tag)
    return send(
        request,
        {"count": count, "results": [plain(item) for item in shown]},
        tag=tag,
        modified=now.revision.changed_at,
        headers=links(request, count, limit, query.offset),
    )


@router.get(
    "/goals/{key}/trace",
    auth=rest_public,
    response={200: Trace, **ERRORS},
    operation_id="trace_goal",
    summary="Measures and rows behind a goal's computed value",
)
def trace_goal(request: HttpRequest, key: str) -> HttpResponse:
    """From the newest computed value back to formula, measures and the rows behind them."""
    known_only(request)
    return send(request, plain(trace(_goal(key))))


class NewReading(Schema):
    """A value that a person has established for a goal, in its unit, with the evidence."""

    model_config = ConfigDict(extra="forbid")

    on: date
    value: Annotated[Decimal, Field(ge=0, le=10**12)]
    evidence: Annotated[Prose, Field(min_length=3, max_length=2000, pattern=r"\S")]


@router.post(
    "/goals/{key}/readings",
    auth=rest_requires(Role.STRATEGY_OFFICE, Role.ADMINISTRATOR),
    response={
        201: shapes.ReadingItem,
        **dict.fromkeys((400, 401, 403, 404, 409, 413, 415, 422), ProblemDocument),
    },
    operation_id="state_reading",
    summary="State a reading with evidence",
)
def add_reading(request: HttpRequest, key: str, body: NewReading) -> Any:
    """Keep a dated value with its evidence; nothing is overwritten, the later one counts."""
    known_only(request)
    goal = _goal(key)
    _refuse_impossible(goal, body)
    reading = GoalReading(
        goal=goal.id,
        on=body.on,
        value=plain_number(round(body.value, 6)),
        provenance=Provenance.MANUAL,
        evidence=body.evidence.strip(),
        person=str(request.user.pk),
    )
    state_reading(reading, actor=for_actor(request.user))
    row = StoredReading.objects.filter(
        series=SERIES + goal.id, on=body.on, provenance=Provenance.MANUAL, formula=""
    ).latest("id")
    return send(request, plain(_reading(row, named=True)), status=201)


def _refuse_impossible(goal: Goal, body: NewReading) -> None:
    if body.on < FIRST_DAY:
        raise InvalidChange(_("So alt ist kein Wert."), field="on")
    if body.on > today():
        raise InvalidChange(_("Ein Wert kann nicht aus der Zukunft sein."), field="on")
    if goal.unit is Unit.PERCENT and body.value > 100:
        raise InvalidChange(_("Ein Anteil hat höchstens 100 Prozent."), field="value")
    if goal.unit is Unit.YES_NO and body.value not in (0, 1):
        raise InvalidChange(_("Hier heißt 1 ja und 0 nein."), field="value")
