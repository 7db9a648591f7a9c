"""Measures that the strategy itself owns: numbers computed from the portfolio.

A value over sample projects is itself a sample: the provenance of a result is the weakest of
its rows.
"""

from collections.abc import Sequence
from decimal import Decimal

from rathaus.kernel.measures import Measure, Result, Row, register, weakest
from rathaus.kernel.text import Localized
from rathaus.kernel.time import now
from rathaus.kernel.units import Unit
from rathaus.strategy.document import Origin, Status
from rathaus.strategy.models import ProjectRow

_OWNER = "strategy"
_COUNTED = (Status.IDEA, Status.PLANNED, Status.RUNNING, Status.DONE)


def _rows(action_plan: str) -> list[Row]:
    projects = ProjectRow.objects.filter(
        action_plan=action_plan, status__in=[status.value for status in _COUNTED]
    ).order_by("key")
    return [
        Row(
            source="strategy.project",
            id=key,
            label=title,
            value=status,
            provenance="sample" if origin == Origin.SAMPLE else "measured",
        )
        for key, title, status, origin in projects.values_list("key", "title", "status", "origin")
    ]


def _done(rows: Sequence[Row]) -> int:
    return sum(row.value == Status.DONE for row in rows)


def projects_done_share(action_plan: str) -> Result:
    """Percentage of the projects of an action plan that are done; stopped ones do not count."""
    rows = _rows(action_plan)
    if not rows:
        return Result(None, now(), reason="Der Aktionsplan hat noch keine Projekte.")
    share = Decimal(100 * _done(rows)) / len(rows)
    return Result(
        share.quantize(Decimal("0.1")), now(), rows, provenance=weakest(r.provenance for r in rows)
    )


def projects_done_count(action_plan: str) -> Result:
    """Number of finished projects of an action plan."""
    rows = _rows(action_plan)
    return Result(Decimal(_done(rows)), now(), rows, provenance=weakest(r.provenance for r in rows))


def register_measures() -> None:
    """Offer the strategy's measures to the registry."""
    register(
        Measure(
            id="strategy.action_plan.projects_done_share",
            title=Localized(
                "Anteil der fertigen Projekte eines Aktionsplans",
                "Share of an action plan's projects that are done",
            ),
            unit=Unit.PERCENT,
            owner=_OWNER,
            description=Localized(
                "Fertige Projekte geteilt durch alle Projekte des Aktionsplans, ohne abgebrochene.",
                "Finished projects divided by all projects of the plan, stopped ones left out.",
            ),
            compute=projects_done_share,
        )
    )
    register(
        Measure(
            id="strategy.action_plan.projects_done_count",
            title=Localized(
                "Zahl der fertigen Projekte eines Aktionsplans",
                "Number of an action plan's projects that are done",
            ),
            unit=Unit.COUNT,
            owner=_OWNER,
            description=Localized(
                "Zahl der Projekte des Aktionsplans, die fertig sind.",
                "How many projects of the plan are done.",
            ),
            compute=projects_done_count,
        )
    )
