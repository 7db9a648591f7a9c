"""The outbox delivers at least once; readings are never changed."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from rathaus.kernel import measures
from rathaus.kernel.events import Event, deliver, publish, subscribe
from rathaus.kernel.measures import Measure, Result, Row, UnknownMeasure
from rathaus.kernel.models import Delivery, OutboxEvent, StoredReading
from rathaus.kernel.text import Localized
from rathaus.kernel.time import now
from rathaus.kernel.units import Unit

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


@dataclass(frozen=True, slots=True)
class Settled(Event):
    """A test event."""

    amount: int


heard: list[tuple[str, int]] = []
broken = [False]


def _steady(event: Settled, event_id: UUID) -> None:
    heard.append(("steady", event.amount))


def _moody(event: Settled, event_id: UUID) -> None:
    if broken[0]:
        raise RuntimeError("not now")
    heard.append(("moody", event.amount))


@pytest.fixture(autouse=True)
def subscribers() -> None:
    heard.clear()
    broken[0] = False
    subscribe(Settled, "test.steady", _steady)
    subscribe(Settled, "test.moody", _moody)


def _publish(amount: int) -> str:
    with transaction.atomic():
        return str(publish(Settled(amount)))


def test_every_subscriber_hears_an_event_once() -> None:
    key = _publish(5)
    deliver.run_now(event_id=key)
    deliver.run_now(event_id=key)
    assert sorted(heard) == [("moody", 5), ("steady", 5)]


def test_a_failing_subscriber_hears_it_later_and_silences_nobody() -> None:
    key = _publish(7)
    broken[0] = True
    with pytest.raises(RuntimeError, match="not now"):
        deliver.run_now(event_id=key)
    assert heard == [("steady", 7)]
    broken[0] = False
    deliver.run_now(event_id=key)
    assert heard == [("steady", 7), ("moody", 7)]
    assert not Delivery.objects.filter(delivered_at=None).exists()


def test_an_event_of_a_transaction_that_fails_was_never_there() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        publish(Settled(1))
        raise ZeroDivisionError
    assert not OutboxEvent.objects.exists()


def test_publishing_needs_the_transaction_of_the_fact() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        publish(Settled(1))


def _measure(value: Decimal | None, provenance: str = "measured") -> Measure:
    def compute(parameter: str) -> Result:
        rows = [Row("test.row", parameter, "Zeile", "1", provenance)]
        return Result(value, now(), rows, provenance=provenance)

    return Measure(
        "test.things.count",
        Localized("Dinge"),
        Unit.COUNT,
        "test",
        Localized("Zahl der Dinge"),
        compute,
    )


@pytest.fixture
def things() -> object:
    measures.register(_measure(Decimal(3)))
    yield
    measures.unregister("test.things.count")


def test_a_reading_keeps_the_rows_behind_it(things: object) -> None:
    reading = measures.store("test.things.count[a]", measures.compute("test.things.count[a]"))
    reading.refresh_from_db()
    assert (reading.value, reading.row_count) == (3, 1)
    assert reading.rows[0]["id"] == "a"
    assert len(reading.row_digest) == 64


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_refuses_to_touch_a_reading(things: object, change: str) -> None:
    reading = measures.store("test.things.count", measures.compute("test.things.count"))
    rows = StoredReading.objects.filter(pk=reading.pk)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        rows.update(value=99) if change == "update" else rows.delete()
    reading.refresh_from_db()
    assert reading.value == 3


def test_a_measure_that_nobody_offers_is_named() -> None:
    with pytest.raises(UnknownMeasure) as caught:
        measures.compute("citydata.streams.live")
    assert "citydata.streams.live" in caught.value.message


def test_one_id_belongs_to_one_measure(things: object) -> None:
    with pytest.raises(ValueError, match="registered already"):
        measures.register(_measure(Decimal(4)))


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([], "measured"),
        (["measured", "manual"], "manual"),
        (["manual", "sample", "measured"], "sample"),
    ],
)
def test_a_value_is_as_good_as_its_weakest_row(parts: list[str], whole: str) -> None:
    assert measures.weakest(parts) == whole
