"""Importing a list into the database: read, plan and write under one lock."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Count

from rathaus.audit.api import Actor, Subject, record
from rathaus.strategy.document import Project, Strategy
from rathaus.strategy.errors import NotFound
from rathaus.strategy.lists.loading import LoadedList, load_list, plan_loaded
from rathaus.strategy.lists.mapping import Mapping, to_plain
from rathaus.strategy.lists.plan import Action, ImportPlan
from rathaus.strategy.lists.vocabulary import Vocabulary
from rathaus.strategy.models import ProjectRow, StrategyState
from rathaus.strategy.store.codec import from_json
from rathaus.strategy.store.projects import save
from rathaus.strategy.store.structure import structure

_FEW_TITLES = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """A list that was read, what becomes of its rows, and whether that was written."""

    loaded: LoadedList
    plan: ImportPlan
    written: bool


def preview(
    data: bytes, file_name: str, *, mapping: Mapping | None = None, source: str = ""
) -> Outcome:
    """Plan an import without writing anything.

    Args:
        data: the whole file.
        file_name: its name; the family of lists is taken from it.
        mapping: a saved or corrected mapping; proposed when missing.
        source: name of the family of lists, when it is not that of file or mapping.

    Raises:
        ListError: when file or mapping are wrong.
    """
    vocabulary = Vocabulary.of(_strategy())
    loaded = load_list(data, file_name, vocabulary, mapping=mapping, source=source)
    return Outcome(loaded, _plan(loaded, vocabulary), written=False)


def plan_of(loaded: LoadedList) -> ImportPlan:
    """Plan the import of a list that was read already; nothing is written.

    Raises:
        MappingError: when the title column is missing.
    """
    return _plan(loaded, Vocabulary.of(_strategy()))


def import_list(
    data: bytes,
    file_name: str,
    *,
    actor: Actor,
    mapping: Mapping | None = None,
    source: str = "",
) -> Outcome:
    """Import a list in one transaction, with an entry in the trail for each project.

    The plan is made again under the lock of the strategy, so that it is exactly what happens.

    Raises:
        ListError: when file or mapping are wrong; nothing is written then.
    """
    vocabulary = Vocabulary.of(_strategy())
    loaded = load_list(data, file_name, vocabulary, mapping=mapping, source=source)
    with transaction.atomic():
        StrategyState.objects.get_or_create(id=1)
        StrategyState.objects.select_for_update().get(id=1)
        plan = _plan(loaded, vocabulary)
        projects = plan.to_write()
        if projects:
            save(projects, actor=actor, action="strategy.project_imported")
        plain = plan.to_plain(dry_run=False)
        record(
            actor,
            "strategy.list_imported",
            Subject("strategy.list", loaded.mapping.source),
            None,
            {
                "file": file_name,
                "rejected": len(plain["rejected"]),
                "mapping": to_plain(loaded.mapping),
                **{key: plain[key] for key in ("rows", "created", "updated", "unchanged")},
            },
        )
    return Outcome(loaded, plan, written=True)


def _plan(loaded: LoadedList, vocabulary: Vocabulary) -> ImportPlan:
    rows = ProjectRow.objects.filter(list_name=loaded.mapping.source)
    existing = [
        from_json(Project, document) for document in rows.values_list("document", flat=True)
    ]
    taken = set(ProjectRow.objects.values_list("key", flat=True))
    plan = plan_loaded(loaded, vocabulary, existing, taken)
    plan.notes.extend(_elsewhere(plan))
    return plan


def _elsewhere(plan: ImportPlan) -> list[str]:
    """Say when another source already has much of what a plan would create.

    A list that comes under another file name is another source, so all its projects would be
    there twice.
    """
    titles = {
        row.project.title for row in plan.rows if row.action is Action.CREATED and row.project
    }
    others = ProjectRow.objects.exclude(list_name__in=("", plan.source)).filter(title__in=titles)
    found = others.values_list("list_name").annotate(Count("title", distinct=True))
    return [
        f"{times} Titel gibt es schon unter der Quelle „{name}“. Ist es dieselbe Liste, geben Sie "
        f"als Quelle {name} an (--source {name}); dann werden sie aktualisiert und nicht noch "
        "einmal angelegt."
        for name, times in sorted(found)
        if times >= min(_FEW_TITLES, len(titles) / 2)
    ]


def _strategy() -> Strategy:
    """Return the structure; before a city has been loaded, what its files say."""
    try:
        return structure()
    except NotFound:
        # Imported late: reading city files is needed here only.
        from rathaus.strategy.city.read import read_city  # noqa: PLC0415

        return read_city(settings.CITY)
