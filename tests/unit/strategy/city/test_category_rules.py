"""Mistakes in a city's decision model are named with their line, before it decides anything."""

import pytest

from rathaus.strategy.city.read import read_files
from tests.unit.strategy.city.folders import small_files
from tests.unit.strategy.city.test_mistakes import findings_of

FILE = "categories.dmn"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("</definitions>", "", "bricht ab"),
        ("Erscheinungstag</text>", "Erscheinungstag +</text>", "nicht lesbar"),
        ("Projekt.Beginn", "Projekt.Anfang", "keinen Eintrag „Anfang“"),
        ('"#zwingend"', '"#zwing"', "„#zwing“, das es nicht gibt"),
        ('<text>"ja"</text></inputEntry>', '<text>"yes"</text></inputEntry>', "nie gelten"),
        ("count(Zwingende", "cnt(Zwingende", "„cnt“"),
    ],
)
def test_the_engine_names_the_line(old: str, new: str, problem: str) -> None:
    files = small_files()
    assert old in files[FILE]
    files[FILE] = files[FILE].replace(old, new)

    found = findings_of(files)

    assert problem in found[0].problem.de
    assert found[0].file == FILE
    assert found[0].line
    assert found[0].path == "category_rules"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("{Beginn}", "{Begin}", "Für {Begin} gibt es keine Angabe"),
        ('"C-rest"</text></outputEntry>', '"C-other"</text></outputEntry>', "Zeile 6"),
        ('"O"</text></outputEntry>', '"A"</text></outputEntry>', "nicht die Kategorie"),
        ('<outputDecision href="#allein"/>', "", "„Aus eigener Kraft“ gibt keine Antwort"),
        ('<text>"Unbekannt. Der Beginn fehlt."</text>', '<text>""</text>', "keine Erklärung"),
    ],
)
def test_what_rathaus_asks_of_the_model_has_to_be_there(old: str, new: str, problem: str) -> None:
    files = small_files()
    assert old in files[FILE]
    files[FILE] = files[FILE].replace(old, new)

    found = findings_of(files)

    assert [problem in each.problem.de for each in found] == [True] * len(found) != []


def test_a_city_without_a_model_is_told_where_it_belongs() -> None:
    files = small_files()
    del files[FILE]

    found = findings_of(files)

    assert [FILE in each.problem.de for each in found] == [True]
    assert "Vorlage" in found[0].mend.de


def test_a_model_that_is_no_text_is_refused() -> None:
    files = {name: text.encode() for name, text in small_files().items()}
    files[FILE] = "<definitions>Ä</definitions>".encode("latin-1")

    reading = read_files(sorted(files.items()))

    assert reading.strategy is None
    assert "UTF-8" in reading.findings[0].problem.de


def test_a_model_is_kept_as_it_is_written() -> None:
    files = {name: text.encode() for name, text in small_files().items()}
    files[FILE] = b"\xef\xbb\xbf" + files[FILE].replace(b"\n", b"\r\n")

    strategy = read_files(sorted(files.items())).strategy

    assert strategy is not None
    assert strategy.category_rules.encode() == files[FILE]


def test_two_models_are_one_too_many() -> None:
    files = {name: text.encode() for name, text in small_files().items()}

    reading = read_files([*sorted(files.items()), (f"demo/{FILE}", files[FILE])])

    assert ["steht schon" in each.problem.de for each in reading.findings] == [True]
