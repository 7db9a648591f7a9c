"""What the preview page shows of a list and its plan."""

from dataclasses import dataclass
from typing import Any

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Project, Strategy
from rathaus.strategy.lists.columns.fields import FIELDS, FieldKind
from rathaus.strategy.lists.differences import show
from rathaus.strategy.lists.loading import LoadedList
from rathaus.strategy.lists.mapping import UNITS, ColumnUse, Mapping
from rathaus.strategy.lists.plan import Action, ImportPlan
from rathaus.strategy.lists.reader.grid import column_letter
from rathaus.strategy.lists.values import shorten

SHOWN = 200
_WORDS_SHOWN = 60


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column of the list with its present field and what else can be said about it."""

    number: int
    place: str
    heading: str
    examples: tuple[str, ...]
    field: str
    use: ColumnUse | None
    reason: Localized
    money: bool = False
    effort: bool = False


def shown_columns(loaded: LoadedList, mapping: Mapping) -> list[ShownColumn]:
    """Return the columns with the field that the mapping gives each of them."""
    uses = {
        use.heading: (name, use)
        for name, all_uses in mapping.fields.items()
        for use in all_uses
        if name != "number" or use.heading not in mapping.headings("id")
    }
    columns = []
    for guess in loaded.guesses:
        name, use = uses.get(guess.column.heading, ("", None))
        reason = guess.reason if name == guess.field else Localized("Von Hand gewählt.", "Chosen.")
        letter = column_letter(guess.column.number)
        columns.append(
            ShownColumn(
                guess.column.number,
                str(guess.column.number) if loaded.table.transposed else letter,
                guess.column.heading,
                tuple(shorten(example, 60) for example in guess.examples),
                name,
                use,
                reason,
                money=bool(name) and FIELDS[name].kind is FieldKind.MONEY,
                effort=bool(name) and FIELDS[name].kind is FieldKind.EFFORT,
            )
        )
    return columns


def shown_plan(plan: ImportPlan) -> dict[str, Any]:
    """Return counts and the first rows of each kind, for the template."""
    rejected = [row for row in plan.rows if row.action is Action.REJECTED]
    updated = [row for row in plan.rows if row.action is Action.UPDATED]
    created = [row for row in plan.rows if row.action is Action.CREATED]
    return {
        "rows": len(plan.rows),
        "created": len(created),
        "updated": len(updated),
        "unchanged": plan.count(Action.UNCHANGED),
        "rejected": len(rejected),
        "rejected_rows": rejected[:SHOWN],
        "updated_rows": updated[:SHOWN],
        "created_rows": [(row, cost_text(row.project)) for row in created[:SHOWN]],
        "warnings": plan.warnings[:SHOWN],
        "warning_count": len(plan.warnings),
        "missing": plan.missing[:SHOWN],
        "missing_count": len(plan.missing),
        "notes": plan.notes,
        "to_write": len(created) + len(updated),
    }


def cost_text(project: Project | None) -> str:
    """Write the planned cost with its currency, which need not be the euro."""
    if project is None or project.cost_cents is None:
        return "–"
    return f"{show(project.cost_cents, money=True)} {project.currency}"


def choices(strategy: Strategy) -> dict[str, list[tuple[str, Localized]]]:
    """Return what an unknown word may mean, by field."""
    return {
        "department": [(d.id, d.title) for d in strategy.departments],
        "programme": [(p.id, p.title) for p in strategy.programmes],
        "action_plan": [(p.id, p.title) for p in strategy.action_plans],
        "dimensions": [(d.id, d.title) for d in strategy.dimensions],
        "goals": [(g.id, g.title) for g in strategy.goals],
        "pools": [(p.id, p.title) for p in strategy.pools],
    }


def unknown_words(plan: ImportPlan, strategy: Strategy) -> list[dict[str, Any]]:
    """Return the unknown words with what they may mean, the most frequent first."""
    known = choices(strategy)
    return [
        {"word": item, "label": FIELDS[item.field].label, "choices": known.get(item.field, [])}
        for item in plan.unknown[:_WORDS_SHOWN]
    ]


def unit_names() -> list[tuple[str, int, Localized]]:
    """Return the units of money with their factor and label."""
    labels = {
        "one": Localized("ganze Beträge", "whole amounts"),
        "thousand": Localized("Tausend", "thousand"),
        "million": Localized("Millionen", "million"),
        "billion": Localized("Milliarden", "billion"),
    }
    return [(name, factor, labels[name]) for name, factor in UNITS.items()]
