"""The type of an expression. Source: DMN 1.5, 10.3.2."""

from collections.abc import Callable, Mapping
from typing import Any

from rathaus.rules.check.findings import Severity
from rathaus.rules.check.table.constants import NotConstant, constant_of
from rathaus.rules.check.typing.calls import Arguments, called
from rathaus.rules.check.typing.members import member, nearest
from rathaus.rules.check.typing.operators import arithmetic, is_comparable, negation
from rathaus.rules.check.typing.relations import PLAIN, common, is_known, never_equal
from rathaus.rules.check.typing.scope import UNKNOWN, Known, Remarks, Scope, Signature
from rathaus.rules.feel import tree
from rathaus.rules.feel.builtins.registry import BUILTINS
from rathaus.rules.feel.compiler.names import free_names
from rathaus.rules.values.temporal import at_literal
from rathaus.rules.values.types import (
    ANY,
    BOOLEAN,
    FUNCTION,
    LIST,
    NULL,
    NUMBER,
    STRING,
    ContextType,
    FeelType,
    FunctionType,
    ListType,
    RangeType,
    bare,
    type_of,
)

TESTED = "?"


def infer(node: tree.Node, scope: Scope, remarks: Remarks) -> FeelType:
    """Return the type of an expression and write down what cannot be right in it."""
    handler = _HANDLERS.get(node.__class__)
    return ANY if handler is None else handler(node, scope, remarks)


def infer_tests(tests: tree.UnaryTests, tested: FeelType, scope: Scope, remarks: Remarks) -> None:
    """Look at unary tests of a value of a type."""
    inner = scope.binding({TESTED: Known(tested)})
    for test in tests.tests:
        if isinstance(test, tree.ComparisonTest):
            right = infer(test.right, inner, remarks)
            _compared(test.operator, tested, right, test.span, remarks)
            continue
        found = infer(test, inner, remarks)
        if TESTED in free_names(test) or bare(found) == BOOLEAN:
            continue
        if isinstance(bare(found), RangeType):
            found = inside(found)
        _compared(tree.Comparison.EQUAL, tested, found, test.span, remarks)


def inside(of: FeelType) -> FeelType:
    """Return the type of what a list or range holds; of anything else its own type."""
    plain = bare(of)
    return plain.of if isinstance(plain, ListType | RangeType) else of


# --- literals and names


def _list(node: tree.List, scope: Scope, remarks: Remarks) -> FeelType:
    return ListType(common([infer(item, scope, remarks) for item in node.items]))


def _context(node: tree.Context, scope: Scope, remarks: Remarks) -> FeelType:
    fields: dict[str, FeelType] = {}
    for entry in node.entries:
        known = known_of(entry.value, scope, remarks)
        if entry.key in fields:
            remarks.error("check-duplicate-entry", entry.span, entry=entry.key)
        fields[entry.key] = known.type
        scope = scope.binding({entry.key: known})
    return ContextType(tuple(fields.items()))


def known_of(node: tree.Node, scope: Scope, remarks: Remarks) -> Known:
    """Return what is known of a value that gets a name."""
    found = infer(node, scope, remarks)
    if isinstance(node, tree.FunctionDefinition) and isinstance(found, FunctionType):
        names = tuple(each.name for each in node.parameters)
        types = found.parameters or ()
        return Known(found, Signature(tuple(zip(names, types, strict=True)), found.result))
    return Known(found)


def _range(node: tree.Range, scope: Scope, remarks: Remarks) -> FeelType:
    ends = [infer(end, scope, remarks) for end in (node.start, node.end) if end is not None]
    if len(ends) == 2 and never_equal(ends[0], ends[1]):
        return remarks.error("check-range-ends", node.span, left=ends[0].text, right=ends[1].text)
    return RangeType(common(ends))


def _at(node: tree.At, scope: Scope, remarks: Remarks) -> FeelType:
    value = at_literal(node.value)
    if value is None:
        return remarks.error("check-at-literal", node.span, text=node.value)
    return type_of(value)


def _name(node: tree.Name, scope: Scope, remarks: Remarks) -> FeelType:
    return name_known(node, scope, remarks).type


def name_known(node: tree.Name, scope: Scope, remarks: Remarks) -> Known:
    """Return what is known of a name; an unknown one is written down."""
    name = node.name
    found = scope.names.get(name)
    if found is not None:
        if name not in scope.local:
            remarks.used.add(name)
        return found
    if name in BUILTINS:
        return Known(FUNCTION)
    if scope.open or name in {TESTED, "partial", "item"}:
        if name in scope.missing:
            remarks.used.add(name)
        return UNKNOWN
    if name in scope.missing:
        remarks.used.add(name)
        remarks.error("check-not-required", node.span, unknown=name)
        return UNKNOWN
    near = nearest(name, {*scope.all_names(), *BUILTINS})
    severity = Severity.WARNING if scope.filtering else Severity.ERROR
    if near:
        remarks.say(severity, "check-unknown-name-near", node.span, unknown=name, near=near)
    else:
        remarks.say(severity, "check-unknown-name", node.span, unknown=name)
    return UNKNOWN


