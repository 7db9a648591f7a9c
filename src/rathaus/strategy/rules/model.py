"""The decision model of the categories: what Rathaus asks of it, and how it is made ready.

A city writes the model (``categories.dmn``): the tables behind every question, the order in which
the questions decide, and all sentences. Fixed are the names below, by which Rathaus asks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rathaus.kernel.text import Localized
from rathaus.rules.api import Model, RowView, RulesError, load_model, table_named
from rathaus.strategy.document import Category
from rathaus.strategy.errors import CategoryRulesError
from rathaus.strategy.rules.decision import Answer, RuleId

FILE = "categories.dmn"
SERVICE = "Einstufung"
"""Decision service that answers everything at once."""
RESULT = "Kategorie"
"""Decision with the letter (`Kategorie`) and the rule (`Regel`); each row's annotations say why."""
WORDING = "Wortlaut der Fragen"
"""Decision with a row for every rule: `Regel`, `Frage`, `Question`."""
QUESTIONS: Mapping[RuleId, str] = {
    RuleId.RUNNING: "In Arbeit bei Erscheinen",
    RuleId.COMPELLED: "Zwingend",
    RuleId.ORDERED: "Angeordnet",
    RuleId.LEAD: "Leitprojekt des Dezernats",
    RuleId.ALONE: "Aus eigener Kraft",
    RuleId.REST: "Alle übrigen",
}
"""Decisions that answer (`Antwort`) and say why (`Erklärung`, `Explanation`), in their order."""
CLAIMS: Mapping[RuleId, str] = {
    RuleId.COMPELLED: "Zwingende Gründe",
    RuleId.ORDERED: "Angeordnete Gründe",
}
"""Decisions with the grounds that a question looks at: those of `Projekt.Gründe`, by `Nr`."""
ANSWERS: Mapping[object, Answer] = {
    "ja": Answer.YES,
    "nein": Answer.NO,
    "unbekannt": Answer.UNKNOWN,
}


CATEGORIES: Mapping[RuleId, Category] = {rule: Category(rule.value[0]) for rule in RuleId}
"""The category that each rule leads to: its name begins with the letter."""


@dataclass(frozen=True, slots=True)
class CategoryModel:
    """A model made ready, with the sentences that do not depend on a project."""

    model: Model
    questions: Mapping[RuleId, Localized]
    reasons: Mapping[RuleId, Localized]

    def answer(self, given: Mapping[str, object]) -> Mapping[str, Any]:
        """Evaluate the service for the facts of a project.

        Raises:
            CategoryRulesError: the model gives no result for these facts.
        """
        try:
            value = self.model.evaluate(SERVICE, given)
        except RulesError as error:
            raise unusable(error.in_language("de")) from error
        if not isinstance(value, dict):
            raise unusable(f"„{SERVICE}“ gibt kein Ergebnis.")
        return value


@lru_cache(maxsize=16)
def category_model(text: str) -> CategoryModel:
    """Make the text of a model ready; kept by its content.

    Raises:
        CategoryRulesError: there is no model, or it cannot be used.
    """
    if not text:
        raise unusable(f"Die Datei {FILE} fehlt.")
    try:
        model = load_model(text.encode(), file=FILE)
        rows = model.evaluate(WORDING, {})
    except RulesError as error:
        raise unusable(error.in_language("de")) from error
    return CategoryModel(model, _questions(rows), _reasons(model))


def unusable(why: str) -> CategoryRulesError:
    """Return the error that says why the categories cannot be decided."""
    return CategoryRulesError(f"Die Kategorien lassen sich nicht bestimmen. {why}")


def _questions(rows: object) -> dict[RuleId, Localized]:
    found: dict[RuleId, Localized] = {}
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and row.get("Regel") in RuleId.__members__.values():
            words = Localized(str(row.get("Frage") or ""), str(row.get("Question") or ""))
            found[RuleId(row["Regel"])] = words
    missing = [rule.value for rule in RuleId if not found.get(rule)]
    if missing:
        raise unusable(f"In „{WORDING}“ fehlt die Frage zu {', '.join(missing)}.")
    return found


def _reasons(model: Model) -> dict[RuleId, Localized]:
    """Read the annotations of the result's table: German first, English second."""
    found = {}
    for rule, row in result_rows(model).items():
        words = [note.strip() for note in row.annotations]
        if words and words[0]:
            found[rule] = Localized(words[0], words[1] if len(words) > 1 else "")
    missing = [rule.value for rule in RuleId if rule not in found]
    if missing:
        raise unusable(f"In „{RESULT}“ fehlt die Zeile oder der Grund für {', '.join(missing)}.")
    return found


def result_rows(model: Model) -> dict[RuleId, RowView]:
    """Return the rows of the result's table by the rule that each names.

    Raises:
        CategoryRulesError: the table is not as it has to be.
    """
    table = table_named(model.definitions, RESULT)
    names = [each.heading for each in table.outputs] if table else []
    if table is None or sorted(names) != ["Kategorie", "Regel"]:
        raise unusable(f"„{RESULT}“ muss eine Tabelle mit den Ausgaben Kategorie und Regel sein.")
    found: dict[RuleId, RowView] = {}
    for row in table.rows:
        told = dict(zip(names, row.outputs, strict=False))
        rule = next((each for each in RuleId if told.get("Regel") == f'"{each.value}"'), None)
        if rule is None or rule in found:
            raise unusable(f"„{RESULT}“, Zeile {row.number}: Die Regel ist unbekannt oder doppelt.")
        if told.get("Kategorie") != f'"{CATEGORIES[rule].value}"':
            raise unusable(
                f"„{RESULT}“, Zeile {row.number}: Das ist nicht die Kategorie von {rule}."
            )
        found[rule] = row
    return found
