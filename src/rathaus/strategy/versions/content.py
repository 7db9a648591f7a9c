"""What a version holds, and how it is written: canonical JSON, packed, with its SHA-256."""

import gzip
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from rathaus.strategy.document import Strategy
from rathaus.strategy.errors import VersionDamaged
from rathaus.strategy.evaluation import judge
from rathaus.strategy.rules.category import categorise_all
from rathaus.strategy.rules.decision import Decision
from rathaus.strategy.rules.evaluate import Evaluation
from rathaus.strategy.rules.reading import Reading
from rathaus.strategy.store.codec import adapter, from_json, to_json

SCHEMA = 1
Series = Mapping[str, Sequence[Reading]]

_SERIES: TypeAdapter[dict[str, list[Reading]]] = TypeAdapter(dict[str, list[Reading]])
_DECISIONS: TypeAdapter[dict[str, Decision]] = TypeAdapter(dict[str, Decision])


@dataclass(frozen=True, slots=True)
class Content:
    """A state of the strategy with the results of the rules as they were.

    Args:
        on: civil date in Berlin on which it was judged.
        strategy: with projects and the readings that people stated.
        series: all readings of the goals with a value, computed ones included.
        measures: ids of the measures that running systems offered.
        results: decisions and evaluation as plain JSON, exactly as frozen.
    """

    on: date
    strategy: Strategy
    series: dict[str, list[Reading]]
    measures: tuple[str, ...]
    results: dict[str, Any]

    @property
    def decisions(self) -> dict[str, Decision]:
        """Categories as frozen; by the present rules if their form has changed since."""
        try:
            return _DECISIONS.validate_python(self.results["decisions"])
        except ValidationError:
            return categorise_all(self.strategy)

    @property
    def evaluation(self) -> Evaluation:
        """States of the goals as frozen; by the present rules if their form has changed since."""
        try:
            return from_json(Evaluation, self.results["evaluation"])
        except ValidationError:
            return evaluate(self.strategy, self.series, self.on)


def evaluate(strategy: Strategy, series: Series, on: date) -> Evaluation:
    """Judge the goals; the series hold the stated readings already."""
    return judge(replace(strategy, readings=()), series, on)


def results(strategy: Strategy, evaluation: Evaluation) -> dict[str, Any]:
    """What the rules say of a state, as plain JSON."""
    return {
        "decisions": _DECISIONS.dump_python(categorise_all(strategy), mode="json"),
        "evaluation": adapter(Evaluation).dump_python(evaluation, mode="json"),
    }


def content_of(strategy: Strategy, series: Series, measures: Iterable[str], on: date) -> Content:
    """Judge a state and put everything together that a version holds."""
    known = {goal: list(readings) for goal, readings in series.items()}
    return Content(
        on=on,
        strategy=strategy,
        series=known,
        measures=tuple(measures),
        results=results(strategy, evaluate(strategy, known, on)),
    )


def pack(content: Content) -> tuple[bytes, str]:
    """Write a version; return the packed bytes and the digest of the canonical JSON."""
    body = json.dumps(
        {
            "schema": SCHEMA,
            "on": content.on.isoformat(),
            "strategy": to_json(content.strategy),
            "series": _SERIES.dump_python(content.series, mode="json"),
            "measures": list(content.measures),
            "results": content.results,
        },
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()
    return gzip.compress(body, mtime=0), hashlib.sha256(body).hexdigest()


def unpack(packed: bytes, digest: str) -> Content:
    """Read a version.

    Raises:
        VersionDamaged: it is not what was frozen.
    """
    try:
        body = gzip.decompress(packed)
    except (OSError, EOFError) as error:
        raise VersionDamaged("Die Fassung ist beschädigt und lässt sich nicht lesen.") from error
    if hashlib.sha256(body).hexdigest() != digest:
        raise VersionDamaged("Die Fassung passt nicht zu ihrer Prüfsumme. Sie wurde verändert.")
    plain = json.loads(body)
    return Content(
        on=date.fromisoformat(plain["on"]),
        strategy=from_json(Strategy, plain["strategy"]),
        series=_SERIES.validate_python(plain["series"]),
        measures=tuple(plain["measures"]),
        results=plain["results"],
    )
