"""Keeping versions in PostgreSQL."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db import connection, transaction
from django.db.models import F

from rathaus.audit.api import Actor, Subject, record
from rathaus.kernel import measures
from rathaus.kernel.ids import slug
from rathaus.kernel.time import now, today
from rathaus.strategy.errors import InvalidChange, NotFound
from rathaus.strategy.evaluation import Series
from rathaus.strategy.models import StrategyState, Version
from rathaus.strategy.rules.compare import Comparison
from rathaus.strategy.rules.compare import compare as compare_states
from rathaus.strategy.store.state import Revision, revision
from rathaus.strategy.store.structure import structure
from rathaus.strategy.store.whole import read_all
from rathaus.strategy.versions.content import Content, content_of, pack, unpack
from rathaus.strategy.versions.replay import Replay
from rathaus.strategy.versions.replay import replay as replay_content

NOW = "jetzt"
"""In place of a version's name: the present state."""


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """A version as lists show it; ``digest`` is the SHA-256 of its canonical JSON."""

    slug: str
    name: str
    remark: str
    frozen_at: datetime
    frozen_by: str
    revision: int
    digest: str


def freeze(name: str, *, actor: Actor, remark: str = "", person: str = "") -> StoredVersion:
    """Freeze the present state under a name; the caller has checked the role.

    Args:
        name: speaking name; the address is made from it.
        actor: who does it, for the trail.
        remark: what it was made for.
        person: name shown with the version.

    Raises:
        InvalidChange: the name is empty or taken.
        NotFound: before a city has been loaded.
    """
    key = slug(name)
    if not key or key == NOW:
        raise InvalidChange("Geben Sie der Fassung einen Namen mit Buchstaben.", field="name")
    with transaction.atomic():
        # The lock makes document, readings and revision belong together.
        StrategyState.objects.select_for_update().filter(id=1).first()
        if Version.objects.filter(slug=key).exists():
            raise InvalidChange(f"Eine Fassung „{name}“ gibt es schon.", field="name")
        packed, digest = pack(present())
        row = Version.objects.create(
            slug=key,
            name=name.strip()[:200],
            remark=remark.strip(),
            frozen_at=now(),
            frozen_by=person[:200],
            revision=revision().number,
            document=packed,
            digest=digest,
        )
        record(
            actor,
            "strategy.version_frozen",
            Subject("strategy.version", key),
            None,
            {"name": row.name, "digest": digest, "revision": row.revision},
        )
        # Pages are kept by revision, and some of them list the versions.
        StrategyState.objects.filter(id=1).update(revision=F("revision") + 1)
    return _info(row)


def present() -> Content:
    """The present state, judged today, in the shape of a version.

    Raises:
        NotFound: before a city has been loaded.
    """
    series = Series()
    series.catch_up()
    offered = (measure.id for measure in measures.registered())
    return content_of(read_all(), series.readings, offered, today())


def stored() -> tuple[StoredVersion, ...]:
    """All versions, newest first."""
    return tuple(_info(row) for row in Version.objects.defer("document"))


def info(key: str) -> StoredVersion:
    """One version without its content.

    Raises:
        NotFound: there is none.
    """
    return _info(_row(key))


def load(key: str) -> Content:
    """The content of a version, or the present state for `NOW`.

    Raises:
        NotFound: there is none.
        VersionDamaged: it is not what was frozen.
    """
    if key == NOW:
        return present()
    row = _row(key)
    return _unpacked(row.pk, row.digest)


def compare(old: str, new: str = NOW) -> Comparison:
    """Compare two versions, or one with the present state.

    Raises:
        NotFound: one of them does not exist.
        VersionDamaged: one of them is not what was frozen.
    """
    left, right = _state(old), _state(new)
    if connection.in_atomic_block:
        return _compare(load(old), load(new))
    return _compared(left, right)


def replay(key: str) -> Replay:
    """Judge a version anew, categories by its own model, and say whether the same comes out.

    Raises:
        NotFound: there is none.
        VersionDamaged: it is not what was frozen.
    """
    row = _row(key)
    return _replayed(row.pk, row.digest, structure().category_rules)


def forget() -> None:
    """Drop what is kept, after the whole database was exchanged (restore, tests)."""
    for kept in (_unpacked, _replayed, _compared):
        kept.cache_clear()


@dataclass(frozen=True, slots=True)
class _State:
    """What names the content of a version, or of the present on a day, for good."""

    key: str
    digest: str = ""
    revision: Revision | None = None
    on: date | None = None


def _state(key: str) -> _State:
    if key == NOW:
        return _State(NOW, revision=revision(), on=today())
    return _State(key, _row(key).digest)


def _compare(left: Content, right: Content) -> Comparison:
    return compare_states(
        left.strategy,
        right.strategy,
        evaluations=(left.evaluation, right.evaluation),
        decisions=(left.decisions, right.decisions),
    )


@lru_cache(maxsize=4)
def _compared(left: _State, right: _State) -> Comparison:
    return _compare(load(left.key), load(right.key))


@lru_cache(maxsize=16)
def _replayed(key: int, digest: str, category_rules: str) -> Replay:
    return replay_content(_unpacked(key, digest), category_rules)


@lru_cache(maxsize=2)
def _unpacked(key: int, digest: str) -> Content:
    document = Version.objects.values_list("document", flat=True).get(pk=key)
    return unpack(bytes(document), digest)


def _row(key: str) -> Version:
    row = Version.objects.defer("document").filter(slug=key).first() if "\0" not in key else None
    if row is None:
        raise NotFound(f"Es gibt keine Fassung „{key[:80]}“.")
    return row


def _info(row: Version) -> StoredVersion:
    return StoredVersion(
        slug=row.slug,
        name=row.name,
        remark=row.remark,
        frozen_at=row.frozen_at,
        frozen_by=row.frozen_by,
        revision=row.revision,
        digest=row.digest,
    )
