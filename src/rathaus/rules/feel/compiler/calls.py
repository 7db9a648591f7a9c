"""Calls, function definitions, types, and what models add to the language.

Source: DMN 1.5, 10.3.2.13 (invocation), 10.3.2.9 (types).
"""

from rathaus.rules.feel import tree
from rathaus.rules.feel.builtins.registry import BUILTINS, Builtin
from rathaus.rules.feel.compiler.code import Compound, guarded
from rathaus.rules.feel.compiler.emitter import (
    GROWN,
    LEAVES,
    SHORTCUTS,
    Emitter,
    FreeFunction,
)
from rathaus.rules.feel.compiler.folding import folded
from rathaus.rules.feel.compiler.scope import Value
from rathaus.rules.feel.compiler.typenames import resolve_type
from rathaus.rules.feel.runtime.calls import (
    UserFunction,
    external_function,
    instance_of,
    invoke,
    invoke_named,
    named_twice,
    unknown_type,
)
from rathaus.rules.values import types
from rathaus.rules.values.functions import FunctionParameter

_CLOCKS = frozenset({"now", "today"})

_PLAIN = {
    types.NUMBER: ("D", "number"),
    types.STRING: ("str", "string"),
    types.BOOLEAN: ("bool", "truth"),
}


def _builtin(emitter: Emitter, node: tree.Call | tree.NamedCall) -> Builtin | None:
    """Return the built-in function that a name surely means: nobody has bound it otherwise."""
    if not isinstance(node.function, tree.Name) or node.function.name not in BUILTINS:
        return None
    return None if emitter.scope.find(node.function.name)[1] else BUILTINS[node.function.name]


def call(emitter: Emitter, node: tree.Call) -> Value:
    """Write `name(arguments)`."""
    emitter.calculates = True
    emitter.work += 1
    builtin = _builtin(emitter, node)
    if builtin is None:
        return called(emitter, node, emitter.emit(node.function))
    arguments = tuple(emitter.emit(argument) for argument in node.arguments)
    direct = builtin.direct(len(arguments))
    if builtin.name not in _CLOCKS:
        constant = folded(emitter, direct, arguments)
        if constant is not None:
            return constant
    known = {place: each.constant for place, each in enumerate(arguments) if each.known}
    prepared = builtin.prepared(known, len(arguments))
    if prepared is not None:
        direct, arguments = prepared, tuple(each for each in arguments if not each.known)
    codes = "".join(f", {argument.code}" for argument in arguments)
    return emitter.assign(f"{emitter.name_global(direct)}(st{codes})")


def called(emitter: Emitter, node: tree.Call, function: Value) -> Value:
    """Write a call of a value."""
    emitter.calculates = True
    emitter.work += 1
    arguments = [emitter.emit(argument) for argument in node.arguments]
    known = emitter.functions.get(function.code)
    emitter.calls += 1
    if known is not None and known.takes == len(arguments):
        codes = "".join(f", {argument.code}" for argument in arguments)
        if known.calls_nothing:
            return emitter.assign(f"{known.code}(st{codes})")
        emitter.line("st.enter()")
        result = emitter.assign(f"{known.code}(st{codes})")
        emitter.line("st.leave()")
        return result
    codes = "".join(f"{argument.code}, " for argument in arguments)
    return emitter.assign(f"{emitter.name_global(invoke)}(st, {function.code}, ({codes}))")


def named_call(emitter: Emitter, node: tree.NamedCall) -> Value:
    """Write `name(parameter: argument)`."""
    emitter.calculates = True
    emitter.work += 1
    builtin = _builtin(emitter, node)
    if builtin is None:
        return named_called(emitter, node, emitter.emit(node.function))
    names = [name for name, _ in node.arguments]
    arguments = [emitter.emit(argument) for _, argument in node.arguments]
    codes = "".join(f", {argument.code}" for argument in arguments)
    return emitter.assign(f"{emitter.name_global(builtin.named(names))}(st{codes})")


def named_called(emitter: Emitter, node: tree.NamedCall, function: Value) -> Value:
    """Write a call of a value with named arguments."""
    emitter.calculates = True
    emitter.work += 1
    emitter.calls += 1
    pairs = [(name, emitter.emit(argument)) for name, argument in node.arguments]
    if len({name for name, _ in pairs}) < len(pairs):
        names = emitter.constant([name for name, _ in pairs]).code
        return emitter.assign(f"{emitter.name_global(named_twice)}(st, {function.code}, {names})")
    codes = ", ".join(f"{name!r}: {value.code}" for name, value in pairs)
    return emitter.assign(f"{emitter.name_global(invoke_named)}(st, {function.code}, {{{codes}}})")


