"""Every mistake a clerk can make is named with its file, its line and how to mend it."""

from dataclasses import dataclass

import pytest

from rathaus.strategy.city.check import check_strategy
from rathaus.strategy.city.finding import Finding
from rathaus.strategy.city.read import read_files
from tests.unit.strategy.city.folders import small_files


@dataclass(frozen=True)
class Mistake:
    """Replace ``old`` by ``new`` in ``file``; the finding stands at ``at`` and says the rest."""

    name: str
    file: str
    old: str
    new: str
    at: str
    problem: str
    mend: str


def m(name: str, file: str, old: str, new: str, *, at: str, problem: str, mend: str) -> Mistake:
    return Mistake(name, file, old, new, at, problem, mend)


FORM = [
    m(
        "indentation",
        "goals.yaml",
        "    year: 2027",
        "     year: 2027",
        at="     year: 2027",
        problem="kein gültiges YAML",
        mend="Einrückung",
    ),
    m(
        "tab",
        "goals.yaml",
        "    year: 2027",
        "\tyear: 2027",
        at="\tyear",
        problem="kein gültiges YAML",
        mend="Einrückung",
    ),
    m(
        "duplicate key",
        "goals.yaml",
        "    year: 2027\n",
        "    year: 2027\n    year: 2028\n",
        at="year: 2028",
        problem="„year“ steht schon in Zeile",
        mend="Behalten Sie nur einen",
    ),
    m(
        "anchor",
        "goals.yaml",
        "    year: 2027",
        "    year: &y 2027",
        at="year: &y",
        problem="Anker",
        mend="aus",
    ),
    m(
        "alias",
        "projects.yaml",
        "department: hauptamt",
        "department: *x",
        at="department: *x",
        problem="Anker und Verweise",
        mend="Schreiben Sie den Wert aus",
    ),
    m(
        "tag",
        "goals.yaml",
        "    year: 2027",
        "    year: !!python/object:os.system 2027",
        at="!!python",
        problem="Marke",
        mend="Löschen",
    ),
    m(
        "merge key",
        "goals.yaml",
        "    year: 2027",
        "    <<: {year: 2027}",
        at="<<",
        problem="Zusammenführen",
        mend="Schreiben Sie die Felder aus",
    ),
    m(
        "second document",
        "goals.yaml",
        "  - id: netz-erneuert",
        "---\n  - id: netz-erneuert",
        at="---",
        problem="zweites Dokument",
        mend="---",
    ),
    m(
        "misspelt field",
        "goals.yaml",
        "    target: 10",
        "    targt: 10",
        at="targt",
        problem="Feld „targt“ gibt es hier nicht",
        mend="Meinten Sie „target“?",
    ),
    m(
        "missing field",
        "goals.yaml",
        "    target: 10\n",
        "",
        at="- id: zehn-antraege",
        problem="Feld „target“ fehlt",
        mend="Ergänzen Sie „target: …“",
    ),
    m(
        "misspelt part",
        "goals.yaml",
        "goals:",
        "goal:",
        at="goal:",
        problem="Teil „goal“",
        mend="Meinten Sie „goals“?",
    ),
    m(
        "comma in the number",
        "rules.yaml",
        "S: 0.5",
        "S: 0,5",
        at="S: 0,5",
        problem="„0,5“ passt hier nicht",
        mend="Zahl mit Punkt",
    ),
    m(
        "German date",
        "projects.yaml",
        "start: 2026-01-01",
        "start: 1.1.2026",
        at="start: 1.1.2026",
        problem="„1.1.2026“ passt hier nicht",
        mend="2027-06-30",
    ),
    m(
        "quarter",
        "projects.yaml",
        "quarter: 2026-Q4",
        "quarter: Q4 2026",
        at="Q4 2026",
        problem="passt hier nicht",
        mend="2027-Q2",
    ),
    m(
        "yes for true",
        "projects.yaml",
        "running_at_publication: true",
        "running_at_publication: ja",
        at="publication: ja",
        problem="„ja“ passt hier nicht",
        mend="true oder false",
    ),
    m(
        "unknown status",
        "projects.yaml",
        "status: done",
        "status: donne",
        at="donne",
        problem="Wert „donne“",
        mend="Meinten Sie „done“?",
    ),
    m(
        "unknown unit",
        "goals.yaml",
        "unit: percent",
        "unit: prozent",
        at="unit: prozent",
        problem="Wert „prozent“",
        mend="percent",
    ),
    m(
        "text for a list",
        "projects.yaml",
        "depends_on: [leitungen-im-rathaus]",
        "depends_on: leitungen-im-rathaus",
        at="depends_on",
        problem="eine Liste",
        mend="[a, b]",
    ),
    m(
        "comma in a text",
        "goals.yaml",
        "    year: 2027",
        "    remark: {de: Erst so, dann anders}\n    year: 2027",
        at="dann anders",
        problem="gibt es hier nicht",
        mend="Anführungszeichen",
    ),
]

