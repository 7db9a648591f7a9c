"""Which project of an earlier import a row speaks of, by stable keys and never by likeness."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from rathaus.kernel.ids import slug
from rathaus.strategy.document import Project
from rathaus.strategy.lists.columns.names import match_name
from rathaus.strategy.lists.facts import Facts
from rathaus.strategy.lists.values import fold

DERIVED = "~"
_ID_LIMIT, _KEY_LIMIT = 100, 280


def derived_key(title: str, department: str) -> str:
    """Make a key from title and department, for lists without an id.

    >>> derived_key("Digitale  Akte", "Amt 10")
    '~digitaleakte|amt10'
    """
    return f"{DERIVED}{fold(title)}|{fold(department)}"[:_KEY_LIMIT]


def given_key(identifier: str) -> str:
    """Return the key for an id that the list gives, its case and edge blanks do not count."""
    return " ".join(identifier.split()).casefold()[:_KEY_LIMIT]


class Known:
    """Projects of earlier imports of the same source; each can be claimed by one row."""

    def __init__(self, projects: Iterable[Project]) -> None:
        self.by_key: dict[str, Project] = {}
        self._by_words: dict[str, list[Project]] = defaultdict(list)
        self._claimed: set[str] = set()
        for project in projects:
            source = project.list_source
            if source is None:
                continue
            self.by_key[source.key] = project
            words = derived_key(project.title, _department_of(source.cells))
            self._by_words[words].append(project)
        for group in self._by_words.values():
            group.sort(key=lambda project: project.list_source.row if project.list_source else 0)

    def claim_by_key(self, key: str) -> Project | None:
        """Return the project with exactly this key."""
        found = self.by_key.get(key)
        if found is None or found.id in self._claimed:
            return None
        self._claimed.add(found.id)
        return found

    def claim_by_words(self, facts: Facts, *, any_key: bool = False) -> Project | None:
        """Return the project with the same title and department.

        A row with an id claims only a project that has none yet, and only when it is the only
        one: two different ids are two projects, whatever they are called. With ``any_key`` the
        ids are mere numbers that may have changed.
        """
        words = derived_key(facts.title, facts.department)
        free = [p for p in self._by_words.get(words, ()) if p.id not in self._claimed]
        if facts.identifier:
            free = [
                p
                for p in free
                if any_key or (p.list_source and p.list_source.key.startswith(DERIVED))
            ]
            free = free if len(free) == 1 else []
        if not free:
            return None
        self._claimed.add(free[0].id)
        return free[0]

    def unclaimed(self) -> list[Project]:
        """Return the projects that no row spoke of."""
        return [project for project in self.by_key.values() if project.id not in self._claimed]


def _department_of(cells: Mapping[str, str]) -> str:
    best, best_score = "", 0.0
    for heading, text in cells.items():
        for match in match_name(heading):
            if match.field == "department" and match.score > best_score:
                best, best_score = text, match.score
    return best


class IdMaker:
    """Makes ids for new projects that nobody uses yet and that come out the same every time."""

    def __init__(self, source: str, taken: Collection[str]) -> None:
        self._prefix = slug(source, limit=40)
        self._taken = set(taken)

    def make(self, facts: Facts) -> str:
        """Return an unused id from the list's id, or from the title."""
        words = slug(facts.identifier or facts.title, limit=_ID_LIMIT - len(self._prefix))
        base = "-".join(part for part in (self._prefix, words) if part) or "projekt"
        candidate, number = base, 2
        while candidate in self._taken:
            candidate, number = f"{base}-{number}", number + 1
        self._taken.add(candidate)
        return candidate
