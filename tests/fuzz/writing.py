"""FEEL written from bytes: each choice takes one byte, so a changed byte changes one choice."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from rathaus.rules.feel.builtins.builtin import Builtin, Form
from rathaus.rules.feel.builtins.registry import BUILTINS
from rathaus.rules.values import types

Thing = TypeVar("Thing")

VARIABLES = (
    "n", "m", "s", "d", "t", "dt", "dd", "md", "l", "c", "f", "b", "r", "nothing", "mixed",
    "Full Name", "a-b",
)  # fmt: skip
LOCALS = ("x", "y", "item", "partial", "?", "first name", *VARIABLES)
MEMBERS = (
    "a", "b", "first name", "year", "month", "day", "weekday", "hour", "minute", "second",
    "time offset", "timezone", "years", "months", "days", "hours", "minutes", "seconds", "start",
    "end", "start included", "end included", "value", "name", "and", "if",
)  # fmt: skip
TYPES = (
    "number", "string", "boolean", "date", "time", "date and time", "days and time duration",
    "years and months duration", "Any", "Null", "list<number>", "list<Any>", "range<number>",
    "range<date>", "context<a: number, b: string>", "context<>", "function<number> -> number",
    "function<> -> Any", "list<list<string>>", "nobody knows it",
)  # fmt: skip
NUMBERS = (
    "0", "1", "2", "3", "10", "-1", "0.5", "-0.5", "1e6000", "1e-6000", "9.99e6144", "1e-6176",
    "9999999999999999999999999999999999", "0.1234567890123456789012345678901234", "1e18", "1e33",
    "100000", "999999999", "-999999999", "2.5", "0.0", "-0", "1e400",
)  # fmt: skip
TEXTS = (
    '""', '"a"', '"abc"', '"a b"', '"1"', '"1,000.5"', '"2024-02-29"', '"12:00:00"', '"P1D"',
    '"P1Y"', '"2024-02-29T12:00:00@Europe/Berlin"', '"\\u00e9"', '"\\U01F600x"', '"ß"', '","',
    '"["', '"(a+)+$"', '"(a)(b)?"', '"\\\\d+"', '"[a-z-[b]]"', '"\\\\p{L}"', '"$1"', '"$0"', '"x"',
    '"im"', '"aaaaaaaaaaaaaaaaaaaaaaaaaaaa!"', '"."', '"a"', '"date"', '"\\n"', '"start"',
    '"1e999999999"', '"999999999-12-31"', '"-999999999-01-01"', '"P999999999Y"', '"24:00:00"',
    '"a{1,1000}"', '"(a{1,500}){1,500}"', '"\\\\2"', '"[^\\\\s\\\\S]"', '"(?=a)"', '"^$"', '"|"',
    '"Asia/Kolkata"', '"+05:30"', '"[1..2]"', '"(< 5)"', '"[a..b"',
)  # fmt: skip
DATES = (
    '@"2024-02-29"', '@"2024-01-01"', '@"999999999-12-31"', '@"-999999999-01-01"', '@"0001-01-01"',
    'date("2024-02-29")', "date(2024, 2, 30)", "date(1e9, 1, 1)", '@"2023-12-31"', "today()",
)  # fmt: skip
TIMES = (
    '@"12:00:00"', '@"00:00:00Z"', '@"23:59:59.999999999"', '@"10:00:00+14:00"',
    '@"10:00:00@Europe/Berlin"', 'time("10:00:00")', "time(10, 0, 0.5)",
    'time(1, 2, 3, duration("PT1H"))', '@"10:00:00@Etc/UTC"',
)  # fmt: skip
MOMENTS = (
    '@"2024-02-29T12:00:00"', '@"2024-02-29T12:00:00Z"', '@"2024-03-31T02:30:00@Europe/Berlin"',
    '@"999999999-12-31T23:59:59"', '@"-999999999-01-01T00:00:00Z"', "now()",
    '@"2024-10-27T02:30:00@Europe/Berlin"', 'date and time(@"2024-01-01", @"10:00:00")',
    '@"2024-01-01T00:00:00-14:00"',
)  # fmt: skip
DAYS = (
    '@"P1D"', '@"-PT1S"', '@"PT0S"', '@"P999999999D"', '@"PT0.000000001S"', '@"P1DT25H61M61.5S"',
    'duration("P11574074074073D")',
)  # fmt: skip
MONTHS = ('@"P1Y"', '@"-P1M"', '@"P0M"', '@"P999999999Y"', '@"P9999999999Y"', '@"P14M"')
RANGES = (
    "[1..3]", "(1..3)", "[1..1]", "[1..null]", '["a".."c"]', '[@"2024-01-01"..@"2024-12-31"]',
    '[@"P1D"..@"P3D")', "(< 5)", "(>= 5)", "(!= 5)", "(= null)", "(1..1]", '(> "b")', "]1..3[",
    "[n..m]", '[@"12:00:00"..@"13:00:00"]', "[1..1e6000]", '(<= @"P1Y")',
)  # fmt: skip
LISTS = (
    "[]", "[1, 2, 3]", '["a", "b"]', "[null]", "[[1], [2, [3]]]", "[{a: 1}, {a: 2, b: 3}]",
    "[true, false, null]", "[abs, f]", "[1..3]", '[1, "a", null, @"P1D", [1]]', "[[]]",
    "[[1..3], [2..4]]", "[3, 1, 2, 1]",
)  # fmt: skip
CONTEXTS = (
    "{}", "{a: 1}", '{"a b": 1, b: {a: [1]}}', "{a: 1, b: a + 1}", '{"": null}', '{"__class__": 1}',
    "{f: function(x) x, a: f(1)}", "{key: 1, value: 2}", '{"a": 1, "a": 2}',
    '{key: "k", value: 1}',
)  # fmt: skip
FUNCTIONS = (
    "f", "abs", "count", "function(x) x", "function(x, y) x < y", "function() 1",
    "function(x: number) x + n", "date", "now", "function(x, y) null", "function(x) item",
    "function(x, y) y = x", "string", "sort", "function(x: list<number>) x",
    "function(x) external {a: 1}",
)  # fmt: skip

_ARITHMETIC = ("+", "-", "*", "/", "**")
_COMPARISONS = ("=", "!=", "<", "<=", ">", ">=")
_NAMES = tuple(BUILTINS)
_DEEPEST = 7
_LONGEST = 1500


class Writer:
    """Writes expressions.

    Args:
        data: where the choices come from; when it is used up, the first choice is taken.
        names: names that may be used beside the locals.
    """

    def __init__(self, data: bytes, names: Sequence[str] = VARIABLES) -> None:
        self._data = data
        self._place = 0
        self._length = 0
        self.names = tuple(names) or ("n",)

    @property
    def over(self) -> bool:
        """Tell whether no bytes are left."""
        return self._place >= len(self._data)

    def number(self, below: int) -> int:
        """Choose a number."""
        if self.over:
            return 0
        chosen = self._data[self._place]
        self._place += 1
        if below > 256 and not self.over:
            chosen = chosen << 8 | self._data[self._place]
            self._place += 1
        return chosen % below

    def one_of(self, things: Sequence[Thing]) -> Thing:
        """Choose a thing."""
        return things[self.number(len(things))]

    def name(self) -> str:
        """Choose a name in scope."""
        return self.one_of(self.names if self.number(4) else LOCALS)

    # --- expressions

    def expression(self, depth: int = 0) -> str:
        """Write an expression."""
        if depth >= _DEEPEST or self.over or self._length > _LONGEST:
            return self._counted(self.one_of(_LEAVES)(self))
        return self._counted(self.one_of(_SHAPES)(self, depth + 1))

    def _counted(self, text: str) -> str:
        self._length += len(text)
        return text

    def several(self, depth: int, most: int = 4) -> list[str]:
        """Write some expressions."""
        return [self.expression(depth) for _ in range(self.number(most))]

    def tests(self, depth: int = 0) -> str:
        """Write unary tests."""
        shape = self.number(5)
        if shape == 0:
            return "-"
        written = ", ".join(self.test(depth) for _ in range(1 + self.number(3)))
        return f"not({written})" if shape == 1 else written

    def test(self, depth: int) -> str:
        """Write one unary test."""
        shape = self.number(4)
        if shape == 0:
            return f"{self.one_of(_COMPARISONS)} {self.value(depth + 1)}"
        if shape == 1:
            return self.one_of(RANGES)
        return self.value(depth + 1) if shape == 2 else self.expression(depth + 2)

    def value(self, depth: int) -> str:
        """Write what is most often a literal."""
        return self.one_of(_LEAVES)(self) if self.number(4) else self.expression(depth)

    def of_type(self, type_: types.FeelType, depth: int) -> str:
        """Write what most likely is of the type."""
        if self.number(12) == 11:
            return self._counted(self.value(depth))
        known = type_ if type_ in _POOLS else _KINDS.get(type_.__class__, types.ANY)
        if known is types.ANY:
            known = self.one_of(tuple(_POOLS))
        if depth >= _DEEPEST or self.over or self._length > _LONGEST or self.number(3) == 0:
            return self._counted(self.one_of(self.one_of(_POOLS[known])))
        shapes = _TYPED.get(known, ()) + _TYPED[types.ANY]
        return self._counted(self.one_of(shapes)(self, known, depth + 1))

    def call(self, depth: int) -> str:
        """Write a call of a built-in function."""
        builtin = BUILTINS[self.one_of(_NAMES)]
        return self.called(builtin, self.one_of(builtin.forms), depth)

    def called(self, builtin: Builtin, form: Form, depth: int) -> str:
        """Write a call of a form of a built-in function."""
        count = len(form.parameters) - (0 if self.number(8) else self.number(2))
        if form.variadic:
            count += self.number(3)
        count = max(count, 0)
        last = len(form.parameters) - 1
        chosen = [form.parameters[min(place, last)] for place in range(count)]
        named = self.number(8) == 7 and not form.variadic
        prefixes = [f"{each.name}: " if named else "" for each in chosen]
        arguments = [self.of_type(each.type, depth) for each in chosen]
        written = ", ".join(map("".join, zip(prefixes, arguments, strict=True)))
        return f"{builtin.name}({written})"

    def parameters(self) -> str:
        """Write formal parameters."""
        names = ("x", "y", "first name", "n")[: self.number(5)]
        return ", ".join(
            f"{each}: {self.one_of(TYPES)}" if self.number(4) == 3 else each for each in names
        )

    def domain(self, depth: int) -> str:
        """Write what a loop walks over."""
        shape = self.number(6)
        if shape == 0:
            return self.one_of(LISTS)
        if shape == 1:
            return f"{self.one_of(NUMBERS[:6])}..{self.one_of(NUMBERS)}"
        if shape == 2:
            return f"{self.one_of(DATES)}..{self.one_of(DATES)}"
        return self.one_of(RANGES) if shape == 3 else self.expression(depth)

    def iterations(self, depth: int) -> str:
        """Write the loops of `for`, `some` and `every`."""
        names = ("x", "y", "first name")[: 1 + self.number(3)]
        return ", ".join(f"{each} in {self.domain(depth)}" for each in names)


def _pool(values: Sequence[str]) -> Callable[[Writer], str]:
    return lambda writer: writer.one_of(values)


_ALL = (NUMBERS, TEXTS, DATES, TIMES, MOMENTS, DAYS, MONTHS, RANGES, LISTS, CONTEXTS, FUNCTIONS)
_LEAVES: tuple[Callable[[Writer], str], ...] = (
    *(_pool(each) for each in _ALL),
    _pool(("true", "false", "null")),
    *(Writer.name,) * 5,
)

_SHAPES: tuple[Callable[[Writer, int], str], ...] = (
    lambda w, d: w.value(d),
    lambda w, d: f"{w.value(d)} {w.one_of(_ARITHMETIC)} {w.value(d)}",
    lambda w, d: f"({w.expression(d)}) {w.one_of(_ARITHMETIC)} ({w.expression(d)})",
    lambda w, d: f"{w.value(d)} {w.one_of(_COMPARISONS)} {w.value(d)}",
    lambda w, d: f"{w.expression(d)} {w.one_of(('and', 'or'))} {w.expression(d)}",
    lambda w, d: f"-({w.expression(d)})",
    lambda w, d: f"{w.value(d)} between {w.value(d)} and {w.value(d)}",
    lambda w, d: f"({w.expression(d)}) in ({w.tests(d)})",
    lambda w, d: f"({w.expression(d)}) instance of {w.one_of(TYPES)}",
    lambda w, d: f"if {w.expression(d)} then {w.expression(d)} else {w.expression(d)}",
    lambda w, d: f"for {w.iterations(d)} return {w.expression(d)}",
    lambda w, d: f"{w.one_of(('some', 'every'))} {w.iterations(d)} satisfies {w.expression(d)}",
    lambda w, d: f"[{', '.join(w.several(d))}]",
    lambda w, d: f"{{{', '.join(f'{w.name()}: {each}' for each in w.several(d))}}}",
    lambda w, d: f"{w.one_of('[(')}{w.value(d)}..{w.value(d)}{w.one_of('])')}",
    lambda w, d: f"({w.expression(d)})[{w.expression(d)}]",
    lambda w, d: f"{w.name()}[{w.expression(d)}]",
    lambda w, d: f"({w.expression(d)}).{w.one_of(MEMBERS)}",
    lambda w, d: f"(function({w.parameters()}) {w.expression(d)})({', '.join(w.several(d))})",
    lambda w, d: f"{w.name()}({', '.join(w.several(d))})",
    *(lambda w, d: w.call(d),) * 4,
    *(lambda w, d: w.of_type(w.one_of(tuple(_POOLS)), d),) * 24,
)

_FEW = ("1", "2", "3", "0.5", "-1", "n", "m", "x", "10", "0")
_POOLS: dict[types.FeelType, tuple[Sequence[str], ...]] = {
    types.NUMBER: (_FEW, _FEW, _FEW, NUMBERS),
    types.STRING: (("s", "x", '"a"', '"abc"', '"b"'), TEXTS),
    types.BOOLEAN: (("true", "false", "b", "null", "x"),),
    types.DATE: (("d", "x", *DATES[:2]), DATES),
    types.TIME: (("t", *TIMES[:2]), TIMES),
    types.DATE_TIME: (("dt", *MOMENTS[:2]), MOMENTS),
    types.DAYS_DURATION: (("dd", '@"P1D"', '@"-PT1S"', '@"PT1H"'), DAYS),
    types.MONTHS_DURATION: (("md", '@"P1M"', '@"P1Y"'), MONTHS),
    types.FUNCTION: (FUNCTIONS,),
    types.RANGE: (("r", *RANGES[:2]), RANGES),
    types.LIST: (("l", "[1, 2, 3]", "[3, 1, 2]", "partial", '["a", "b"]', "mixed"), LISTS),
    types.CONTEXT: (("c", "{a: 1}", "x", "item"), CONTEXTS),
}
_KINDS: dict[type, types.FeelType] = {
    types.ListType: types.LIST,
    types.RangeType: types.RANGE,
    types.ContextType: types.CONTEXT,
    types.FunctionType: types.FUNCTION,
}


def _giving(wanted: types.FeelType) -> tuple[tuple[Builtin, Form], ...]:
    """Return the forms of built-in functions that give a type."""
    return tuple(
        (builtin, form)
        for builtin in BUILTINS.values()
        for form in builtin.forms
        if wanted in {form.result, _KINDS.get(form.result.__class__)} or form.result is types.ANY
    )


_GIVING = {each: _giving(each) for each in _POOLS}
_TEMPORAL = (types.DATE, types.DATE_TIME, types.TIME)
_ORDERED = (types.NUMBER, types.NUMBER, types.STRING, types.DATE, types.DAYS_DURATION)

Typed = Callable[[Writer, types.FeelType, int], str]


def _compared(w: Writer, _: types.FeelType, d: int) -> str:
    of = w.one_of(_ORDERED)
    return f"({w.of_type(of, d)}) {w.one_of(_COMPARISONS)} ({w.of_type(of, d)})"


def _between(w: Writer, _: types.FeelType, d: int) -> str:
    of = w.one_of(_ORDERED)
    return f"({w.of_type(of, d)}) between ({w.of_type(of, d)}) and ({w.of_type(of, d)})"


def _shifted(w: Writer, of: types.FeelType, d: int) -> str:
    by = w.one_of((types.DAYS_DURATION, types.MONTHS_DURATION))
    return f"({w.of_type(of, d)}) {w.one_of('+-')} ({w.of_type(by, d)})"


def _applied(w: Writer, of: types.FeelType, d: int) -> str:
    parameter = w.one_of(("x", "y", "n"))
    body, argument = w.of_type(of, d), w.of_type(types.NUMBER, d)
    return f"(function({parameter}) {body})({argument})"


def _listed(w: Writer, of: types.FeelType, d: int) -> str:
    return f"for x in {w.of_type(types.LIST, d)} return {w.expression(d)}"


_TYPED: dict[types.FeelType, tuple[Typed, ...]] = {
    types.ANY: (
        lambda w, of, d: w.called(*w.one_of(_GIVING[of]), d) if _GIVING[of] else w.name(),
        lambda w, of, d: w.called(*w.one_of(_GIVING[of]), d) if _GIVING[of] else w.name(),
        lambda w, of, d: (
            f"if {w.of_type(types.BOOLEAN, d)} then {w.of_type(of, d)} else {w.of_type(of, d)}"
        ),
        lambda w, of, d: f"{{a: {w.of_type(of, d)}, b: a}}.{w.one_of('ab')}",
        lambda w, of, d: f"[{w.of_type(of, d)}][{w.one_of(('1', '-1', 'true', 'item = item'))}]",
        _applied,
    ),
    types.NUMBER: (
        lambda w, of, d: f"({w.of_type(of, d)}) {w.one_of(_ARITHMETIC)} ({w.of_type(of, d)})",
        lambda w, of, d: f"({w.of_type(of, d)}) {w.one_of('+-*')} ({w.of_type(of, d)})",
        lambda w, of, d: f"-({w.of_type(of, d)})",
        lambda w, of, d: f"{w.one_of(('count', 'sum', 'max'))}({w.of_type(types.LIST, d)})",
        lambda w, of, d: f"({w.of_type(w.one_of(_TEMPORAL), d)}).{w.one_of(MEMBERS[3:11])}",
    ),
    types.BOOLEAN: (
        _compared,
        _compared,
        _between,
        lambda w, of, d: f"({w.of_type(of, d)}) {w.one_of(('and', 'or'))} ({w.of_type(of, d)})",
        lambda w, of, d: (
            f"{w.one_of(('some', 'every'))} x in {w.of_type(types.LIST, d)} "
            f"satisfies {w.of_type(of, d)}"
        ),
        lambda w, of, d: f"({w.of_type(types.NUMBER, d)}) in ({w.tests(d)})",
        lambda w, of, d: f"({w.value(d)}) instance of {w.one_of(TYPES)}",
    ),
    types.LIST: (
        _listed,
        lambda w, of, d: f"for x in 1..{w.one_of(_FEW)} return {w.expression(d)}",
        lambda w, of, d: f"for x in {w.domain(d)}, y in [x, 1] return {w.of_type(_N, d)}",
        lambda w, of, d: f"({w.of_type(of, d)})[{w.of_type(types.BOOLEAN, d)}]",
        lambda w, of, d: f"({w.of_type(of, d)})[item {w.one_of(_COMPARISONS)} {w.value(d)}]",
        lambda w, of, d: f"[{w.of_type(_N, d)}, {w.value(d)}]",
        lambda w, of, d: f"sort({w.of_type(of, d)}, function(x, y) {w.of_type(types.BOOLEAN, d)})",
    ),
    types.CONTEXT: (
        lambda w, of, d: f"{{a: {w.value(d)}, b: {w.of_type(_N, d)}, c: a = b}}",
        lambda w, of, d: f"{{x: {w.expression(d)}, {w.name()}: x}}",
    ),
    types.STRING: (
        lambda w, of, d: f"({w.of_type(of, d)}) + ({w.of_type(of, d)})",
        lambda w, of, d: f"string({w.expression(d)})",
    ),
    types.DATE: (_shifted,),
    types.DATE_TIME: (_shifted,),
    types.TIME: (_shifted,),
    types.DAYS_DURATION: (
        lambda w, of, d: f"({w.of_type(types.DATE, d)}) - ({w.of_type(types.DATE, d)})",
        lambda w, of, d: f"({w.of_type(of, d)}) {w.one_of('*/')} ({w.of_type(_N, d)})",
    ),
    types.MONTHS_DURATION: (
        lambda w, of, d: f"({w.of_type(of, d)}) {w.one_of('*/')} ({w.of_type(_N, d)})",
    ),
    types.FUNCTION: (
        lambda w, of, d: f"function(x, y) {w.of_type(types.BOOLEAN, d)}",
        lambda w, of, d: f"function({w.parameters()}) {w.expression(d)}",
    ),
    types.RANGE: (
        lambda w, of, d: f"[({w.of_type(_N, d)})..({w.of_type(_N, d)})]",
        lambda w, of, d: f"(< ({w.of_type(w.one_of(_ORDERED), d)}))",
    ),
}
_N = types.NUMBER

SIGNS = (
    " and ", " or ", " in ", " between ", " instance of ", "if ", " then ", " else ", "for ",
    " return ", "some ", "every ", " satisfies ", "function(", " external ", "null", "true",
    "false", "not(", "..", "**", "<=", ">=", "!=", "->", "//", "/*", "*/", "@\"", "\\u",
    "\\U01F600",
    "](", "[item ", "list<", "context<", "range<", "function<", "partial", "?", "\u00a0", "\u2028",
)  # fmt: skip
TOKENS = (
    *SIGNS, *VARIABLES, *MEMBERS, *TYPES, *(f"{name}(" for name in _NAMES),
    *(each for pool in _ALL for each in pool),
)  # fmt: skip
