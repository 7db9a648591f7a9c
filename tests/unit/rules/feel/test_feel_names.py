"""Names with spaces and signs: where one ends."""

import pytest

from rathaus.rules.feel.names import NameTable, normal_name
from rathaus.rules.feel.parser import parse_expression
from rathaus.rules.feel.printer import print_expression
from rathaus.rules.feel.tree import (
    And,
    Arithmetic,
    Call,
    Compare,
    Filter,
    For,
    In,
    Name,
    Node,
    Operator,
    Path,
    Text,
)

A, B = Name("a"), Name("b")


@pytest.mark.parametrize("name", ["é", "横綱", "🐎", "_x", "a1", "Straße", "a·b", "?", "Student's"])
def test_letters_of_all_scripts_make_names(name: str) -> None:
    assert parse_expression(name) == Name(name)


@pytest.mark.parametrize(
    "name",
    [
        "Full Name",
        "a-b",
        "a - b",
        "a+b*c/d",
        "profit and loss",
        "in stock",
        "for sale",
        "if needed",
        "A.B",
        "days in weekend",
        "case 1",
        "not known",
        "null value",
    ],
)
def test_a_known_name_is_one_name(name: str) -> None:
    names = NameTable([name])
    assert parse_expression(name, names) == Name(name)
    assert parse_expression(f"1 + {name} + 1", names) == parse_expression("1 + x + 1").__class__(
        Operator.ADD,
        parse_expression(f"1 + {name}", names),
        parse_expression("1"),
    )
    assert parse_expression(f"{name}(1)", names) == Call(Name(name), (parse_expression("1"),))


def test_the_longest_known_name_wins() -> None:
    names = NameTable(["a", "b", "a-b", "a-b-c"])
    assert parse_expression("a-b-c", names) == Name("a-b-c")
    assert parse_expression("a-b-d", names) == Arithmetic(Operator.SUBTRACT, Name("a-b"), Name("d"))
    assert parse_expression("a - b", names) == Arithmetic(Operator.SUBTRACT, A, B)
    assert parse_expression("a-bc", names) == Arithmetic(Operator.SUBTRACT, A, Name("bc"))


def test_white_space_inside_a_name_counts_as_one_space() -> None:
    names = NameTable(["  profit\t and\n loss "])
    assert parse_expression("profit  and\n\tloss", names) == Name("profit and loss")
    assert normal_name(" a \u00a0 b ") == "a b"


def test_words_nobody_has_declared_are_one_name() -> None:
    assert parse_expression("the full  name + 1") == Arithmetic(
        Operator.ADD, Name("the full name"), parse_expression("1")
    )
    assert parse_expression("a fee and b") == And(Name("a fee"), B)
    assert parse_expression("Full Name Suffix", NameTable(["Full Name"])) == Name(
        "Full Name Suffix"
    )


@pytest.mark.parametrize("name", ["date and time", "years and months duration"])
def test_built_in_names_are_always_known(name: str) -> None:
    assert parse_expression(f'{name}("x")') == Call(Name(name), (Text("x"),))
    spread = name.replace(" ", "\n  ")
    assert parse_expression(f'{spread}("x")') == Call(Name(name), (Text("x"),))


def test_members_are_known_behind_a_dot() -> None:
    names = NameTable([], ["name and age", "a-b"])
    assert parse_expression("x.name and age", names) == Path(Name("x"), "name and age")
    assert parse_expression("x.a-b", names) == Path(Name("x"), "a-b")
    assert parse_expression("name and age", names) == And(Name("name"), Name("age"))
    assert parse_expression("x.time offset + 1") == Arithmetic(
        Operator.ADD, Path(Name("x"), "time offset"), parse_expression("1")
    )


