"""The registry of measures, for whoever writes formulas."""

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from rathaus.kernel import measures
from rathaus.kernel.access_rest import rest_public
from rathaus.kernel.problems import ProblemDocument
from rathaus.strategy.document import Goal
from rathaus.strategy.rest import shapes
from rathaus.strategy.rest.answers import Page, known_only, links, plain, send, window
from rathaus.strategy.rest.elements import LIMIT
from rathaus.strategy.rest.queries import ListQuery
from rathaus.strategy.rules.formula import FormulaError, parse
from rathaus.strategy.store.structure import structure

router = Router(tags=["measures"])


@router.get(
    "/measures",
    auth=rest_public,
    response={200: Page[shapes.MeasureItem], 304: None, 422: ProblemDocument},
    operation_id="list_measures",
    summary="List measures",
)
def list_measures(request: HttpRequest, query: Query[ListQuery]) -> HttpResponse:
    """Measures that running systems offer, with the goals whose formulas name them."""
    known_only(request, ListQuery)
    goals = structure().goals
    items = [
        shapes.MeasureItem(
            id=measure.id,
            title=measure.title,
            unit=measure.unit,
            owner=measure.owner,
            description=measure.description,
            goals=tuple(goal.id for goal in goals if measure.id in _names(goal)),
        )
        for measure in measures.registered()
    ]
    limit = query.limit or LIMIT
    shown = window(items, limit, query.offset)
    return send(
        request,
        {"count": len(items), "results": [plain(item) for item in shown]},
        headers=links(request, len(items), limit, query.offset),
    )


def _names(goal: Goal) -> set[str]:
    try:
        names = parse(goal.formula).measures if goal.formula else ()
    except FormulaError:
        return set()
    return {name.partition("[")[0] for name in names}
