"""Slots: named places on a page where other packages hang a fragment.

The page names the place and the value it is about; a package fills it with a renderer. The page
never learns who did, and no template includes another domain's.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.safestring import SafeString

Renderer = Callable[[HttpRequest, str], SafeString | None]


@dataclass(frozen=True, slots=True)
class Fill:
    """One fragment in a slot; lower positions come first."""

    position: int
    name: str
    render: Renderer


_fills: dict[str, list[Fill]] = defaultdict(list)


def fill(slot: str, name: str, render: Renderer, *, position: int = 100) -> None:
    """Hang a renderer into a slot; the same name again replaces the former one.

    Args:
        slot: name such as ``strategy.goal.below``.
        name: who fills it, for order and replacement.
        render: gets the request and the id of the thing, returns safe HTML or None.
        position: lower comes first.
    """
    _fills[slot] = sorted(
        [*(f for f in _fills[slot] if f.name != name), Fill(position, name, render)],
        key=lambda f: (f.position, f.name),
    )


def clear(slot: str) -> None:
    """Empty a slot."""
    _fills.pop(slot, None)


def fragments(slot: str, request: HttpRequest, subject: str) -> list[SafeString]:
    """Return the fragments of a slot for a subject, in order, without the empty ones."""
    rendered = (f.render(request, subject) for f in _fills.get(slot, ()))
    return [fragment for fragment in rendered if fragment]
