"""Proof that the trail is whole, or the first link at which it is not."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db import connection, transaction

from rathaus.audit.canonical import GENESIS
from rathaus.audit.chain import Anchor, hash_of
from rathaus.audit.models import AuditEntry, AuditHead

CHUNK = 2000


class Fault(StrEnum):
    """What is wrong with a link."""

    ALTERED = "altered"
    MISSING = "missing"
    REORDERED = "reordered"
    TRUNCATED = "truncated"
    HEAD = "head"
    ANCHOR = "anchor"


SENTENCES = {
    Fault.ALTERED: "Eintrag {seq} wurde verändert: Sein Inhalt passt nicht zu seiner Prüfsumme.",
    Fault.MISSING: "Eintrag {seq} fehlt.",
    Fault.REORDERED: "Eintrag {seq} steht nicht an seinem Platz: Sein Vorgänger ist ein anderer.",
    Fault.TRUNCATED: "Das Ende fehlt ab Eintrag {seq}.",
    Fault.HEAD: "Der Schlussvermerk passt nicht zu Eintrag {seq}.",
    Fault.ANCHOR: "Die Kette ist in sich stimmig, aber Eintrag {seq} ist nicht der,"
    " den der mitgegebene Anker bezeugt.",
}


@dataclass(frozen=True)
class Break:
    """The first broken link: its number and what is wrong with it."""

    seq: int
    fault: Fault

    @property
    def sentence(self) -> str:
        """German, for people."""
        return SENTENCES[self.fault].format(seq=self.seq)


@dataclass(frozen=True)
class VerificationResult:
    """What a verification found.

    Attributes:
        checked: number of links that were found whole before the end or the first break.
        anchor: end of the chain as verified; note it elsewhere to prove the whole chain later.
        broken: the first broken link, or None.
    """

    checked: int
    anchor: Anchor
    broken: Break | None = None

    @property
    def whole(self) -> bool:
        """Whether every link holds."""
        return self.broken is None


def verify(expected: Anchor | None = None) -> VerificationResult:
    """Check every link from the first to the last, in constant memory.

    Reads one snapshot, so entries that are written meanwhile do not disturb it.

    Args:
        expected: an anchor noted earlier outside the system. Without it a forger who
            recomputes every later hash and the head stays unnoticed.
    """
    nested = connection.in_atomic_block
    with transaction.atomic():
        if not nested:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        return _walk(AuditHead.objects.filter(pk=1).first(), expected)


def _walk(head: AuditHead | None, expected: Anchor | None) -> VerificationResult:
    end = Anchor(0, GENESIS)
    for entry in _entries():
        fault = _fault(entry, end)
        if fault is not None:
            return VerificationResult(end.count, end, Break(end.count + 1, fault))
        end = Anchor(entry.seq, entry.hash)
        if expected and expected.count == entry.seq and expected.last_hash != entry.hash:
            return VerificationResult(end.count - 1, end, Break(entry.seq, Fault.ANCHOR))
    return VerificationResult(end.count, end, _fault_at_end(end, head, expected))


def _entries() -> Iterator[AuditEntry]:
    return AuditEntry.objects.order_by("seq").iterator(chunk_size=CHUNK)


def _fault(entry: AuditEntry, before: Anchor) -> Fault | None:
    if entry.seq != before.count + 1:
        return Fault.MISSING
    if entry.previous_hash != before.last_hash:
        elsewhere = AuditEntry.objects.filter(hash=entry.previous_hash).exists()
        return Fault.REORDERED if elsewhere else Fault.ALTERED
    return None if hash_of(entry) == entry.hash else Fault.ALTERED


def _fault_at_end(end: Anchor, head: AuditHead | None, expected: Anchor | None) -> Break | None:
    noted = Anchor(head.count, head.last_hash) if head else Anchor(0, GENESIS)
    if expected and expected.count > max(end.count, noted.count):
        return Break(end.count + 1, Fault.TRUNCATED)
    if noted.count > end.count:
        return Break(end.count + 1, Fault.TRUNCATED)
    if noted != end:
        return Break(end.count, Fault.HEAD)
    return None
