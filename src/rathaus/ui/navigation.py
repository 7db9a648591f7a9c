"""Where people can go: packages register entries, the frame shows those a person may open."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from rathaus.kernel.access import Role, roles_of

Text = str | Promise


class Area(StrEnum):
    """The places that show entries."""

    PUBLIC = "public"
    PUBLIC_END = "public-end"
    OFFICE = "office"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to a page.

    Attributes:
        name: unique name; registering it again replaces the former entry.
        title: words on the page, translated lazily.
        target: name of a route, `strategy:goals`.
        area: where it is shown.
        position: lower comes first.
        group: heading above it in the office rail; empty for the first group.
        roles: who sees it; empty for everybody.
        count: gives the number beside it, or None for no number.
        visible: says whether this request sees it, beyond roles.
    """

    name: str
    title: Text
    target: str
    area: Area = Area.PUBLIC
    position: int = 100
    group: Text = ""
    roles: frozenset[Role] = frozenset()
    count: Callable[[HttpRequest], int | str | None] | None = None
    visible: Callable[[HttpRequest], bool] | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as the frame shows it to one person on one page."""

    title: Text
    url: str
    current: bool = False
    count: int | str | None = None


@dataclass(slots=True)
class Group:
    """Links of the office rail under one heading."""

    title: Text
    links: list[Link] = field(default_factory=list)


_entries: dict[str, Entry] = {}


def register(*entries: Entry) -> None:
    """Add entries; call it from `AppConfig.ready`."""
    for entry in entries:
        _entries[entry.name] = entry


def links(request: HttpRequest, area: Area) -> list[Link]:
    """Return the links of an area for this request, in order; the closest one is current."""
    return [link for _entry, link in _shown(request, area)]


def groups(request: HttpRequest, area: Area = Area.OFFICE) -> list[Group]:
    """Return the links of an area under their headings, in order of first appearance."""
    found: dict[str, Group] = {}
    for entry, link in _shown(request, area):
        found.setdefault(str(entry.group), Group(entry.group)).links.append(link)
    return list(found.values())


def _shown(request: HttpRequest, area: Area) -> list[tuple[Entry, Link]]:
    mine = roles_of(getattr(request, "user", None))
    rows: list[tuple[Entry, str]] = []
    for entry in sorted(_entries.values(), key=lambda e: (e.position, e.name)):
        allowed = not entry.roles or entry.roles & mine
        if entry.area is not area or not allowed:
            continue
        if entry.visible is not None and not entry.visible(request):
            continue
        try:
            rows.append((entry, reverse(entry.target)))
        except NoReverseMatch:
            continue  # the package is installed without its pages
    closest = max((url for _, url in rows if request.path.startswith(url)), key=len, default="")
    return [
        (e, Link(e.title, url, url == closest, e.count(request) if e.count else None))
        for e, url in rows
    ]
