"""Addresses of the public pages, as text; a test compares them with the routes."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

BASE = "/strategie/"
START = BASE
GOALS = f"{BASE}ziele/"
PLANS = f"{BASE}aktionsplaene/"
DIMENSIONS = f"{BASE}dimensionen/"
PROJECTS = f"{BASE}projekte/"
MAP = f"{BASE}landkarte/"
VISION = f"{BASE}vision/"
VERSIONS = f"{BASE}fassungen/"
COMPARE = f"{VERSIONS}vergleich/"
REPORT = f"{BASE}bericht/"
MEASURING = f"{BASE}so-messen-wir/"
NEWS = f"{BASE}neues/"
DATA = f"{BASE}daten/"


def goal(key: str) -> str:
    """Page of a goal."""
    return f"{GOALS}{quote(key, safe='')}/"


def programme(key: str) -> str:
    """Page of a programme."""
    return f"{BASE}programme/{quote(key, safe='')}/"


def plan(key: str) -> str:
    """Page of an action plan or separate undertaking."""
    return f"{PLANS}{quote(key, safe='')}/"


def cluster(key: str) -> str:
    """Page of a cluster of target dimensions."""
    return f"{BASE}cluster/{quote(key, safe='')}/"


def dimension(key: str) -> str:
    """Page of a target dimension."""
    return f"{DIMENSIONS}{quote(key, safe='')}/"


def project(key: str) -> str:
    """Page of a project."""
    return f"{PROJECTS}{quote(key, safe='')}/"


def version(slug: str) -> str:
    """Page of a frozen version."""
    return f"{VERSIONS}{quote(slug, safe='')}/"


def projects(**filters: str) -> str:
    """List of projects with filters: ``projects(programme="services")``."""
    chosen = {name: value for name, value in filters.items() if value}
    return f"{PROJECTS}?{urlencode(chosen)}" if chosen else PROJECTS


def with_query(path: str, query: Mapping[str, Sequence[str]]) -> str:
    """Join a path and the values of a query, names in their order."""
    pairs = [(name, value) for name, values in query.items() for value in values]
    return f"{path}?{urlencode(pairs)}" if pairs else path
