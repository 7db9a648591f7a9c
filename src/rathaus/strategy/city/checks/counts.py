"""Counts: the files hold as many records as the sources say.

``expected`` in ``strategy.yaml`` names a part, and in brackets what to count in it:
``goals: 26``, ``goals[infrastructure,2025]: 4``, ``action_plans[services,undertaking]: 4``.
"""

import re
from typing import Any

from rathaus.kernel.text import Localized
from rathaus.strategy.city.checks.context import Context
from rathaus.strategy.city.finding import did_you_mean
from rathaus.strategy.city.layout import LISTS

FILTERS: dict[str, tuple[str, ...]] = {
    "dimensions": ("cluster",),
    "goals": ("programme", "year"),
    "action_plans": ("programme", "kind"),
    "departments": ("directorate",),
    "projects": ("programme", "origin"),
}
_KEY = re.compile(r"([a-z_]+)(?:\[([^\]]+)\])?")


def check(context: Context) -> None:
    """Compare every expected count with what is there."""
    for key, expected in context.strategy.expected.items():
        match = _KEY.fullmatch(key)
        if match is None or match[1] not in LISTS:
            _note_key(context, key, match[1] if match else key)
            continue
        wanted = [word.strip() for word in match[2].split(",")] if match[2] else []
        _check_count(context, key, match[1], wanted, expected)


def _check_count(context: Context, key: str, part: str, wanted: list[str], expected: int) -> None:
    names = FILTERS.get(part, ())
    if len(wanted) > len(names):
        form = f"{part}[{', '.join(names)}]" if names else part
        context.note(
            ("expected", key),
            Localized("Zu viele Angaben in der Klammer.", "Too many words in the brackets."),
            Localized(f"Möglich ist „{form}“.", f"Possible is “{form}”."),
        )
        return
    found = sum(_fits(record, names, wanted) for _, record in context.records(part))
    if found != expected:
        context.note(
            ("expected", key),
            Localized(
                f"Erwartet sind {expected}, in den Dateien stehen {found}.",
                f"Expected are {expected}, the files hold {found}.",
            ),
            _missing(expected - found, key),
        )


def _fits(record: Any, names: tuple[str, ...], wanted: list[str]) -> bool:
    pairs = zip(names, wanted, strict=False)
    return all(str(getattr(record, name)) == word for name, word in pairs)


def _missing(difference: int, key: str) -> Localized:
    if difference > 0:
        return Localized(
            f"Ergänzen Sie {difference} oder berichtigen Sie „{key}“.",
            f"Add {difference}, or correct “{key}”.",
        )
    return Localized(
        f"Löschen Sie {-difference} oder berichtigen Sie „{key}“.",
        f"Delete {-difference}, or correct “{key}”.",
    )


def _note_key(context: Context, key: str, word: str) -> None:
    context.note(
        ("expected", key),
        Localized(f"„{key}“ lässt sich nicht zählen.", f"“{key}” cannot be counted."),
        did_you_mean(word, LISTS),
    )
