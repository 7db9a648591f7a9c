"""A city goes into the database and comes out again as the same files."""

import shutil
from argparse import Namespace
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rathaus.audit.api import Actor, Subject, entries
from rathaus.strategy import api
from rathaus.strategy.city.check import check_city
from rathaus.strategy.city.commands import export_folder
from rathaus.strategy.city.read import read_city
from rathaus.strategy.errors import CategoryRulesError
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.store import structure

CITIES = Path(__file__).parents[3] / "cities"

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.mark.parametrize("name", ["musterstadt", "duesseldorf"])
def test_a_loaded_city_is_exported_byte_for_byte(name: str, tmp_path: Path) -> None:
    city = CITIES / name
    assert api.load_city(city)
    assert export_folder(Namespace(folder=tmp_path)) == 0
    before = {path.name: path.read_text() for path in (city / "strategy").glob("*.*")}
    after = {path.name: path.read_text() for path in (tmp_path / "strategy").glob("*.*")}
    assert after == before
    assert check_city(tmp_path) == []


def test_a_changed_decision_model_of_the_folder_is_taken_and_judges_anew(tmp_path: Path) -> None:
    shutil.copytree(CITIES / "musterstadt", tmp_path, dirs_exist_ok=True)
    api.load_city(tmp_path)
    model = tmp_path / "strategy" / "categories.dmn"
    before = {each.key: each.category for each in ProjectRow.objects.all()}
    text = model.read_text("utf-8")
    for sign in ("&gt;", "&lt;="):
        text = text.replace(f"{sign} Strategie.Grenze der Hilfe", f"{sign} 1000")
    model.write_text(text, "utf-8")

    assert not api.load_city(tmp_path)

    after = {each.key: each.category for each in ProjectRow.objects.all()}
    assert api.strategy().category_rules == text
    assert "B" not in before.values()
    assert "B" in after.values()
    assert [each.action for each in entries(Subject("strategy", "head"))] == [
        "strategy.head_changed"
    ]


def test_a_decision_model_that_cannot_be_used_is_refused(tmp_path: Path) -> None:
    shutil.copytree(CITIES / "musterstadt", tmp_path, dirs_exist_ok=True)
    api.load_city(tmp_path)
    kept = api.strategy().category_rules
    (tmp_path / "strategy" / "categories.dmn").write_text("<definitions>", "utf-8")

    with pytest.raises(CategoryRulesError):
        api.load_city(tmp_path)
    assert api.strategy().category_rules == kept


def key(record: Any) -> tuple[object, ...]:
    return (record.goal, record.on) if hasattr(record, "goal") else (record.id,)


def test_sample_data_come_out_as_they_went_in(tmp_path: Path) -> None:
    city = CITIES / "duesseldorf"
    api.load_city(city, demo=True)
    assert export_folder(Namespace(folder=tmp_path)) == 0
    came, went = read_city(tmp_path, demo=True), read_city(city, demo=True)
    for part in ("projects", "readings", "pools", "departments", "directorates", "goals"):
        assert {key(each): each for each in getattr(came, part)} == {
            key(each): each for each in getattr(went, part)
        }
    assert check_city(tmp_path) == []


def test_an_edit_is_exported(tmp_path: Path) -> None:
    api.load_city(CITIES / "musterstadt")
    goal = replace(api.goals()[0], target=Decimal(12))
    structure.save_element("goals", goal, expected=1, actor=Actor.system("test"))
    export_folder(Namespace(folder=tmp_path))
    assert read_city(tmp_path).goals[0].target == 12


def test_an_export_into_a_crowded_folder_says_why_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    api.load_city(CITIES / "musterstadt")
    (tmp_path / "strategy").mkdir()
    (tmp_path / "strategy" / "mine.yaml").write_text("goals: []\n")
    assert export_folder(Namespace(folder=tmp_path)) == 1
    assert "mine.yaml" in capsys.readouterr().err
