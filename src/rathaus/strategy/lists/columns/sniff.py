"""What the cells of a column look like, whatever its heading says."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from rathaus.strategy.lists.columns.fields import FieldKind
from rathaus.strategy.lists.reader.grid import BareFormula, Value
from rathaus.strategy.lists.values import (
    as_text,
    parse_date,
    parse_money,
    parse_number,
    parse_size,
    parse_status,
    parse_yes_no,
    says_absent,
)

_SAMPLE = 300


@dataclass(frozen=True, slots=True)
class Sniff:
    """Shares (0 to 1) of the filled cells of a column that read as something.

    ``filled`` is the share of filled cells, ``unique`` the share of different ones among them,
    ``length`` their mean length, ``numeric`` the share of bare numbers and dates.
    """

    filled: float
    unique: float
    length: float
    numeric: float
    shares: dict[FieldKind, float]
    examples: tuple[str, ...]

    def fit(self, kind: FieldKind) -> float:
        """Tell how well the cells fit a kind of field; 1 when there is nothing to judge by."""
        if kind in self.shares and self.filled:
            share = self.shares[kind]
            return 1.0 if share >= 0.5 else 0.25 + share
        return 1.0


def sniff(values: Iterable[Value]) -> Sniff:
    """Look at the first cells of a column that are filled."""
    seen = list(islice(values, _SAMPLE * 20))
    filled = [value for value in seen if value is not None and not isinstance(value, BareFormula)]
    filled = filled[:_SAMPLE]
    if not filled:
        return Sniff(0, 0, 0, 0, {}, ())
    texts = [as_text(value) for value in filled]
    telling = [v for v, text in zip(filled, texts, strict=True) if not says_absent(text)] or filled
    shares = {
        FieldKind.DATE: _share(telling, lambda v: parse_date(v).value is not None),
        FieldKind.MONEY: _share(telling, lambda v: parse_money(v).value is not None),
        FieldKind.NUMBER: _share(telling, lambda v: parse_number(v).value is not None),
        FieldKind.STATUS: _share(telling, lambda v: parse_status(v).value is not None),
        FieldKind.YES_NO: _share(telling, lambda v: parse_yes_no(v).value is not None),
        FieldKind.EFFORT: _share(
            telling, lambda v: parse_size(v) is not None or parse_number(v).value is not None
        ),
    }
    numeric = _share(filled, lambda v: isinstance(v, int | float | date)) if filled else 0
    return Sniff(
        filled=min(1.0, len([v for v in seen if v is not None]) / max(1, len(seen))),
        unique=len(set(texts)) / len(texts),
        length=sum(map(len, texts)) / len(texts),
        numeric=max(numeric, shares[FieldKind.NUMBER], shares[FieldKind.DATE]),
        shares=shares,
        examples=tuple(dict.fromkeys(texts[:40]))[:3],
    )


def _share(values: Sequence[Value], test: Callable[[Value], bool]) -> float:
    return sum(1 for value in values if test(value)) / len(values)
