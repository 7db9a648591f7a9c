"""Business knowledge models as functions. Source: DMN 1.5, 6.3.9 and 10.4."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from rathaus.rules.values.functions import FunctionParameter, FunctionValue
from rathaus.rules.values.types import ANY, FeelType, coerce

if TYPE_CHECKING:
    from rathaus.rules.state import State

Body = Callable[..., object]
"""`body(state, *arguments)`."""


class ModelFunction(FunctionValue):
    """A function that a model defines: a business knowledge model or a decision service.

    Its body is given once, when the model is linked; functions may call each other, and
    themselves.

    Args:
        name: as other expressions call it.
        parameters: in order.
        result: the type of what it returns.
        service: it is a decision service.
    """

    __slots__ = ("_body", "_plain", "service")

    def __init__(
        self,
        name: str,
        parameters: tuple[FunctionParameter, ...],
        result: FeelType,
        service: bool = False,
    ) -> None:
        super().__init__(name, parameters, result)
        self.service = service
        self._plain = all(each.type is ANY for each in parameters)
        self._body: Body | None = None

    def define(self, body: Body) -> None:
        """Give the body."""
        self._body = body

    def invoke(self, state: "State", arguments: Sequence[object]) -> object:
        """Call it by position; null when an argument is missing, too many, or does not fit."""
        parameters = self.parameters
        if len(arguments) != len(parameters):
            return state.note(
                "function-count", name=self.name, wanted=len(parameters), given=len(arguments)
            )
        if not self._plain:
            fitted = []
            for parameter, argument in zip(parameters, arguments, strict=True):
                value = coerce(state, argument, parameter.type)
                if value is None and argument is not None:
                    return state.note("function-argument", name=self.name, parameter=parameter.name)
                fitted.append(value)
            arguments = fitted
        return self._run(state, arguments)

    def invoke_named(self, state: "State", arguments: Mapping[str, object]) -> object:
        """Call it by name; null when a name is missing or unknown."""
        names = [parameter.name for parameter in self.parameters]
        for name in arguments:
            if name not in names:
                return state.note("function-no-parameter", name=self.name, parameter=name)
        for name in names:
            if name not in arguments:
                return state.note("function-missing", name=self.name, parameter=name)
        return self.invoke(state, [arguments[name] for name in names])

    def _run(self, state: "State", arguments: Sequence[object]) -> object:
        body = self._body
        if body is None:
            return state.note("function-no-body", name=self.name)
        recorder = state.recorder
        place, state.place = state.place, self.name
        state.enter()
        try:
            if recorder is not None:
                recorder.begin_function(state, self, arguments)
            value = body(state, *arguments)
            if self.result is not ANY:
                value = coerce(state, value, self.result)
            if recorder is not None:
                recorder.end(state, value)
            return value
        finally:
            state.leave()
            state.place = place
