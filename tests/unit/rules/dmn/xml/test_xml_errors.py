"""What is said about files that are no models, or models with something missing or wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.rules.dmn.model import Definitions
from rathaus.rules.dmn.xml import read_definitions
from rathaus.rules.errors import ModelError
from rathaus.rules.limits import Limits
from tests.unit.rules.dmn.xml.models import decision, read, xml

TEXT = "<literalExpression><text>1</text></literalExpression>"
TABLE = """<decisionTable>
<input><inputExpression><text>a</text></inputExpression></input>
<output/>
<rule>{cells}</rule>
</decisionTable>"""


def error_of(data: bytes, limits: Limits | None = None) -> ModelError:
    with pytest.raises(ModelError) as caught:
        read_definitions(data, "test.dmn", limits or Limits())
    return caught.value


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "leer"),
        (b"  \n", "leer"),
        (b"hello", "kein gültiges XML"),
        (b"<definitions", "bricht ab"),
        (b"<a><b></a>", "schließende Element"),
        (b"<a/><b/>", "Nach dem Ende"),
        (b"<a>&nbsp;</a>", "Kürzel"),
        (b"<x:a/>", "Präfix"),
        (b'<a b="1" b="2"/>', "zweimal"),
        (b"<html/>", "kein DMN-Modell"),
        (b'<definitions xmlns="http://www.omg.org/spec/DMN/2099/MODEL/"/>', "Version"),
        (b'<?xml version="1.0" encoding="idna"?><a/>', "UTF-8"),
        (b'<?xml version="1.0" encoding="zlib_codec"?><a/>', "UTF-8"),
        (b'<?xml version="1.0" encoding="utf-16"?><a/>', "UTF-8"),
        (b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "Dokumenttyp"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "Dokumenttyp"),
    ],
)
def test_files_that_are_no_models(data: bytes, word: str) -> None:
    assert word in error_of(data).in_language("de")


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<decision/>", ["<decision>", "keinen Namen"]),
        ('<decision name=" "/>', ["<decision>", "keinen Namen"]),
        ("<inputData/>", ["<inputData>", "keinen Namen"]),
        ("<itemDefinition/>", ["keinen Namen"]),
        ('<decison name="D"/>', ["<decison>", "<decision>"]),
        ('<rule name="D"/>', ["<rule>", "<definitions>"]),
        ('<import name="a"/>', ["namespace"]),
        (decision(TEXT + TEXT), ["zwei Ausdrücke"]),
        (decision("<decisionTable/>"), ["Ergebnisspalte"]),
        (decision('<decisionTable hitPolicy="BEST"/>'), ["Ergebnisspalte"]),
        (decision('<decisionTable hitPolicy="BEST"><output/></decisionTable>'), ["BEST", "FIRST"]),
        (decision('<decisionTable aggregation="AVG"><output/></decisionTable>'), ["AVG", "SUM"]),
        (decision("<decisionTable><input/><output/></decisionTable>"), ["<inputExpression>"]),
        (
            decision(TABLE.format(cells="<outputEntry><text>1</text></outputEntry>")),
            ["Regel 1", "0 Eingabezellen", "1 Eingabespalten"],
        ),
        (
            decision(TABLE.format(cells="<inputEntry><text>-</text></inputEntry>")),
            ["Regel 1", "0 Ergebniszellen"],
        ),
        (
            decision(TABLE.format(cells="<inputEntry/>")),
            ["<inputEntry>", "<text>"],
        ),
        (decision(f'<relation><column name="a"/><row>{TEXT}{TEXT}</row></relation>'), ["2 Zellen"]),
        (decision('<functionDefinition kind="C"/>'), ["„C“", "Java"]),
        (decision("<for><in/><return/></for>"), ["iteratorVariable"]),
        (decision('<for iteratorVariable="x"><in/><return/></for>'), ["<in>", "leer"]),
        (decision(f"<conditional><if>{TEXT}</if></conditional>"), ["<then>"]),
        (
            decision(
                f"<context><contextEntry>{TEXT}</contextEntry>"
                f"<contextEntry>{TEXT}</contextEntry></context>"
            ),
            ["Nur der letzte Eintrag"],
        ),
        (decision("<invocation><binding/></invocation>"), ["<parameter>"]),
        (decision("<informationRequirement/>"), ["genau eines"]),
        (
            decision("<informationRequirement><requiredInput/></informationRequirement>"),
            ["href"],
        ),
        (decision("<literalExpression><importedValues/></literalExpression>"), ["importedValues"]),
        (
            '<itemDefinition name="t" isCollection="yes"><typeRef>a</typeRef></itemDefinition>',
            ["„yes“", "isCollection"],
        ),
        (
            '<itemDefinition name="t"><typeRef>a</typeRef><itemComponent name="b"/>'
            "</itemDefinition>",
            ["„t“", "typeRef"],
        ),
        ('<decision id="a" name="A"/><inputData id="a" name="B"/>', ["„a“", "„A“", "„B“"]),
    ],
)
def test_models_with_something_wrong(inside: str, words: list[str]) -> None:
    error = error_of(xml(inside))
    sentence = error.in_language("de")
    assert all(word in sentence for word in words), sentence
    assert error.line >= 2
    assert error.column >= 1
    assert error.file == "test.dmn"
    assert error.in_language("en") != sentence


def test_the_place_is_that_of_the_element() -> None:
    error = error_of(xml('<decision name="A"/>\n   <decision/>'))
    assert (error.line, error.column) == (3, 4)


def test_a_model_needs_a_namespace() -> None:
    data = xml("").replace(b' namespace="urn:test"', b"")
    assert "namespace" in error_of(data).in_language("de")


def test_bounds_on_size_elements_and_depth() -> None:
    assert "100 Bytes" in error_of(xml(" " * 100), Limits(model_bytes=100)).in_language()
    many = xml('<inputData name="a"/>' * 11)
    assert "10 Elemente" in error_of(many, Limits(elements=10)).in_language()
    deep = xml(decision("<list>" * 5000 + "</list>" * 5000))
    assert "100 Ebenen" in error_of(deep).in_language()
    foreign = xml('<x xmlns="urn:x">' * 5000 + "</x>" * 5000)
    assert "100 Ebenen" in error_of(foreign).in_language()


def test_nested_as_deep_as_allowed_is_read() -> None:
    model = read(decision("<list>" * 97 + TEXT.replace("<text>1</text>", "") + "</list>" * 97))
    assert model.decisions[0].logic is not None


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_arbitrary_bytes_raise_nothing_else(data: bytes) -> None:
    with pytest.raises(ModelError):
        read_definitions(data)


_GOOD = xml(decision(TABLE.format(cells="<inputEntry><text>-</text></inputEntry>")))


@given(st.integers(0, len(_GOOD) - 1), st.binary(max_size=4), st.integers(0, 9))
@settings(deadline=None)
def test_damaged_files_are_read_or_refused(place: int, instead: bytes, removed: int) -> None:
    damaged = _GOOD[:place] + instead + _GOOD[place + removed :]
    try:
        assert isinstance(read_definitions(damaged), Definitions)
    except ModelError as error:
        assert error.in_language("de")
        assert error.in_language("en")