def _path(node: tree.Path, scope: Scope, remarks: Remarks) -> FeelType:
    return path_known(node, scope, remarks).type


def path_known(node: tree.Path, scope: Scope, remarks: Remarks) -> Known:
    """Return what is known of `of.name`, which may be something of an imported file."""
    known = scope.names.get(node.of.name) if isinstance(node.of, tree.Name) else None
    if known is not None and known.members is not None and isinstance(node.of, tree.Name):
        name_known(node.of, scope, remarks)
        remarks.used.add(f"{node.of.name}.{node.name}")
        return known.members.get(node.name, UNKNOWN)
    of = infer(node.of, scope, remarks)
    return Known(member(of, node.name, node.span, remarks))


def _filter(node: tree.Filter, scope: Scope, remarks: Remarks) -> FeelType:
    of = bare(infer(node.of, scope, remarks))
    item = bare(of.of) if isinstance(of, ListType) else of
    bound: dict[str, Known] = {"item": Known(item)}
    closed = item in PLAIN
    if isinstance(item, ContextType):
        bound |= {name: Known(inner) for name, inner in item.fields}
        closed = bool(item.fields)
    inner = scope.binding(bound, opened=not closed, filtering=True)
    condition = infer(node.condition, inner, remarks)
    if is_known(condition) and not isinstance(condition, ListType):
        plain = bare(condition)
        if plain == NUMBER:
            return item if isinstance(of, ListType) else of
        if plain != BOOLEAN:
            remarks.error("check-filter", node.condition.span, type=condition.text)
    elif not is_known(condition):
        return ANY
    return of if isinstance(of, ListType) else ListType(of)


# --- operators


def _left_chain(node: Any, kinds: tuple[type, ...]) -> list[Any]:
    """Give the nodes of a chain `a + b + c`, innermost first: chains may be very long."""
    chain = [node]
    while isinstance(chain[-1].left, kinds):
        chain.append(chain[-1].left)
    chain.reverse()
    return chain


def _arithmetic(node: tree.Arithmetic, scope: Scope, remarks: Remarks) -> FeelType:
    chain = _left_chain(node, (tree.Arithmetic,))
    found = infer(chain[0].left, scope, remarks)
    for part in chain:
        right = infer(part.right, scope, remarks)
        result = arithmetic(part.operator, found, right)
        if result is None:
            result = remarks.error(
                "check-arithmetic",
                part.span,
                operator=part.operator.value,
                left=found.text,
                right=right.text,
            )
        found = result
    return found


def _negation(node: tree.Negation, scope: Scope, remarks: Remarks) -> FeelType:
    operand = infer(node.operand, scope, remarks)
    found = negation(operand)
    if found is None:
        return remarks.error("check-negation", node.span, type=operand.text)
    return found


def _compared(
    operator: tree.Comparison, left: FeelType, right: FeelType, span: tree.Span, remarks: Remarks
) -> None:
    if not is_comparable(operator, left, right):
        remarks.error(
            "check-comparison", span, operator=operator.value, left=left.text, right=right.text
        )


def _compare(node: tree.Compare, scope: Scope, remarks: Remarks) -> FeelType:
    left = infer(node.left, scope, remarks)
    right = infer(node.right, scope, remarks)
    _compared(node.operator, left, right, node.span, remarks)
    return BOOLEAN


def _junction(node: tree.And | tree.Or, scope: Scope, remarks: Remarks) -> FeelType:
    chain = _left_chain(node, (tree.And, tree.Or))
    operands = [chain[0].left, *(part.right for part in chain)]
    for operand in operands:
        found = bare(infer(operand, scope, remarks))
        if _is_no_boolean(found):
            remarks.warning("check-not-boolean", operand.span, type=found.text)
    return BOOLEAN


def _must_be_boolean(node: tree.Node, scope: Scope, remarks: Remarks) -> None:
    found = bare(infer(node, scope, remarks))
    if _is_no_boolean(found):
        remarks.error("check-not-boolean", node.span, type=found.text)


def _is_no_boolean(found: FeelType) -> bool:
    return is_known(found) and found != BOOLEAN and not isinstance(found, ListType)


def _between(node: tree.Between, scope: Scope, remarks: Remarks) -> FeelType:
    value = infer(node.value, scope, remarks)
    for end, operator in (
        (node.low, tree.Comparison.GREATER_EQUAL),
        (node.high, tree.Comparison.LESS_EQUAL),
    ):
        _compared(operator, value, infer(end, scope, remarks), node.span, remarks)
    return BOOLEAN


def _in(node: tree.In, scope: Scope, remarks: Remarks) -> FeelType:
    infer_tests(node.tests, infer(node.value, scope, remarks), scope, remarks)
    return BOOLEAN


