"""The way back: breadcrumbs as the frame takes them."""

from rathaus.strategy.public.pages import addresses
from rathaus.strategy.public.pages.words import Link, Words

Crumb = dict[str, str]


def crumbs(words: Words, *path: Link | None) -> list[Crumb]:
    """Return the crumbs from the strategy's first page; parts that are not known are left out."""
    first = Link(words.say("Strategie", "Strategy"), addresses.START)
    return [{"title": each.words, "url": each.url} for each in (first, *path) if each is not None]


def project_crumbs(words: Words, *path: Link | None) -> list[Crumb]:
    """Return the crumbs from the list of projects."""
    first = Link(words.say("Projekte", "Projects"), addresses.PROJECTS)
    return [{"title": each.words, "url": each.url} for each in (first, *path) if each is not None]
