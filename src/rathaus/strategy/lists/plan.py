"""What importing a list would do, row by row, before anything is written."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from rathaus.strategy.document import ListSource, Project
from rathaus.strategy.lists.columns.fields import FIELDS
from rathaus.strategy.lists.columns.names import match_name
from rathaus.strategy.lists.differences import Change, update
from rathaus.strategy.lists.facts import FactReader, Facts, Warning
from rathaus.strategy.lists.mapping import Mapping
from rathaus.strategy.lists.matching import DERIVED, IdMaker, Known, derived_key, given_key
from rathaus.strategy.lists.screening import refusal
from rathaus.strategy.lists.table import Record, Table
from rathaus.strategy.lists.values import as_text, fold
from rathaus.strategy.lists.vocabulary import Vocabulary

_SHOWN_WARNINGS = 5_000


class Action(StrEnum):
    """What becomes of a row."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row of the list and what becomes of it.

    ``project`` is the project as it shall be (None when rejected); ``column`` and ``reason`` say
    why a row is rejected.
    """

    row: int
    place: str
    action: Action
    title: str
    project: Project | None = None
    changes: tuple[Change, ...] = ()
    column: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word in a column of references that the strategy does not know, and how often."""

    heading: str
    field: str
    word: str
    times: int


@dataclass(slots=True)
class ImportPlan:
    """The whole import: every row of the list stands in ``rows`` exactly once."""

    source: str
    rows: list[PlannedRow] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)
    missing: list[Project] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unknown: list[UnknownWord] = field(default_factory=list)

    def count(self, action: Action) -> int:
        """Return how many rows have this outcome."""
        return sum(1 for row in self.rows if row.action is action)

    def to_write(self) -> list[Project]:
        """Return the projects to create or update."""
        return [
            row.project
            for row in self.rows
            if row.project and row.action in {Action.CREATED, Action.UPDATED}
        ]

    def to_plain(self, *, dry_run: bool) -> dict[str, Any]:
        """Return the JSON object of the command; its numbers add up to ``rows``."""
        return {
            "rows": len(self.rows),
            "created": self.count(Action.CREATED),
            "updated": self.count(Action.UPDATED),
            "unchanged": self.count(Action.UNCHANGED),
            "rejected": [
                {"row": row.row, "place": row.place, "column": row.column, "reason": row.reason}
                for row in self.rows
                if row.action is Action.REJECTED
            ],
            "warnings": [
                {"row": w.row, "column": w.column, "cell": w.cell, "reason": w.reason}
                for w in self.warnings[:_SHOWN_WARNINGS]
            ],
            "missing": [
                {
                    "id": project.id,
                    "key": project.list_source.key if project.list_source else "",
                    "title": project.title,
                }
                for project in self.missing
            ],
            "notes": self.notes,
            "source": self.source,
            "dry_run": dry_run,
        }


def plan_import(
    table: Table,
    mapping: Mapping,
    vocabulary: Vocabulary,
    existing: Iterable[Project],
    taken_ids: Collection[str] = (),
) -> ImportPlan:
    """Work out what an import would do; nothing is written and nothing is ever deleted.

    Args:
        table: the list.
        mapping: how its columns are read; ``mapping.source`` names the family of lists.
        vocabulary: departments, programmes and so on that cells may name.
        existing: the projects that earlier imports of the same source made.
        taken_ids: ids of all projects, whatever they came from.

    Raises:
        MappingError: when the title column is missing.
    """
    return _Planner(table, mapping, vocabulary, existing, taken_ids).run()


