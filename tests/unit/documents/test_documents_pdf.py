"""PDF files keep what they declare, and nothing in the data becomes markup."""

import io
from datetime import UTC, datetime
from pathlib import Path

import page
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.documents.api import DocumentError, TemplateError, render_pdf
from rathaus.documents.printable import printable

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)
TEMPLATE = """#import "kit.typ": *
#show: document-of.with(footer: "Rathaus")
= #input.title
== #say("Zeilen", "Rows")
#ruled((auto, 1fr), ("A", "B"), ..data.rows.map(row => (category-mark("C"), row)))
"""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("templates") / "list.typ"
    path.write_text(TEMPLATE, "utf-8")
    return path


def test_the_file_is_accessible_and_fit_for_the_archive(template: Path) -> None:
    pdf = render_pdf(template, {"rows": ["eins"]}, title="Übersicht", language="de", at=AT)

    for profile in ("ua1", "2a"):
        report = page.validate_pdf_bytes(pdf, profile=profile)
        assert report.is_compliant, [failure.message for failure in report.failures]


def test_the_file_says_what_it_is(template: Path) -> None:
    made = render_pdf(
        template, {"rows": ["one"]}, title="Übersicht", language="en", author="Musterstadt", at=AT
    )
    with pikepdf.open(io.BytesIO(made)) as pdf:
        metadata = pdf.open_metadata()
        assert metadata["pdfaid:part"] == "2"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Übersicht"
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert all(_embedded(font) for font in _fonts(pdf))
        assert any("FiraSans" in str(font.BaseFont) for font in _fonts(pdf))


def _fonts(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [font for each in pdf.pages for font in each.Resources.Font.values()]


def _embedded(font: pikepdf.Object) -> bool:
    described = font.DescendantFonts[0].FontDescriptor
    return "/FontFile2" in described or "/FontFile3" in described


def test_the_same_input_gives_the_same_bytes(template: Path) -> None:
    first, second = (
        render_pdf(template, {"rows": ["eins"]}, title="T", language="de", at=AT) for _ in range(2)
    )

    assert first == second


HOSTILE = [
    '#panic("x")',
    '#read("/etc/passwd")',
    "$ x^2 $ *fett* _kursiv_ `code` <label> @ref",
    '"); #import "@preview/a:1.0.0"',
    "\\u{0}\u202e]]]}}}",
    "= Überschrift",
    "// Kommentar /* offen",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(template: Path, text: str) -> None:
    assert render_pdf(template, {"rows": [text]}, title=text, language="de", at=AT)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
def test_any_text_prints(template: Path, text: str) -> None:
    assert render_pdf(template, {"rows": [text]}, title="T" + text, language="de", at=AT)


def test_signs_that_the_font_lacks_are_replaced_and_others_stay() -> None:
    assert printable({"a": ["Zoë Ångström − „46,8 %“", "a\u0308", "中\U0001f600\ue000\x01"]}) == {
        "a": ["Zoë Ångström − „46,8 %“", "ä", "����"]
    }


def test_a_template_reads_nothing_but_its_own_folder(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    spy = tmp_path / "spy.typ"
    spy.write_text('#read("secret.txt")')

    with pytest.raises(TemplateError):
        render_pdf(spy, {}, title="T", language="de", at=AT)


def test_faults_are_said_kindly(template: Path, tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="fehlt"):
        render_pdf(tmp_path / "none.typ", {}, title="T", language="de")
    with pytest.raises(TemplateError) as caught:
        render_pdf(template, {}, title="T", language="de")
    assert "rows" in caught.value.detail
    with pytest.raises(DocumentError, match="Titel"):
        render_pdf(template, {}, title=" ", language="de")
    with pytest.raises(DocumentError, match="Deutsch und Englisch"):
        render_pdf(template, {}, title="T", language="fr")
    with pytest.raises(DocumentError, match="drucken"):
        render_pdf(template, {"rows": [object()]}, title="T", language="de")
