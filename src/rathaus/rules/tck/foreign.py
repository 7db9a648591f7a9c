"""Which elements of a model call functions written in Java or PMML.

This engine runs no foreign code, so a case that asks for such an element is not applicable. It is
told from the model alone: a function of that kind, or an external one, in the element or in
anything it requires.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from rathaus.rules.dmn.model import (
    BoxedFunction,
    BusinessKnowledgeModel,
    Decision,
    DecisionService,
    Definitions,
    Element,
    FunctionKind,
    LiteralExpression,
    Requirement,
)
from rathaus.rules.errors import RulesError
from rathaus.rules.feel.parser import parse_expression
from rathaus.rules.feel.tree import FunctionDefinition
from rathaus.rules.feel.walk import walk


class ForeignCalls:
    """Answers for the elements of some models.

    Args:
        models: all models that may require each other.
    """

    def __init__(self, models: Iterable[Definitions]) -> None:
        self._elements: dict[tuple[str, str], tuple[Definitions, Element]] = {}
        self._known: dict[int, bool] = {}
        for model in models:
            for element in _graph(model):
                self._elements[model.namespace, element.id] = (model, element)

    def needed_by(self, model: Definitions, name: str) -> bool:
        """Tell whether the element of a name needs foreign code, itself or by what it requires."""
        return any(self._asks(model, element) for element in _graph(model) if element.name == name)

    def _asks(self, model: Definitions, element: Element) -> bool:
        key = id(element)
        if key not in self._known:
            self._known[key] = False  # a cycle of requirements adds nothing
            self._known[key] = _is_foreign(element) or any(
                self._asks(*required) for required in self._required(model, element)
            )
        return self._known[key]

    def _required(
        self, model: Definitions, element: Element
    ) -> Iterator[tuple[Definitions, Element]]:
        for requirement in _requirements(element):
            namespace, _, local = requirement.href.rpartition("#")
            found = self._elements.get((namespace or model.namespace, local))
            if found is not None:
                yield found


def _graph(model: Definitions) -> tuple[Element, ...]:
    return (*model.decisions, *model.knowledge, *model.services)


def _requirements(element: Element) -> tuple[Requirement, ...]:
    if isinstance(element, Decision | BusinessKnowledgeModel):
        return element.requirements
    if isinstance(element, DecisionService):
        return (*element.outputs, *element.encapsulated)
    return ()


def _is_foreign(element: Element) -> bool:
    return any(_is_foreign_part(part) for part in _parts(element))


def _is_foreign_part(part: object) -> bool:
    if isinstance(part, BoxedFunction):
        return part.kind is not FunctionKind.FEEL
    return isinstance(part, LiteralExpression) and _text_is_foreign(part.text)


def _text_is_foreign(text: str) -> bool:
    if "external" not in text:
        return False
    try:
        tree = parse_expression(text)
    except RulesError:
        return False
    return any(isinstance(node, FunctionDefinition) and node.external for node in walk(tree))


def _parts(whole: object) -> Iterator[object]:
    """Yield a dataclass and all dataclasses in it."""
    if isinstance(whole, tuple):
        for item in whole:
            yield from _parts(item)
    elif is_dataclass(whole):
        yield whole
        for part in fields(whole):
            yield from _parts(getattr(whole, part.name))
