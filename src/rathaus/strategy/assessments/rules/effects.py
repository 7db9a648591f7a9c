"""What a decision does to goals, projects and categories. Pure: values in, values out."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from rathaus.kernel.text import Localized
from rathaus.kernel.units import Unit
from rathaus.strategy.document import Category, Goal, Override, Project, Status

MOST_WEIGHT = 100
MOST_TARGET = Decimal(10) ** 12


class EffectKind(StrEnum):
    """The kinds of change that a decision may bring."""

    NONE = "none"
    GOAL_TARGET = "goal-target"
    GOAL_WEIGHT = "goal-weight"
    PROJECT_STOP = "project-stop"
    PROJECT_ADD = "project-add"
    PROJECT_CHANGE = "project-change"
    CATEGORY = "category"


TITLES = {
    EffectKind.NONE: Localized("Nichts ändern", "Change nothing"),
    EffectKind.GOAL_TARGET: Localized("Zielwert eines Ziels ändern", "Change a goal's target"),
    EffectKind.GOAL_WEIGHT: Localized("Gewicht eines Ziels ändern", "Change a goal's weight"),
    EffectKind.PROJECT_STOP: Localized("Projekt beenden", "Stop a project"),
    EffectKind.PROJECT_ADD: Localized("Projekt aufnehmen", "Add a project"),
    EffectKind.PROJECT_CHANGE: Localized("Projekt ändern", "Change a project"),
    EffectKind.CATEGORY: Localized(
        "Kategorie eines Projekts von Hand entscheiden", "Decide a project's category by hand"
    ),
}
ON_GOALS = frozenset({EffectKind.GOAL_TARGET, EffectKind.GOAL_WEIGHT})
ON_PROJECTS = frozenset({EffectKind.PROJECT_STOP, EffectKind.PROJECT_CHANGE, EffectKind.CATEGORY})
FIELDS = {
    "start": Localized("Beginn", "Start"),
    "end": Localized("Ende", "End"),
    "status": Localized("Zustand", "Status"),
    "programme": Localized("Programm", "Programme"),
    "action_plan": Localized("Aktionsplan", "Action plan"),
    "department": Localized("Amt", "Department"),
}
"""What a decision may change of a project."""


class EffectError(ValueError):
    """An effect that cannot be; ``field`` names the input, ``text`` says what to do."""

    def __init__(self, field: str, text: Localized) -> None:
        super().__init__(text.de)
        self.field = field
        self.text = text


@dataclass(frozen=True, slots=True)
class Effect:
    """One structured change.

    Args:
        kind: what kind of change.
        key: id of the goal or project; of a new project its id once it was added.
        value: the new value as text (number, ISO day, status, id, category, title).
        field: which fact of a project changes.
        department: of a new project.
        programme: of a new project.
    """

    kind: EffectKind
    key: str = ""
    value: str = ""
    field: str = ""
    department: str = ""
    programme: str = ""


def number(text: str, field: str = "value") -> Decimal:
    """Read a number as people write it.

    Raises:
        EffectError: it is none.

    >>> number("62,5")
    Decimal('62.5')
    """
    try:
        found = Decimal(text.strip().removesuffix("%").strip().replace(",", "."))
    except ArithmeticError:
        found = Decimal("NaN")
    if not found.is_finite():
        raise EffectError(
            field,
            Localized(
                "Schreiben Sie eine Zahl, zum Beispiel 62,5.", "Write a number such as 62.5."
            ),
        )
    return found


def changed_goal(goal: Goal, effect: Effect) -> Goal:
    """Return the goal as the decision wants it.

    Raises:
        EffectError: the value does not fit the goal.
    """
    value = number(effect.value)
    if effect.kind is EffectKind.GOAL_WEIGHT:
        if not 0 < value <= MOST_WEIGHT:
            raise EffectError(
                "value",
                Localized(
                    "Ein Gewicht liegt über 0 und höchstens bei 100.",
                    "A weight is above 0 and at most 100.",
                ),
            )
        return replace(goal, weight=value)
    if not 0 <= value <= MOST_TARGET or (goal.unit is Unit.PERCENT and value > 100):
        raise EffectError(
            "value",
            Localized("Dieser Zielwert ist nicht möglich.", "This target is not possible."),
        )
    if goal.unit is Unit.YES_NO and value != 1:
        raise EffectError(
            "value",
            Localized("Ein Ja-Nein-Ziel hat den Zielwert 1.", "A yes-or-no goal has the target 1."),
        )
    return replace(goal, target=value)


def changed_project(
    project: Project, effect: Effect, *, reason: str, person: str, at: datetime
) -> Project:
    """Return the project as the decision wants it.

    Args:
        project: as it is now.
        effect: stop, change or category.
        reason: of the decision; stands with an override.
        person: who applies it, stands with an override.
        at: aware moment of applying.

    Raises:
        EffectError: the value does not fit.
    """
    if effect.kind is EffectKind.PROJECT_STOP:
        return replace(project, status=Status.STOPPED)
    if effect.kind is EffectKind.CATEGORY:
        try:
            category = Category(effect.value)
        except ValueError:
            raise EffectError(
                "value", Localized("Wählen Sie O, A, B oder C.", "Choose O, A, B or C.")
            ) from None
        return replace(project, override=Override(category, reason, person, at))
    return _with_field(project, effect)


def _with_field(project: Project, effect: Effect) -> Project:
    if effect.field not in FIELDS:
        raise EffectError(
            "field", Localized("Wählen Sie, was sich ändert.", "Choose what changes.")
        )
    if effect.field == "status":
        try:
            return replace(project, status=Status(effect.value))
        except ValueError:
            raise EffectError(
                "value",
                Localized("Wählen Sie einen Zustand.", "Choose a status."),
            ) from None
    if effect.field in ("start", "end"):
        return _with_day(project, effect)
    values: dict[str, str] = {effect.field: effect.value}
    return replace(project, **values)  # type: ignore[arg-type]


def _with_day(project: Project, effect: Effect) -> Project:
    try:
        day = date.fromisoformat(effect.value) if effect.value else None
    except ValueError:
        raise EffectError(
            "value",
            Localized(
                "Schreiben Sie einen Tag, zum Beispiel 30.9.2027.", "Write a day such as 30.9.2027."
            ),
        ) from None
    changed = replace(project, start=day) if effect.field == "start" else replace(project, end=day)
    if changed.start and changed.end and changed.end < changed.start:
        raise EffectError(
            "value",
            Localized("Das Ende läge vor dem Beginn.", "The end would lie before the start."),
        )
    return changed


def new_project(effect: Effect, key: str) -> Project:
    """Return the project that a decision adds: an idea, whose facts are still to be asked.

    Raises:
        EffectError: without a title.
    """
    if not effect.value.strip():
        raise EffectError(
            "value",
            Localized("Geben Sie dem Projekt einen Titel.", "Give the project a title."),
        )
    return Project(
        id=key,
        title=effect.value.strip(),
        department=effect.department,
        programme=effect.programme,
    )