MEANING = [
    m(
        "id with capitals",
        "projects.yaml",
        "id: hundemarke",
        "id: Hunde Marke",
        at="Hunde Marke",
        problem="taugt nicht",
        mend="hunde-marke",
    ),
    m(
        "same id twice",
        "projects.yaml",
        "id: funk-im-rathaus",
        "id: hundemarke",
        at="id: hundemarke\n    title: Funknetz",
        problem="steht schon in projects.yaml:2",
        mend="eigene",
    ),
    m(
        "same number twice",
        "goals.yaml",
        'number: "1.2"',
        'number: "1.1"',
        at='number: "1.1"\n    programme: rathaus-offen\n    year: 2026',
        problem="Nummer 1.1 steht schon",
        mend="freie Nummer",
    ),
    m(
        "English text missing",
        "programmes.yaml",
        "      en: Open town hall\n",
        "",
        at="    title:\n      de: Offenes",
        problem="englische Text fehlt",
        mend="en:",
    ),
    m(
        "empty title",
        "projects.yaml",
        "title: Hundemarke online",
        'title: " "',
        at='title: " "',
        problem="Titel ist leer",
        mend="kurzen Titel",
    ),
    m(
        "unknown programme",
        "projects.yaml",
        "programme: netz-und-technik",
        "programme: netz-und-tecnik",
        at="netz-und-tecnik",
        problem="„netz-und-tecnik“ gibt es nicht",
        mend="Meinten Sie „netz-und-technik“?",
    ),
    m(
        "programme against plan",
        "projects.yaml",
        "programme: rathaus-offen",
        "programme: netz-und-technik",
        at="programme: netz-und-technik",
        problem="gehört zum Programm „rathaus-offen“",
        mend="programme: rathaus-offen",
    ),
    m(
        "unknown dimension",
        "projects.yaml",
        "dimensions: [einfach]",
        "dimensions: [einfch]",
        at="einfch",
        problem="„einfch“ gibt es nicht",
        mend="„einfach“",
    ),
    m(
        "dimension twice",
        "projects.yaml",
        "dimensions: [einfach]",
        "dimensions: [einfach, einfach]",
        at="[einfach, einfach]",
        problem="steht doppelt",
        mend="Löschen",
    ),
    m(
        "no dimension",
        "projects.yaml",
        "    dimensions: [einfach]\n",
        "",
        at="- id: hundemarke",
        problem="keiner Zieldimension",
        mend="dimensions",
    ),
    m(
        "unknown pool",
        "projects.yaml",
        "pool: edv\n        size",
        "pool: edw\n        size",
        at="edw",
        problem="„edw“ gibt es nicht",
        mend="„edv“",
    ),
    m(
        "unknown source",
        "strategy.yaml",
        "    source: digitalplan",
        "    source: digitaler-plan",
        at="digitaler-plan",
        problem="„digitaler-plan“ gibt es nicht",
        mend="Meinten Sie „digitalplan“?",
    ),
    m(
        "named in a source without one",
        "projects.yaml",
        "    origin: source\n    source: digitalplan\n  - id: leitungen",
        "    origin: source\n  - id: leitungen",
        at="    origin: source",
        problem="Quelle fehlt",
        mend="source:",
    ),
    m(
        "wrong count",
        "strategy.yaml",
        "goals: 3",
        "goals: 4",
        at="goals: 4",
        problem="Erwartet sind 4, in den Dateien stehen 3",
        mend="Ergänzen Sie 1",
    ),
    m(
        "count of an unknown part",
        "strategy.yaml",
        "goals: 3",
        "golas: 3",
        at="golas",
        problem="nicht zählen",
        mend="„goals“",
    ),
    m(
        "formula and manual",
        "goals.yaml",
        "    unit: yes-no",
        "    formula: services.catalogue.end_to_end_count\n    unit: yes-no",
        at="    manual:",
        problem="schließen sich aus",
        mend="entweder",
    ),
    m(
        "neither formula nor manual",
        "goals.yaml",
        "    formula: strategy.action_plan.projects_done_share[hausnetz]\n",
        "",
        at="- id: netz-erneuert",
        problem="weder Formel noch",
        mend="Ergänzen",
    ),
    m(
        "broken formula",
        "goals.yaml",
        "formula: strategy.action_plan.projects_done_share[hausnetz]",
        "formula: max(strategy.plans.open",
        at="max(",
        problem="Formel, Zeichen",
        mend="min, max und mean",
    ),
    m(
        "formula without measure",
        "goals.yaml",
        "formula: strategy.action_plan.projects_done_share[hausnetz]",
        'formula: "1 + 1"',
        at="1 + 1",
        problem="keine Messgröße",
        mend="domain.thing.name",
    ),
    m(
        "formula over an unknown plan",
        "goals.yaml",
        "share[hausnetz]",
        "share[hausnets]",
        at="hausnets",
        problem="„hausnets“ gibt es nicht",
        mend="„hausnetz“",
    ),
    m(
        "awaits another domain",
        "goals.yaml",
        "awaits: services",
        "awaits: bookings",
        at="awaits: bookings",
        problem="keine Messgröße von „bookings“",
        mend="services",
    ),
    m(
        "year before the strategy",
        "goals.yaml",
        "year: 2027",
        "year: 2017",
        at="2017",
        problem="nicht plausibel",
        mend="2025 bis",
    ),
    m(
        "more than all",
        "goals.yaml",
        "target: 100",
        "target: 120",
        at="target: 120",
        problem="nicht zwischen 0 und 100",
        mend="Anteil",
    ),
    m(
        "half a yes",
        "goals.yaml",
        "target: 1\n    manual",
        "target: 0.5\n    manual",
        at="target: 0.5",
        problem="weder ja noch nein",
        mend="1 für ja",
    ),
    m(
        "end before start",
        "projects.yaml",
        "end: 2025-09-30",
        "end: 2023-09-30",
        at="end: 2023-09-30",
        problem="liegt vor dem Beginn",
        mend="Berichtigen",
    ),
    m(
        "circle",
        "projects.yaml",
        "    efforts:\n      - pool: edv\n        total: 3\n",
        "    depends_on: [funk-im-rathaus]\n",
        at="depends_on: [funk-im-rathaus]",
        problem="leitungen-im-rathaus → funk-im-rathaus → leitungen-im-rathaus",
        mend="Löschen",
    ),
    m(
        "effort in two shapes",
        "projects.yaml",
        "        size: M\n",
        "        size: M\n        total: 3\n",
        at="- pool: edv",
        problem="genau eine Angabe",
        mend="Behalten Sie eine",
    ),
    m(
        "effort below zero",
        "projects.yaml",
        "total: 3",
        "total: -3",
        at="total: -3",
        problem="-3 ist kleiner als 0",
        mend="ab 0",
    ),
    m(
        "quarters out of order",
        "projects.yaml",
        "quarter: 2027-Q1",
        "quarter: 2026-Q3",
        at="2026-Q3",
        problem="2026-Q3 steht nicht nach 2026-Q4",
        mend="Ordnen",
    ),
    m(
        "capacity twice",
        "organisation.yaml",
        "        person_months: 4.5\n",
        "        person_months: 4.5\n      - quarter: 2025-Q1\n        person_months: 5\n",
        at="quarter: 2025-Q1\n        person_months: 5\n",
        problem="steht nicht nach 2025-Q1",
        mend="jedes nur einmal",
    ),
    m(
        "sizes that shrink",
        "rules.yaml",
        "L: 4",
        "L: 1",
        at="L: 1",
        problem="L muss mehr Personenmonate haben als M",
        mend="Ordnen",
    ),
]


