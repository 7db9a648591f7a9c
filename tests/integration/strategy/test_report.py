"""The council report from the database and from the command line."""

import argparse
from dataclasses import replace
from pathlib import Path

import page
import pytest
from django.test import Client

from rathaus.strategy.assessments.rules.effects import Effect, EffectKind
from rathaus.strategy.errors import NotFound
from rathaus.strategy.measuring import measure
from rathaus.strategy.report import commands
from rathaus.strategy.report.audience import Audience
from rathaus.strategy.report.make import make
from rathaus.strategy.store import projects
from rathaus.strategy.versions import store
from tests.integration.strategy.assessments.rounds import apply, finish, until_finalisation
from tests.integration.strategy.small_city import OFFICE, PROJECTS, load_small

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _city() -> None:
    load_small()
    measure()


def test_the_report_tells_what_changed_since_the_last_version() -> None:
    assert "noch keine festgehaltene Fassung" in make("de").changes.nothing
    store.freeze("Herbst", actor=OFFICE)
    assert make("de").changes.nothing == "Nichts hat sich verändert."
    projects.save([replace(PROJECTS[0], title="Anders")], actor=OFFICE)

    changed = make("de").changes

    assert "„Herbst“" in changed.since
    assert changed.groups[0].lines[0].new == "Anders"


def test_a_version_is_reported_as_it_was() -> None:
    version = store.freeze("Herbst", actor=OFFICE)
    projects.save([replace(PROJECTS[0], title="Anders")], actor=OFFICE)

    report = make("de", version=version.slug)
    titles = [line.title for part in report.categories for line in part.projects]

    assert PROJECTS[0].title in titles
    assert "Anders" not in titles
    assert "noch keine" in report.changes.nothing


def test_an_unknown_version_is_named() -> None:
    with pytest.raises(NotFound, match="keine Fassung"):
        make("de", version="nie")


def test_the_command_writes_a_valid_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parser = argparse.ArgumentParser()
    commands.add_commands(parser.add_subparsers())
    args = parser.parse_args(["report", str(tmp_path / "rat.pdf"), "--language", "en"])

    assert args.handler(args) == 0
    assert "PDF/UA-1" in capsys.readouterr().out
    for profile in ("ua1", "2a"):
        assert page.is_pdf_compliant(tmp_path / "rat.pdf", profile=profile)


def test_each_audience_has_its_page_and_its_paper(client: Client) -> None:
    for word, wanted in (
        ("rat", "Projekte dieser Kategorie"),
        ("aemter", "Projekte der Ämter"),
        ("alle", "So können Sie mitreden"),
    ):
        found = client.get(f"/strategie/bericht/?fuer={word}")
        assert found.status_code == 200
        assert wanted in found.content.decode()
    paper = client.get("/strategie/bericht.pdf?fuer=aemter")
    assert paper.content.startswith(b"%PDF")
    assert client.get("/strategie/bericht/?fuer=niemand").status_code == 200


def test_the_command_knows_audiences(tmp_path: Path) -> None:
    parser = argparse.ArgumentParser()
    commands.add_commands(parser.add_subparsers())
    args = parser.parse_args(["report", str(tmp_path / "a.pdf"), "--audience", "public"])
    assert args.handler(args) == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_a_report_on_a_version_names_what_its_assessment_decided() -> None:
    row, decision = until_finalisation(Effect(EffectKind.GOAL_TARGET, "fibre", "90"))
    apply(decision)
    done = finish(row)
    found = make("en", version=done.result_version, audience=Audience.PUBLIC)
    assert [each.title for each in found.decisions] == ["Ändern"]
    assert "before 100, now 90" in found.decisions[0].effect
    assert make("de", version=done.base_version).decisions == ()
