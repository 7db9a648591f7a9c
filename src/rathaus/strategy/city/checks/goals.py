"""Goals: each has one way to a value, and its numbers are plausible."""

from decimal import Decimal

from rathaus.kernel.text import Localized
from rathaus.kernel.units import Unit
from rathaus.strategy.city.checks.context import Context
from rathaus.strategy.city.finding import Path, did_you_mean
from rathaus.strategy.document import Goal
from rathaus.strategy.rules.formula import FormulaError, parse

OWN_DOMAIN = "strategy"
LONGEST_PLAN_YEARS = 50
_PARAMETERS = {
    "strategy.action_plan.": "action_plans",
    "strategy.programme.": "programmes",
    "strategy.dimension.": "dimensions",
}


def check(context: Context) -> None:
    """Check all goals and their readings."""
    units = {goal.id: goal.unit for goal in context.strategy.goals}
    for path, goal in context.records("goals"):
        _check_way(context, path, goal)
        _check_year(context, path, goal)
        _check_target(context, path, goal)
        if goal.claim is not None and not goal.claim.evidence.strip():
            _note(
                context,
                (*path, "claim", "evidence"),
                ("Der Nachweis fehlt.", "The evidence is missing."),
                ("Nennen Sie, wo es steht.", "Say where it is written."),
            )
    seen: dict[tuple[object, ...], Path] = {}
    for path, reading in context.records("readings"):
        if reading.goal in units:
            _check_value(context, (*path, "value"), units[reading.goal], reading.value)
        key = (reading.goal, reading.on, reading.provenance)
        if key in seen:
            at = context.place(seen[key])
            _note(
                context,
                (*path, "on"),
                (f"Für diesen Tag steht schon ein Wert in {at}.", f"This day is already in {at}."),
                ("Behalten Sie einen der Werte.", "Keep one of the values."),
            )
        seen.setdefault(key, path)


def _check_way(context: Context, path: Path, goal: Goal) -> None:
    if bool(goal.formula) == bool(goal.manual):
        both = bool(goal.formula)
        _note(
            context,
            (*path, "manual") if both else path,
            (
                "Formel und manuelle Feststellung schließen sich aus."
                if both
                else "Das Ziel hat weder Formel noch manuelle Feststellung.",
                "Formula and manual exclude one another."
                if both
                else "The goal has neither a formula nor a manual way.",
            ),
            (
                "Behalten Sie entweder „formula“ oder „manual“.",
                "Keep either “formula” or “manual”.",
            )
            if both
            else ("Ergänzen Sie „formula“ oder „manual“.", "Add “formula” or “manual”."),
        )
    if goal.formula:
        _check_formula(context, path, goal)
    elif goal.awaits:
        _note(
            context,
            (*path, "awaits"),
            ("„awaits“ gehört zu einer Formel.", "“awaits” goes with a formula."),
            ("Löschen Sie „awaits“.", "Delete “awaits”."),
        )


def _check_formula(context: Context, path: Path, goal: Goal) -> None:
    at = (*path, "formula")
    try:
        measures = parse(goal.formula).measures
    except FormulaError as error:
        _note(
            context,
            at,
            (f"{error.message}.", f"The formula breaks off at character {error.position}."),
            (
                "Erlaubt sind Messgrößen, Zahlen, + - * / ( ), min, max und mean.",
                "Allowed are measures, numbers, + - * / ( ), min, max and mean.",
            ),
        )
        return
    domains = {measure.split(".", 1)[0] for measure in measures}
    if not measures:
        _note(
            context,
            at,
            ("Die Formel nennt keine Messgröße.", "The formula names no measure."),
            ("Nennen Sie eine wie „domain.thing.name“.", "Name one such as “domain.thing.name”."),
        )
    elif goal.awaits and goal.awaits not in domains - {OWN_DOMAIN}:
        context.note(
            (*path, "awaits"),
            Localized(
                f"Die Formel nutzt keine Messgröße von „{goal.awaits}“.",
                f"The formula uses no measure of “{goal.awaits}”.",
            ),
            did_you_mean(goal.awaits, domains - {OWN_DOMAIN})
            if domains - {OWN_DOMAIN}
            else Localized("Löschen Sie „awaits“.", "Delete “awaits”."),
        )
    for measure in measures:
        _check_parameter(context, at, measure)


def _check_parameter(context: Context, path: Path, measure: str) -> None:
    for prefix, part in _PARAMETERS.items():
        if measure.startswith(prefix) and "[" in measure:
            word = measure.split("[", 1)[1].rstrip("]")
            known = context.ids(part)
            if word not in known:
                context.note(
                    path,
                    Localized(f"„{word}“ gibt es nicht.", f"There is no “{word}”."),
                    did_you_mean(word, known),
                )


def _check_year(context: Context, path: Path, goal: Goal) -> None:
    first = context.strategy.published.year
    last = first + LONGEST_PLAN_YEARS
    if not first <= goal.year <= last:
        _note(
            context,
            (*path, "year"),
            (f"Das Jahr {goal.year} ist nicht plausibel.", f"The year {goal.year} is implausible."),
            (f"Möglich sind {first} bis {last}.", f"Possible are {first} to {last}."),
        )


def _check_target(context: Context, path: Path, goal: Goal) -> None:
    _check_value(context, (*path, "target"), goal.unit, goal.target)
    _check_value(context, (*path, "baseline"), goal.unit, goal.baseline)
    if goal.unit is Unit.YES_NO and goal.target != 1:
        _note(
            context,
            (*path, "target"),
            ("Ein Ja-nein-Ziel hat den Zielwert 1.", "A yes-no goal has the target 1."),
            ("Schreiben Sie „target: 1“.", "Write “target: 1”."),
        )
    elif goal.target == goal.baseline:
        _note(
            context,
            (*path, "target"),
            ("Zielwert und Ausgangswert sind gleich.", "Target and baseline are equal."),
            ("Berichtigen Sie einen von beiden.", "Correct one of them."),
        )
    if goal.weight <= 0:
        _note(
            context,
            (*path, "weight"),
            ("Das Gewicht muss größer als 0 sein.", "The weight must be above 0."),
            ("Schreiben Sie zum Beispiel „weight: 1“.", "Write for example “weight: 1”."),
        )


def _check_value(context: Context, path: Path, unit: Unit, value: Decimal) -> None:
    if unit is Unit.PERCENT and not 0 <= value <= 100:
        _note(
            context,
            path,
            (f"{value} % liegt nicht zwischen 0 und 100.", f"{value}% is not in 0 to 100."),
            ("Schreiben Sie einen Anteil in Prozent.", "Write a share in per cent."),
        )
    elif unit is Unit.YES_NO and value not in (0, 1):
        _note(
            context,
            path,
            (f"{value} ist weder ja noch nein.", f"{value} is neither yes nor no."),
            ("Schreiben Sie 1 für ja oder 0 für nein.", "Write 1 for yes or 0 for no."),
        )
    elif unit is Unit.COUNT and (value < 0 or value != value.to_integral_value()):
        _note(
            context,
            path,
            (f"{value} ist keine Anzahl.", f"{value} is no count."),
            ("Schreiben Sie eine ganze Zahl ab 0.", "Write a whole number from 0."),
        )


def _note(context: Context, path: Path, problem: tuple[str, str], mend: tuple[str, str]) -> None:
    context.note(path, Localized(*problem), Localized(*mend))
