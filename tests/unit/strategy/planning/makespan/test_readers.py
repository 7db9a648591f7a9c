"""Files of instances are read exactly, and a damaged one is named with its line."""

from pathlib import Path

import pytest

from rathaus.strategy.planning.makespan import patterson, psplib
from rathaus.strategy.planning.makespan.errors import Unreadable, Unschedulable
from rathaus.strategy.planning.makespan.folder import first_of_class, instance_files, read
from tests.unit.strategy.planning.makespan.networks import OWN, RCP, SM


def test_both_formats_give_the_same_network() -> None:
    sm, rcp = psplib.parse(SM, "own1_1.sm"), patterson.parse(RCP, "own1_1.rcp")

    assert sm == rcp
    assert (sm.name, sm.capacity, sm.tasks) == ("own1_1", (3, 1), OWN)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("   3        1          1           5\n", "", r"own.sm, line 17: 4 rows .* expected 5"),
        ("2           2   3", "3           2   3", r"own.sm, line 19: expected: job"),
        ("1           4\n", "1           9\n", r"own.sm, line 20: successor 9 is none of 5 jobs"),
        ("   3        1 ", "   3        2 ", r"own.sm, line 21: job 3 has 2 modes"),
        ("  3      1     4  ", "  3      1     x  ", r"own.sm, line 30: only whole numbers"),
        ("  4      1     2       0    1", "  4      1     2       0", r"own.sm, line 31: expected"),
        ("  4      1     2  ", "  3      1     2  ", r"own.sm: no duration for job 4"),
        ("    3    1\n", "    3\n", r"own.sm, line 36: expected 2 availabilities"),
        ("REQUESTS/DURATIONS", "REQUESTS", r"own.sm: no part 'REQUESTS/DURATIONS'"),
        (
            "renewable                 :  2",
            "renewable : two",
            r"own.sm: no count after 'renewable'",
        ),
        (
            "- nonrenewable              :  0",
            "- nonrenewable : 1",
            r"nonrenewable resources are not",
        ),
    ],
)
def test_a_damaged_psplib_file_is_named_with_its_line(old: str, new: str, message: str) -> None:
    assert SM.count(old) == 1

    with pytest.raises(Unreadable, match=message):
        psplib.parse(SM.replace(old, new), "own.sm")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("0 0 0 0\n", "0 0 0\n", r"line 9: the file ends where the number of successors of job 5"),
        ("0 0 0 0\n", "0 0 0 0\n7\n", r"line 10: '7' stands after the last job"),
        ("2 0 1 1 5", "2 0 1 1 6", r"line 8: '6' stands where a successor of job 4"),
        ("3 2 0 1 4", "3 -2 0 1 4", r"line 5: '-2' stands where a request of job 2"),
        ("5 2\n", "0 2\n", r"line 1: '0' stands where the number of jobs"),
    ],
)
def test_a_damaged_patterson_file_is_named_with_its_line(old: str, new: str, message: str) -> None:
    assert RCP.count(old) == 1

    with pytest.raises(Unreadable, match=message):
        patterson.parse(RCP.replace(old, new), "own.rcp")


def test_a_circle_and_a_need_without_capacity_are_named() -> None:
    with pytest.raises(Unschedulable, match="circle among the tasks 2, 4"):
        patterson.parse(RCP.replace("2 0 1 1 5", "2 0 1 2 5 2"), "own.rcp")
    with pytest.raises(Unschedulable, match="Task 3 needs 4 of resource 1, which gives 3"):
        patterson.parse(RCP.replace("4 2 1 1", "4 4 1 1"), "own.rcp")


def test_a_folder_is_read_in_natural_order_and_by_class(tmp_path: Path) -> None:
    for name in ("a10_1.sm", "a2_2.sm", "a2_1.sm", "b1_1.SM"):
        (tmp_path / name).write_text(SM)
    (tmp_path / "notes.txt").write_text("no instance")

    found = instance_files(tmp_path)

    assert [path.name for path in found] == ["a2_1.sm", "a2_2.sm", "a10_1.sm", "b1_1.SM"]
    assert [path.name for path in first_of_class(found)] == ["a2_1.sm", "a10_1.sm", "b1_1.SM"]
    assert read(found[3]).tasks == OWN


def test_a_folder_without_instances_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"no file ends in \.sm or \.rcp"):
        instance_files(tmp_path)
    with pytest.raises(Unreadable, match="no such folder"):
        instance_files(tmp_path / "missing")


def test_a_file_without_any_schedule_is_named(tmp_path: Path) -> None:
    path = tmp_path / "own.rcp"
    path.write_text(RCP.replace("2 0 1 1 5", "2 0 1 2 5 2"))

    with pytest.raises(Unreadable, match=r"own\.rcp: Predecessors run in a circle"):
        read(path)