def test_members_are_names_inside_a_filter() -> None:
    names = NameTable([], ["name and age"])
    tree = parse_expression('x[name and age = "a"]', names)
    assert isinstance(tree, Filter)
    assert isinstance(tree.condition, Compare)
    assert tree.condition.left == Name("name and age")
    after = parse_expression("x[name and age].y and name and age", names)
    assert print_expression(after) == "x[name and age].y and name and age"
    assert isinstance(after, And)
    assert after.right == Name("age")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("{a-b: 1, c: a-b}", Name("a-b")),
        ('{"a-b": 1, c: a-b}', Name("a-b")),
        ("{c: a-b, a-b: c}", Name("c")),
    ],
)
def test_keys_are_known_to_later_entries(text: str, last: Node) -> None:
    assert parse_expression(text).entries[-1].value == last  # type: ignore[attr-defined]


def test_keys_are_members_from_there_on_but_names_only_inside() -> None:
    inside = parse_expression("{a-b: 1}.a-b")
    assert isinstance(inside, Path)
    assert inside.name == "a-b"
    filtered = parse_expression("[{a-b: 1}][a-b > 0]")
    assert isinstance(filtered, Filter)
    assert filtered.condition == parse_expression("a-b > 0", NameTable(["a-b"]))
    outside = parse_expression("[{a-b: 1}, a-b]")
    assert outside.items[1] == Arithmetic(Operator.SUBTRACT, A, B)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("for a-b in xs return a-b", "body"),
        ("some profit and loss in xs satisfies profit and loss", "condition"),
        ("every a-b in xs satisfies a-b", "condition"),
        ("function(a-b, c) a-b", "body"),
        ("function(profit and loss: number) profit and loss", "body"),
    ],
)
def test_declared_names_are_known_where_they_are_declared(text: str, body: str) -> None:
    inner = getattr(parse_expression(text), body)
    assert isinstance(inner, Name)
    assert inner.name in {"a-b", "profit and loss"}
    after = parse_expression(f"[{text}, a-b]")
    assert after.items[1] == Arithmetic(Operator.SUBTRACT, A, B)  # type: ignore[attr-defined]


def test_later_domains_see_earlier_variables() -> None:
    tree = parse_expression("for a-b in xs, c in a-b return c")
    assert isinstance(tree, For)
    assert tree.iterations[1].domain == Name("a-b")


def test_a_known_name_may_hold_the_word_in() -> None:
    names = NameTable(["days in weekend"])
    tree = parse_expression("for i in days in weekend return i", names)
    assert isinstance(tree, For)
    assert tree.iterations[0].domain == Name("days in weekend")
    assert isinstance(parse_expression("days in weekend"), In)


def test_tables_are_not_changed_by_adding_to_them() -> None:
    table = NameTable(["a-b"])
    more = table.with_names(["c-d"], ["e-f"], ["g-h"])
    assert parse_expression("c-d", more) == Name("c-d")
    assert parse_expression("a-b", more) == Name("a-b")
    assert isinstance(parse_expression("c-d", table), Arithmetic)
    assert table.with_names(["a", "a-b"]).names is table.names


@pytest.mark.parametrize("key", ["k x{}", "k{} x"])
@pytest.mark.slow
def test_thousands_of_names_with_the_same_beginning_are_found_at_once(key: str) -> None:
    entries = ", ".join(f"{key.format(i)}: k" for i in range(5_000))
    tree = parse_expression(f"{{{entries}, last: {key.format(4_999)}}}")
    assert tree.entries[-1].value == Name(key.format(4_999))  # type: ignore[attr-defined]
    names = NameTable(key.format(i) for i in range(5_000))
    assert parse_expression(f"{key.format(7)} + 1", names).left == Name(key.format(7))  # type: ignore[attr-defined]


def test_an_inner_context_leaves_the_outer_names_as_they_were() -> None:
    tree = parse_expression("{a-b: 1, c: {d-e: a-b, f: d-e}, g: d-e, h-i: 1, j: h-i}")
    values = {entry.key: entry.value for entry in tree.entries}  # type: ignore[attr-defined]
    assert values["g"] == Arithmetic(Operator.SUBTRACT, Name("d"), Name("e"))
    assert values["j"] == Name("h-i")
    inner = {entry.key: entry.value for entry in values["c"].entries}
    assert inner == {"d-e": Name("a-b"), "f": Name("d-e")}
