"""What people type becomes a value, or a sentence that says what to do."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rathaus.forms.rules.model import Field
from rathaus.forms.rules.reading.form import read_form
from rathaus.forms.rules.types.base import FieldType, FileInfo, Frame, Reading
from rathaus.forms.rules.types.contact import Person
from rathaus.forms.rules.types.dates import Span
from rathaus.forms.rules.types.place import Point
from rathaus.forms.rules.types.registry import register_type, type_named
from tests.unit.forms.sample import COLOURS, OFFICES, TODAY, field, form_of


def read(kind: str, raw: Any, bounds: dict[str, object] | None = None, **settings: Any) -> Reading:
    """Read an answer as a field of this type does."""
    if kind in {"choice", "choices"}:
        settings.setdefault("options", COLOURS)
    question = read_form(form_of(field("a", kind, **settings))).pages[0].elements[0]
    assert isinstance(question, Field)
    found = type_named(kind)
    assert found is not None
    files = {
        "f1": FileInfo("f1", "a.pdf", 10, "pdf", ""),
        "f2": FileInfo("f2", "b.odt", 9, "odf", ""),
    }
    frame = Frame(TODAY, bounds or {}, question.options or OFFICES, files)
    reading = found.read(raw, question, frame)
    if reading.problem is not None:
        assert reading.problem.in_language("de")
        assert reading.problem.in_language("en")
    elif reading.value is not None:
        assert found.read(reading.data, question, frame) == reading
        assert found.words(reading.value, question, frame, "de")
    return reading


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("text", "  Anna \t Müller ", "Anna Müller"),
        ("text", "Mu\u0308ller", "Müller"),
        ("text", "\ufeffA\u200bB", "AB"),
        ("long_text", "eins\r\nzwei\r", "eins\nzwei"),
        ("whole", "1.234", 1234),
        ("whole", " −7 ", -7),
        ("whole", "1 000", 1000),
        ("whole", 12, 12),
        ("whole", "12,00", 12),
        ("decimal", "1.234,5", Decimal("1234.5")),
        ("decimal", "1,234.5", Decimal("1234.5")),
        ("decimal", "12.5", Decimal("12.5")),
        ("decimal", "0,1", Decimal("0.1")),
        ("decimal", 0.1, Decimal("0.1")),
        ("money", "1.234,50 €", 123450),
        ("money", "€ 12", 1200),
        ("money", "12,-", 1200),
        ("money", "12,– EUR", 1200),
        ("money", 99, 99),
        ("yes_no", "yes", True),
        ("yes_no", False, False),
        ("date", {"day": "1", "month": "12", "year": "2026"}, date(2026, 12, 1)),
        ("date", "1.12.2026", date(2026, 12, 1)),
        ("date", "2028-02-29", date(2028, 2, 29)),
        (
            "date_range",
            {"from": "2026-12-01", "to": {"day": "3", "month": "12", "year": "2026"}},
            Span(date(2026, 12, 1), date(2026, 12, 3)),
        ),
        ("choice", "red", "red"),
        ("choices", ["red", "blue", "red"], ("red", "blue")),
        ("choices", "green", ("green",)),
        ("email", "anna@bücher.example", "anna@xn--bcher-kva.example"),
        ("phone", "0211 / 899-0000", "+492118990000"),
        ("phone", "+49 (0)211 8990000", "+492118990000"),
        ("phone", "0043 1 5880", "+4315880"),
        ("url", "www.example.org/a?b=c", "https://www.example.org/a?b=c"),
        ("person", {"name": "Anna", "phone": "0211 8990000"}, Person("Anna", "", "+492118990000")),
        ("point", {"lat": "51,2254", "lon": "6.7763"}, Point(6.7763, 51.2254)),
    ],
)  # fmt: skip
def test_what_is_meant_is_read(kind: str, raw: Any, value: object) -> None:
    reading = read(kind, raw)
    assert reading.problem is None
    assert reading.value == value


@pytest.mark.parametrize(
    ("kind", "raw", "code"),
    [
        ("text", "x" * 201, "text-long"),
        ("text", "x" * 5_000_000, "text-long"),
        ("text", 3, "text-kind"),
        ("text", "a\u202eb", "text-direction"),
        ("text", "a\ud800", "text-half"),
        ("text", "a\0b", "text-control"),
        ("text", "a\x1b[31m", "text-control"),
        ("whole", "zwölf", "whole-unreadable"),
        ("whole", "1,5", "number-whole"),
        ("whole", "1.23.4", "whole-unreadable"),
        ("whole", 10**400, "number-large"),
        ("whole", True, "whole-unreadable"),
        ("whole", "٣", "whole-unreadable"),
        ("decimal", "1,2345", "number-places"),
        ("decimal", "1e5", "number-unreadable"),
        ("decimal", float("nan"), "number-unreadable"),
        ("decimal", float("inf"), "number-unreadable"),
        ("money", "1,234", "money-places"),
        ("money", "12 $", "money-unreadable"),
        ("money", 1.5, "money-unreadable"),
        ("money", "9" * 30, "money-large"),
        ("yes_no", "vielleicht", "yes-no"),
        ("yes_no", 1, "yes-no"),
        ("date", {"day": "30", "month": "2", "year": "2026"}, "date-none"),
        ("date", {"day": "1", "month": "13", "year": "2026"}, "date-month"),
        ("date", {"day": "1", "month": "1", "year": "26"}, "date-year"),
        ("date", {"day": "1", "month": "", "year": "2026"}, "date-month-missing"),
        ("date", {"day": "x", "month": "1", "year": "2026"}, "date-day"),
        ("date", "morgen", "date-unreadable"),
        ("date_range", {"from": "2026-12-03", "to": "2026-12-01"}, "range-crossed"),
        ("date_range", {"from": "2026-12-03"}, "range-to-missing"),
        ("date_range", "2026-12-03", "range-from-missing"),
        ("choice", "yellow", "choice-not-offered"),
        ("choice", {"other": "gelb"}, "choice-not-offered"),
        ("choices", ["red", "yellow"], "choice-not-offered"),
        ("choices", ["red"] * 100, "choice-not-offered"),
        ("email", "anna@", "mail"),
        ("email", "anna@localhost", "mail"),
        ("email", "a..b@example.org", "mail"),
        ("email", "a@b.de\nBcc: c@d.de", "mail"),
        ("phone", "112", "phone"),
        ("phone", "ruf mich an", "phone"),
        ("url", "javascript:alert(1)", "url"),
        ("url", "https://user@example.org", "url"),
        ("url", "ftp://example.org", "url"),
        ("url", "localhost", "url"),
        ("person", {"email": "a@example.org"}, "person-name"),
        ("person", {"name": "Anna", "email": "x"}, "mail"),
        ("point", {"lat": "91", "lon": "0"}, "point-lat"),
        ("point", {"lat": "51"}, "point-lon"),
        ("point", [1, 2], "point-lat"),
        ("file", [{"id": "f9"}], "file-unknown"),
        ("file", [{"id": "f2"}], "file-kind"),
        ("file", [{"id": "f1"}, {"id": "f1"}], "file-many"),
        ("file", "f1", "file-unknown"),
    ],
)
def test_what_cannot_be_meant_gets_a_sentence(kind: str, raw: Any, code: str) -> None:
    reading = read(kind, raw)
    assert reading.problem is not None
    assert reading.problem.code == code
    assert reading.value is None


@pytest.mark.parametrize(
    ("kind", "raw", "settings", "code"),
    [
        ("text", "a", {"min_length": 2}, "text-short"),
        ("whole", "5", {"minimum": 6}, "number-below"),
        ("decimal", "5,1", {"maximum": 5}, "number-above"),
        ("money", "5", {"minimum": 501}, "money-below"),
        ("money", "5", {"maximum": 499}, "money-above"),
        ("date_range", {"from": "2026-01-01", "to": "2026-01-03"}, {"longest": 2}, "range-long"),
        ("choices", ["red"], {"at_least": 2}, "choice-few"),
        ("choices", ["red", "blue"], {"at_most": 1}, "choice-many"),
        ("choice", {"other": " "}, {"other": True}, "choice-other"),
        ("person", {"name": "Anna"}, {"need": ["email"]}, "person-email"),
        ("point", {"lat": "51", "lon": "6"}, {"west": 6.5}, "point-outside"),
        ("file", [{"id": "f1"}], {"max_bytes": 9}, "file-large"),
    ],
)
def test_settings_of_the_field_count(
    kind: str, raw: Any, settings: dict[str, Any], code: str
) -> None:
    problem = read(kind, raw, **settings).problem
    assert problem is not None
    assert problem.code == code


def test_bounds_of_days_are_worked_out() -> None:
    early = read("date", "2026-01-01", {"earliest": TODAY}, earliest="today()").problem
    late = read("date", "2027-01-01", {"latest": TODAY}, latest="today()").problem
    assert early is not None
    assert early.in_language("de") == "Geben Sie einen Tag ab dem 21.11.2026 ein."
    assert late is not None
    assert late.code == "date-late"


def test_an_answer_in_own_words_is_kept_as_such() -> None:
    reading = read("choice", {"other": "violett"}, other=True)
    assert reading.data == {"other": "violett"}
    kind = type_named("choice")
    assert kind is not None
    assert kind.feel(reading.value) == "other"


@pytest.mark.parametrize("kind", ["text", "whole", "money", "date", "choice", "person", "file"])
@pytest.mark.parametrize("raw", [None, "", "  ", [], {}, {"day": "", "month": " "}])
def test_blanks_are_no_answer(kind: str, raw: Any) -> None:
    reading = read(kind, raw)
    assert reading == Reading(None) or (kind == "choice" and isinstance(raw, dict))


def test_a_type_of_another_package_is_used_by_its_name() -> None:
    class Plate(FieldType):
        name = "test_plate"

        def read(self, raw: object, field: Field, frame: Frame) -> Reading:
            return Reading(raw, raw) if isinstance(raw, str) else Reading(None)

        def schema(self, field: Field) -> dict[str, object]:
            return {"type": "string"}

    register_type(Plate())
    register_type(Plate())
    assert read("test_plate", "D-AB 1").value == "D-AB 1"

    class Other(Plate):
        pass

    with pytest.raises(ValueError, match="already"):
        register_type(Other())
