"""Looks at item definitions. Source: DMN 1.5, 7.3.2."""

from collections import Counter
from collections.abc import Sequence

from rathaus.rules.check.findings import Severity
from rathaus.rules.check.inputs import kind_of_type
from rathaus.rules.check.logic import say_unknown_type
from rathaus.rules.check.table.cells import condition_of
from rathaus.rules.check.table.conditions import foreign_constants
from rathaus.rules.check.texts import Texts
from rathaus.rules.check.typing.scope import Scope
from rathaus.rules.check.world import Place, World
from rathaus.rules.dmn.model import Element, ItemDefinition, UnaryTestsText
from rathaus.rules.feel.names import NameTable, normal_name
from rathaus.rules.values.text import literal_of
from rathaus.rules.values.types import ANY, FeelType, ListType


def look_at_types(world: World, texts: Texts) -> None:
    """Write down what is not right in the item definitions of the file that is checked."""
    items = world.graph.root.definitions.items
    _twice(items, texts)
    for item in items:
        texts.owner = item.name
        _item(world, texts, item)
    _circles(world, texts, items)


def _twice(items: Sequence[ItemDefinition], texts: Texts) -> None:
    counts = Counter(normal_name(item.name) for item in items)
    for item in items:
        if counts[normal_name(item.name)] > 1:
            counts[normal_name(item.name)] = 0
            texts.owner = item.name
            texts.say(Severity.ERROR, "check-type-twice", item, twice=item.name)


def _item(world: World, texts: Texts, item: ItemDefinition) -> None:
    world.deadline.look()
    _twice(item.components, texts)
    for part in item.components:
        _item(world, texts, part)
    if item.function is not None:
        for each in item.function.parameters:
            reference(world, texts, each.type_ref, each)
        reference(world, texts, item.function.result, item)
    elif not item.components and not item.type_ref:
        texts.say(Severity.HINT, "check-item-without-type", item, item=item.name)
    base = reference(world, texts, item.type_ref, item)
    if item.allowed is not None:
        _allowed(world, texts, item.allowed, base)
    if item.type_constraint is not None:
        _allowed(world, texts, item.type_constraint, ListType(base) if item.collection else base)


def reference(world: World, texts: Texts, name: str, element: Element) -> FeelType:
    """Return the type a reference names; an unknown one is written down."""
    types = world.types[world.graph.root]
    found = world.finder(world.graph.root)(name) if name else ANY
    if found is None:
        say_unknown_type(texts, name, element, types.names)
    return found or ANY


def _allowed(world: World, texts: Texts, allowed: UnaryTestsText, of: FeelType) -> None:
    types = world.types[world.graph.root]
    here = Place(
        NameTable((), (), types.names), Scope({}, world.finder(world.graph.root), open=True)
    )
    tests, well = texts.tests(allowed, of, here)
    kind = kind_of_type(of)
    if tests is None or not well or kind is None:
        return
    for constant in foreign_constants(condition_of(tests), kind):
        texts.say(
            Severity.ERROR,
            "check-allowed-type",
            allowed,
            value=literal_of(constant),
            type=kind.value,
        )


def _circles(world: World, texts: Texts, items: Sequence[ItemDefinition]) -> None:
    """Look for types that are defined by themselves without an end."""
    names = {normal_name(item.name): item for item in items}
    following = {name: normal_name(item.type_ref) for name, item in names.items()}
    circular: set[str] = set()
    done: set[str] = set()
    for start in names:
        way: dict[str, int] = {}
        name = start
        while name in names and name not in done and name not in way:
            way[name] = len(way)
            name = following[name]
        if name in way:
            circular.update(list(way)[way[name] :])
        done.update(way)
    for name, item in names.items():
        if name in circular:
            texts.owner = item.name
            texts.say(Severity.ERROR, "check-type-circle", item, type=item.name)
