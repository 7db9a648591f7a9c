"""Importing lists into the database: real lists, the command, the pages of the office."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from benchmarks.strategy_import import project_list
from rathaus.audit.api import Actor, Subject, entries, verify
from rathaus.identity import grants
from rathaus.identity.models import Account
from rathaus.kernel.access import Role
from rathaus.strategy.document import Project
from rathaus.strategy.lists.service import Outcome, import_list, preview
from rathaus.strategy.models import ListMapping, ListUpload, ProjectRow
from rathaus.strategy.store.projects import read_projects
from tests.integration.strategy.small_city import load_small

pytestmark = [pytest.mark.database, pytest.mark.django_db]
ROOT = Path(__file__).parents[3]
LISTS = ROOT.parent / "shared" / "data" / "portfolio"
CANADA = LISTS / "YOWCT__large-government-of-canada-it-projects"
KINGDOM = LISTS / "rauschgold__ds-bootcamp-capstone-project" / "raw_data"
ROWS = {
    CANADA / "gc-it-projects-2016.csv": 398,
    CANADA / "gc-it-projects-2019.csv": 463,
    KINGDOM / "uk_2018.csv": 133,
    KINGDOM / "uk_2019.csv": 133,
    KINGDOM / "uk_2020.csv": 125,
    KINGDOM / "uk_2021.csv": 184,
}
ACTOR = Actor("clerk", "strategy_office")
SMALL = (
    "Nr;Projekt-ID;Projekttitel;Amt;Beginn;Gesamtkosten\r\n"
    "1;P-1;Digitale Akte;Netze;01.02.2024;1.234,56 €\r\n"
    "2;P-2;Straßenkarte;Amt 99;bald;2.000 €\r\n"
    "3;P-1;Doppelt;Netze;;\r\n"
    "4;P-4;;Netze;;\r\n"
).encode("cp1252")


@pytest.fixture(autouse=True)
def _city() -> None:
    load_small()


def real(path: Path) -> bytes:
    if not path.is_file():
        pytest.skip("the real lists are not beside the checkout (../shared/data/portfolio)")
    return path.read_bytes()


def bring(path: Path) -> Outcome:
    return import_list(real(path), path.name, actor=ACTOR)


def counts(outcome: Outcome) -> dict[str, Any]:
    plain = outcome.plan.to_plain(dry_run=False)
    plain["rejected"] = len(plain["rejected"])
    assert plain["rows"] == sum(
        plain[key] for key in ("created", "updated", "unchanged", "rejected")
    )
    return plain


def named(source: str, title: str) -> Project:
    rows = ProjectRow.objects.filter(list_name=source, title=title).values_list("key", flat=True)
    (project,) = read_projects(rows)
    return project


@pytest.mark.parametrize(
    ("path", "rows"), ROWS.items(), ids=lambda value: getattr(value, "name", "")
)
def test_real_lists_are_loaded_whole_and_again_without_change(path: Path, rows: int) -> None:
    first = counts(bring(path))
    assert (first["rows"], first["created"], first["rejected"]) == (rows, rows, 0)
    again = counts(bring(path))
    assert (again["unchanged"], again["missing"]) == (rows, [])
    assert ProjectRow.objects.filter(list_name=first["source"]).count() == rows


def test_canada_is_updated_by_its_ids() -> None:
    bring(CANADA / "gc-it-projects-2016.csv")
    second = counts(bring(CANADA / "gc-it-projects-2019.csv"))
    assert (second["created"], second["updated"], len(second["missing"])) == (363, 100, 298)
    project = named("gc-it-projects", "eProcurement Solution")
    assert (str(project.end), project.cost_cents, project.currency) == (
        "2024-03-31", 21447473000, "CAD",
    )  # fmt: skip
    assert project.list_source is not None
    assert project.list_source.cells["rawProvidedDate"] == "2023-24"
    assert ProjectRow.objects.filter(list_name="gc-it-projects").count() == 398 + 363


def test_the_kingdom_is_recognised_over_four_years() -> None:
    updated = [counts(bring(KINGDOM / f"uk_{year}.csv"))["updated"] for year in range(2018, 2022)]
    assert updated[0] == 0
    assert min(updated[1:]) > 80
    project = named("uk", "Maritime Patrol Aircraft")
    assert project.cost_cents == 2_013_020_000_00
    assert project.currency == "GBP"
    assert project.number == "MOD_0106_1617-Q1"
    assert project.list_source is not None
    assert project.list_source.cells["total_baseline"] == "£654.46"
    assert "\x92" not in project.remarks


def test_the_trail_names_each_project_and_stays_whole() -> None:
    outcome = import_list(SMALL, "liste_2024.csv", actor=ACTOR)
    (project,) = (p for p in outcome.plan.to_write() if p.title == "Digitale Akte")
    (entry,) = entries(Subject("strategy.project", project.id))
    assert entry.action == "strategy.project_imported"
    (whole,) = entries(Subject("strategy.list", "liste"))
    assert (whole.after["rows"], whole.after["rejected"]) == (4, 2)
    assert verify().broken is None


def test_a_preview_writes_nothing() -> None:
    before = ProjectRow.objects.count()
    assert counts(preview(SMALL, "liste.csv"))["created"] == 2
    assert ProjectRow.objects.count() == before


def test_many_rows_and_their_next_year() -> None:
    assert counts(import_list(project_list(1000), "gross.csv", actor=ACTOR))["created"] == 1000
    changed = counts(preview(project_list(1000, revision=1), "gross.csv"))
    assert (changed["updated"], changed["unchanged"]) == (100, 900)


@pytest.fixture
def office(client: Client, clerk: Account, settings: Any, tmp_path: Path) -> Client:
    settings.HOME = tmp_path
    client.force_login(clerk)
    return client


@pytest.fixture
def clerk() -> Account:
    account = Account.objects.create_user("clerk@example.org", None, display_name="Clerk")
    grants.grant(Actor("test", "system"), account, Role.STRATEGY_OFFICE, "")
    return Account.objects.get(pk=account.pk)


def upload(client: Client, data: bytes = SMALL, **more: Any) -> str:
    answer = client.post(
        reverse("strategy:office:import"),
        {"file": SimpleUploadedFile("Projekte 2024.csv", data), **more},
    )
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def test_upload_preview_correct_and_import(office: Client, tmp_path: Path) -> None:
    address = upload(office)
    page = office.get(address).content.decode()
    assert "Straßenkarte" in page
    assert "Der Titel fehlt." in page
    assert "Kennung „P-1“ steht schon in Zeile 2" in page
    assert "Amt 99" in page
    kept = ListUpload.objects.get()
    assert (tmp_path / kept.path).stat().st_mode & 0o777 == 0o600

    office.post(f"{address}spalten/", {"part": "words", "word-1": "Amt 99",
                "wordfield-1": "department", "known-1": "networks"})  # fmt: skip
    office.post(f"{address}spalten/", {"part": "settings", "source": "meine-liste"})
    fields = {"field-2": "id", "field-3": "title", "field-4": "department", "field-6": "cost"}
    office.post(f"{address}spalten/", {"part": "columns", "unit-6": "thousand", **fields})
    office.post(f"{address}merken/", {"name": "Meine Liste"})
    answer = office.post(f"{address}uebernehmen/", follow=True)
    assert "Liste übernommen" in answer.content.decode()
    assert named("meine-liste", "Digitale Akte").cost_cents == 123_456_000
    assert not ListUpload.objects.exists()
    assert not (tmp_path / kept.path).exists()

    saved = ListMapping.objects.get(name="Meine Liste")
    assert (
        b"thousand"
        in office.get(reverse("strategy:office:import-mapping", args=[saved.id])).content
    )
    again = office.get(upload(office, mapping=str(saved.id))).content.decode()
    assert "Abschließen, nichts ändert sich" in again


def test_a_list_without_title_shows_what_to_mend(office: Client) -> None:
    address = upload(office)
    office.post(f"{address}spalten/", {"part": "columns", "field-2": "id"})
    answer = office.get(address)
    assert answer.status_code == 422
    assert "Titel" in answer.content.decode()
    assert office.post(f"{address}uebernehmen/").status_code == 422


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"\x89PNG\r\n", b"<html></html>"])
def test_what_is_no_list_is_refused_kindly(office: Client, data: bytes) -> None:
    answer = office.post(
        reverse("strategy:office:import"), {"file": SimpleUploadedFile("x.xlsx", data)}
    )
    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()
    assert not ListUpload.objects.exists()


def test_an_upload_can_be_discarded(office: Client, tmp_path: Path) -> None:
    office.post(f"{upload(office)}verwerfen/")
    assert not list((tmp_path / "files" / "lists").iterdir())


def test_departments_may_not_import(client: Client) -> None:
    assert client.get(reverse("strategy:office:import")).status_code == 302


def test_the_same_list_under_another_name_is_noticed() -> None:
    first = import_list(SMALL, "projekte.csv", actor=ACTOR)
    assert not [note for note in first.plan.notes if "--source" in note]
    other = preview(SMALL, "kopie-fuer-den-rat.csv")
    (note,) = [note for note in other.plan.notes if "--source projekte" in note]
    assert note.startswith("2 Titel gibt es schon unter der Quelle „projekte“")
    same = preview(SMALL, "kopie-fuer-den-rat.csv", source="projekte")
    assert counts(same)["created"] == 0
    assert not [note for note in same.plan.notes if "--source" in note]
