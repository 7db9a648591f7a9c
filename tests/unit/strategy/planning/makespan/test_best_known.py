"""Best known values are read from the public exports and from plain tables."""

from pathlib import Path

import pytest

from rathaus.strategy.planning.makespan.best_known import read_best_known
from rathaus.strategy.planning.makespan.errors import Unreadable

EXPORT = """\
Title;Own
Description;"Somebody, 2016; an overview"
Number;3
Format;sm
ID;Ref1;Ref2;Ref3;LB value;LB ref;LB time;UB value;UB ref;UB time;OPT value;OPT ref;OPT time;CPM
1;own1_1.sm;0;0;104;4;0;105;3;160;0;0;0;99
2;OWN1_2.rcp;0;0;109;10;1740;109;10;1740;109;10;1740;86
3;own1_3.sm;0;0;70;10;1740;0;10;1740;71;10;1740;66

ID;1
# Author(s);Somebody
"""


def test_an_export_gives_the_upper_bound_or_the_optimum(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes("\N{ZERO WIDTH NO-BREAK SPACE}".encode() + EXPORT.encode())

    assert read_best_known(path) == {"own1_1": 105, "own1_2": 109, "own1_3": 71}


@pytest.mark.parametrize(
    "text",
    ["instance,bks\nown1_1,105\nOwn1_2.sm, 109\n", "own1_1;105\nown1_2;109\n\n"],
    ids=["comma and heading", "semicolon, none"],
)
def test_a_plain_table_is_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "plain.csv"
    path.write_text(text)

    assert read_best_known(path) == {"own1_1": 105, "own1_2": 109}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\nown1_1,many\n", r"line 2: no makespan for 'own1_1': many"),
        ("a,1\nown1_1\n", r"line 2: expected a name and a makespan"),
        ("", "it names no makespan"),
        (EXPORT.replace(";105;", ";soon;"), r"line 6: no makespan for 'own1_1.sm': soon, 0"),
    ],
)
def test_a_bad_table_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(text)

    with pytest.raises(Unreadable, match=message):
        read_best_known(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"none\.csv: No such file"):
        read_best_known(tmp_path / "none.csv")
