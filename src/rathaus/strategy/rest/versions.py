"""Operations on versions: list, content, comparison, replay, freezing."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import ConfigDict, Field

from rathaus.audit.api import actor_of
from rathaus.kernel.access import Role
from rathaus.kernel.access_rest import rest_public, rest_requires
from rathaus.kernel.problems import ProblemDocument
from rathaus.kernel.text import Localized
from rathaus.strategy.document import Category, Provenance
from rathaus.strategy.rest import shapes
from rathaus.strategy.rest.answers import Page, insider, known_only, links, plain, send, window
from rathaus.strategy.rest.elements import ERRORS, LIMIT, PREFIX, leads_to
from rathaus.strategy.rest.inputs import Prose
from rathaus.strategy.rest.queries import ListQuery
from rathaus.strategy.rules.compare import Changed, Comparison, FieldChange, Named
from rathaus.strategy.rules.state import GoalState, Light, StateKind
from rathaus.strategy.versions import store
from rathaus.strategy.versions.store import StoredVersion

router = Router(tags=["versions"])


@dataclass(frozen=True)
class GoalThen:
    """What was said of a goal in a version."""

    state: StateKind
    light: Light | None
    label: Localized
    value: Decimal | None
    provenance: Provenance | None


@dataclass(frozen=True)
class CategoryStep:
    """A project whose category differs."""

    project: str
    title: str
    old: Category
    new: Category
    old_reason: Localized
    new_reason: Localized


@dataclass(frozen=True)
class StateStep:
    """A goal of which something else is said."""

    goal: str
    title: Localized
    old: GoalThen
    new: GoalThen
    state_differs: bool


@dataclass(frozen=True)
class Compared:
    """The difference of two versions, part by part and in words."""

    old: str
    new: str
    header: tuple[FieldChange, ...]
    added: tuple[Named, ...]
    removed: tuple[Named, ...]
    changed: tuple[Changed, ...]
    categories: tuple[CategoryStep, ...]
    states: tuple[StateStep, ...]


@dataclass(frozen=True, kw_only=True)
class VersionDetail(shapes.VersionItem):
    """A version with what the rules said of it then."""

    on: date
    projects: int
    categories: dict[str, int]
    goals: dict[str, GoalThen]
    measures: tuple[str, ...]


@dataclass(frozen=True)
class DifferenceItem:
    """A result that the present rules give otherwise."""

    kind: str
    id: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Replayed:
    """Whether the present rules give exactly what was frozen, and where not."""

    version: str
    on: date
    exact: bool
    projects: int
    goals: int
    differences: tuple[DifferenceItem, ...]


def _facts(version: StoredVersion, *, named: bool) -> dict[str, Any]:
    facts = {field.name: getattr(version, field.name) for field in fields(version)}
    facts["url"] = f"{PREFIX}/versions/{version.slug}"
    return facts if named else {**facts, "frozen_by": ""}


def _then(state: GoalState) -> GoalThen:
    light = None if state.light is Light.NONE else state.light
    return GoalThen(state.kind, light, state.label, state.value, state.provenance)


@router.get(
    "/versions",
    auth=rest_public,
    response={200: Page[shapes.VersionItem], 304: None, 422: ProblemDocument},
    operation_id="list_versions",
    summary="List versions",
    openapi_extra=leads_to(
        {"read_version": "/results/0/slug", "replay_version": "/results/0/slug"}
    ),
)
def list_versions(request: HttpRequest, query: Query[ListQuery]) -> HttpResponse:
    """Frozen states of the strategy, newest first."""
    known_only(request, ListQuery)
    named = insider(request)
    items = [shapes.VersionItem(**_facts(each, named=named)) for each in store.stored()]
    limit = query.limit or LIMIT
    return send(
        request,
        {
            "count": len(items),
            "results": [plain(item) for item in window(items, limit, query.offset)],
        },
        headers=links(request, len(items), limit, query.offset),
    )


@router.get(
    "/versions/{key}",
    auth=rest_public,
    response={200: VersionDetail, **ERRORS},
    operation_id="read_version",
    summary="Read a version",
)
def read_version(request: HttpRequest, key: str) -> HttpResponse:
    """What was frozen, with the results of the rules as they were."""
    known_only(request)
    version, content = store.info(key), store.load(key)
    categories = dict.fromkeys((category.value for category in Category), 0)
    for decision in content.decisions.values():
        categories[decision.category.value] += 1
    detail = VersionDetail(
        **_facts(version, named=insider(request)),
        on=content.on,
        projects=len(content.strategy.projects),
        categories=categories,
        goals={goal: _then(state) for goal, state in content.evaluation.goals.items()},
        measures=content.measures,
    )
    return send(request, plain(detail), modified=version.frozen_at)


@router.get(
    "/versions/{old}/compare/{new}",
    auth=rest_public,
    response={200: Compared, **ERRORS},
    operation_id="compare_versions",
    summary="Compare two versions; `jetzt` is the present state",
)
def compare_versions(request: HttpRequest, old: str, new: str) -> HttpResponse:
    """What differs between two versions, in words."""
    known_only(request)
    return send(request, plain(_compared(old, new, store.compare(old, new), insider(request))))


def _compared(old: str, new: str, found: Comparison, named: bool) -> Compared:
    changed = found.changed if named else tuple(_without_names(each) for each in found.changed)
    return Compared(
        old=old,
        new=new,
        header=found.header,
        added=found.added,
        removed=found.removed,
        changed=tuple(each for each in changed if each.fields),
        categories=tuple(
            CategoryStep(
                each.project,
                each.title,
                each.old,
                each.new,
                each.old_decision.reason,
                each.new_decision.reason,
            )
            for each in found.categories
        ),
        states=tuple(
            StateStep(each.goal, each.title, _then(each.old), _then(each.new), each.state_differs)
            for each in found.states
        ),
    )


def _without_names(changed: Changed) -> Changed:
    hidden = ("lead", "list_source", "override")
    shown = tuple(each for each in changed.fields if each.field not in hidden)
    return Changed(changed.kind, changed.id, changed.title, shown)


@router.get(
    "/versions/{key}/replay",
    auth=rest_public,
    response={200: Replayed, **ERRORS},
    operation_id="replay_version",
    summary="Judge a version by the present rules",
)
def replay_version(request: HttpRequest, key: str) -> HttpResponse:
    """Whether the present rules still give what was frozen."""
    known_only(request)
    version, found = store.info(key), store.replay(key)
    return send(
        request,
        plain(
            Replayed(
                version.slug,
                found.on,
                found.exact,
                found.projects,
                found.goals,
                tuple(DifferenceItem(d.kind, d.id, tuple(d.frozen)) for d in found.differences),
            )
        ),
    )


class NewVersion(Schema):
    """The name under which the present state is kept."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
    remark: Prose = ""


@router.post(
    "/versions",
    auth=rest_requires(Role.STRATEGY_OFFICE),
    response={
        201: shapes.VersionItem,
        **dict.fromkeys((400, 401, 403, 409, 413, 415, 422), ProblemDocument),
    },
    operation_id="freeze_version",
    summary="Freeze the strategy",
    openapi_extra=leads_to({"read_version": "/slug"}, 201),
)
def freeze_version(request: HttpRequest, body: NewVersion) -> HttpResponse:
    """Keep the present state under a name."""
    known_only(request)
    version = store.freeze(
        body.name, actor=actor_of(request.user), remark=body.remark, person=str(request.user)
    )
    item = shapes.VersionItem(**_facts(version, named=True))
    return send(request, plain(item), status=201, headers={"Location": item.url})