def findings_of(files: dict[str, str]) -> list[Finding]:
    reading = read_files([(name, text.encode()) for name, text in sorted(files.items())])
    if reading.strategy is None:
        return list(reading.findings)
    return check_strategy(reading.strategy, reading.places)


@pytest.mark.parametrize("mistake", FORM + MEANING, ids=lambda each: each.name)
def test_names_file_line_and_mend(mistake: Mistake) -> None:
    files = small_files()
    assert files[mistake.file].count(mistake.old), "the small city no longer holds this text"
    files[mistake.file] = files[mistake.file].replace(mistake.old, mistake.new, 1)
    line = files[mistake.file][: files[mistake.file].index(mistake.at)].count("\n") + 1

    findings = findings_of(files)

    fitting = [each for each in findings if mistake.problem in each.problem.de]
    assert fitting, f"not found among {[str(each) for each in findings]}"
    finding = fitting[0]
    assert finding.file == mistake.file
    assert finding.line == line
    assert finding.column >= 1
    assert mistake.mend in finding.mend.de
    assert finding.problem.en
    assert finding.mend.en


def test_the_small_city_has_no_mistakes() -> None:
    assert findings_of(small_files()) == []


def test_all_mistakes_of_form_are_named_at_once() -> None:
    files = small_files()
    files["goals.yaml"] = files["goals.yaml"].replace("target: 10", "target: zehn", 1)
    files["projects.yaml"] = files["projects.yaml"].replace("status: done", "status: vorbei")
    assert [finding.file for finding in findings_of(files)] == ["goals.yaml", "projects.yaml"]
