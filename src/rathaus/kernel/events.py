"""Events: facts in the past tense, told to other packages at least once.

An event is a frozen dataclass with JSON-able fields. Publishing writes it and one delivery per
subscriber in the transaction that wrote the fact (transactional outbox); a job delivers. A
delivery that fails is tried again, so a handler must bear hearing an event twice.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction

from rathaus.kernel.ids import new_id
from rathaus.kernel.jobs import job
from rathaus.kernel.models import Delivery, OutboxEvent
from rathaus.kernel.time import now


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events; subclasses add fields of JSON types only."""


E = TypeVar("E", bound=Event)
Handler = Callable[[Any, UUID], None]

_types: dict[str, type[Event]] = {}
_handlers: dict[str, dict[str, Handler]] = {}


def event_name(kind: type[Event]) -> str:
    """Return the stable name of an event type: ``package.Name``."""
    return f"{kind.__module__.split('.')[1]}.{kind.__name__}"


def subscribe(kind: type[E], name: str, handler: Callable[[E, UUID], None]) -> None:
    """Let a handler hear of an event type.

    Args:
        kind: the event type.
        name: stable name of the subscriber; deliveries are kept per name.
        handler: gets the event and its id, runs in a transaction with the mark of delivery.
    """
    _types[event_name(kind)] = kind
    _handlers.setdefault(event_name(kind), {})[name] = handler


def publish(event: Event) -> UUID:
    """Write an event into the outbox; call it inside the transaction of the fact.

    Raises:
        TransactionManagementError: outside a transaction, where the promise could not hold.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("publish needs the transaction of the fact")
    name = event_name(type(event))
    _types[name] = type(event)
    record = OutboxEvent.objects.create(id=new_id(), name=name, body=asdict(event), at=now())
    for subscriber in _handlers.get(name, {}):
        Delivery.objects.create(event=record, subscriber=subscriber)
    if _handlers.get(name):
        deliver.enqueue(event_id=str(record.id))
    return record.id


@job("kernel.deliver_event")
def deliver(event_id: str) -> None:
    """Deliver one event to every subscriber that has not heard it yet."""
    failures: list[str] = []
    pending = Delivery.objects.filter(event_id=UUID(event_id), delivered_at=None)
    for subscriber in list(pending.values_list("subscriber", flat=True)):
        try:
            _deliver_to(UUID(event_id), subscriber)
        except Exception as error:
            failures.append(f"{subscriber}: {error}")
    if failures:
        raise RuntimeError("; ".join(failures))


def _deliver_to(event_id: UUID, subscriber: str) -> None:
    with transaction.atomic():
        delivery = (
            Delivery.objects.select_for_update()
            .select_related("event")
            .filter(event_id=event_id, subscriber=subscriber, delivered_at=None)
            .first()
        )
        if delivery is None:
            return
        handler = _handlers.get(delivery.event.name, {}).get(subscriber)
        if handler is not None:
            handler(_types[delivery.event.name](**delivery.event.body), event_id)
        delivery.delivered_at = now()
        delivery.save(update_fields=["delivered_at"])