# --- control


def _if(node: tree.If, scope: Scope, remarks: Remarks) -> FeelType:
    _must_be_boolean(node.condition, scope, remarks)
    return common([infer(node.then, scope, remarks), infer(node.otherwise, scope, remarks)])


def _iterations(iterations: tuple[tree.Iteration, ...], scope: Scope, remarks: Remarks) -> Scope:
    for each in iterations:
        domain = bare(infer(each.domain, scope, remarks))
        if each.to is not None:
            infer(each.to, scope, remarks)
        item = domain if each.to is not None else inside(domain)
        scope = scope.binding({each.name: Known(item)})
    return scope


def _for(node: tree.For, scope: Scope, remarks: Remarks) -> FeelType:
    inner = _iterations(node.iterations, scope, remarks).binding({"partial": Known(LIST)})
    return ListType(infer(node.body, inner, remarks))


def _quantified(node: tree.Quantified, scope: Scope, remarks: Remarks) -> FeelType:
    inner = _iterations(node.iterations, scope, remarks)
    _must_be_boolean(node.condition, inner, remarks)
    return BOOLEAN


# --- types and functions


def type_from(node: tree.Node | None, scope: Scope, remarks: Remarks) -> FeelType:
    """Return the type that the text of a type names; `Any` for an unknown one."""
    match node:
        case tree.NamedType(name):
            found = scope.types(name)
            return found or remarks.error("check-unknown-type", node.span, type=name)
        case tree.ListOf(of):
            return ListType(type_from(of, scope, remarks))
        case tree.RangeOf(of):
            return RangeType(type_from(of, scope, remarks))
        case tree.ContextOf(fields):
            typed = ((name, type_from(of, scope, remarks)) for name, of in fields)
            return ContextType(tuple(typed))
        case tree.FunctionOf(parameters, result):
            types = tuple(type_from(each, scope, remarks) for each in parameters)
            return FunctionType(types, type_from(result, scope, remarks))
    return ANY


def _instance_of(node: tree.InstanceOf, scope: Scope, remarks: Remarks) -> FeelType:
    infer(node.value, scope, remarks)
    type_from(node.type, scope, remarks)
    return BOOLEAN


def _function(node: tree.FunctionDefinition, scope: Scope, remarks: Remarks) -> FeelType:
    types = tuple(type_from(each.type, scope, remarks) for each in node.parameters)
    if node.external:
        return FunctionType(types, ANY)
    names = [each.name for each in node.parameters]
    bound = {name: Known(of) for name, of in zip(names, types, strict=True)}
    return FunctionType(types, infer(node.body, scope.binding(bound), remarks))


def _call(node: tree.Call | tree.NamedCall, scope: Scope, remarks: Remarks) -> FeelType:
    match node.function:
        case tree.Name():
            known = name_known(node.function, scope, remarks)
        case tree.Path():
            known = path_known(node.function, scope, remarks)
        case _:
            known = known_of(node.function, scope, remarks)
    named: dict[str, FeelType] | None = None
    if isinstance(node, tree.NamedCall):
        named = {name: infer(value, scope, remarks) for name, value in node.arguments}
        types = list(named.values())
    else:
        types = [infer(value, scope, remarks) for value in node.arguments]
    builtin = None
    if isinstance(node.function, tree.Name) and node.function.name not in scope.names:
        builtin = BUILTINS.get(node.function.name)
    arguments = Arguments(getattr(node.function, "name", ""), types, named, node.span)
    found = called(arguments, known, builtin, remarks)
    return _duration(node) if builtin is not None and builtin.name == "duration" else found


def _duration(node: tree.Node) -> FeelType:
    """The text decides which of the two kinds of durations it is."""
    try:
        return type_of(constant_of(node))
    except NotConstant:
        return ANY


_HANDLERS: Mapping[type, Callable[[Any, Scope, Remarks], FeelType]] = {
    tree.Null: lambda node, scope, remarks: NULL,
    tree.Boolean: lambda node, scope, remarks: BOOLEAN,
    tree.Number: lambda node, scope, remarks: NUMBER,
    tree.Text: lambda node, scope, remarks: STRING,
    tree.At: _at,
    tree.Name: _name,
    tree.List: _list,
    tree.Context: _context,
    tree.Range: _range,
    tree.Path: _path,
    tree.Filter: _filter,
    tree.Arithmetic: _arithmetic,
    tree.Negation: _negation,
    tree.Compare: _compare,
    tree.And: _junction,
    tree.Or: _junction,
    tree.Between: _between,
    tree.In: _in,
    tree.If: _if,
    tree.For: _for,
    tree.Quantified: _quantified,
    tree.InstanceOf: _instance_of,
    tree.FunctionDefinition: _function,
    tree.Call: _call,
    tree.NamedCall: _call,
}
