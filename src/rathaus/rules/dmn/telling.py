"""A trace in plain words, German and English."""

from collections.abc import Iterator

from rathaus.rules.dmn.trace import Fact, RuleTrace, StepTrace, TableTrace, Trace
from rathaus.rules.messages import message

_POLICIES = {
    "UNIQUE": "tell-unique",
    "ANY": "tell-any",
    "PRIORITY": "tell-priority",
    "FIRST": "tell-first",
    "RULE ORDER": "tell-rule-order",
    "OUTPUT ORDER": "tell-output-order",
    "COLLECT": "tell-collect",
    "COLLECT SUM": "tell-sum",
    "COLLECT COUNT": "tell-count",
    "COLLECT MIN": "tell-min",
    "COLLECT MAX": "tell-max",
}

_BROKEN = {"UNIQUE": "tell-not-unique", "ANY": "tell-not-any"}
"""For tables whose rules do not match as the policy asks, so that none counts."""


def tell(trace: Trace, language: str = "de") -> tuple[str, ...]:
    """Tell an evaluation, one sentence or two for each thing that happened.

    Args:
        trace: the evaluation.
        language: "de" or "en".
    """
    return tuple(_Teller(language).trace(trace))


class _Teller:
    def __init__(self, language: str) -> None:
        self._language = language

    def _say(self, code: str, **values: object) -> str:
        return message(code, **values).in_language(self._language)

    def trace(self, trace: Trace) -> Iterator[str]:
        yield from (each.in_language(self._language) for each in trace.notes)
        for step in trace.steps:
            yield from self._step(step)
        if not trace.complete:
            yield self._say("tell-cut")
        yield self._say("tell-result", name=trace.subject, value=self._value(trace.literal))

    def _step(self, step: StepTrace) -> Iterator[str]:
        if step.question:
            yield self._say("tell-question", name=step.name, question=step.question)
        given = self._facts(step.inputs)
        code = {"decision": "tell-decision", "service": "tell-service"}.get(
            step.kind, "tell-function"
        )
        if given:
            yield self._say(f"{code}-from", name=step.name, given=given)
        else:
            yield self._say(code, name=step.name)
        for inner in step.steps:
            yield from self._step(inner)
        for table in step.tables:
            yield from self._table(table)
        yield from (each.in_language(self._language) for each in step.notes)
        yield self._say("tell-came-out", name=step.name, value=self._value(step.literal))

    def _table(self, table: TableTrace) -> Iterator[str]:
        if table.refused:
            yield self._say("tell-refused", name=table.name, given=self._facts(table.inputs))
            return
        if not table.rules:
            yield self._say("tell-no-rule", name=table.name, given=self._facts(table.inputs))
            if table.default_used:
                yield self._say("tell-default", value=self._value(table.literal))
            return
        used = [rule for rule in table.rules if rule.used]
        policies = _POLICIES if used else _POLICIES | _BROKEN
        yield self._say(policies[table.policy], name=table.name)
        for rule in used or table.rules:
            yield from self._rule(rule)
        if used:
            yield from self._others(table, used[0])

    def _others(self, table: TableTrace, used: RuleTrace) -> Iterator[str]:
        """Tell of the rules that match but do not count, and why they do not."""
        kinds: dict[str, list[str]] = {}
        for rule in table.rules:
            if not rule.used:
                kind = "tell-also-less" if table.policy == "PRIORITY" else "tell-also-later"
                kind = "tell-also-same" if rule.outputs == used.outputs else kind
                kinds.setdefault(kind, []).append(str(rule.number))
        for kind, numbers in kinds.items():
            code = kind if len(numbers) == 1 else f"{kind}-many"
            yield self._say(code, rules=", ".join(numbers))

    def _rule(self, rule: RuleTrace) -> Iterator[str]:
        asked = [cell for cell in rule.inputs if cell.cell not in {"", "-"}]
        reasons = "; ".join(
            self._say(
                "tell-cell", heading=cell.heading, value=self._value(cell.literal), cell=cell.cell
            )
            for cell in asked
        )
        if reasons:
            yield self._say("tell-rule", number=rule.number, reasons=reasons)
        else:
            yield self._say("tell-rule-always", number=rule.number)
        gives = "; ".join(f"{cell.heading}: {self._value(cell.literal)}" for cell in rule.outputs)
        yield self._say("tell-gives", number=rule.number, outputs=gives)
        for heading, text in rule.annotations:
            yield f"{heading}: {text}" if heading else text

    def _facts(self, facts: tuple[Fact, ...]) -> str:
        return ", ".join(f"{fact.name} = {self._value(fact.literal)}" for fact in facts)

    def _value(self, literal: str) -> str:
        words = {"null": "tell-null", "true": "tell-true", "false": "tell-false"}.get(literal)
        return literal if words is None else self._say(words)
