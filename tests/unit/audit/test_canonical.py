"""The bytes behind a hash never depend on order, platform or a trip through the database."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rathaus.audit.canonical import canonical, digest, instant, plain
from rathaus.audit.chain import Anchor
from rathaus.kernel.access import Role

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(),
    st.decimals(allow_nan=False),
    st.floats(allow_nan=False),
    st.dates(),
    st.uuids(),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_canonical_survives_a_round_trip(value: object) -> None:
    once = plain(value)
    again = plain(json.loads(canonical(once)))
    assert canonical(once) == canonical(again)


@given(st.dictionaries(st.text(), st.integers(), max_size=6))
def test_order_of_keys_does_not_matter(value: dict[str, int]) -> None:
    backwards = dict(reversed(value.items()))
    assert digest({"x": plain(value)}) == digest({"x": plain(backwards)})


def test_known_answer() -> None:
    content = {"b": [1, "ä", None, True], "a": {"z": "1.50"}}
    assert canonical(content) == '{"a":{"z":"1.50"},"b":[1,"ä",null,true]}'.encode()
    assert digest({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


def test_plain_forms() -> None:
    value = {
        "role": Role.CITIZEN,
        "cost": Decimal("1.50"),
        "day": date(2026, 11, 20),
        "id": UUID(int=1),
        "share": 46.8,
        "nul": "a\x00b",
    }
    assert plain(value) == {
        "role": "citizen",
        "cost": "1.50",
        "day": "2026-11-20",
        "id": "00000000-0000-0000-0000-000000000001",
        "share": "46.8",
        "nul": "a␀b",
    }


def test_times_are_utc_and_of_one_length() -> None:
    berlin = timezone(timedelta(hours=1))
    assert instant(datetime(2026, 11, 20, 9, 41, tzinfo=berlin)) == "2026-11-20T08:41:00.000000Z"
    assert len(instant(datetime(2026, 1, 1, tzinfo=UTC))) == 27
    with pytest.raises(ValueError, match="zone"):
        instant(datetime(2026, 1, 1))  # noqa: DTZ001


def test_unknown_kinds_are_refused() -> None:
    with pytest.raises(TypeError):
        plain(object())


@pytest.mark.parametrize("text", ["", "12", "12:abc", "x:" + "0" * 64, "1:" + "Z" * 64])
def test_unreadable_anchor(text: str) -> None:
    with pytest.raises(ValueError, match="anchor"):
        Anchor.parse(text)


def test_anchor_reads_what_it_writes() -> None:
    anchor = Anchor(7, "ab" * 32)
    assert Anchor.parse(str(anchor)) == anchor
