"""Lists as CSV files that spreadsheets open without harm."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from rathaus.kernel.text import Localized
from rathaus.strategy.lists.guard import protect
from rathaus.strategy.rest.answers import dump, plain


def table(items: Sequence[Any], kind: type[Any]) -> bytes:
    """Write dataclass values as CSV: semicolons, UTF-8 with mark, one column per field.

    Texts in two languages make two columns, lists of ids are joined by commas, whatever is
    nested deeper stands as JSON. Numbers have a point.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    names = [field.name for field in fields(kind)]
    doubled = {field.name for field in fields(kind) if field.type is Localized}
    writer.writerow(_head(names, doubled))
    for item in items:
        cells: list[str] = []
        for name in names:
            value = getattr(item, name)
            if name in doubled:
                cells += [protect(value.de), protect(value.en)]
            else:
                cells.append(cell(value))
        writer.writerow(cells)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _head(names: Iterable[str], doubled: set[str]) -> list[str]:
    head: list[str] = []
    for name in names:
        head += [f"{name}_de", f"{name}_en"] if name in doubled else [name]
    return head


def cell(value: Any) -> str:
    """Write one value; only texts can carry a formula."""
    match value:
        case None:
            text = ""
        case bool():
            text = "true" if value else "false"
        case Decimal():
            text = f"{value:f}"
        case int():
            text = str(value)
        case date():
            text = value.isoformat()
        case str():
            text = protect(str(value))
        case _:
            text = _nested(value)
    return text


def _nested(value: Any) -> str:
    if isinstance(value, tuple | list) and all(isinstance(item, str) for item in value):
        return protect(", ".join(value))
    if is_dataclass(value) and not isinstance(value, type):
        return dump(plain(value)).decode()
    items = [plain(item) if is_dataclass(item) else item for item in value]
    return dump(items).decode() if items else ""
