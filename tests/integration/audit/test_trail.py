"""The trail grows in order, refuses change, and names the first link that was tampered with."""

import json
from argparse import Namespace
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from rathaus.audit import api, commands
from rathaus.audit.api import Actor, Anchor, Change, Subject
from rathaus.audit.models import AuditEntry, AuditHead
from rathaus.audit.verification import Fault

pytestmark = pytest.mark.database
ACTOR = Actor("0190-account", "strategy_office")


def write(count: int, *, kind: str = "strategy.project") -> None:
    """Append some entries."""
    for number in range(count):
        api.record(
            ACTOR, "strategy.project.edited", Subject(kind, f"p{number}"), None, {"n": number}
        )


@contextmanager
def as_superuser() -> Iterator[Any]:
    """A database owner who switches the triggers off."""
    with connection.cursor() as cursor:
        for table in ("audit_entry", "audit_head"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        yield cursor
        for table in ("audit_entry", "audit_head"):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER ALL")


@pytest.fixture
def trail(db: None) -> None:
    """Ten entries."""
    write(10)


def test_record_returns_and_stores_the_entry(db: None) -> None:
    entry = api.record(ACTOR, "x.made", Subject("x", "1"), {"a": 1}, {"a": 2})
    assert api.entries(Subject("x", "1")) == [entry]
    assert (entry.seq, entry.before, entry.after) == (1, {"a": 1}, {"a": 2})
    assert api.verify().whole


def test_entries_newest_first_by_subject_and_actor(trail: None) -> None:
    other = Actor("somebody", "administrator")
    api.record(other, "x.made", Subject("x", "1"))
    assert [entry.seq for entry in api.entries(limit=3)] == [11, 10, 9]
    assert [entry.seq for entry in api.entries(limit=2, offset=3)] == [8, 7]
    assert api.count_entries(Subject("x", "1")) == 1
    assert [entry.seq for entry in api.entries(actor_id="somebody")] == [11]
    assert [entry.seq for entry in api.stream(9)] == [9, 10, 11]


def test_many_changes_are_one_chain(db: None) -> None:
    changes = [Change(Subject("x", str(n)), None, {"n": n}) for n in range(2500)]
    entries = api.record_many(ACTOR, "x.imported", changes)
    assert len(entries) == 2500
    assert api.verify().checked == 2500


def test_rolled_back_entries_were_never_there(trail: None) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        write(3)
        raise RuntimeError
    write(1)
    assert api.verify().checked == 11


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET action = 'x' WHERE seq = 3",
        "DELETE FROM audit_entry WHERE seq = 10",
        "UPDATE audit_head SET count = 3",
        "UPDATE audit_head SET id = 2",
        "DELETE FROM audit_head",
    ],
)
def test_the_database_refuses_change(trail: None, statement: str) -> None:
    refusal = pytest.raises(DatabaseError, match="append-only")
    with connection.cursor() as cursor, refusal, transaction.atomic():
        cursor.execute(statement)


def test_the_refusal_holds_in_replication_too(trail: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal AND tgname ~ 'audit_'"
        )
        always = dict(cursor.fetchall())
    changes = [name for name in always if not name.endswith("no_truncate")]
    assert len(changes) >= 2
    assert {always[name] for name in changes} == {"A"}


