"""One source, three reports: each audience gets its own sections and depth, all valid on paper."""

from dataclasses import asdict, replace

import page
import pytest

from rathaus.strategy.report.audience import OUTLINES, Audience, Section
from rathaus.strategy.report.build import build
from rathaus.strategy.report.content import DecisionLine, Report
from rathaus.strategy.report.pdf import to_pdf
from tests.unit.strategy.test_strategy_report import AT, SERIES, facts, whole

TAKEN = DecisionLine("Ziel senken", "Zielwert: 100 → 90", "Zu teuer")


def _report(audience: Audience, language: str = "de") -> Report:
    return build(replace(facts(whole(), SERIES), taken=(TAKEN,)), language, audience)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("audience", list(Audience))
def test_every_report_is_a_valid_accessible_file(audience: Audience, language: str) -> None:
    pdf = to_pdf(_report(audience, language), at=AT)
    for profile in ("ua1", "2a"):
        checked = page.validate_pdf_bytes(pdf, profile=profile)
        assert checked.is_compliant, [failure.message for failure in checked.failures]


def test_the_council_is_told_everything_but_what_is_for_others() -> None:
    report = _report(Audience.COUNCIL)
    assert set(report.sections) == set(Section) - {"departments", "take-part"}
    assert report.programmes
    assert report.explanations
    assert any(part.projects for part in report.categories)
    assert not report.departments


def test_departments_read_of_their_projects_and_what_is_missing() -> None:
    report = _report(Audience.DEPARTMENTS)
    lines = [line for part in report.departments for line in part.projects]
    assert {line.id for line in lines} == {"p1", "p2", "p3"}
    assert any(line.missing for line in lines)
    assert next(line for line in lines if line.id == "p2").sample
    assert not report.programmes
    assert not report.explanations


def test_the_public_reads_of_goals_and_not_of_single_projects() -> None:
    report = _report(Audience.PUBLIC)
    assert report.programmes
    assert "take-part" in report.sections
    assert report.risks.projects == ()
    assert not any(part.projects for part in report.categories)
    assert "Lieferant" not in str(asdict(report))


@pytest.mark.parametrize("audience", list(Audience))
def test_every_audience_reads_the_decisions_and_the_same_figures(audience: Audience) -> None:
    report = _report(audience)
    assert report.decisions == (TAKEN,)
    assert report.figures == _report(Audience.COUNCIL).figures
    assert report.sample_notice, "samples are named to everybody"


def test_every_outline_speaks_both_languages() -> None:
    for outline in OUTLINES.values():
        assert outline.title.de
        assert outline.title.en
        assert "{day}" in outline.lead.de
        assert "{day}" in outline.lead.en
