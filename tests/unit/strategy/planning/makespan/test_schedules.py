"""The judge of schedules finds each planted fault."""

import pytest

from rathaus.strategy.planning.makespan.errors import Unschedulable
from rathaus.strategy.planning.makespan.incumbent import Incumbent, WrongSchedule
from rathaus.strategy.planning.makespan.task import Network, Task
from rathaus.strategy.planning.makespan.validate import faults
from tests.unit.strategy.planning.makespan.networks import OWN

NETWORK = Network("own", (3, 1), OWN)
RIGHT = [0, 4, 0, 7, 9]


def test_a_right_schedule_has_no_fault() -> None:
    assert faults(NETWORK, RIGHT, 9) == []


@pytest.mark.parametrize(
    ("starts", "makespan", "fault"),
    [
        ([0, 4, 0, 6, 9], 9, "task 4 starts in 6, its predecessor 2 ends at 7"),
        ([0, 3, 0, 7, 9], 9, "resource 1 gives 3, 4 in use in 3"),
        ([0, 0, 4, 6, 8], 8, "resource 2 gives 1, 2 in use in 6"),
        ([-1, 4, 0, 7, 9], 9, "task 1 starts in period -1"),
        (RIGHT, 8, "it ends at 9, not at 8"),
        (RIGHT[:-1], 9, "4 starts for 5 tasks"),
    ],
)
def test_a_planted_fault_is_found_alone(starts: list[int], makespan: int, fault: str) -> None:
    assert faults(NETWORK, starts, makespan) == [fault]


def test_a_schedule_with_a_fault_is_never_kept() -> None:
    incumbent = Incumbent(NETWORK, 0, end=0.0)
    incumbent.offer(RIGHT, 9)

    with pytest.raises(WrongSchedule, match="own: task 4 starts in 3"):
        incumbent.offer([0, 4, 0, 3, 5], 5)
    incumbent.offer([0, 5, 0, 8, 10], 10)

    assert incumbent.schedule().starts == tuple(RIGHT)


@pytest.mark.parametrize(
    ("task", "message"),
    [
        (Task(-1, (0,)), "Task 1 lasts -1 periods"),
        (Task(2**50, (0,)), "Task 1 lasts"),
        (Task(1, (0, 0)), "Task 1 names 2 needs, not 1"),
        (Task(1, (-1,)), "Task 1 needs -1 of resource 1"),
        (Task(1, (0,), (3,)), "Task 1 follows a task that does not exist"),
        (Task(1, (0,), (0,)), "circle among the tasks 1"),
    ],
)
def test_absurd_tasks_are_refused(task: Task, message: str) -> None:
    with pytest.raises(Unschedulable, match=message):
        Network("absurd", (2,), (task,))
