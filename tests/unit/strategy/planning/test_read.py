"""Portfolio instances are read as they are, and what cannot be read is named."""

from typing import Any

import pytest

from rathaus.strategy.planning.errors import BadInstance
from rathaus.strategy.planning.model import Instance, Mode, Pool, Project
from rathaus.strategy.planning.read import read_instance


def document(**changes: Any) -> dict[str, Any]:
    project = {
        "id": "P1",
        "category": "C",
        "weight": 4,
        "quarters": 2,
        "need": {"it": 3},
        "earliest": 1,
        "deadline": None,
        "after": ["P0"],
        "fixed_start": None,
    }
    return {
        "name": "small",
        "quarters": 3,
        "first_quarter": "2024Q1",
        "unplanned_end": 9,
        "late_per_quarter": 2,
        "pools": [{"id": "it", "capacity": [5, 5, 6]}],
        "projects": [{**project, **changes}],
    }


def test_a_document_is_read() -> None:
    project = Project("P1", 4, (Mode(2, {"it": (3, 3)}),), 1, None, ("P0",))
    pools = (Pool("it", (5, 5, 6)),)
    assert read_instance(document()) == Instance("small", 3, 9, 2, pools, (project,))


def test_fixed_start_and_deadline_are_read() -> None:
    (project,) = read_instance(document(fixed_start=1, deadline=2)).projects
    assert (project.fixed_start, project.deadline) == (1, 2)


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"weight": "4"}, "weight"),
        ({"weight": None}, "weight"),
        ({"quarters": 10**9}, "quarters"),
        ({"quarters": 0}, "quarters"),
        ({"need": {"it": 1.5}}, "need"),
        ({"need": [3]}, "entry"),
        ({"after": "P0"}, "after"),
        ({"deadline": True}, "deadline"),
        ({"id": ""}, "id"),
    ],
)
def test_a_value_of_another_kind_is_named(changes: dict[str, Any], key: str) -> None:
    with pytest.raises(BadInstance, match=key):
        read_instance(document(**changes))


@pytest.mark.parametrize("data", [None, [], {"name": "x"}, {**document(), "pools": [3]}])
def test_another_shape_is_refused(data: Any) -> None:
    with pytest.raises(BadInstance):
        read_instance(data)
