"""The reference names every file, every record and every field."""

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from rathaus.strategy import document
from rathaus.strategy.city.build import optional_of
from rathaus.strategy.city.layout import FILES, PARTS

DOCS = Path(__file__).parents[4] / "docs" / "reference" / "city-files.md"
RECORDS = [
    kind
    for kind in vars(document).values()
    if isinstance(kind, type)
    and is_dataclass(kind)
    and kind.__module__ == document.__name__
    and kind is not document.Strategy
]


def section(name: str) -> str:
    text = DOCS.read_text("utf-8")
    return text.split(f"### {name}\n", 1)[1].split("\n### ", 1)[0]


@pytest.mark.parametrize("record", RECORDS, ids=lambda kind: kind.__name__)
def test_every_field_is_described(record: type) -> None:
    rows = re.findall(r"^\| `(\w+)` \| .+ \| (yes)? ?\| .+ \|$", section(record.__name__), re.M)
    expected = [
        (each.name, "" if each.name in optional_of(record) else "yes") for each in fields(record)
    ]
    assert rows == expected


def test_every_part_has_a_place() -> None:
    assert {part for parts in FILES.values() for part in parts} == set(PARTS)
    text = DOCS.read_text("utf-8")
    for file, parts in FILES.items():
        assert f"| `{file}` | {', '.join(f'`{part}`' for part in parts)} |" in text
