"""What pages ask: kept as long as nothing changed, never older than the last change."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from rathaus.kernel.time import clock_at, today
from rathaus.strategy import evaluation
from rathaus.strategy.api import department_ids
from rathaus.strategy.document import GoalReading, Provenance, Status
from rathaus.strategy.errors import NotFound
from rathaus.strategy.evaluation import current
from rathaus.strategy.measuring import measure
from rathaus.strategy.rules.state import Light, StateKind
from rathaus.strategy.store import projects
from rathaus.strategy.store.readings import state_reading
from tests.integration.strategy.small_city import OFFICE, PROJECTS, load_small

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    evaluation.forget()
    yield
    evaluation.forget()


def test_before_a_city_is_loaded_there_is_nothing() -> None:
    assert department_ids() == []
    with pytest.raises(NotFound):
        current()


def test_the_same_answer_is_kept_until_something_changes() -> None:
    load_small()
    first = current()
    assert current() is first
    assert first.counts.projects == 3
    assert first.counts.by["category"] == {"O": 1, "A": 1, "C": 1}
    assert first.counts.by["dimension"] == {"access": 3, "culture": 1}
    assert first.counts.open == {"O": 1, "A": 1, "C": 1}

    projects.save([replace(PROJECTS[0], status=Status.DONE)], actor=OFFICE)
    second = current()
    assert second.counts.by["status"] == {"done": 1, "planned": 1, "idea": 1}
    assert second.counts.open["O"] == 0
    assert second.evaluation is first.evaluation, "projects alone are no reason to judge anew"

    measure()
    assert current().evaluation.goals["fibre"].value == 50


def test_a_new_day_is_judged_anew() -> None:
    with clock_at(datetime(2030, 12, 31, 12, tzinfo=UTC)):
        load_small()
        measure()
        assert current().evaluation.goals["fibre"].kind is not StateKind.EXPIRED
    with clock_at(datetime(2030, 12, 31, 23, 30, tzinfo=UTC)):
        assert today().year == 2031, "midnight is Berlin's"
        state = current().evaluation.goals["fibre"]
        assert (state.kind, state.light) == (StateKind.EXPIRED, Light.RED)


def test_an_added_reading_is_seen() -> None:
    load_small()
    current()
    on = today() - timedelta(days=1)
    stated = GoalReading("fibre", on, Decimal("12.5"), Provenance.MANUAL, "Bericht", "someone")
    state_reading(stated, actor=OFFICE)
    assert current().evaluation.goals["fibre"].value == Decimal("12.5")


def test_what_is_taken_back_was_never_seen() -> None:
    from django.db import transaction

    load_small()
    with transaction.atomic():
        projects.save([replace(PROJECTS[0], status=Status.DONE)], actor=OFFICE)
        measure()
        assert current().evaluation.goals["fibre"].value == 50
        transaction.set_rollback(True)
    assert current().evaluation.goals["fibre"].value is None
    assert current().counts.by["status"]["running"] == 1
