"""A built-in function: its forms, and the ways to call it.

Source: DMN 1.5, 10.3.2.13 (positional and named parameters) and 10.3.4.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rathaus.rules.feel.builtins.fitting import MISFIT, converted
from rathaus.rules.state import State
from rathaus.rules.values.functions import FunctionParameter, FunctionValue
from rathaus.rules.values.membership import kind_of
from rathaus.rules.values.types import FeelType


@dataclass(frozen=True, slots=True)
class FormParameter:
    """A parameter of a form. One that is optional may be left out, or be null."""

    name: str
    type: FeelType
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One way to call a function.

    Args:
        parameters: in order; optional ones come last.
        call: `call(state, *arguments)`: takes any values, tells whether they are of the right
            types, and gives null with a note when they are not. Forms that take the same number
            of arguments share it.
        result: type of what it returns, unless null.
        variadic: whether the last parameter takes one or more arguments.
    """

    parameters: tuple[FormParameter, ...]
    call: Callable[..., object]
    result: FeelType
    variadic: bool = False

    @property
    def least(self) -> int:
        """The smallest number of arguments."""
        return sum(not parameter.optional for parameter in self.parameters)

    def takes(self, count: int) -> bool:
        """Tell whether it may be called with so many arguments."""
        return self.least <= count and (self.variadic or count <= len(self.parameters))

    def fitted(self, arguments: Sequence[object]) -> list[object] | None:
        """Return the arguments brought to the types of the parameters; None when one does not fit.

        Null is left to the function.
        """
        fitted = []
        for place, argument in enumerate(arguments):
            parameter = self.parameters[min(place, len(self.parameters) - 1)]
            value = converted(argument, parameter.type)
            if value is MISFIT:
                return None
            fitted.append(value)
        return fitted

    def __str__(self) -> str:
        names = [f"{each.name}{'?' if each.optional else ''}" for each in self.parameters]
        return f"({', '.join(names)}{', …' if self.variadic else ''})"


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence in both languages."""

    german: str
    english: str


Example = tuple[str, str]
"""An expression, and a literal of the same value."""

Known = Mapping[int, object]
"""Arguments that are the same in every call, by their place from 0."""

Prepare = Callable[[Known, int], Callable[..., object] | None]
"""Takes what is known and the count of all; returns a function of the state and the others."""


def form(
    call: Callable[..., object],
    result: FeelType,
    *parameters: tuple[str, FeelType] | tuple[str, FeelType, bool],
    variadic: bool = False,
) -> Form:
    """Make a form of its function, its result and (name, type, optional) for each parameter."""
    return Form(tuple(FormParameter(*each) for each in parameters), call, result, variadic)


class Builtin(FunctionValue):
    """A built-in function.

    Args:
        name: as the standard writes it.
        forms: the ways to call it, the usual one first.
        words: what it does, in one sentence.
        examples: expressions and literals of what they give.
        prepare: makes the quicker function that `prepared` returns.
    """

    __slots__ = (
        "_calls",
        "_least",
        "_prepare",
        "_variadic",
        "examples",
        "forms",
        "usage",
        "words",
    )

    def __init__(
        self,
        name: str,
        forms: tuple[Form, ...],
        words: Words,
        examples: tuple[Example, ...],
        prepare: Prepare | None = None,
    ) -> None:
        first = forms[0]
        parameters = tuple(FunctionParameter(each.name, each.type) for each in first.parameters)
        super().__init__(name, parameters, first.result)
        self.forms = forms
        self.words = words
        self.examples = examples
        self._prepare = prepare
        self._calls = {
            count: each.call
            for each in reversed(forms)
            for count in range(each.least, len(each.parameters) + 1)
        }
        self._variadic = next((each for each in forms if each.variadic), None)
        self._least = min(each.least for each in forms)
        self.usage = ", ".join(dict.fromkeys(f"{name}{each}" for each in forms))
        """How it may be called: `floor(n), floor(n, scale)`."""

    def direct(self, count: int) -> Callable[..., object]:
        """Return the function that does the whole job for so many arguments."""
        call = self._calls.get(count)
        if call is not None:
            return call
        if self._variadic is not None and count >= self._variadic.least:
            return self._variadic.call
        return self._wrong_count

    def prepared(self, known: Known, count: int) -> Callable[..., object] | None:
        """Return a quicker function for when some of so many arguments are known before.

        It takes the others only, in their order, and does what `direct` would; None when there
        is none such.
        """
        if self._prepare is None or not known or count not in self._calls:
            return None
        return self._prepare(known, count)

    def named(self, names: Sequence[str]) -> Callable[..., object]:
        """Return the function for arguments with these names, to be given in this order.

        Parameters without an argument are null.
        """
        forms = self._forms_with(names)
        if not forms or len(set(names)) < len(names):

            def wrong_names(state: State, *_arguments: object) -> None:
                return state.note(
                    "argument-names", name=self.name, given=", ".join(names), wanted=self.usage
                )

            return wrong_names

        def call(state: State, *arguments: object) -> object:
            given = dict(zip(names, arguments, strict=True))
            for each in forms:
                ordered = [given.get(parameter.name) for parameter in each.parameters]
                fitted = each.fitted(ordered)
                if fitted is not None:
                    return each.call(state, *fitted)
            return self.refuse(state, arguments)

        return call

    def _forms_with(self, names: Sequence[str]) -> list[Form]:
        """Return the forms that have all the names and the fewest others.

        Those that have them in the given order come first: `before` has two forms with the names
        "point" and "range", which mean the opposite.
        """
        wanted = set(names)
        having = [
            each
            for each in self.forms
            if wanted <= {parameter.name for parameter in each.parameters}
        ]
        fewest = min((len(each.parameters) for each in having), default=0)
        least = [each for each in having if len(each.parameters) == fewest]
        return sorted(least, key=lambda each: [one.name for one in each.parameters] != [*names])

    def invoke(self, state: State, arguments: Sequence[object]) -> object:
        """Call it with arguments by position."""
        return self.direct(len(arguments))(state, *arguments)

    def invoke_named(self, state: State, arguments: Mapping[str, object]) -> object:
        """Call it with arguments by name."""
        return self.named(tuple(arguments))(state, *arguments.values())

    def refuse(self, state: State, arguments: Sequence[object]) -> None:
        """Say that the arguments are of the wrong types."""
        given = list(arguments)
        while len(given) > self._least and given[-1] is None:  # most likely one that was left out
            given.pop()
        return state.note(
            "builtin-arguments",
            name=self.name,
            given=tuple(map(kind_of, given)),
            wanted=self.usage,
        )

    def _wrong_count(self, state: State, *arguments: object) -> None:
        return state.note("builtin-count", name=self.name, given=len(arguments), wanted=self.usage)
