"""Looks at boxed expressions. Source: DMN 1.5, 7.3 and 10.2.1."""

from collections.abc import Callable, Mapping
from typing import Any

from rathaus.rules.check.findings import Severity
from rathaus.rules.check.table.facts import TableLimits
from rathaus.rules.check.texts import Texts
from rathaus.rules.check.typing.calls import check_names
from rathaus.rules.check.typing.infer import inside, name_known, path_known
from rathaus.rules.check.typing.members import nearest
from rathaus.rules.check.typing.relations import clashes, common, is_known
from rathaus.rules.check.typing.scope import Known, Remarks, Signature
from rathaus.rules.check.world import Place, World
from rathaus.rules.dmn import model
from rathaus.rules.dmn.graph import Node
from rathaus.rules.feel import tree
from rathaus.rules.feel.names import normal_name
from rathaus.rules.values.types import (
    ANY,
    BOOLEAN,
    LIST,
    NUMBER,
    ContextType,
    FeelType,
    FunctionType,
    ListType,
    bare,
)


class Logic:
    """Looks at the logic of one element of the graph.

    Args:
        world: the model.
        node: the element.
        texts: reads its texts and takes what is found.
        limits: how much work its tables may bring.
    """

    def __init__(self, world: World, node: Node, texts: Texts, limits: TableLimits) -> None:
        self.world = world
        self.node = node
        self.texts = texts
        self.limits = limits
        self._depth = 0

    def look(self, boxed: model.Boxed | None, here: Place) -> FeelType:
        """Return the type of a boxed expression and write down what is not right in it."""
        if boxed is None:
            return ANY
        if self._depth >= self.world.limits.nesting:
            self.texts.unread = True
            limit = self.world.limits.nesting
            self.texts.say(Severity.ERROR, "limit-depth", boxed, limit=limit)
            return ANY
        self.world.deadline.look()
        self._depth += 1
        found = _LOOKS[type(boxed)](self, boxed, here)
        self._depth -= 1
        return self.declared(boxed, boxed.type_ref, found)

    def declared(self, element: model.Element, reference: str, found: FeelType) -> FeelType:
        """Compare the type found with the one declared; the declared one holds from there on."""
        wanted = self.type_named(reference, element)
        if wanted == ANY:
            return found
        self.texts.fits(found, wanted, element, "check-result-type")
        return wanted

    def type_named(self, reference: str, element: model.Element) -> FeelType:
        """Return the type a reference names; an unknown one is written down."""
        types = self.world.types[self.node.file]
        if not reference:
            return ANY
        found = self.world.finder(self.node.file)(reference)
        if found is None:
            say_unknown_type(self.texts, reference, element, types.names)
            return ANY
        return found

    # --- the boxes

    def _literal(self, box: model.LiteralExpression, here: Place) -> FeelType:
        return self.texts.expression(box, here)[1]

    def _invocation(self, box: model.Invocation, here: Place) -> FeelType:
        given = {}
        for each in box.bindings:
            found = self.declared(each, each.type_ref, self.look(each.value, here))
            given[normal_name(each.name)] = found
        known = self._function_known(box.function, here)
        if known.signature is None:
            of = bare(known.type)
            return of.result if isinstance(of, FunctionType) else ANY
        return self._bound(box, known.signature, given)

    def _bound(
        self, box: model.Invocation, signature: Signature, given: Mapping[str, FeelType]
    ) -> FeelType:
        name = " ".join(getattr(box.function, "text", "").split())
        parameters = dict(signature.parameters)
        remarks = Remarks()
        check_names(name, parameters, given, tree.NOWHERE, remarks)
        for remark in remarks.made:
            self.texts.say(remark.severity, remark.code, box, **dict(remark.values))
        for parameter, found in given.items():
            if parameter in parameters and clashes(found, parameters[parameter]):
                self.texts.say(
                    Severity.ERROR,
                    "check-argument-type",
                    box,
                    name=name,
                    parameter=parameter,
                    wanted=parameters[parameter].text,
                    given=found.text,
                )
        return signature.result

    def _function_known(self, function: model.Boxed | None, here: Place) -> Known:
        """Return what is known of the function of an invocation."""
        if isinstance(function, model.LiteralExpression):
            node, found = self.texts.expression(function, here)
            if isinstance(node, tree.Name) and node.name in here.scope.names:
                return name_known(node, here.scope, Remarks())
            if isinstance(node, tree.Path):
                return path_known(node, here.scope, Remarks())
            return Known(found)
        return Known(self.look(function, here))

    def _context(self, box: model.BoxedContext, here: Place) -> FeelType:
        fields: dict[str, FeelType] = {}
        for each in box.entries:
            known = self._entry(each, here)
            name = normal_name(each.name)
            if not name:
                return known.type
            if name in fields:
                self.texts.say(Severity.ERROR, "check-duplicate-entry", each, entry=name)
            fields[name] = known.type
            here = here.binding({name: known})
        return ContextType(tuple(fields.items()))

    def _entry(self, entry: model.ContextEntry, here: Place) -> Known:
        found = self.look(entry.value, here)
        wanted = self.type_named(entry.type_ref, entry)
        if isinstance(entry.value, model.BoxedFunction) and isinstance(found, FunctionType):
            names = [normal_name(each.name) for each in entry.value.parameters]
            pairs = tuple(zip(names, found.parameters or (), strict=False))
            result = found.result if wanted == ANY else ANY
            return Known(found, Signature(pairs, result))
        return Known(self.declared(entry, entry.type_ref, found))

    def _list(self, box: model.BoxedList, here: Place) -> FeelType:
        return ListType(common([self.look(item, here) for item in box.items]))

    def _relation(self, box: model.Relation, here: Place) -> FeelType:
        rows: list[FeelType] = []
        for row in box.rows:
            inner = here
            fields: dict[str, FeelType] = {}
            for (name, reference), cell in zip(box.columns, row, strict=False):
                found = self.declared(cell, reference, self.look(cell, inner))
                fields[normal_name(name)] = found
                inner = inner.binding({normal_name(name): Known(found)})
            rows.append(ContextType(tuple(fields.items())))
        return ListType(common(rows))

    def function(self, box: model.BoxedFunction, here: Place) -> FunctionType:
        """Return the type of a function; the type it declares is not looked at."""
        types = {
            normal_name(each.name): self.type_named(each.type_ref, each) for each in box.parameters
        }
        if len(types) < len(box.parameters):
            self.texts.say(Severity.ERROR, "check-duplicate-parameter", box)
        parameters = tuple(types.values())
        if box.kind is not model.FunctionKind.FEEL:
            self.texts.unread = True
            return FunctionType(parameters, ANY)
        inner = here.binding({name: Known(of, given=True) for name, of in types.items()})
        return FunctionType(parameters, self.look(box.body, inner))

    def _conditional(self, box: model.Conditional, here: Place) -> FeelType:
        self._boolean(box.condition, here)
        return common([self.look(box.then, here), self.look(box.otherwise, here)])

    def _boolean(self, box: model.Boxed | None, here: Place) -> FeelType:
        found = bare(self.look(box, here))
        possible = not is_known(found) or found == BOOLEAN or isinstance(found, ListType)
        if box is not None and not possible:
            self.texts.say(Severity.ERROR, "check-not-boolean", box, type=found.text)
        return found

    def _filter(self, box: model.BoxedFilter, here: Place) -> FeelType:
        of = self.look(box.of, here)
        item = bare(inside(of))
        bound = {"item": Known(item)}
        if isinstance(item, ContextType):
            bound |= {name: Known(inner) for name, inner in item.fields}
        found = bare(self.look(box.match, here.binding(bound, opened=not _has_fields(item))))
        if found == NUMBER:
            return item
        return of if isinstance(bare(of), ListType) and found == BOOLEAN else ANY

    def _iterator(self, box: model.BoxedIterator, here: Place) -> FeelType:
        domain = self.look(box.domain, here)
        inner = here.binding({normal_name(box.variable): Known(inside(domain))})
        if box.kind is model.IteratorKind.FOR:
            return ListType(self.look(box.body, inner.binding({"partial": Known(LIST)})))
        self._boolean(box.body, inner)
        return BOOLEAN

    def _table(self, box: model.DecisionTable, here: Place) -> FeelType:
        from rathaus.rules.check.tables import look_at_table  # noqa: PLC0415 -- it looks at cells

        return look_at_table(self, box, here)


def _has_fields(of: FeelType) -> bool:
    return isinstance(of, ContextType) and bool(of.fields)


def say_unknown_type(
    texts: Texts, reference: str, element: model.Element, known: tuple[str, ...]
) -> None:
    """Write down that there is no type of a name, and which one may be meant."""
    near = nearest(reference, {*known, *_BUILT_IN})
    if near:
        texts.say(Severity.ERROR, "check-unknown-type-near", element, type=reference, near=near)
    else:
        texts.say(Severity.ERROR, "check-unknown-type", element, type=reference)


_BUILT_IN = (
    "number",
    "string",
    "boolean",
    "date",
    "time",
    "date and time",
    "days and time duration",
    "years and months duration",
    "Any",
)

_LOOKS: dict[type[model.Boxed], Callable[[Logic, Any, Place], FeelType]] = {
    model.LiteralExpression: Logic._literal,
    model.Invocation: Logic._invocation,
    model.BoxedContext: Logic._context,
    model.BoxedList: Logic._list,
    model.Relation: Logic._relation,
    model.BoxedFunction: Logic.function,
    model.Conditional: Logic._conditional,
    model.BoxedFilter: Logic._filter,
    model.BoxedIterator: Logic._iterator,
    model.DecisionTable: Logic._table,
}
