"""Which files imports mean, and imports that cannot be."""

import pytest

from rathaus.rules.api import load_model
from rathaus.rules.check import check_definitions
from rathaus.rules.dmn import model
from rathaus.rules.dmn.files import imported_files
from rathaus.rules.dmn.link import link
from rathaus.rules.dmn.model import Definitions, ItemDefinition, Place
from rathaus.rules.errors import ModelError
from tests.unit.rules.dmn.building import decision, definitions

DMN = "https://www.omg.org/spec/DMN/20230324/MODEL/"


def _file(namespace: str, file: str, *imported: str, **more: str) -> Definitions:
    imports = (
        model.Import(name="x", namespace=each, place=Place(file, 3, 1), **more) for each in imported
    )
    return definitions(*imports, namespace=namespace, place=Place(file, 1, 1))


def _refusal(root: Definitions, *others: Definitions) -> ModelError:
    with pytest.raises(ModelError) as caught:
        link(root, imported_files(root, others))
    return caught.value


def test_only_what_is_imported_is_taken() -> None:
    a, b, c = _file("urn:a", "a.dmn", "urn:b"), _file("urn:b", "b.dmn", "urn:c"), _file("urn:c", "")
    assert imported_files(a, [b, c, _file("urn:d", "d.dmn")]) == {"urn:b": b, "urn:c": c}


def test_a_file_that_imports_its_own_namespace_is_refused() -> None:
    root = _file("urn:a", "a.dmn", "urn:a")
    for others in ((), (_file("urn:a", "copy.dmn"),), (_file("urn:a", "1"), _file("urn:a", "2"))):
        error = _refusal(root, *others)
        assert (error.message.code, error.file, error.line) == ("dmn-import-self", "a.dmn", 3)
    with pytest.raises(ModelError):
        link(root, {"urn:a": _file("urn:a", "copy.dmn")})


def test_a_copy_of_a_file_makes_no_way_out_of_a_circle() -> None:
    a, b = _file("urn:a", "a.dmn", "urn:b"), _file("urn:b", "b.dmn", "urn:a")
    copy = _file("urn:a", "copy.dmn")
    error = _refusal(a, b, copy)
    assert error.message.code == "dmn-import-circle"
    assert "urn:a → urn:b → urn:a" in str(error)
    with pytest.raises(ModelError):
        link(a, {"urn:a": copy, "urn:b": b})


def test_of_two_files_of_a_namespace_the_one_named_is_taken() -> None:
    one, two = _file("urn:b", "lib/one.dmn"), _file("urn:b", "lib/two more.dmn")
    root = _file("urn:a", "a.dmn", "urn:b", location="./two%20more.dmn")
    assert imported_files(root, [one, two]) == {"urn:b": two}
    error = _refusal(_file("urn:a", "a.dmn", "urn:b"), one, two)
    assert (error.message.code, error.line) == ("dmn-namespace-twice", 3)
    assert "lib/one.dmn, lib/two more.dmn" in str(error)


def test_files_of_one_namespace_do_not_matter_where_nobody_imports_them() -> None:
    one, two = _file("urn:b", "one.dmn"), _file("urn:b", "two.dmn")
    assert imported_files(_file("urn:a", "a.dmn"), [one, two]) == {}


def test_the_check_says_where_such_an_import_stands() -> None:
    root = _file("urn:a", "a.dmn", "urn:a")
    (one,) = check_definitions(root, {"urn:a": _file("urn:a", "copy.dmn")})
    assert (one.code, one.place) == ("dmn-import-self", Place("a.dmn", 3, 1))
    circle = _file("urn:c", "c.dmn", "urn:b")
    (one,) = check_definitions(circle, {"urn:b": _file("urn:b", "b.dmn", "urn:c"), "urn:c": circle})
    assert (one.code, one.place.file) == ("dmn-import-circle", "c.dmn")


def test_bytes_of_two_files_of_one_namespace() -> None:
    lib = f'<definitions xmlns="{DMN}" name="l" namespace="urn:l"/>'.encode()
    root = (
        f'<definitions xmlns="{DMN}" name="r" namespace="urn:r">'
        f'<import name="l" namespace="urn:l" importType="{DMN}"/></definitions>'
    ).encode()
    load_model(root, {"one": lib})
    with pytest.raises(ModelError, match="one, two"):
        load_model(root, {"one": lib, "two": lib})


def _two(one: str, other: str, *elements: model.Element) -> tuple[list[str], list[str]]:
    root = definitions(
        model.Import(name="x", namespace=one), model.Import(name="x", namespace=other), *elements
    )
    others = {each: definitions(namespace=each) for each in (one, other)}
    return (
        [one.code for one in check_definitions(root, others)],
        [problem.message.code for problem in link(root, others).problems],
    )


def test_a_prefix_may_stand_for_one_thing_only() -> None:
    assert _two("urn:a", "urn:b") == (["check-name-twice"], ["dmn-import-name-twice"])
    assert _two("urn:a", "urn:a") == ([], [])
    found, _ = _two("urn:a", "urn:a", decision("x", "1"))
    assert "check-name-twice" in found


def _missing(prefix: str, text: str, type_ref: str, *required: str) -> list[str]:
    root = definitions(
        model.Import(name=prefix, namespace="urn:gone"),
        ItemDefinition(name="t", type_ref=type_ref),
        decision("a", "1", type_ref=type_ref),
        decision("d", text, "a", *required),
        decision("e", "Nobody + a", "a"),
    )
    return [one.code.removeprefix("check-") for one in check_definitions(root)]


@pytest.mark.parametrize(
    ("text", "required"),
    [
        ("L.twice(L.Base price) + a", ["urn:gone#d"]),
        ("L.Pre-approved / L.Car's tax + a", ["urn:gone#d"]),
        ("if a instance of L.col then L.x else L.y[z = a]", ["urn:gone#d"]),
        ("a + L.x", []),
    ],
)
def test_what_depends_on_a_missing_file_is_not_judged(text: str, required: list[str]) -> None:
    assert _missing("L", text, "L.col", *required) == ["unknown-name", "import-missing"]


def test_what_depends_on_a_missing_file_without_a_prefix_is_not_judged() -> None:
    assert _missing("", "Base price + a", "col", "urn:gone#d") == ["import-missing"]


def test_other_types_are_judged_when_a_file_is_missing() -> None:
    assert "unknown-type" in _missing("L", "a", "M.col")