@pytest.mark.parametrize("table", ["audit_entry", "audit_head"])
def test_the_database_refuses_truncate(trail: None, table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_truncate")
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            cursor.execute(f"TRUNCATE {table}")


TAMPERING = {
    "content": ("UPDATE audit_entry SET after = '{\"n\": 99}' WHERE seq = 4", 4, Fault.ALTERED),
    "actor": ("UPDATE audit_entry SET actor_id = 'else' WHERE seq = 1", 1, Fault.ALTERED),
    "time": ("UPDATE audit_entry SET at = at + interval '1 s' WHERE seq = 7", 7, Fault.ALTERED),
    "hash": ("UPDATE audit_entry SET hash = repeat('a', 64) WHERE seq = 5", 5, Fault.ALTERED),
    "link": (
        "UPDATE audit_entry SET previous_hash = repeat('a', 64) WHERE seq = 5",
        5,
        Fault.ALTERED,
    ),
    "first": ("DELETE FROM audit_entry WHERE seq = 1", 1, Fault.MISSING),
    "middle": ("DELETE FROM audit_entry WHERE seq IN (6, 8)", 6, Fault.MISSING),
    "tail": ("DELETE FROM audit_entry WHERE seq > 7", 8, Fault.TRUNCATED),
    "all": ("DELETE FROM audit_entry", 1, Fault.TRUNCATED),
    "swap": (
        "UPDATE audit_entry SET seq = CASE seq WHEN 3 THEN -3 ELSE 3 END WHERE seq IN (3, 4);"
        "UPDATE audit_entry SET seq = 4 WHERE seq = -3",
        3,
        Fault.REORDERED,
    ),
    "close the gap": (
        "DELETE FROM audit_entry WHERE seq = 5;"
        "UPDATE audit_entry SET seq = -seq + 1 WHERE seq > 5;"
        "UPDATE audit_entry SET seq = -seq WHERE seq < 0",
        5,
        Fault.ALTERED,
    ),
    "head hash": ("UPDATE audit_head SET last_hash = repeat('b', 64)", 10, Fault.HEAD),
    "head count": ("UPDATE audit_head SET count = 9", 10, Fault.HEAD),
    "head gone": ("DELETE FROM audit_head", 10, Fault.HEAD),
}


@pytest.mark.parametrize("case", TAMPERING)
def test_verify_names_the_first_broken_link(trail: None, case: str) -> None:
    statements, seq, fault = TAMPERING[case]
    with as_superuser() as cursor:
        for statement in statements.split(";"):
            cursor.execute(statement)
    broken = api.verify().broken
    assert broken is not None
    assert (broken.seq, broken.fault) == (seq, fault)
    assert str(seq) in broken.sentence


def test_an_anchor_kept_elsewhere_unmasks_a_perfect_forgery(trail: None) -> None:
    anchor = api.verify().anchor
    with as_superuser() as cursor:
        cursor.execute("DELETE FROM audit_entry WHERE seq > 5")
        last = AuditEntry.objects.get(seq=5)
        cursor.execute("UPDATE audit_head SET count = 5, last_hash = %s", [last.hash])
    assert api.verify().whole
    cut = api.verify(anchor).broken
    assert cut is not None
    assert (cut.seq, cut.fault) == (6, Fault.TRUNCATED)
    write(5, kind="forged")
    assert api.verify().whole
    forged = api.verify(anchor).broken
    assert forged is not None
    assert (forged.seq, forged.fault) == (10, Fault.ANCHOR)


def test_an_old_anchor_still_holds_after_growth(trail: None) -> None:
    anchor = api.verify().anchor
    write(5)
    assert api.verify(anchor).whole


@pytest.mark.django_db(transaction=True)
def test_concurrent_writers_never_fork_the_chain() -> None:
    def work(_number: int) -> None:
        try:
            write(25)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert api.verify().checked == 200
    assert AuditHead.objects.get().count == 200
    assert api.verify().whole


@pytest.mark.django_db(transaction=True)
def test_verify_outside_of_a_transaction_reads_one_snapshot() -> None:
    write(3)
    assert api.verify().checked == 3
    assert api.verify(Anchor(3, api.entries(limit=1)[0].hash)).whole


def test_commands(trail: None, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert commands.verify_trail(Namespace(anchor=None, json=False)) == 0
    said = capsys.readouterr().out
    anchor = said.rpartition(" ")[2].strip()
    assert commands.verify_trail(Namespace(anchor=anchor, json=False)) == 0
    assert commands.verify_trail(Namespace(anchor="nonsense", json=False)) == 2
    target = tmp_path / "trail.jsonl"
    assert commands.export_trail(Namespace(file=target, first=9)) == 0
    assert [json.loads(line)["seq"] for line in target.read_text().splitlines()] == [9, 10]

    with as_superuser() as cursor:
        cursor.execute("UPDATE audit_entry SET action = 'x' WHERE seq = 3")
    capsys.readouterr()
    assert commands.verify_trail(Namespace(anchor=None, json=False)) == 1
    assert "Eintrag 3 wurde verändert" in capsys.readouterr().err
    assert commands.verify_trail(Namespace(anchor=None, json=True)) == 1
    assert json.loads(capsys.readouterr().out)["broken"] == {"seq": 3, "fault": "altered"}