def definition(emitter: Emitter, node: tree.FunctionDefinition) -> Value:
    """Write a function; what it uses of outside is bound when it is made, not when it is called."""
    if node.external:
        return emitter.assign(f"{emitter.name_global(external_function)}(st)", "null")
    parameters = tuple(
        FunctionParameter(each.name, _parameter_type(emitter, each)) for each in node.parameters
    )
    shape = emitter.name_global(parameters)
    calls_before = emitter.calls
    code, free = _body(emitter, node)
    made = f"{emitter.name_global(UserFunction)}({shape}, {code})"
    if not free:
        return emitter.assign(made, "function")
    value = Value(emitter.fresh("K"), "function")
    emitter.prelude.append(f"{value.code} = {made}")
    if all(each.type == types.ANY for each in parameters):
        emitter.functions[value.code] = FreeFunction(
            code, len(parameters), emitter.calls == calls_before
        )
    return value


def _body(emitter: Emitter, node: tree.FunctionDefinition) -> tuple[str, bool]:
    """Write `def …`; return its name, and whether it needs nothing of what is around it.

    Unless this is the careful version already, that one is written first, and the quick one
    turns to it when a number grows too large.
    """
    if emitter.slow:
        return _definition(emitter, node, "", True)
    emitter.slow = True
    careful, free = _definition(emitter, node, "", True)
    emitter.slow = False
    return _definition(emitter, node, careful, free)


def _definition(
    emitter: Emitter, node: tree.FunctionDefinition, careful: str, careful_free: bool
) -> tuple[str, bool]:
    name = emitter.fresh("f")
    made_before = int(name[1:])
    arguments = [emitter.fresh("a") for _ in node.parameters]
    used: set[str] = set() if careful_free else {careful}
    emitter.scope.used.append(used)
    bound = {each.name: Value(a) for each, a in zip(node.parameters, arguments, strict=True)}
    outer, emitter.block = emitter.block, []
    with emitter.new_function(), emitter.bound(bound):
        result = emitter.emit(node.body)
        emitter.line(f"return {result.code}")
    body, emitter.block = emitter.block, outer
    emitter.scope.used.pop()
    held = sorted(each for each in used if each[0] == "p" or int(each[1:]) < made_before)
    captured = ["*", *(f"{each}={each}" for each in held)] if held else []
    function = Compound(f"def {name}({', '.join(['st', *arguments, *captured])}):")
    function.body = [guarded(body, careful, arguments)] if careful else body
    (emitter.block if held else emitter.prelude).append(function)
    return name, not held


def _parameter_type(emitter: Emitter, parameter: tree.Parameter) -> types.FeelType:
    if parameter.type is None:
        return types.ANY
    return resolve_type(parameter.type, emitter.types) or types.ANY


def instance(emitter: Emitter, node: tree.InstanceOf, value: Value) -> Value:
    """Write `value instance of type`."""
    type_ = resolve_type(node.type, emitter.types)
    if type_ is None:
        return emitter.assign(f"{emitter.name_global(unknown_type)}(st)", "null")
    name = emitter.name_global(type_)
    return emitter.assign(
        f"{emitter.name_global(instance_of)}(st, {value.code}, {name})", "boolean"
    )


def coerced(emitter: Emitter, node: tree.Coerced, value: Value) -> Value:
    """Write the bringing of a value to a type of the model."""
    type_: types.FeelType = node.type
    if type_ == types.ANY:
        return value
    emitter.calculates |= type_.tested
    call_ = (
        f"{emitter.name_global(types.coerce)}(st, {value.code}, {emitter.name_global(type_, 'T')})"
    )
    plain, kind = _PLAIN.get(type_, ("", ""))
    if not plain:
        return emitter.assign(call_)
    if value.kind == kind:
        return value
    test = f"{value.code} is None or {value.code}.__class__ is {plain}"
    return emitter.assign(f"{value.code} if {test} else {call_}")


def native(emitter: Emitter, node: tree.Native) -> Value:
    """Write the call of a piece outside the language."""
    emitter.calculates |= not node.plain
    emitter.work += 1
    arguments = [emitter.emit(argument) for argument in node.arguments]
    names = [emitter.emit(tree.Name(name)) for name in node.names]
    first = "".join(f"{each.code}, " for each in arguments)
    second = "".join(f"{each.code}, " for each in names)
    return emitter.assign(f"{emitter.name_global(node.run)}(st, ({first}), ({second}))")


LEAVES.update(
    {
        tree.Call: call,
        tree.NamedCall: named_call,
        tree.FunctionDefinition: definition,
        tree.Native: native,
    }
)
GROWN.update(
    {
        tree.Call: ("function", called),
        tree.NamedCall: ("function", named_called),
        tree.InstanceOf: ("value", instance),
        tree.Coerced: ("value", coerced),
    }
)
SHORTCUTS.update({(tree.Call, tree.Name), (tree.NamedCall, tree.Name)})
