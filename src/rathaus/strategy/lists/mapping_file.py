"""Mapping files: YAML or JSON in, a checked mapping out, and back."""

import io
import json
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from rathaus.kernel.time import Quarter
from rathaus.strategy.document import Mandate
from rathaus.strategy.lists.columns.fields import FIELDS
from rathaus.strategy.lists.errors import MappingError
from rathaus.strategy.lists.layout import LayoutChoice
from rathaus.strategy.lists.mapping import (
    ID_RULES,
    UNITS,
    VERSION,
    ColumnUse,
    Mapping,
    to_plain,
)

_KEYS = {
    "": "version name source file dates money id fields constants values",
    "file": "encoding delimiter sheets orientation heading_row",
    "dates": "order budget_year_starts",
    "money": "currency dollar decimal_mark",
    "column": "column unit pool quarter mandate",
}
_MAX_BYTES = 1_000_000


def read_mapping(text: str) -> Mapping:
    """Read a mapping file; JSON is YAML too.

    Raises:
        MappingError: names the entry and what may stand there.
    """
    if len(text) > _MAX_BYTES:
        raise MappingError("Die Zuordnungsdatei ist größer als 1 MB; so groß ist keine.")
    try:
        plain = _load(text)
    except (YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        place = f" in Zeile {line + 1}" if line is not None else ""
        raise MappingError(f"Die Zuordnungsdatei ist kein YAML oder JSON{place}.") from error
    return from_plain(plain)


def _load(text: str) -> Any:
    if text.lstrip().startswith("{"):
        try:
            return json.loads(text)
        except ValueError:
            pass  # YAML's flow style begins the same way
    return YAML(typ="safe", pure=True).load(text)


def write_mapping(mapping: Mapping) -> str:
    """Write a mapping as YAML."""
    stream = io.StringIO()
    yaml = YAML()
    yaml.default_flow_style = False
    yaml.dump(to_plain(mapping), stream)
    return stream.getvalue()


def to_json(mapping: Mapping) -> str:
    """Write a mapping as JSON."""
    return json.dumps(to_plain(mapping), ensure_ascii=False, indent=2)


def from_plain(plain: Any, *, complete: bool = True) -> Mapping:
    """Check the data of a mapping file and make a mapping of it.

    Args:
        plain: what YAML or JSON gave.
        complete: refuse a mapping without a title; an unfinished one may lack it.

    Raises:
        MappingError: names the entry and what may stand there.
    """
    top = _section(plain, "")
    version = top.get("version", VERSION)
    if version != VERSION:
        raise MappingError(
            f"version: Diese Zuordnung hat die Fassung {version}; gelesen wird {VERSION}.",
            field="version",
        )
    file, dates, money = (_section(top.get(key), key) for key in ("file", "dates", "money"))
    id_rule = _text(top.get("id", "column"), "id")
    _one_of(id_rule, ID_RULES, "id")
    fields = {name: _uses(name, value) for name, value in _named(top, "fields").items()}
    constants = {
        name: _text(v, f"constants.{name}") for name, v in _named(top, "constants").items()
    }
    values = {name: _words(name, value) for name, value in _named(top, "values").items()}
    if complete and "title" not in fields and not constants.get("title"):
        raise MappingError("fields.title: Nennen Sie die Spalte mit dem Titel.", field="title")
    return Mapping(
        name=_text(top.get("name", ""), "name"),
        source=_text(top.get("source", ""), "source"),
        encoding=_text(file.get("encoding", ""), "file.encoding"),
        delimiter=_delimiter(file.get("delimiter", "")),
        layout=_layout(file),
        month_first=_order(dates) == "mdy",
        budget_month=_whole(dates.get("budget_year_starts", 4), "dates.budget_year_starts", 1, 12),
        currency=_currency(money.get("currency", ""), "money.currency"),
        dollar=_currency(money.get("dollar", "USD"), "money.dollar"),
        decimal_mark=_mark(money),
        id_rule=id_rule,
        fields=fields,
        constants=constants,
        values=values,
    )


def _section(plain: Any, name: str) -> dict[str, Any]:
    if plain is None:
        return {}
    if not isinstance(plain, dict):
        raise MappingError(
            f"{name or 'Die Zuordnungsdatei'}: Hier gehören benannte Einträge hin.", field=name
        )
    allowed = _KEYS[name].split()
    for key in plain:
        if key not in allowed:
            place = f"{name}.{key}" if name else str(key)
            raise MappingError(f"{place}: unbekannt; möglich: {', '.join(allowed)}.", field=place)
    return plain


def _named(top: dict[str, Any], section: str) -> dict[str, Any]:
    plain = top.get(section) or {}
    if not isinstance(plain, dict):
        raise MappingError(f"{section}: Hier gehören Felder mit ihren Werten hin.", field=section)
    for name in plain:
        if name not in FIELDS:
            raise MappingError(
                f"{section}.{name}: Dieses Feld gibt es nicht; möglich: {', '.join(FIELDS)}.",
                field=f"{section}.{name}",
            )
    return plain


def _uses(name: str, plain: Any) -> tuple[ColumnUse, ...]:
    items = plain if isinstance(plain, list) else [plain]
    if len(items) > 1 and FIELDS[name].several == "one":
        raise MappingError(f"fields.{name}: Hier ist nur eine Spalte möglich.", field=name)
    return tuple(_use(name, item) for item in items)


def _use(name: str, item: Any) -> ColumnUse:
    place = f"fields.{name}"
    if isinstance(item, str | int | float) and not isinstance(item, bool):
        return ColumnUse(str(item))
    if not isinstance(item, dict) or "column" not in item:
        raise MappingError(f"{place}: Nennen Sie die Überschrift der Spalte.", field=place)
    for key in item:
        if key not in _KEYS["column"].split():
            raise MappingError(
                f"{place}.{key}: unbekannt; möglich: {_KEYS['column']}.", field=place
            )
    mandate = _text(item.get("mandate", ""), place)
    if mandate:
        _one_of(mandate, tuple(Mandate), f"{place}.mandate")
    return ColumnUse(
        _text(item["column"], place),
        _unit(item.get("unit", 1), f"{place}.unit"),
        _text(item.get("pool", ""), place),
        _quarter(_text(item.get("quarter", ""), place), f"{place}.quarter"),
        mandate,
    )


def _unit(value: Any, place: str) -> int:
    if isinstance(value, str) and value in UNITS:
        return UNITS[value]
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 10**12:
        return value
    raise MappingError(f"{place}: möglich: {', '.join(UNITS)} oder eine Zahl.", field=place)


def _quarter(text: str, place: str) -> str:
    if text:
        try:
            Quarter.parse(text)
        except ValueError as error:
            raise MappingError(f"{place}: Schreiben Sie etwa 2027-Q2.", field=place) from error
    return text


def _layout(file: dict[str, Any]) -> LayoutChoice:
    sheets = file.get("sheets") or []
    if isinstance(sheets, str):
        sheets = [sheets]
    orientation = _text(file.get("orientation", ""), "file.orientation")
    if orientation:
        _one_of(orientation, ("rows", "columns"), "file.orientation")
    row = file.get("heading_row")
    return LayoutChoice(
        tuple(_text(sheet, "file.sheets") for sheet in sheets),
        None if row is None else _whole(row, "file.heading_row", 0, 1_048_576),
        orientation,
    )


def _words(name: str, plain: Any) -> dict[str, str]:
    if not isinstance(plain, dict):
        raise MappingError(f"values.{name}: Schreiben Sie „Wort in der Liste: Wert“.", field=name)
    return {_text(word, f"values.{name}"): _text(v, f"values.{name}") for word, v in plain.items()}


def _text(value: Any, place: str) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if value is None or isinstance(value, dict | list):
        raise MappingError(f"{place}: Hier gehört ein Text hin.", field=place)
    return str(value)


def _whole(value: Any, place: str, least: int, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise MappingError(
            f"{place}: Hier gehört eine Zahl von {least} bis {most} hin.", field=place
        )
    return value


def _one_of(value: str, allowed: tuple[str, ...], place: str) -> None:
    if value not in allowed:
        raise MappingError(f"{place}: „{value}“ gibt es nicht; möglich: {', '.join(allowed)}.")


def _order(dates: dict[str, Any]) -> str:
    order = _text(dates.get("order", "dmy"), "dates.order")
    _one_of(order, ("dmy", "mdy"), "dates.order")
    return order


def _mark(money: dict[str, Any]) -> str:
    mark = _text(money.get("decimal_mark", ""), "money.decimal_mark")
    _one_of(mark, ("", ",", "."), "money.decimal_mark")
    return mark


def _delimiter(value: Any) -> str:
    text = {"tab": "\t", "\\t": "\t"}.get(str(value), _text(value, "file.delimiter"))
    if len(text) > 3 or set(text) & {'"', "\n", "\r"}:
        raise MappingError(
            "file.delimiter: Hier gehören ein bis drei Zeichen hin, z. B. ;, und kein "
            "Anführungszeichen."
        )
    return text


def _currency(value: Any, place: str) -> str:
    text = _text(value, place).upper()
    if text and not (len(text) == 3 and text.isascii() and text.isalpha()):
        raise MappingError(f"{place}: Schreiben Sie das Kürzel nach ISO 4217, z. B. EUR.")
    return text
