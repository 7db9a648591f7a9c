"""The example of docs/explanation/why-a-project-waits.md is what the program answers."""

import re
from dataclasses import replace
from pathlib import Path

from rathaus.strategy.planning.model import Start
from rathaus.strategy.planning.reasons.change import AddCapacity, DelayProject, ReduceNeed
from rathaus.strategy.planning.reasons.conflict import conflicts
from rathaus.strategy.planning.reasons.demand import Demand, Demanded
from rathaus.strategy.planning.reasons.proposal import Proposal
from rathaus.strategy.planning.reasons.proven import what_is_proven
from rathaus.strategy.planning.reasons.smallest import smallest_changes
from rathaus.strategy.planning.reasons.waiting import why_not_earlier
from tests.unit.strategy.planning.reasons.tiny import simple, task

PAGE = Path(__file__).parents[5] / "docs" / "explanation" / "why-a-project-waits.md"
TASK = task(
    simple("register", 2, 2, weight=30),
    simple("archive", 1, 1, weight=10),
    simple("dog-tax", 1, 2, weight=20),
)
PLAN = {"register": Start(0), "archive": Start(2), "dog-tax": Start(3)}


def told(title: str) -> list[str]:
    """Return the lines below a title in the page's blocks."""
    blocks = re.findall(r"```\n(.*?)\n```", PAGE.read_text("utf-8"), re.DOTALL)
    found = [block.splitlines()[1:] for block in blocks if block.splitlines()[0] == title]
    assert len(found) == 1
    return found[0]


def test_the_page_tells_what_stands_in_the_way() -> None:
    lines = [
        f"quarter {short.quarter}: {short.pool} lacks {short.lacking} of {short.need}, held by "
        + ", ".join(use.project for use in short.ahead)
        for tried in why_not_earlier(TASK, PLAN, "dog-tax").attempts
        for short in tried.shortages
    ]
    assert lines == told("why dog-tax not earlier")


def in_words(proposal: Proposal) -> str:
    change = proposal.changes[0]
    if isinstance(change, AddCapacity):
        what = f"{change.amount} of {change.pool} in quarter {change.first}"
    elif isinstance(change, ReduceNeed):
        what = f"{change.amounts[0]} of {change.pool} in quarter {proposal.start.quarter}"
    else:
        assert isinstance(change, DelayProject)
        what = f"{change.project} starts in {change.quarter}"
    return (
        f"{proposal.ways[0]}: {what}; starts in {proposal.start.quarter}; objective {proposal.cost}"
    )


def test_the_page_tells_the_smallest_changes() -> None:
    lines = [in_words(each) for each in smallest_changes(TASK, PLAN, "dog-tax")]
    assert lines == told("change for dog-tax")


def test_the_page_tells_what_is_proven() -> None:
    proven = what_is_proven(TASK, PLAN, PLAN)
    line = (
        f"last start no earlier than quarter {proven.quarter}, because of "
        f"{', '.join(proven.pools)}; this plan: quarter {proven.plan}"
    )
    assert [line] == told("proven for register, archive, dog-tax")


def demand_in_words(demand: Demand) -> str:
    if demand.kind is Demanded.CAPACITY:
        return f"capacity of {demand.pool} in quarter {demand.quarter}"
    if demand.kind is Demanded.REQUIRED:
        return f"required: {demand.project}"
    return f"{demand.kind} of {demand.project}: quarter {demand.quarter}"


def test_the_page_tells_a_conflict() -> None:
    must = {"register", "dog-tax"}
    projects = tuple(
        replace(each, required=each.id in must, deadline=1 if each.id in must else None)
        for each in TASK.projects
    )
    conflict = conflicts(replace(TASK, projects=projects), hard_deadlines=must)
    assert conflict.irreducible
    lines = [demand_in_words(each) for each in conflict.demands]
    assert lines == told("conflict if register and dog-tax must be done by quarter 1")
