"""What happened in a try of the rules, in the words of the page: one language, nothing raw.

The engine tells values as it writes them, `@"2026-03-01"`, and knows nothing of the names in
braces that sentences of the decision model hold; people read dates, yes and no, and facts.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from rathaus.kernel.text import Localized
from rathaus.rules.api import RulesError, Shown, Trace, compile_expression, literal_of
from rathaus.strategy.rules import wording
from rathaus.strategy.rules.model import CLAIMS, QUESTIONS, RESULT

ENGLISH = {"Erklärung": "Explanation", "Frage": "Question"}
"""Names of sentences in the model, with the name of the same sentence in English."""
ENGLISH_REMARK = "Reason"

Fill = Callable[[str, str, object], str]
"""Puts facts into a sentence: the sentence, its language, the grounds that it is about."""

_BOTH = {*ENGLISH, *ENGLISH.values()}
_WORDS = {
    "null": Localized("unbekannt", "unknown"),
    "true": Localized("ja", "yes"),
    "false": Localized("nein", "no"),
}
_NONE = Localized("keine", "none")
_DAY = re.compile(r'@"(\d{4}-\d\d-\d\d)"')
_NUMBER = re.compile(r"-?\d{1,14}(\.\d{1,14})?")
"""A number short enough to be written with separators without losing a digit."""
_TEXT = re.compile(r'"([^"\\]*)"')
_ANY = "-"


class Words:
    """Says one try.

    Args:
        trace: what happened.
        language: of the page, "de" or "en".
        fill: puts the facts that were tried into a sentence.
    """

    def __init__(self, trace: Trace, language: str, fill: Fill) -> None:
        self._language = language
        self._fill = fill
        self._quotes = "“{}”" if language == "en" else "„{}“"
        self._grounds = _grounds(trace)
        self._trace = trace
        self.trace = replace(
            trace,
            steps=tuple(self._step(step) for step in trace.steps),
            literal=self._value(trace.value, trace.subject),
        )

    def sentences(self) -> tuple[str, ...]:
        """Tell everything that happened."""
        told = self.trace.sentences(self._language)
        return tuple(f"{each[:-1]}" if each.endswith("..") else each for each in told)

    def shown(self, decisions: Iterable[Shown]) -> tuple[Shown, ...]:
        """Give decisions without a table their parts as results, and remarks one language."""
        values = {step.name: step.value for step in self._trace.steps}
        found = []
        for each in decisions:
            value = values.get(each.view.name)
            results = each.results
            if not results and isinstance(value, dict):
                results = tuple(self._parts(value, each.view.name))
            found.append(replace(each, results=results))
        return tuple(found)

    def _step(self, step: Any) -> Any:
        inputs = tuple(
            replace(fact, literal=self._brief(fact.value))
            for fact in step.inputs
            if not isinstance(fact.value, dict) or "Antwort" in fact.value
        )
        literal = self._value(step.value, step.name)
        return replace(
            step,
            inputs=inputs if len(inputs) == len(step.inputs) else (),
            literal=literal,
            tables=tuple(self._table(table, step.name) for table in step.tables),
            steps=tuple(self._step(inner) for inner in step.steps),
        )

    def _table(self, table: Any, name: str) -> Any:
        inputs = tuple(
            replace(f, literal=self._scalar(f.literal, quote=True)) for f in table.inputs
        )
        rules = tuple(
            self._rule(rule, name)
            for rule in table.rules
            if rule.used or any(cell.cell not in {"", _ANY} for cell in rule.inputs)
        )
        return replace(table, inputs=inputs, rules=rules, literal=self._scalar(table.literal))

    def _rule(self, rule: Any, name: str) -> Any:
        told = {cell.heading for cell in rule.outputs if cell.literal not in {"null", '""'}}
        return replace(
            rule,
            inputs=tuple(
                replace(
                    cell,
                    literal=self._scalar(cell.literal, quote=True),
                    cell=self._cell(cell.cell),
                )
                for cell in rule.inputs
            ),
            outputs=tuple(
                replace(cell, literal=self._output(cell.heading, cell.literal, name))
                for cell in rule.outputs
                if self._speaks(cell.heading, told)
            ),
            annotations=self._remarks(rule.annotations, name),
        )

    def _remarks(self, notes: Any, name: str) -> tuple[tuple[str, str], ...]:
        """The rows of the result say why, German first and English second."""
        if name != RESULT:
            return tuple(notes)
        place = 1 if self._language == "en" and len(notes) > 1 and notes[1][1].strip() else 0
        return tuple(notes[place : place + 1])

    def _speaks(self, heading: str, told: Iterable[str]) -> bool:
        """Tell whether a part is of the page's language, or is all there is."""
        if heading in ENGLISH:
            return self._language != "en" or ENGLISH[heading] not in told
        return self._language == "en" or heading not in ENGLISH.values()

    def _output(self, heading: str, literal: str, name: str) -> str:
        text = self._scalar(literal)
        return self._sentence(heading, text, name) if heading in _BOTH else text

    def _sentence(self, heading: str, text: str, name: str) -> str:
        language = "de" if heading in ENGLISH else "en"
        return self._fill(text, language, self._grounds.get(name))

    def _parts(self, value: Mapping[str, object], name: str) -> list[tuple[str, str]]:
        told = {key for key, part in value.items() if part}
        return [
            (key, self._sentence(key, part, name))
            if key in _BOTH and isinstance(part, str)
            else (key, self._brief(part))
            for key, part in value.items()
            if self._speaks(key, told)
        ]

    def _value(self, value: object, name: str) -> str:
        """Say a value with all its parts; what they hold in turn is said briefly."""
        if isinstance(value, dict):
            return "; ".join(f"{key}: {text}" for key, text in self._parts(value, name))
        if isinstance(value, list) and value:
            return "; ".join(
                ", ".join(f"{key} {text}" for key, text in self._parts(item, name))
                if isinstance(item, dict)
                else self._brief(item)
                for item in value
            )
        return self._brief(value)

    def _brief(self, value: object) -> str:
        if isinstance(value, dict):
            if "Antwort" in value:
                return self._brief(value["Antwort"])
            return ", ".join(f"{key} {self._brief(part)}" for key, part in value.items())
        if isinstance(value, list):
            said = "; ".join(self._brief(item) for item in value)
            return said or _NONE.in_language(self._language)
        return value if isinstance(value, str) else self._scalar(literal_of(value))

    def _scalar(self, literal: str, *, quote: bool = False) -> str:
        """Say a value that the engine wrote; what is no simple value stays as it is."""
        if literal in _WORDS:
            return _WORDS[literal].in_language(self._language)
        if _NUMBER.fullmatch(literal):
            return wording.number(Decimal(literal)).in_language(self._language)
        if _DAY.fullmatch(literal):
            return self._day(literal)
        if literal.startswith('"'):
            text = _text(literal)
            return self._quotes.format(text) if quote else text
        return literal

    def _day(self, literal: str) -> str:
        try:
            day = date.fromisoformat(literal[2:-1])
        except ValueError:
            return literal
        return wording.day(day).in_language(self._language)

    def _cell(self, cell: str) -> str:
        if cell in _WORDS and cell != "null":
            return self._scalar(cell)
        if cell == "null":
            return _WORDS["null"].in_language(self._language)
        dated = _DAY.sub(lambda found: self._day(found[0]), cell)
        return _TEXT.sub(lambda found: self._quotes.format(found[1]), dated)


def _text(literal: str) -> str:
    if _TEXT.fullmatch(literal):
        return literal[1:-1]
    try:
        value = compile_expression(literal, []).evaluate({}).value
    except RulesError:
        return literal
    return value if isinstance(value, str) else literal


def _grounds(trace: Trace) -> dict[str, object]:
    """Return the grounds that each question looked at, by the name of its decision."""
    values = {step.name: step.value for step in trace.steps}
    return {QUESTIONS[rule]: values.get(name) for rule, name in CLAIMS.items()}
