"""Freezing, comparing and replaying the strategy."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rathaus.audit.api import Subject, entries
from rathaus.kernel.measures import registered
from rathaus.kernel.time import today
from rathaus.strategy.document import Category, GoalReading, Provenance, Status
from rathaus.strategy.errors import InvalidChange, NotFound, VersionDamaged
from rathaus.strategy.measuring import measure
from rathaus.strategy.models import Version
from rathaus.strategy.store import projects
from rathaus.strategy.store.head import take_category_rules
from rathaus.strategy.store.projects import rejudge_all
from rathaus.strategy.store.readings import state_reading
from rathaus.strategy.store.whole import read_all
from rathaus.strategy.versions import content, store
from rathaus.strategy.versions.replay import replay
from tests.integration.strategy.small_city import OFFICE, PROJECTS, load_small
from tests.unit.strategy.city.folders import CATEGORY_RULES

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _city() -> None:
    store.forget()
    load_small()
    measure()


def freeze(name: str) -> store.StoredVersion:
    return store.freeze(name, actor=OFFICE, remark="Für den Rat", person="Office")


def test_a_version_holds_the_strategy_as_it_was() -> None:
    before = read_all()
    version = freeze("Ratsbericht 4. Quartal 2026")
    projects.save([replace(PROJECTS[0], title="Anders")], actor=OFFICE)

    assert version.slug == "ratsbericht-4-quartal-2026"
    kept = store.load(version.slug)
    assert kept.strategy == before
    assert kept.measures == tuple(each.id for each in registered())
    assert "strategy.action_plan.projects_done_share" in kept.measures
    assert kept.series["fibre"][0].value == 0
    assert entries(Subject("strategy.version", version.slug))[0].after["digest"] == version.digest
    assert [each.slug for each in store.stored()] == [version.slug]


def test_a_replay_is_exact_whatever_happened_since() -> None:
    version = freeze("Erste")
    projects.save([replace(PROJECTS[0], status=Status.DONE)], actor=OFFICE)
    state_reading(
        GoalReading("fibre", today(), Decimal(99), Provenance.MANUAL, "Bericht"), actor=OFFICE
    )
    measure()

    found = store.replay(version.slug)
    assert found.exact
    assert (found.projects, found.goals) == (3, 3)


def test_a_version_is_replayed_by_the_decision_model_it_was_frozen_with() -> None:
    version = freeze("Erste")
    stricter = CATEGORY_RULES.replace('"Gesetz", "technische Frist")]', '"technische Frist")]')
    assert stricter != CATEGORY_RULES
    assert take_category_rules(stricter, actor=OFFICE)
    rejudge_all()
    present = store.load(store.NOW).decisions

    found = store.replay(version.slug)
    assert found.exact
    assert present["p-2"].category is Category.C
    assert store.load(version.slug).decisions["p-2"].category is Category.A
    assert [each.field for each in store.compare(version.slug).header] == ["category_rules"]
    trail = entries(Subject("strategy", "head"))[0]
    assert trail.after["category_rules"].startswith("sha256:")


def test_a_version_without_a_model_is_replayed_by_the_present_one() -> None:
    present = read_all()
    frozen = content.content_of(present, {}, (), today())
    older = replace(frozen, strategy=replace(present, category_rules=""))

    assert replay(older, present.category_rules).exact


def test_a_changed_rule_is_named_and_the_frozen_result_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    version = freeze("Erste")
    true_rule = content.categorise_all
    monkeypatch.setattr(
        content,
        "categorise_all",
        lambda strategy: {
            key: replace(decision, category=Category.C) if key == "p-2" else decision
            for key, decision in true_rule(strategy).items()
        },
    )

    found = store.replay(version.slug)
    assert not found.exact
    assert [(each.kind, each.id) for each in found.differences] == [("project", "p-2")]
    assert found.differences[0].frozen == {"category": "A"}
    assert found.differences[0].now == {"category": "C"}
    assert store.load(version.slug).decisions["p-2"].category is Category.A


def test_versions_are_compared_with_each_other_and_with_now() -> None:
    first = freeze("Erste")
    moved = replace(PROJECTS[0], status=Status.DONE)
    fresh = replace(PROJECTS[1], id="p-4", number="4", title="Neu")
    risen = replace(PROJECTS[1], mandates=())
    projects.save([moved, fresh, risen], actor=OFFICE)
    measure()
    second = freeze("Zweite")

    found = store.compare(first.slug, second.slug)
    assert [part.id for part in found.added] == ["p-4"]
    assert {part.id for part in found.changed} == {"p-1", "p-2"}
    assert [(each.project, each.old, each.new) for each in found.categories] == [
        ("p-2", Category.A, Category.C)
    ]
    assert [each.goal for each in found.states] == ["fibre"]
    assert not store.compare(second.slug)


def test_a_name_is_used_once() -> None:
    freeze("Erste")
    with pytest.raises(InvalidChange) as refused:
        freeze("erste!")
    assert refused.value.field == "name"
    for empty in ("", "???", "Jetzt"):
        with pytest.raises(InvalidChange):
            freeze(empty)


def test_a_tampered_version_is_refused() -> None:
    version = freeze("Erste")
    other, _ = content.pack(replace(store.present(), on=date(2020, 1, 1)))
    Version.objects.filter(slug=version.slug).update(document=other)
    store.forget()
    with pytest.raises(VersionDamaged):
        store.load(version.slug)
    Version.objects.filter(slug=version.slug).update(document=b"junk")
    with pytest.raises(VersionDamaged):
        store.load(version.slug)


def test_an_unknown_version_is_not_found() -> None:
    with pytest.raises(NotFound):
        store.compare("nothing", "jetzt")
