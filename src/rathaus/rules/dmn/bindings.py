"""Which names of an element's expressions mean which other elements."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rathaus.rules.dmn.graph import File, Node
from rathaus.rules.dmn.scope import RESULT, Scope
from rathaus.rules.feel import tree
from rathaus.rules.values.functions import FunctionValue


@dataclass(slots=True)
class Bindings:
    """The names an element's expressions may use for what it requires.

    An element of an imported file is known as `prefix.name`: the prefix is a context that holds
    all such elements.

    Args:
        nodes: the inputs and decisions required; their values are the parameters.
        parameters: their names, in the same order.
        constants: the functions required, by name.
        imported: by prefix, name to the name of the parameter or constant.
    """

    nodes: list[Node] = field(default_factory=list)
    parameters: list[str] = field(default_factory=list)
    constants: dict[str, object] = field(default_factory=dict)
    imported: dict[str, dict[str, str]] = field(default_factory=dict)

    def scope(self, outer: Scope) -> Scope:
        """Return the scope of the expressions."""
        plain = (name for name in (*self.parameters, *self.constants) if "\0" not in name)
        return outer.with_names((*plain, *self.imported))

    def wrap(self, node: tree.Node) -> tree.Node:
        """Return the tree with the contexts of imported files around it."""
        if not self.imported:
            return node
        entries = [
            tree.Entry(
                prefix,
                tree.Context(tuple(tree.Entry(name, tree.Name(of)) for name, of in held.items())),
            )
            for prefix, held in self.imported.items()
        ]
        return tree.Path(tree.Context((*entries, tree.Entry(RESULT, node))), RESULT)


def bind(
    file: File,
    values: Iterable[Node],
    functions: Iterable[Node],
    known: Mapping[Node, FunctionValue],
) -> Bindings:
    """Name what an element requires.

    Args:
        file: where the element is.
        values: inputs and decisions it requires.
        functions: functions and services it requires.
        known: the values of functions and services.
    """
    made = Bindings()
    for node in values:
        name = _name(made, file, node)
        if name not in made.parameters:
            made.nodes.append(node)
            made.parameters.append(name)
    for node in functions:
        if node in known:
            made.constants[_name(made, file, node)] = known[node]
    return made


def _name(made: Bindings, file: File, node: Node) -> str:
    prefix = "" if node.file is file else file.prefix_of(node.file)
    if not prefix:
        return node.name
    inner = f"\0{prefix}.{node.name}"
    made.imported.setdefault(prefix, {})[node.name] = inner
    return inner
