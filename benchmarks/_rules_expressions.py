"""Expressions for the bench of the rules: in FEEL, and the same by hand in Python.

Written by hand means: by somebody who knows Python and the inputs, with Decimal as FEEL has it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Any

Inputs = Mapping[str, Any]
D = Decimal


@dataclass(frozen=True, slots=True)
class Case:
    """One expression with its inputs."""

    name: str
    text: str
    inputs: Inputs
    by_hand: Callable[[Inputs], object]


_ONE, _VAT, _TENTH, _CENT = D(1), D("1.19"), D("0.1"), D("0.01")
_PLATE = re.compile(r"^[A-Z]{1,3}-[A-Z]{1,2} [0-9]{1,4}$")
_BORN_BEFORE = date(2008, 1, 31)
_MONTH = timedelta(days=30)

_PEOPLE = [
    {"name": name, "age": D(age), "income": D(income)}
    for name, age, income in (
        ("Ada", 34, 42000), ("Ben", 12, 0), ("Cem", 67, 18500), ("Dora", 17, 800),
        ("Emil", 45, 61000), ("Fee", 29, 33000), ("Gero", 8, 0), ("Hilde", 81, 15900),
    )
]  # fmt: skip
_AMOUNTS = [D(n) for n in (12.5, 8, 45, 3.25, 60, 17.75, 20, 31, 5.5)]
_RATED = {"price": D("19.90"), "quantity": D(12), "rate": D("0.19")}


def _fee(i: Inputs) -> Decimal:
    days = i["days"]
    if days <= 14:
        return D(0)
    return D(15) if days <= 28 else D(40)


def _age(i: Inputs) -> Decimal:
    born, day = i["born"], i["day"]
    return D(day.year - born.year - ((day.month, day.day) < (born.month, born.day)))


def _gross(i: Inputs) -> Decimal:
    net = i["price"] * i["quantity"]
    tax = net * i["rate"]
    gross: Decimal = net + tax
    return gross


def _tax(net: Decimal) -> Decimal:
    return net * _RATED["rate"]


def _in_quarter(i: Inputs) -> date:
    begin = i["begin"]
    month = begin.month + 2
    return date(begin.year + month // 12, month % 12 + 1, begin.day)


CASES = (
    Case("arithmetic", "(price * quantity - discount) * (1 + rate)",
         {**_RATED, "discount": D(5)},
         lambda i: (i["price"] * i["quantity"] - i["discount"]) * (_ONE + i["rate"])),
    Case("power", "principal * (1 + rate) ** 5", {"principal": D(1000), "rate": D("0.02")},
         lambda i: i["principal"] * (_ONE + i["rate"]) ** 5),
    Case("rounding", "decimal(fee * 1.19, 2)", {"fee": D("17.37")},
         lambda i: (i["fee"] * _VAT).quantize(_CENT, ROUND_HALF_EVEN)),
    Case("round half up", "round half up(fee, 1)", {"fee": D("17.35")},
         lambda i: i["fee"].quantize(_TENTH, ROUND_HALF_UP)),
    Case("comparison", "age >= 18 and age < 67", {"age": D(35)},
         lambda i: i["age"] >= 18 and i["age"] < 67),
    Case("between", "income between 10000 and 30000", {"income": D(18500)},
         lambda i: 10000 <= i["income"] <= 30000),
    Case("logic", "(resident or student) and not(excluded)",
         {"resident": False, "student": True, "excluded": False},
         lambda i: (i["resident"] or i["student"]) and not i["excluded"]),
    Case("in range", "age in [18..67)", {"age": D(66)}, lambda i: 18 <= i["age"] < 67),
    Case("in values", 'state in ("open", "paid", "late")', {"state": "late"},
         lambda i: i["state"] in ("open", "paid", "late")),
    Case("if", "if days <= 14 then 0 else if days <= 28 then 15 else 40", {"days": D(21)}, _fee),
    Case("text, joined", '"Az. " + sign + "/" + string(year)', {"sign": "32-7", "year": D(2026)},
         lambda i: "Az. " + i["sign"] + "/" + str(i["year"])),
    Case("text, searched", 'contains(upper case(street), "ALLEE")', {"street": "Kölner Allee"},
         lambda i: "ALLEE" in i["street"].upper()),
    Case("text, part", 'substring(zip, 1, 2) = "40"', {"zip": "40213"},
         lambda i: i["zip"][:2] == "40"),
    Case("text, split", 'string join(split(line, ";"), ", ")', {"line": "a;b;c;d"},
         lambda i: ", ".join(i["line"].split(";"))),
    Case("pattern", 'matches(plate, "^[A-Z]{1,3}-[A-Z]{1,2} [0-9]{1,4}$")', {"plate": "D-RH 2026"},
         lambda i: _PLATE.search(i["plate"]) is not None),
    Case("list, mean", "sum(amounts) / count(amounts)", {"amounts": _AMOUNTS},
         lambda i: sum(i["amounts"]) / len(i["amounts"])),
    Case("list, ends", "amounts[1] + amounts[-1]", {"amounts": _AMOUNTS},
         lambda i: i["amounts"][0] + i["amounts"][-1]),
    Case("list, spread", "max(amounts) - min(amounts)", {"amounts": _AMOUNTS},
         lambda i: max(i["amounts"]) - min(i["amounts"])),
    Case("filter", "people[age >= 18]", {"people": _PEOPLE},
         lambda i: [p for p in i["people"] if p["age"] >= 18]),
    Case("filter, path, sum", "sum(people[age >= 18].income)", {"people": _PEOPLE},
         lambda i: sum([p["income"] for p in i["people"] if p["age"] >= 18])),
    Case("for over list", "for p in people return p.income * 0.1", {"people": _PEOPLE},
         lambda i: [p["income"] * _TENTH for p in i["people"]]),
    Case("for over range", "for i in 1..n return i * i", {"n": D(10)},
         lambda i: [D(k) * D(k) for k in range(1, int(i["n"]) + 1)]),
    Case("some", "some p in people satisfies p.income > 60000", {"people": _PEOPLE},
         lambda i: any(p["income"] > 60000 for p in i["people"])),
    Case("every", "every p in people satisfies p.age > 5", {"people": _PEOPLE},
         lambda i: all(p["age"] > 5 for p in i["people"])),
    Case("context", "{net: price * quantity, tax: net * rate, gross: net + tax}.gross", _RATED,
         _gross),
    Case("path", 'applicant.address.city = "Düsseldorf"',
         {"applicant": {"name": "Ada", "address": {"zip": "40213", "city": "Düsseldorf"}}},
         lambda i: i["applicant"]["address"]["city"] == "Düsseldorf"),
    Case("date, compared", 'born < date("2008-01-31")', {"born": date(2001, 5, 17)},
         lambda i: i["born"] < _BORN_BEFORE),
    Case("date and duration", 'begin + duration("P3M")', {"begin": date(2026, 11, 21)},
         _in_quarter),
    Case("duration", '(final - begin) > duration("P30D")',
         {"begin": date(2026, 11, 21), "final": date(2027, 1, 6)},
         lambda i: (i["final"] - i["begin"]) > _MONTH),
    Case("age", "years and months duration(born, day).years",
         {"born": date(2001, 5, 17), "day": date(2026, 11, 21)}, _age),
    Case("function", "{tax: function(x) x * 0.19, gross: tax(net) + net}.gross", {"net": D(250)},
         lambda i: _tax(i["net"]) + i["net"]),
)  # fmt: skip
