"""The council report: complete, honest about samples, and valid on paper."""

from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from decimal import Decimal

import page
import pytest

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Category, Origin, Provenance, Risk, Strategy
from rathaus.strategy.report.build import Facts, build
from rathaus.strategy.report.changes import Earlier
from rathaus.strategy.report.pdf import to_pdf
from rathaus.strategy.rules.category import categorise_all
from rathaus.strategy.rules.evaluate import evaluate
from rathaus.strategy.rules.reading import Reading
from tests.unit.strategy.rules.making import (
    TODAY,
    goal,
    needs,
    override,
    project,
    quarterly,
    strategy,
)

AT = datetime(2026, 11, 20, tzinfo=UTC)
RISING = [20, 22, 25, 27, 30, 32, 34, 37]
SERIES = {
    "echt": quarterly(RISING),
    "beispiel": quarterly(RISING, provenance=Provenance.SAMPLE),
}


def whole() -> Strategy:
    return strategy(
        project("p1", number="1", lead_project=True),
        project("p2", number="2", lead_project=True, origin=Origin.SAMPLE),
        project(
            "p3",
            number="10",
            efforts=(needs("1"),),
            override=override(Category.C, "Erst nach dem Umzug."),
            risks=(Risk("Lieferant fällt aus", 3, 4, "zweiter Anbieter"), Risk("unbewertet")),
        ),
        goals=(
            goal("echt"),
            goal("beispiel"),
            goal("alt", year=2025),
            goal("ja", target=Decimal(1)),
        ),
        sources={"quelle": "Broschüre 2024"},
    )


def facts(of: Strategy, series: dict[str, list[Reading]], earlier: Earlier | None = None) -> Facts:
    return Facts("Musterstadt", of, evaluate(of, series, TODAY), categorise_all(of), earlier)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_paper_is_valid_in_both_languages(language: str) -> None:
    pdf = to_pdf(build(facts(whole(), SERIES), language), at=AT)

    for profile in ("ua1", "2a"):
        report = page.validate_pdf_bytes(pdf, profile=profile)
        assert report.is_compliant, [failure.message for failure in report.failures]


def test_a_sample_is_marked_and_never_wears_a_colour() -> None:
    lines = {
        line.id: line
        for part in build(facts(whole(), SERIES), "de").programmes
        for line in part.goals
    }

    assert lines["beispiel"].sample
    assert lines["beispiel"].mark == "unknown"
    assert lines["beispiel"].provenance == "Beispiel"
    assert lines["echt"].mark == "on-track"
    assert lines["alt"].mark == "past"


def test_the_sample_notice_counts_and_is_silent_without_samples() -> None:
    assert "1 von 4 Zielen" in build(facts(whole(), SERIES), "de").sample_notice
    real = replace(whole(), projects=(project("p1"),))
    assert build(facts(real, {"echt": quarterly(RISING)}), "de").sample_notice == ""


def test_projects_stand_in_their_category_with_reason_and_override() -> None:
    report = build(facts(whole(), SERIES), "de")
    waiting = report.categories[3]

    assert [part.letter for part in report.categories] == ["O", "A", "B", "C"]
    assert [line.number for line in waiting.projects] == ["1", "2", "10"]
    assert "Nach der Regel wäre es B" in waiting.projects[2].note
    assert waiting.projects[1].sample


def test_risks_name_goals_conflicts_and_the_highest_ratings() -> None:
    risks = build(facts(whole(), SERIES), "de").risks

    assert len(risks.conflicts) == 1
    assert [line.rating for line in risks.projects] == ["12 (3 × 4)"]
    assert "1 Risiken sind nicht bewertet" in risks.note
    assert any(line.startswith("1.1 Ziel alt") for line in risks.goals)


def test_changes_since_the_last_version_are_told() -> None:
    old = whole()
    then = facts(old, {})
    new = replace(old, projects=(old.projects[0], replace(old.projects[2], override=None)))
    earlier = Earlier("Herbst", date(2026, 9, 1), old, then.evaluation, then.decisions)
    report = build(facts(new, SERIES, earlier), "de")
    groups = {group.title: group.lines for group in report.changes.groups}

    assert report.changes.since == "Seit der Fassung „Herbst“ vom 1.\u00a0September 2026."
    assert {line.subject for line in groups["Ziele"]} == {"Ziel echt", "Ziel beispiel"}
    assert {line.old + line.new[0] for line in groups["Kategorien von Projekten"]} == {"CA", "CB"}
    assert groups["Neu und entfallen"][0].old == "entfallen"
    assert to_pdf(report, at=AT)


def test_without_a_version_the_report_says_so() -> None:
    assert "noch keine festgehaltene Fassung" in build(facts(whole(), SERIES), "de").changes.nothing


def test_english_leaves_no_german_sentence() -> None:
    told = str(asdict(build(facts(whole(), SERIES), "en")))

    for german in (" und ", " nicht ", "Projekte", "Regel"):
        assert german not in told


def test_hostile_titles_only_print() -> None:
    hostile = replace(
        whole(),
        goals=(goal("g", title=Localized('#panic("x") $a$ *b* {0} \\')),),
        projects=(project("p", risks=(Risk("{x.__class__} #read", 5, 5),)),),
    )

    assert to_pdf(build(facts(hostile, {}), "de"), at=AT)
