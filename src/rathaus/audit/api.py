"""The face of the trail: record, read, verify."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from rathaus.audit.canonical import GENESIS, plain
from rathaus.audit.chain import Anchor, hash_of
from rathaus.audit.models import AuditEntry, AuditHead
from rathaus.audit.request import current_request_id
from rathaus.audit.verification import Break, VerificationResult, verify
from rathaus.kernel.access import roles_of
from rathaus.kernel.time import now

__all__ = [
    "Actor",
    "Anchor",
    "Break",
    "Change",
    "Entry",
    "Subject",
    "VerificationResult",
    "actor_of",
    "count_entries",
    "entries",
    "record",
    "record_many",
    "stream",
    "verify",
]

BATCH = 1000


@dataclass(frozen=True)
class Actor:
    """Who acts: the id of an account (never a name or address) and the role acted in."""

    id: str
    label: str

    @classmethod
    def system(cls, part: str) -> "Actor":
        """The platform itself, for example `Actor.system("reminders")`."""
        return cls(id=f"system:{part}", label="system")


def actor_of(user: object, *, on_behalf_of: str = "") -> Actor:
    """The actor for `request.user`; anonymous people become `visitor`.

    Args:
        user: the signed-in account, or an anonymous user.
        on_behalf_of: id of the account that delegated the act, if it is a delegated one.
    """
    key = getattr(user, "pk", None)
    label = "+".join(sorted(roles_of(user)))
    if on_behalf_of:
        label = f"{label} for {on_behalf_of}"
    return Actor(id="visitor" if key is None else str(key), label=label[:200])


@dataclass(frozen=True)
class Subject:
    """What was acted on, for example `Subject("strategy.project", "glasfaser-2027")`."""

    type: str
    id: str


@dataclass(frozen=True)
class Change:
    """One change of many that one person makes at once."""

    subject: Subject
    before: Any = None
    after: Any = None


@dataclass(frozen=True)
class Entry:
    """One link of the trail as others see it. `at` is UTC."""

    seq: int
    at: datetime
    actor: Actor
    action: str
    subject: Subject
    before: Any
    after: Any
    request_id: str
    hash: str


def record(
    actor: Actor, action: str, subject: Subject, before: Any = None, after: Any = None
) -> Entry:
    """Append one entry, in the transaction of the caller.

    The head row stays locked until that transaction ends, so write the fact first and record
    it last; if the transaction is rolled back, the entry was never there.

    Args:
        actor: who acts.
        action: verb in English with its place, for example `strategy.project.edited`.
        subject: what was acted on.
        before: state before, as far as it changed; None if there was none.
        after: state after, as far as it changed; None if there is none any more.
    """
    return record_many(actor, action, [Change(subject, before, after)])[0]


def record_many(actor: Actor, action: str, changes: Iterable[Change]) -> list[Entry]:
    """Append one entry for each change, in order, in the transaction of the caller."""
    with transaction.atomic():
        head = _locked_head()
        rows: list[AuditEntry] = []
        moment = now()
        for change in changes:
            row = AuditEntry(
                seq=head.count + 1,
                at=moment,
                actor_id=actor.id,
                actor_label=actor.label,
                action=action,
                subject_type=change.subject.type,
                subject_id=change.subject.id,
                before=plain(change.before),
                after=plain(change.after),
                request_id=current_request_id(),
                previous_hash=head.last_hash,
            )
            row.hash = hash_of(row)
            head.count, head.last_hash = row.seq, row.hash
            rows.append(row)
        if rows:
            AuditEntry.objects.bulk_create(rows, batch_size=BATCH)
            AuditHead.objects.filter(pk=1).update(count=head.count, last_hash=head.last_hash)
    return [_entry(row) for row in rows]


def entries(
    subject: Subject | None = None,
    *,
    actor_id: str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> list[Entry]:
    """Entries, newest first; of one subject or one actor if named."""
    return [_entry(row) for row in _selected(subject, actor_id)[offset : offset + limit]]


def count_entries(subject: Subject | None = None, *, actor_id: str | None = None) -> int:
    """How many entries `entries` could give."""
    return _selected(subject, actor_id).count()


def stream(first: int = 1) -> Iterator[Entry]:
    """All entries from number `first` on, oldest first, in constant memory."""
    rows = AuditEntry.objects.filter(seq__gte=first).order_by("seq")
    return (_entry(row) for row in rows.iterator(chunk_size=BATCH))


def _selected(subject: Subject | None, actor_id: str | None) -> QuerySet[AuditEntry]:
    rows = AuditEntry.objects.order_by("-seq")
    if subject is not None:
        rows = rows.filter(subject_type=subject.type, subject_id=subject.id)
    if actor_id is not None:
        rows = rows.filter(actor_id=actor_id)
    return rows


def _locked_head() -> AuditHead:
    """The head, locked until the transaction ends; made if this is the very first entry."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_head (id, count, last_hash) VALUES (1, 0, %s)"
            " ON CONFLICT (id) DO NOTHING",
            [GENESIS],
        )
    return AuditHead.objects.select_for_update().get(pk=1)


def _entry(row: AuditEntry) -> Entry:
    return Entry(
        seq=row.seq,
        at=row.at,
        actor=Actor(row.actor_id, row.actor_label),
        action=row.action,
        subject=Subject(row.subject_type, row.subject_id),
        before=row.before,
        after=row.after,
        request_id=row.request_id,
        hash=row.hash,
    )
