"""Decision models for the bench of the rules, and the same decisions by hand in Python."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

D = Decimal
Inputs = Mapping[str, Any]

HEAD = (
    '<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="bench" name="bench"'
    ' namespace="https://rathaus.example/bench">'
)
STEP = 2500
"""Width of a band of incomes."""


def _input(name: str, kind: str) -> str:
    variable = f'<variable name="{name}" typeRef="{kind}"/>'
    return f'<inputData id="{name}" name="{name}">{variable}</inputData>'


def _text(tag: str, text: str) -> str:
    return f"<{tag}><text>{escape(text)}</text></{tag}>"


def _needs(*names: str) -> str:
    return "".join(
        f'<informationRequirement><requiredInput href="#{name}"/></informationRequirement>'
        for name in names
    )


def groups_of(kinds: int) -> list[str]:
    """Return the names of the groups that a table of so many knows."""
    return [f"group {number}" for number in range(kinds)]


def fee_table(kinds: int, bands: int) -> bytes:
    """Make a table with a row for each group and band of income; every row also asks for age.

    Its decision is called ``fee``. UNIQUE, so that no row may be left out of the search.
    """
    rows = []
    for k, group in enumerate(groups_of(kinds)):
        for b in range(bands):
            low, high = b * STEP, (b + 1) * STEP
            income = f"[{low}..{high})" if b < bands - 1 else f">= {low}"
            cells = (f'"{group}"', income, ">= 6")
            tests = "".join(_text("inputEntry", cell) for cell in cells)
            rows.append(f"<rule>{tests}{_text('outputEntry', str(fee(k, b)))}</rule>")
    columns = "".join(
        f'<input><inputExpression typeRef="{kind}"><text>{name}</text></inputExpression></input>'
        for name, kind in (("group", "string"), ("income", "number"), ("age", "number"))
    )
    return (
        f"{HEAD}{_input('group', 'string')}{_input('income', 'number')}{_input('age', 'number')}"
        f'<decision id="d" name="fee"><variable name="fee" typeRef="number"/>'
        f"{_needs('group', 'income', 'age')}"
        f'<decisionTable hitPolicy="UNIQUE">{columns}<output typeRef="number"/>{"".join(rows)}'
        "</decisionTable></decision></definitions>"
    ).encode()


def fee(kind: int, band: int) -> int:
    """Return what the table says for a group and a band."""
    return 10 + 7 * kind + 3 * band


def fee_cases(kinds: int, bands: int, count: int) -> list[dict[str, Any]]:
    """Return inputs that meet rows all over the table."""
    rows = kinds * bands
    names = groups_of(kinds)
    found = []
    for i in range(count):
        kind, band = divmod((i * 997) % rows, bands)
        income = D(band * STEP + (i * 613) % STEP)
        found.append({"group": names[kind], "income": income, "age": D(6 + i % 60)})
    return found


def fee_by_hand(i: Inputs) -> Decimal | None:  # noqa: PLR0911, PLR0912 - that is the point
    """The table of four groups and five bands, as a person writes it."""
    group, income = i["group"], i["income"]
    if i["age"] < 6 or income < 0:
        return None
    if group == "group 0":
        if income < 2500:
            return D(10)
        if income < 5000:
            return D(13)
        if income < 7500:
            return D(16)
        return D(19) if income < 10000 else D(22)
    if group == "group 1":
        if income < 2500:
            return D(17)
        if income < 5000:
            return D(20)
        if income < 7500:
            return D(23)
        return D(26) if income < 10000 else D(29)
    if group == "group 2":
        if income < 2500:
            return D(24)
        if income < 5000:
            return D(27)
        if income < 7500:
            return D(30)
        return D(33) if income < 10000 else D(36)
    if group == "group 3":
        if income < 2500:
            return D(31)
        if income < 5000:
            return D(34)
        if income < 7500:
            return D(37)
        return D(40) if income < 10000 else D(43)
    return None


# A context that goes deep: what a household pays for a place in a day nursery.

_HOUSEHOLD = (
    ("adults", "household.adults"),
    ("children", "household.children"),
    ("income", "sum(household.incomes)"),
)
_LEVELS = (
    ("size", "adults + children"),
    ("allowance", "4000 + 2500 * (size - 1)"),
    ("counted", "max([income - allowance, 0])"),
    ("band", "if counted < 20000 then 1 else if counted < 50000 then 2 else 3"),
    ("rate", "if band = 1 then 0.01 else if band = 2 then 0.02 else 0.03"),
    ("yearly", "counted * rate"),
    ("monthly", "decimal(yearly / 12, 2)"),
    ("siblings", "if children > 1 then 0.5 else 1"),
    ("due", "decimal(monthly * siblings, 2)"),
)


def deep_context() -> bytes:
    """Make a decision ``charge``: a context whose entries hold contexts, ten deep."""
    inner = _context((*_HOUSEHOLD, *_LEVELS[:3]), _nested(3))
    return (
        f"{HEAD}{_input('household', 'Any')}"
        '<decision id="d" name="charge"><variable name="charge" typeRef="Any"/>'
        f"{_needs('household')}{inner}</decision></definitions>"
    ).encode()


def _nested(level: int) -> str:
    name, text = _LEVELS[level]
    if level == len(_LEVELS) - 1:
        return _context(((name, text),), "")
    return _context(((name, text),), _nested(level + 1))


def _context(entries: tuple[tuple[str, str], ...], inside: str) -> str:
    told = "".join(
        f'<contextEntry><variable name="{name}"/>{_text("literalExpression", text)}</contextEntry>'
        for name, text in entries
    )
    if inside:
        told += f'<contextEntry><variable name="inside"/>{inside}</contextEntry>'
    return f"<context>{told}</context>"


HOUSEHOLD = {
    "household": {"adults": D(2), "children": D(3), "incomes": [D(31000), D(24500), D("812.40")]}
}

_CENT = D("0.01")


def charge_by_hand(i: Inputs) -> dict[str, Any]:
    """The same in Python: every value is kept, as the context keeps it."""
    household = i["household"]
    adults, children = household["adults"], household["children"]
    income = sum(household["incomes"], D(0))
    size = adults + children
    allowance = D(4000) + D(2500) * (size - 1)
    counted = max(income - allowance, D(0))
    band = D(1) if counted < 20000 else D(2) if counted < 50000 else D(3)
    rate = D("0.01") if band == 1 else D("0.02") if band == 2 else D("0.03")
    yearly = counted * rate
    monthly = (yearly / 12).quantize(_CENT)
    siblings = D("0.5") if children > 1 else D(1)
    due = (monthly * siblings).quantize(_CENT)
    inside: dict[str, Any] = {"due": due}
    for name, value in (
        ("siblings", siblings),
        ("monthly", monthly),
        ("yearly", yearly),
        ("rate", rate),
        ("band", band),
    ):
        inside = {name: value, "inside": inside}
    return {
        "adults": adults,
        "children": children,
        "income": income,
        "size": size,
        "allowance": allowance,
        "counted": counted,
        "inside": inside,
    }
