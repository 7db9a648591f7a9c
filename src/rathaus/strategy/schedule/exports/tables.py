"""A plan and its load as CSV that spreadsheets open safely."""

from collections.abc import Callable

from rathaus.strategy.lists.export import write_csv
from rathaus.strategy.schedule.rules.supply import person_months
from rathaus.strategy.schedule.showing.plan_view import PlanView

Words = dict[str, str]


def plan_csv(plan: PlanView, words: Words) -> bytes:
    """Write a row for each project: when it starts, ends, and how long it waits.

    Args:
        plan: the plan.
        words: headings and words by name, in the language of the reader.
    """
    headings = [
        words[name]
        for name in ("number", "title", "category", "status", "wished", "begin", "end", "waits")
    ]
    rows = []
    for name, facts in plan.task.projects.items():
        start = plan.starts.get(name)
        project = plan.projects[name]
        fixed = project.fixed_start is not None
        rows.append(
            [
                facts.number,
                facts.title,
                facts.category.value,
                words["running"] if fixed else words["planned" if start else "unplanned"],
                str(facts.began if fixed else plan.quarter(project.earliest)),
                str(plan.quarter(start.quarter)) if start else "",
                str(plan.quarter(plan.end(name))) if start else "",
                str(start.quarter - project.earliest) if start and not fixed else "",
            ]
        )
    return write_csv(headings, rows)


def load_csv(plan: PlanView, words: Words, write: Callable[[float], str]) -> bytes:
    """Write what the plan takes of each pool in each quarter, and what the pool has."""
    headings = [words[name] for name in ("pool", "quarter", "used", "capacity", "over")]
    rows = []
    for pool, facts in plan.task.pools.items():
        for place, used in enumerate(plan.load.used[pool]):
            stated = facts.stated[place]
            amounts = (used, stated, max(0, used - stated))
            rows.append(
                [
                    facts.title.de,
                    str(plan.quarter(place)),
                    *(write(float(person_months(amount))) for amount in amounts),
                ]
            )
    return write_csv(headings, rows)