class _Planner:
    def __init__(
        self,
        table: Table,
        mapping: Mapping,
        vocabulary: Vocabulary,
        existing: Iterable[Project],
        taken_ids: Collection[str],
    ) -> None:
        self._table = table
        self._mapping = mapping
        self._reader = FactReader(table, mapping, vocabulary)
        self._known = Known(existing)
        self._ids = IdMaker(mapping.source, taken_ids)
        self._fingerprint = mapping.fingerprint()
        self._plan = ImportPlan(mapping.source, notes=[*table.notes, *self._reader.notes])
        self._keys: dict[str, Record] = {}
        self._ordinals: Counter[str] = Counter()
        self._contents: dict[tuple[object, ...], Record] = {}
        self._waiting: list[tuple[int, Facts]] = []
        self._shifting = mapping.id_rule == "column" and all(
            match_name(heading)[:1] and match_name(heading)[0].field == "number"
            for heading in mapping.headings("id") or ("",)
        )
        self._words = self._numbered_titles() if self._shifting else {}
        self._numbers: dict[str, Record] = {}

    def run(self) -> ImportPlan:
        for record in self._table.records:
            self._plan.rows.append(self._row(record))
        self._resolve_dependencies()
        self._plan.missing = self._known.unclaimed()
        self._add_summaries()
        return self._plan

    def _row(self, record: Record) -> PlannedRow:
        facts = self._reader.read(record)
        titles = self._reader.uses.get("title", [(-1, None)])
        for name in ("title", "id") if facts.bare else ():
            for position, _ in self._reader.uses.get(name, ()):
                if position in facts.bare and not (name == "title" and facts.title):
                    return self._rejected(record, facts, name, facts.bare[position].reason)
        reason = refusal(record, self._table, titles[0][0], facts.title)
        if reason:
            return self._rejected(record, facts, "title", reason)
        key, reason = self._key(record, facts)
        if reason:
            return self._rejected(record, facts, "id" if facts.identifier else "title", reason)
        self._plan.warnings.extend(facts.warnings)
        self._warn_of_number(record, facts)
        source = ListSource(
            self._mapping.source, record.number, key, facts.cells, self._fingerprint
        )
        old = self._claim(key, facts)
        if facts.depends_on:
            self._waiting.append((len(self._plan.rows), facts))
        if old is None:
            project = Project(id=self._ids.make(facts), **facts.values, list_source=source)
            return self._planned(record, Action.CREATED, project, ())
        if not facts.identifier and old.list_source:
            source = replace(source, key=old.list_source.key)
        project, changes = update(old, facts, self._reader, source)
        action = Action.UPDATED if changes else Action.UNCHANGED
        return self._planned(record, action, project, changes)

    def _claim(self, key: str, facts: Facts) -> Project | None:
        """Find the project of an earlier import that a row speaks of.

        A bare number that another project of the list took over has shifted: then the title
        tells the project, else a row put in above would rename all those below it.
        """
        if self._shifting and facts.identifier:
            old = self._known.by_key.get(key)
            words = self._words.get(fold(old.title), "") if old else ""
            if words and words != key:
                return self._known.claim_by_words(facts, any_key=True)
            if old is None:
                return self._known.claim_by_words(facts, any_key=True)
        return self._known.claim_by_key(key) or self._known.claim_by_words(facts)

    def _numbered_titles(self) -> dict[str, str]:
        """Return the key by folded title, for titles that stand once in the list."""
        titles: dict[str, str] = {}
        times: Counter[str] = Counter()
        (title_at, _), *_rest = self._reader.uses.get("title", [(-1, None)])
        (id_at, _), *_rest = self._reader.uses.get("id", [(-1, None)])
        if title_at < 0 or id_at < 0:
            return {}
        for record in self._table.records:
            title = fold(as_text(record.cells[title_at]))
            times[title] += 1
            titles[title] = given_key(as_text(record.cells[id_at]))
        return {title: key for title, key in titles.items() if title and times[title] == 1}

    def _planned(
        self, record: Record, action: Action, project: Project, changes: tuple[Change, ...]
    ) -> PlannedRow:
        place = self._table.place(record)
        return PlannedRow(record.number, place, action, project.title, project, changes)

    def _rejected(self, record: Record, facts: Facts, name: str, reason: str) -> PlannedRow:
        uses = self._reader.uses.get(name) or self._reader.uses["title"]
        column = self._table.columns[uses[0][0]]
        return PlannedRow(
            record.number,
            self._table.place(record),
            Action.REJECTED,
            facts.title,
            column=column.heading,
            reason=f"{reason} (Zelle {self._table.address(record, column)})",
        )

    def _warn_of_number(self, record: Record, facts: Facts) -> None:
        """Warn of a number that stands twice where numbers are not the ids of the list."""
        number = str(facts.values.get("number", ""))
        if not number or facts.identifier:
            return
        first = self._numbers.setdefault(given_key(number), record)
        if first is not record:
            position = self._reader.uses["number"][0][0]
            column = self._table.columns[position]
            reason = f"Die Nummer „{number}“ steht schon in {self._table.place(first)}."
            address = self._table.address(record, column)
            self._plan.warnings.append(Warning(record.number, column.heading, address, reason))

    def _key(self, record: Record, facts: Facts) -> tuple[str, str]:
        """Return the key of a row, or why it has none because an earlier row took it."""
        if facts.identifier and self._mapping.id_rule == "column":
            key = given_key(facts.identifier)
            if first := self._keys.get(key):
                return "", (
                    f"Die Kennung „{facts.identifier}“ steht schon in {self._table.place(first)}; "
                    "jede Kennung darf nur einmal vorkommen."
                )
            self._keys[key] = record
            return key, ""
        facts.identifier = ""
        department = facts.department if self._mapping.id_rule != "title" else ""
        words = derived_key(facts.title, department)
        first = self._contents.setdefault((words, *record.cells), record)
        if first is not record:
            return "", f"Die Zeile gleicht in allen Zellen {self._table.place(first)}."
        self._ordinals[words] += 1
        ordinal = self._ordinals[words]
        return (words if ordinal == 1 else f"{words}#{ordinal}"), ""

    def _resolve_dependencies(self) -> None:
        """Turn the names of other projects into their ids, now that all rows are known."""
        if not self._waiting:
            return
        names: dict[str, str] = {}
        projects = [
            *self._known.by_key.values(),
            *(r.project for r in self._plan.rows if r.project),
        ]
        for project in projects:
            key = project.list_source.key if project.list_source else ""
            for text in (project.title, project.number, key, project.id):
                if folded := fold(text):
                    names[folded] = project.id
        for position, facts in self._waiting:
            self._depend(position, facts, names)

    def _depend(self, position: int, facts: Facts, names: dict[str, str]) -> None:
        row = self._plan.rows[position]
        if row.project is None:
            return
        found = tuple(
            dict.fromkeys(
                names[fold(name)]
                for name in facts.depends_on
                if fold(name) in names and names[fold(name)] != row.project.id
            )
        )
        unknown = [name for name in facts.depends_on if fold(name) not in names]
        heading = self._mapping.headings("depends_on")
        for name in unknown:
            reason = f"Ein Projekt „{name}“ gibt es weder in der Liste noch unter den importierten."
            self._plan.warnings.append(Warning(row.row, "".join(heading[:1]), "", reason))
        if found in (row.project.depends_on, ()):
            return
        kept = row.action is Action.UNCHANGED
        change = Change(FIELDS["depends_on"].label.de, "", ", ".join(found))
        self._plan.rows[position] = replace(
            row,
            action=Action.UPDATED if kept else row.action,
            project=replace(row.project, depends_on=found),
            changes=row.changes if row.action is Action.CREATED else (*row.changes, change),
        )

    def _add_summaries(self) -> None:
        for (heading, kind, word), times in self._reader.unknown.most_common():
            row, cell = self._reader.first_unknown[heading, kind, word]
            self._plan.unknown.append(UnknownWord(heading, kind, word, times))
            more = f" ({times} Zeilen)" if times > 1 else ""
            self._plan.warnings.append(
                Warning(
                    row,
                    heading,
                    cell,
                    f"„{word}“ ist im Feld {FIELDS[kind].label.de} unbekannt{more}. Ordnen Sie es "
                    "in der Zuordnung zu (values); der Text bleibt beim Projekt erhalten.",
                )
            )
        for heading, times in self._reader.absences.items():
            if times:
                self._plan.notes.append(
                    f"Spalte „{heading}“: {times} Zellen sagen in Worten, dass es keinen Wert gibt."
                )
        derived = sum(
            1
            for row in self._plan.rows
            if row.project
            and row.project.list_source
            and DERIVED in row.project.list_source.key[:1]
        )
        if derived:
            self._plan.notes.append(
                f"{derived} Zeilen haben keine Kennung; sie werden an Titel und Amt wiedererkannt."
            )
