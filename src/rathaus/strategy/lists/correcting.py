"""The form on which people correct a proposed mapping, read without any JavaScript."""

from collections.abc import Mapping as MappingType
from dataclasses import replace

from rathaus.strategy.lists.columns.fields import FIELDS, FieldKind
from rathaus.strategy.lists.columns.propose import propose_use
from rathaus.strategy.lists.errors import MappingError
from rathaus.strategy.lists.layout import LayoutChoice
from rathaus.strategy.lists.mapping import UNITS, ColumnUse, Mapping, to_plain
from rathaus.strategy.lists.mapping_file import from_plain
from rathaus.strategy.lists.table import Table

_NUMBER_FROM_ID = "number"


def corrected_columns(
    mapping: Mapping, table: Table, form: MappingType[str, str], pools: MappingType[str, str]
) -> Mapping:
    """Apply the choices ``field-1``, ``unit-1``, ``pool-1`` … for the columns of a table.

    Raises:
        MappingError: when a choice is not among those offered, or a field is chosen too often.
    """
    fields: dict[str, list[ColumnUse]] = {}
    for column in table.columns:
        name = form.get(f"field-{column.number}", "")
        if not name:
            continue
        if name not in FIELDS:
            raise MappingError(f"Das Feld „{name}“ gibt es nicht.", field=f"field-{column.number}")
        if name in fields and FIELDS[name].several == "one":
            raise MappingError(
                f"„{FIELDS[name].label.de}“ kann nur eine Spalte sein, gewählt sind zwei: "
                f"„{fields[name][0].heading}“ und „{column.heading}“.",
                field=f"field-{column.number}",
            )
        use = _known_use(mapping, name, column.heading)
        use = use or propose_use(name, column.heading, pools)
        unit, pool = form.get(f"unit-{column.number}"), form.get(f"pool-{column.number}")
        if unit in UNITS and FIELDS[name].kind is FieldKind.MONEY:
            use = replace(use, scale=UNITS[unit])
        if pool is not None and FIELDS[name].kind is FieldKind.EFFORT:
            use = replace(use, pool=pool)
        fields.setdefault(name, []).append(use)
    if "id" in fields and _NUMBER_FROM_ID not in fields:
        fields[_NUMBER_FROM_ID] = [fields["id"][0]]
    rule = "column" if "id" in fields else mapping.id_rule
    if rule == "column" and "id" not in fields:
        rule = "title+department"
    kept = {name: _kept_order(mapping, name, uses) for name, uses in sorted(fields.items())}
    return replace(mapping, fields=kept, id_rule=rule)


def _known_use(mapping: Mapping, name: str, heading: str) -> ColumnUse | None:
    return next((use for use in mapping.fields.get(name, ()) if use.heading == heading), None)


def _kept_order(mapping: Mapping, name: str, uses: list[ColumnUse]) -> tuple[ColumnUse, ...]:
    """Keep the order of columns that share a field: the first with a value wins."""
    order = {heading: i for i, heading in enumerate(mapping.headings(name))}
    return tuple(sorted(uses, key=lambda use: order.get(use.heading, len(order))))


def corrected_settings(mapping: Mapping, form: MappingType[str, str]) -> Mapping:
    """Apply the settings of the form: source, code page, delimiter, layout, dates, currency.

    Raises:
        MappingError: names the setting and what may stand there.
    """
    row = form.get("heading_row", "").strip()
    if row and not (row.isascii() and row.isdigit() and len(row) < 8):
        raise MappingError("Die Zeile der Überschriften ist eine Zahl.", field="heading_row")
    sheet = form.get("sheet", "")
    changed = replace(
        mapping,
        source=form.get("source", "").strip() or mapping.source,
        encoding=form.get("encoding", "").strip(),
        delimiter={"tab": "\t"}.get(form.get("delimiter", ""), form.get("delimiter", "")),
        layout=LayoutChoice(
            (sheet,) if sheet else (), int(row) if row else None, form.get("orientation", "")
        ),
        month_first=form.get("date_order") == "mdy",
        currency=form.get("currency", "").strip().upper(),
    )
    return from_plain(to_plain(changed), complete=False)  # the same checks as for a file


def with_words(mapping: Mapping, form: MappingType[str, str]) -> Mapping:
    """Apply the choices for unknown words: ``word-1`` with ``wordfield-1`` becomes ``known-1``."""
    values = {name: dict(words) for name, words in mapping.values.items()}
    for key, word in form.items():
        number = key.removeprefix("word-")
        if number == key or not number.isdigit():
            continue
        name, chosen = form.get(f"wordfield-{number}", ""), form.get(f"known-{number}", "")
        if name in FIELDS and word and chosen:
            values.setdefault(name, {})[word] = chosen
    return replace(mapping, values=values)
