"""The steps from a file's bytes to a plan, in one place for the command and the pages."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from rathaus.strategy.document import Project
from rathaus.strategy.lists.columns.propose import Guess, Proposal, propose
from rathaus.strategy.lists.layout import lay_out
from rathaus.strategy.lists.mapping import Mapping
from rathaus.strategy.lists.plan import ImportPlan, plan_import
from rathaus.strategy.lists.reader import read_workbook
from rathaus.strategy.lists.screening import refuse_table_of_headings
from rathaus.strategy.lists.table import Table
from rathaus.strategy.lists.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class LoadedList:
    """A list that was read, with the mapping to use and what was proposed for each column."""

    table: Table
    mapping: Mapping
    guesses: tuple[Guess, ...]
    kind: str
    encoding: str
    delimiter: str


def load_list(
    data: bytes,
    file_name: str,
    vocabulary: Vocabulary,
    *,
    mapping: Mapping | None = None,
    source: str = "",
) -> LoadedList:
    """Read a file, lay it out and propose a mapping, or take the one that is given.

    Args:
        data: the whole file.
        file_name: its name, for the name of the source only.
        vocabulary: words of the city, to recognise resource pools in headings.
        mapping: a saved or corrected mapping.
        source: name of the family of lists; given, it wins over mapping and file name.

    Raises:
        ListError: when the file, its layout or the mapping is wrong; the message says what to do.
    """
    workbook = read_workbook(
        data,
        encoding=mapping.encoding if mapping else "",
        delimiter=mapping.delimiter if mapping else "",
    )
    table = lay_out(workbook, mapping.layout if mapping else None)
    if mapping is None:
        refuse_table_of_headings(table)
    proposal: Proposal = propose(table, file_name, vocabulary.words.get("efforts", {}))
    used = mapping or proposal.mapping
    used = replace(used, source=source or used.source or proposal.mapping.source)
    return LoadedList(
        table, used, proposal.guesses, workbook.kind, workbook.encoding, workbook.delimiter
    )


def plan_loaded(
    loaded: LoadedList,
    vocabulary: Vocabulary,
    existing: Iterable[Project],
    taken_ids: Collection[str],
) -> ImportPlan:
    """Plan the import of a list that was loaded.

    Raises:
        MappingError: when the title column is missing.
    """
    plan = plan_import(loaded.table, loaded.mapping, vocabulary, existing, taken_ids)
    if not loaded.table.records:
        plan.notes.insert(
            0,
            "Die Liste hat Überschriften, aber keine Datenzeilen; prüfen Sie, ob es die richtige "
            "Datei ist.",
        )
    if loaded.table.above:
        shown = "; ".join(loaded.table.above[:5])
        if (more := len(loaded.table.above) - 5) > 0:
            shown += f" und {more} weitere"
        plan.notes.insert(0, f"Über der Liste stehen Zeilen, die nicht zu ihr gehören: {shown}")
    return plan
