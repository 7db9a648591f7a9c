"""The decision model of the categories: readable, sound, and with everything Rathaus asks of it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import product

from rathaus.kernel.text import Localized
from rathaus.rules.api import (
    Box,
    FeelSyntaxError,
    ModelError,
    RulesError,
    Severity,
    check_model,
    load_model,
    view_decisions,
)
from rathaus.strategy.city.checks.context import Context
from rathaus.strategy.city.finding import Place
from rathaus.strategy.document import Evidence, Mandate, Project, Status, Strategy
from rathaus.strategy.errors import CategoryRulesError
from rathaus.strategy.rules.category import categorise
from rathaus.strategy.rules.decision import Answer
from rathaus.strategy.rules.facts import Facts, gather
from rathaus.strategy.rules.model import FILE, category_model
from rathaus.strategy.rules.told import PLACES, unfilled

PART = "category_rules"
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')
_SEE = Localized(
    "Siehe docs/how-to/add-a-city.md, Abschnitt Kategorien.",
    "See docs/how-to/add-a-city.md, section on categories.",
)


def check(context: Context) -> None:
    """Note what keeps the model from deciding, and what its author surely did not mean."""
    text = context.strategy.category_rules
    if not text:
        context.note(
            (PART,),
            Localized(
                f"Die Datei {FILE} mit den Regeln der Kategorien fehlt.",
                f"The file {FILE} with the rules of the categories is missing.",
            ),
            Localized(
                f"Legen Sie sie neben rules.yaml; {FILE} der Referenzstadt ist eine Vorlage.",
                f"Put it beside rules.yaml; {FILE} of the reference city is a template.",
            ),
        )
        return
    if _is_sound(context, text):
        _check_places(context, text)
        _check_answers(context)


def _is_sound(context: Context, text: str) -> bool:
    file = context.place((PART,)).file or FILE
    try:
        model = load_model(text.encode(), file=file)
        found = check_model(model)
        category_model(text)
    except (ModelError, FeelSyntaxError) as error:
        at = Place(file, error.line, error.column)
        _note(context, at, Localized(error.in_language("de"), error.in_language("en")))
        return False
    except RulesError as error:
        _note(context, Place(file), Localized(error.in_language("de"), error.in_language("en")))
        return False
    except CategoryRulesError as error:
        _note(context, Place(file), Localized(error.message))
        return False
    grave = [each for each in found if each.severity is not Severity.HINT]
    for each in grave:
        at = Place(file, each.place.line, each.place.column)
        _note(context, at, Localized(each.sentence("de"), each.sentence("en")))
    return not any(each.severity is Severity.ERROR for each in grave)


def _note(context: Context, place: Place, problem: Localized) -> None:
    context.note_at(place, PART, problem, _SEE)


def _check_places(context: Context, text: str) -> None:
    """Sentences may name only facts that stand for something."""
    for decision in view_decisions(load_model(text.encode()).definitions):
        sentences = _texts(decision.logic) if decision.logic else ()
        for name in sorted({name for each in sentences for name in unfilled(each)}):
            known = ", ".join(PLACES)
            context.note(
                (PART,),
                Localized(
                    f"„{decision.name}“: Für {{{name}}} gibt es keine Angabe.",
                    f"“{decision.name}”: nothing is known by {{{name}}}.",
                ),
                Localized(f"Möglich sind: {known}.", f"Possible are: {known}."),
            )


def _texts(box: Box) -> Iterator[str]:
    """Yield every text that a decision gives."""
    cells = [cell for table in box.tables() for row in table.rows for cell in row.outputs]
    for text in (*cells, *_literals(box)):
        yield from _TEXT.findall(text)


def _literals(box: Box) -> Iterator[str]:
    if box.kind == "text":
        yield box.text
    for cell in (cell for row in box.rows for cell in row):
        yield from _literals(cell)
    for _name, part in box.parts:
        yield from _literals(part)


def _check_answers(context: Context) -> None:
    """Ask for made-up projects of all kinds: each must get a category that an answer carries."""
    strategy = context.strategy
    for project, facts in _probes(strategy):
        try:
            decision = categorise(project, facts)
        except CategoryRulesError as error:
            context.note((PART,), Localized(error.message), _SEE)
            return
        decided = next(check for check in decision.checks if check.applies)
        silent = [c.rule for c in decision.checks if not c.explanation.de]
        if decided.answer is not Answer.YES or silent:
            rule = decided.rule if decided.answer is not Answer.YES else silent[0]
            context.note(
                (PART,),
                Localized(
                    f"Die Antwort zu {rule} passt nicht zur Kategorie oder hat keine Erklärung.",
                    f"The answer to {rule} does not fit the category, or has no explanation.",
                ),
                _SEE,
            )
            return


def _probes(strategy: Strategy) -> Iterator[tuple[Project, Facts]]:
    facts = gather(replace(strategy, projects=()))
    day = strategy.published
    days = (None, day - timedelta(days=1), day, day + timedelta(days=1))
    plain = Project("probe", "Probe", running_at_publication=False)
    for status, start, end, ran in product(Status, days, days, (None, True, False)):
        dated = replace(plain, status=status, start=start, end=end)
        yield replace(dated, running_at_publication=ran), facts
    for mandate, reference in product(Mandate, ("", "§ 1")):
        yield replace(plain, mandates=(Evidence(mandate, reference),)), facts
    limit = strategy.rules.central_help_limit
    departments = ("", *(each.id for each in strategy.departments[:1]))
    helps = (None, Decimal(0), limit, limit + 1)
    for department, help_, lead in product(departments, helps, (True, False)):
        led = replace(plain, department=department, central_help=help_, lead_project=lead)
        for rivals in range(3):
            others = tuple(replace(led, id=f"r{n}", lead_project=True) for n in range(rivals))
            yield led, gather(replace(strategy, projects=(led, *others)))
