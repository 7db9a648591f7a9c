"""A mapping: how the columns of a recurring list become facts of projects."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from rathaus.strategy.lists.layout import LayoutChoice

VERSION = 1
ID_RULES = ("column", "title", "title+department")
UNITS = {"one": 1, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """A column and what its cells mean.

    ``scale`` multiplies money (1,000,000 for £m). ``pool`` and ``quarter`` belong to efforts,
    ``mandate`` names the ground that a column of evidence proves.
    """

    heading: str
    scale: int = 1
    pool: str = ""
    quarter: str = ""
    mandate: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """Everything needed to read a list the same way again.

    ``source`` names the family of lists whose years update each other. ``values`` replaces words
    by values of Rathaus, by field; ``constants`` gives a field the same value in every row.
    Empty settings are found from the content of the file.
    """

    name: str = ""
    source: str = ""
    encoding: str = ""
    delimiter: str = ""
    layout: LayoutChoice = LayoutChoice()
    month_first: bool = False
    budget_month: int = 4
    currency: str = ""
    dollar: str = "USD"
    decimal_mark: str = ""
    id_rule: str = "column"
    fields: dict[str, tuple[ColumnUse, ...]] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)

    def headings(self, name: str) -> tuple[str, ...]:
        """Return the headings of the columns that give a field."""
        return tuple(use.heading for use in self.fields.get(name, ()))

    def fingerprint(self) -> str:
        """Return a short digest of all that decides on values; the layout does not count."""
        plain = {
            key: value
            for key, value in to_plain(self).items()
            if key not in {"version", "name", "source", "file"}
        }
        text = json.dumps(plain, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def to_plain(mapping: Mapping) -> dict[str, Any]:
    """Turn a mapping into the data of a mapping file; settings that were not made are left out."""
    layout = mapping.layout
    plain: dict[str, Any] = {"version": VERSION, "name": mapping.name, "source": mapping.source}
    plain["file"] = _without_empty(
        {
            "encoding": mapping.encoding,
            "delimiter": mapping.delimiter,
            "sheets": list(layout.sheets),
            "orientation": layout.orientation,
        }
    )
    if layout.heading_row is not None:
        plain["file"]["heading_row"] = layout.heading_row
    plain["dates"] = {
        "order": "mdy" if mapping.month_first else "dmy",
        "budget_year_starts": mapping.budget_month,
    }
    plain["money"] = _without_empty(
        {
            "currency": mapping.currency,
            "dollar": mapping.dollar,
            "decimal_mark": mapping.decimal_mark,
        }
    )
    plain["id"] = mapping.id_rule
    plain["fields"] = {
        name: _plain_uses(uses) for name, uses in sorted(mapping.fields.items()) if uses
    }
    plain["constants"] = dict(sorted(mapping.constants.items()))
    plain["values"] = {name: dict(words) for name, words in sorted(mapping.values.items())}
    return {key: value for key, value in plain.items() if value not in ({}, [])}


def _plain_uses(uses: tuple[ColumnUse, ...]) -> Any:
    plain = [_plain_use(use) for use in uses]
    return plain[0] if len(plain) == 1 else plain


def _plain_use(use: ColumnUse) -> Any:
    units = {scale: name for name, scale in UNITS.items()}
    extra = _without_empty({"pool": use.pool, "quarter": use.quarter, "mandate": use.mandate})
    if use.scale != 1:
        extra["unit"] = units.get(use.scale, use.scale)
    return {"column": use.heading, **extra} if extra else use.heading


def _without_empty(plain: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in plain.items() if value}
