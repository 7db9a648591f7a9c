"""Calling values, and the functions that expressions define."""

from collections.abc import Callable, Mapping, Sequence

from rathaus.rules.state import State
from rathaus.rules.values.functions import FunctionParameter, FunctionValue
from rathaus.rules.values.types import ANY, FeelType, coerce, is_instance, kind_of


class UserFunction(FunctionValue):
    """A function defined by an expression.

    Args:
        parameters: its formal parameters.
        code: the compiled body: `code(state, *arguments)`.
        name: its name for notes, "" when it has none.
        result: what it returns.
    """

    __slots__ = ("code",)

    def __init__(
        self,
        parameters: tuple[FunctionParameter, ...],
        code: Callable[..., object],
        name: str = "",
        result: FeelType = ANY,
    ) -> None:
        super().__init__(name, parameters, result)
        self.code = code

    def invoke(self, state: State, arguments: Sequence[object]) -> object:
        """Call by position; a wrong count or an argument that does not fit gives null."""
        if len(arguments) != len(self.parameters):
            return state.note(
                "argument-count",
                name=self.name or "function",
                given=len(arguments),
                wanted=len(self.parameters),
            )
        given = list(arguments)
        for place, parameter in enumerate(self.parameters):
            if parameter.type != ANY and given[place] is not None:
                given[place] = coerce(state, given[place], parameter.type)
                if given[place] is None:
                    return state.note(
                        "argument-type", name=self.name or "function", parameter=parameter.name
                    )
        state.enter()
        result = self.code(state, *given)
        state.leave()
        return result if self.result == ANY else coerce(state, result, self.result)

    def invoke_named(self, state: State, arguments: Mapping[str, object]) -> object:
        """Call by name; names must be those of the parameters."""
        names = [parameter.name for parameter in self.parameters]
        if set(names) != set(arguments):
            return state.note(
                "argument-names",
                name=self.name or "function",
                given=", ".join(arguments),
                wanted=", ".join(names),
            )
        return self.invoke(state, [arguments[name] for name in names])


def invoke(state: State, function: object, arguments: tuple[object, ...]) -> object:
    """Call a value; null when it is no function."""
    if isinstance(function, FunctionValue):
        return function.invoke(state, arguments)
    return state.note("not-a-function", kind=kind_of(function))


def invoke_named(state: State, function: object, arguments: Mapping[str, object]) -> object:
    """Call a value with named arguments; null when it is no function."""
    if isinstance(function, FunctionValue):
        return function.invoke_named(state, arguments)
    return state.note("not-a-function", kind=kind_of(function))


def named_twice(state: State, function: object, names: list[str]) -> None:
    """An argument is given twice by name."""
    if not isinstance(function, FunctionValue):
        return state.note("not-a-function", kind=kind_of(function))
    wanted = [parameter.name for parameter in function.parameters]
    return state.note("argument-names", name=function.name, given=names, wanted=wanted)


def external_function(state: State) -> None:
    """External functions run code of others, which this engine never does."""
    return state.note("external-function")


def unknown_type(state: State) -> None:
    """`instance of` names a type that nobody defined."""
    return state.note("unknown-type")


def instance_of(state: State, value: object, type_: FeelType) -> bool:
    """Tell whether a value is of a type."""
    return is_instance(state, value, type_)
