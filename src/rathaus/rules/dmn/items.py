"""Item definitions as types. Source: DMN 1.5, 7.3.2 and 10.3.2.9."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rathaus.rules.dmn.model import Definitions, ItemDefinition, UnaryTestsText
from rathaus.rules.dmn.problems import Problems
from rathaus.rules.errors import FeelSyntaxError
from rathaus.rules.feel.compiler.compile import compile_test
from rathaus.rules.feel.names import NameTable, normal_name
from rathaus.rules.feel.parser import parse_unary_tests
from rathaus.rules.limits import Limits
from rathaus.rules.state import NO_DEADLINE, Deadline, State
from rathaus.rules.values.types import (
    ANY,
    Constrained,
    ContextType,
    FeelType,
    FunctionType,
    ListType,
    type_named,
)

_LONGEST = 200_000
"""Characters of a type written out. Types that use each other twice grow by doubling."""


@dataclass(frozen=True, slots=True)
class _Unfinished:
    """A type being made; whoever meets it again has found a circle."""


class ItemTypes:
    """The types of one file, imported ones among them as `prefix.name`.

    Args:
        definitions: the file.
        imported: types of the imported files by prefix, "" for those known without one.
        members: names that may follow a dot, for the texts of allowed values.
        deadline: when all must be made.
    """

    def __init__(
        self,
        definitions: Definitions,
        imported: Mapping[str, "ItemTypes"],
        members: NameTable,
        problems: Problems,
        limits: Limits,
        *,
        deadline: Deadline = NO_DEADLINE,
    ) -> None:
        self._items = {normal_name(item.name): item for item in definitions.items}
        self._namespace = definitions.namespace
        self._prefixes = definitions.prefixes
        self._imported = dict(imported)
        self._names = members
        self._problems = problems
        self._limits = limits
        self._deadline = deadline
        self._depth = 0
        self._made: dict[str, FeelType | _Unfinished] = {}
        for name in self._items:
            problems.element = name
            self.find(name)

    @property
    def own(self) -> Mapping[str, FeelType]:
        """Return the types that the file itself defines, by name."""
        return {
            name: made for name, made in self._made.items() if not isinstance(made, _Unfinished)
        }

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the types, those of files imported directly with their prefix."""
        inner = (
            f"{prefix}.{name}" if prefix else name
            for prefix, types in self._imported.items()
            for name in types.own
        )
        return (*self._items, *inner)

    def find(self, reference: str) -> FeelType | None:
        """Return the type that a reference names, None when there is none."""
        name = normal_name(reference)
        if name in self._items:
            return self._own(name)
        known = type_named(name)
        if known is not None:
            return known
        return self._from_import(name) or self._with_xml_prefix(name)

    def resolve(self, reference: str, element: object = None) -> FeelType:
        """Return the type that a reference names; anything when it is empty or unknown.

        Args:
            reference: as written; an unknown one is written down as a problem.
            element: whose type it is; None when nobody shall hear of a problem.
        """
        if not reference:
            return ANY
        found = self.find(reference)
        if found is None:
            place = getattr(element, "place", None)
            if place is not None:
                self._problems.add("dmn-unknown-type", place, type=reference)
            return ANY
        return found

    def _own(self, name: str) -> FeelType:
        made = self._made.get(name)
        if isinstance(made, FeelType):
            return made
        item = self._items[name]
        if made is not None:
            self._problems.add("dmn-type-circle", item, type=name)
            return ANY
        self._made[name] = _Unfinished()
        self._made[name] = finished = self._bounded(item, name)
        return finished

    def _bounded(self, item: ItemDefinition, name: str) -> FeelType:
        """Make a type unless it lies too deep or has become too big to be of use."""
        self._deadline.look()
        self._depth += 1
        try:
            if self._depth > self._limits.nesting:
                self._problems.add("limit-depth", item, limit=self._limits.nesting)
                return ANY
            made = self._type_of(item, name)
            if len(made.text) > _LONGEST:
                self._problems.add("dmn-type-size", item, type=name)
                return ANY
            return made
        finally:
            self._depth -= 1

    def _from_import(self, name: str) -> FeelType | None:
        for prefix, types in self._imported.items():
            if not prefix and isinstance(found := types._made.get(name), FeelType):
                return found
            if prefix and name.startswith(f"{prefix}."):
                found = types.find(name[len(prefix) + 1 :])
                if found is not None:
                    return found
        return None

    def _with_xml_prefix(self, name: str) -> FeelType | None:
        """Resolve `feel:number` and `own:tAge`, as files of DMN 1.1 write it."""
        prefix, colon, local = name.partition(":")
        if not colon or prefix not in self._prefixes:
            return None
        if local in self._items and self._prefixes[prefix] == self._namespace:
            return self._own(local)
        return type_named(local)

    def _type_of(self, item: ItemDefinition, name: str) -> FeelType:
        if item.function is not None:
            parameters = tuple(
                self.resolve(each.type_ref, item) for each in item.function.parameters
            )
            made: FeelType = FunctionType(parameters, self.resolve(item.function.result, item))
        elif item.components:
            made = ContextType(
                tuple(
                    (normal_name(part.name), self._bounded(part, f"{name}.{part.name}"))
                    for part in item.components
                )
            )
        else:
            made = self.resolve(item.type_ref, item)
        if item.allowed is not None:
            made = self._constrained(made, name, item.allowed)
        if item.collection:
            made = ListType(made)
        if item.type_constraint is not None:
            made = self._constrained(made, name, item.type_constraint)
        return made

    def _constrained(self, base: FeelType, name: str, allowed: UnaryTestsText) -> FeelType:
        try:
            tests = parse_unary_tests(allowed.text, self._names, self._limits)
        except FeelSyntaxError as error:
            self._problems.add_syntax(error, allowed)
            return base
        if not tests.tests:
            return base
        test: Callable[[State, object], bool | None] = compile_test(
            tests, (), limits=self._limits, types=self.find
        )
        return Constrained(base, name, test, allowed.text.strip())
