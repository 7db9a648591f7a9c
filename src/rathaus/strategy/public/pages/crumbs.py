"""The way back: breadcrumbs as the frame takes them."""

from rathaus.strategy.public.pages import addresses
from rathaus.strategy.public.pages.words import Link, Words

Crumb = dict[str, str]
"""``title``, ``url``, and ``german`` when the title exists in German only."""


def crumbs(words: Words, *path: Link | None) -> list[Crumb]:
    """Return the crumbs from the strategy's first page; parts that are not known are left out."""
    first = Link(words.say("Strategie", "Strategy"), addresses.START)
    return [_crumb(each) for each in (first, *path) if each is not None]


def project_crumbs(words: Words, *path: Link | None) -> list[Crumb]:
    """Return the crumbs from the list of projects."""
    first = Link(words.say("Projekte", "Projects"), addresses.PROJECTS)
    return [_crumb(each) for each in (first, *path) if each is not None]


def _crumb(link: Link) -> Crumb:
    return {"title": link.words, "url": link.url, "german": "german" if link.german else ""}
