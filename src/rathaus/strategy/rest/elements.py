"""Operations on the structure: lists and items of clusters, dimensions, plans, pools and so on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from rathaus.kernel.access_rest import rest_public
from rathaus.kernel.problems import ProblemDocument
from rathaus.strategy.document import ActionPlan, PlanKind
from rathaus.strategy.errors import NotFound
from rathaus.strategy.evaluation import Evaluated, current
from rathaus.strategy.rest import queries, shapes
from rathaus.strategy.rest.answers import (
    Page,
    download,
    known_only,
    links,
    plain,
    send,
    state_tag,
    unchanged,
    window,
)
from rathaus.strategy.rest.references import existing_only
from rathaus.strategy.rest.shapes import extend
from rathaus.strategy.rest.table import table
from rathaus.strategy.rules.rollup import RollUp

T = TypeVar("T")
PREFIX = "/api/strategy"
LIMIT = 100
CSV: dict[str, Any] = {"content": {"text/csv": {"schema": {"type": "string"}}}}
ERRORS: dict[int, Any] = {304: None, 404: ProblemDocument, 422: ProblemDocument}

router = Router(tags=["structure"])


def leads_to(operations: dict[str, str], status: int = 200, **more: Any) -> dict[str, Any]:
    """OpenAPI links from an answer to operations on what it names, beside other additions.

    Args:
        operations: where the key stands in the answer, by operation id.
        status: status of the answer.
        more: what else the answer has, such as `CSV`.
    """
    links = {}
    for name, place in operations.items():
        parameters = {"key": f"$response.body#{place}"}
        if name.startswith(("change_", "replace_")):
            parameters["header.If-Match"] = "$response.header.ETag"
        links[name] = {"operationId": name, "parameters": parameters}
    return {"responses": {status: {"links": links, **more}}}


Build = Callable[[Evaluated], Iterable[Any]]


@dataclass(frozen=True)
class Listing:
    """A kind of which programs get a list with filters, and single items.

    Args:
        path: such as ``action-plans``.
        name: of one item, for operation ids.
        item: dataclass of a list's items.
        query: filters; those beside paging are compared with the field of their name.
        build: makes all items from the evaluated strategy.
        detail: makes what the single answer holds from an item.
        detail_item: dataclass of the single answer.
    """

    path: str
    name: str
    item: type[Any]
    query: type[queries.ListQuery]
    build: Build
    detail: Callable[[Evaluated, Any], Any] = lambda _now, item: item
    detail_item: type[Any] | None = None


def mount(target: Router, listing: Listing) -> None:
    """Add the two operations of a kind to a router."""

    def many(request: HttpRequest, query: Any) -> HttpResponse:
        known_only(request, listing.query)
        now = current()
        existing_only(query, lambda: now.strategy)
        return _answer_list(request, now, listing, query)

    def one(request: HttpRequest, key: str) -> HttpResponse:
        known_only(request)
        now = current()
        found = next((each for each in listing.build(now) if each.id == key), None)
        if found is None:
            raise NotFound(f"Unter {listing.path} gibt es „{key[:120]}“ nicht.")
        return send(request, plain(listing.detail(now, found)), modified=now.modified)

    parameters: Any = Query  # mypy knows it as a class only
    many.__annotations__["query"] = parameters[listing.query]
    many.__doc__, one.__doc__ = listing.query.__doc__, listing.item.__doc__
    page: Any = Page.__class_getitem__(listing.item)
    target.get(
        f"/{listing.path}",
        auth=rest_public,
        response={200: page, 304: None, 422: ProblemDocument},
        operation_id=f"list_{listing.path.replace('-', '_')}",
        summary=f"List {listing.path.replace('-', ' ')}",
        openapi_extra=leads_to({f"read_{listing.name}": "/results/0/id"}, **CSV),
    )(many)
    target.get(
        f"/{listing.path}/{{key}}",
        auth=rest_public,
        response={200: listing.detail_item or listing.item, **ERRORS},
        operation_id=f"read_{listing.name}",
        summary=f"Read {listing.name.replace('_', ' ')}",
    )(one)


def _answer_list(
    request: HttpRequest, now: Evaluated, listing: Listing, query: queries.ListQuery
) -> HttpResponse:
    tag = state_tag(request, now.revision, now.on)
    if early := unchanged(request, tag, now.modified):
        return early
    items = _filtered(listing.build(now), query)
    if query.format == "csv":
        shown = window(items, query.limit or len(items), query.offset)
        return download(request, table(shown, listing.item), listing.path, tag)
    limit = query.limit or LIMIT
    return send(
        request,
        {"count": len(items), "results": [plain(i) for i in window(items, limit, query.offset)]},
        tag=tag,
        modified=now.modified,
        headers=links(request, len(items), limit, query.offset),
    )


FIELDS = {"dimension": "dimensions", "action_plan": "action_plans"}
"""Filters whose item has several values."""


def _filtered(items: Iterable[T], query: queries.ListQuery) -> list[T]:
    wanted = query.model_dump(exclude={"limit", "offset", "format"})
    return [item for item in items if all(_fits(item, name, v) for name, v in wanted.items())]


def _fits(item: Any, name: str, wanted: Any) -> bool:
    if wanted is None or wanted == []:
        return True
    value = getattr(item, FIELDS.get(name, name))
    if isinstance(value, tuple):
        return bool(set(value) & set(wanted))
    if name == "light":
        value = value or "none"
    return bool(value in wanted if isinstance(wanted, list) else value == wanted)


def progress(rolled: RollUp | None) -> shapes.Progress:
    """The part of a roll-up that lists show."""
    assert rolled is not None, "every programme and dimension is rolled up"
    return shapes.Progress(
        rolled.progress,
        rolled.known_share,
        rolled.goals,
        rolled.counted,
        rolled.sample,
        rolled.unknown,
        rolled.sample_progress,
        rolled.explanation,
    )


def _ids(parts: Iterable[Any]) -> tuple[str, ...]:
    return tuple(part.id for part in parts)


def _clusters(now: Evaluated) -> Iterable[shapes.ClusterItem]:
    for cluster in now.strategy.clusters:
        yield extend(
            shapes.ClusterItem,
            cluster,
            dimensions=_ids(each for each in now.strategy.dimensions if each.cluster == cluster.id),
            url=f"{PREFIX}/clusters/{cluster.id}",
        )


def _dimensions(now: Evaluated) -> Iterable[shapes.DimensionItem]:
    for dimension in now.strategy.dimensions:
        yield extend(
            shapes.DimensionItem,
            dimension,
            goals=_ids(each for each in now.strategy.goals if dimension.id in each.dimensions),
            projects=now.counts.by["dimension"].get(dimension.id, 0),
            progress=progress(now.evaluation.dimensions.get(dimension.id)),
            url=f"{PREFIX}/dimensions/{dimension.id}",
        )


def _programmes(now: Evaluated) -> Iterable[shapes.ProgrammeItem]:
    for programme in now.strategy.programmes:
        plans = [each for each in now.strategy.action_plans if each.programme == programme.id]
        yield extend(
            shapes.ProgrammeItem,
            programme,
            goals=_ids(each for each in now.strategy.goals if each.programme == programme.id),
            action_plans=_ids(each for each in plans if each.kind is PlanKind.ACTION_PLAN),
            undertakings=_ids(each for each in plans if each.kind is PlanKind.UNDERTAKING),
            projects=now.counts.by["programme"].get(programme.id, 0),
            progress=progress(now.evaluation.programmes.get(programme.id)),
            url=f"{PREFIX}/programmes/{programme.id}",
        )


def _plan(now: Evaluated, plan: ActionPlan) -> shapes.ActionPlanItem:
    path = "action-plans" if plan.kind is PlanKind.ACTION_PLAN else "undertakings"
    return extend(
        shapes.ActionPlanItem,
        plan,
        goals=_ids(each for each in now.strategy.goals if plan.id in each.action_plans),
        projects=now.counts.by["action_plan"].get(plan.id, 0),
        url=f"{PREFIX}/{path}/{plan.id}",
    )


def _plans(kind: PlanKind) -> Build:
    return lambda now: [_plan(now, each) for each in now.strategy.action_plans if each.kind is kind]


def _directorates(now: Evaluated) -> Iterable[shapes.DirectorateItem]:
    for directorate in now.strategy.directorates:
        yield extend(
            shapes.DirectorateItem,
            directorate,
            departments=_ids(
                each for each in now.strategy.departments if each.directorate == directorate.id
            ),
            projects=now.counts.by["directorate"].get(directorate.id, 0),
            url=f"{PREFIX}/directorates/{directorate.id}",
        )


def _departments(now: Evaluated) -> Iterable[shapes.DepartmentItem]:
    for department in now.strategy.departments:
        yield extend(
            shapes.DepartmentItem,
            department,
            projects=now.counts.by["department"].get(department.id, 0),
            url=f"{PREFIX}/departments/{department.id}",
        )


def _pools(now: Evaluated) -> Iterable[shapes.PoolItem]:
    for pool in now.strategy.pools:
        yield extend(shapes.PoolItem, pool, url=f"{PREFIX}/pools/{pool.id}")


LISTINGS = (
    Listing("clusters", "cluster", shapes.ClusterItem, queries.ListQuery, _clusters),
    Listing("dimensions", "dimension", shapes.DimensionItem, queries.DimensionQuery, _dimensions),
    Listing("programmes", "programme", shapes.ProgrammeItem, queries.ListQuery, _programmes),
    Listing(
        "action-plans",
        "action_plan",
        shapes.ActionPlanItem,
        queries.PlanQuery,
        _plans(PlanKind.ACTION_PLAN),
    ),
    Listing(
        "undertakings",
        "undertaking",
        shapes.ActionPlanItem,
        queries.PlanQuery,
        _plans(PlanKind.UNDERTAKING),
    ),
    Listing(
        "directorates", "directorate", shapes.DirectorateItem, queries.ListQuery, _directorates
    ),
    Listing(
        "departments", "department", shapes.DepartmentItem, queries.DepartmentQuery, _departments
    ),
    Listing("pools", "pool", shapes.PoolItem, queries.PoolQuery, _pools),
)
for _listing in LISTINGS:
    mount(router, _listing)
