"""Asks a model for what a case wants to know."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from rathaus.rules.dmn.evaluate import Answer, Model
from rathaus.rules.dmn.model import DecisionService
from rathaus.rules.tck.cases import Case, CaseKind, ResultNode
from rathaus.rules.tck.foreign import ForeignCalls
from rathaus.rules.tck.settling import settle
from rathaus.rules.values.types import FeelType


@dataclass(frozen=True, slots=True)
class Subject:
    """A model under test.

    Args:
        model: the model, linked.
        foreign: tells which of its elements need foreign code.
    """

    model: Model
    foreign: ForeignCalls

    def is_foreign(self, case: Case, node: ResultNode) -> bool:
        """Tell whether a result can only come from foreign code."""
        return self.foreign.needed_by(self.model.definitions, _called(case, node))

    def expected(self, node: ResultNode) -> object:
        """Return the expected value, untyped texts in the type of the decision."""
        decision = self.model.decisions.get(node.name)
        return settle(node.expected, None if decision is None else decision.type)

    def ask(self, case: Case, node: ResultNode, now: datetime | None) -> Answer:
        """Evaluate what a result is of.

        A decision service with several outputs gives a context, of which the result is one
        entry.

        Raises:
            RulesError: the model knows no such element, or the evaluation met a limit.
        """
        name = _called(case, node)
        types = self._input_types(name)
        given = {each.name: settle(each.value, types.get(each.name)) for each in case.inputs}
        answer = self.model.answer(name, given, now=now)
        if case.kind is CaseKind.SERVICE and self._has_outputs(name):
            value = answer.value.get(node.name) if isinstance(answer.value, dict) else None
            return Answer(value, answer.notes)
        return answer

    def _input_types(self, name: str) -> Mapping[str, FeelType]:
        model = self.model
        for known in (model.decisions, model.services, model.functions):
            if name in known:
                return known[name].inputs
        return {}

    def _has_outputs(self, name: str) -> bool:
        service = self.model.services.get(name)
        if service is None or not isinstance(service.element, DecisionService):
            return False
        return len(service.element.outputs) > 1


def _called(case: Case, node: ResultNode) -> str:
    return node.name if case.kind is CaseKind.DECISION else case.invocable
