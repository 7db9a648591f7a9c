"""Calls: do number, names and types of the arguments fit?

Source: DMN 1.5, 10.3.2.13.6 (invocation) and 10.3.4 (built-in functions).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rathaus.rules.check.typing.members import nearest
from rathaus.rules.check.typing.relations import clashes, is_known
from rathaus.rules.check.typing.scope import Known, Remarks, Signature
from rathaus.rules.feel.builtins.builtin import Builtin, Form
from rathaus.rules.feel.tree import Span
from rathaus.rules.values.types import ANY, FeelType, FunctionType, ListType, bare


@dataclass(frozen=True, slots=True)
class Arguments:
    """What a call gives.

    Args:
        name: of the function, "" when it has none.
        types: of the arguments in order.
        named: of the arguments by name, None when they are given by position.
        span: of the call.
    """

    name: str
    types: Sequence[FeelType]
    named: Mapping[str, FeelType] | None
    span: Span


def called(given: Arguments, known: Known, builtin: Builtin | None, remarks: Remarks) -> FeelType:
    """Return the type of a call's result and write down what does not fit.

    Args:
        given: the arguments.
        known: what is known of the function.
        builtin: when it is a built-in one.
        remarks: where to write.
    """
    if builtin is not None:
        return _called_builtin(builtin, given, remarks)
    if known.signature is not None:
        return _called_own(known.signature, given, remarks)
    of = bare(known.type)
    if isinstance(of, FunctionType):
        if of.parameters is not None and len(of.parameters) != len(given.types):
            return _wrong_count(given, len(of.parameters), remarks)
        return of.result
    if is_known(of) and not isinstance(of, ListType):
        name = given.name or of.text
        return remarks.error("check-not-a-function", given.span, name=name, type=of.text)
    return ANY


def _wrong_count(given: Arguments, wanted: int, remarks: Remarks) -> FeelType:
    return remarks.error(
        "check-argument-count",
        given.span,
        name=given.name,
        wanted=wanted,
        given=len(given.types),
    )


# --- functions of the model


def _called_own(signature: Signature, given: Arguments, remarks: Remarks) -> FeelType:
    parameters = dict(signature.parameters)
    if given.named is None:
        if len(given.types) != len(signature.parameters):
            return _wrong_count(given, len(signature.parameters), remarks)
        types = dict(zip(parameters, given.types, strict=False))
    else:
        check_names(given.name, parameters, given.named, given.span, remarks)
        types = {each: of for each, of in given.named.items() if each in parameters}
    for each, of in types.items():
        if clashes(of, parameters[each]):
            remarks.error(
                "check-argument-type",
                given.span,
                name=given.name,
                parameter=each,
                wanted=parameters[each].text,
                given=of.text,
            )
    return signature.result


def check_names(
    name: str,
    parameters: Mapping[str, FeelType],
    given: Mapping[str, object],
    span: Span,
    remarks: Remarks,
) -> None:
    """Write down arguments that no parameter takes, and parameters without argument."""
    for each in given:
        if each not in parameters:
            _unknown_parameter(name, each, parameters, span, remarks)
    missing = [each for each in parameters if each not in given]
    if missing and given.keys() <= parameters.keys():
        remarks.warning("check-argument-missing", span, name=name, parameters=", ".join(missing))


def _unknown_parameter(
    name: str, parameter: str, known: Mapping[str, FeelType], span: Span, remarks: Remarks
) -> None:
    near = nearest(parameter, known)
    if near:
        remarks.error("check-parameter-near", span, name=name, parameter=parameter, near=near)
    else:
        remarks.error(
            "check-parameter",
            span,
            name=name,
            parameter=parameter,
            known=", ".join(known) or "-",
        )


# --- built-in functions


def _called_builtin(builtin: Builtin, given: Arguments, remarks: Remarks) -> FeelType:
    if given.named is None:
        forms = [form for form in builtin.forms if form.takes(len(given.types))]
        pairs = [_by_position(form, given.types) for form in forms]
    else:
        named = given.named
        forms = [form for form in builtin.forms if _takes_names(form, named)]
        pairs = [
            [(each.type, named[each.name]) for each in form.parameters if each.name in named]
            for form in forms
        ]
    if not forms:
        return _no_form(builtin, given, remarks)
    fitting = [
        form
        for form, pair in zip(forms, pairs, strict=True)
        if not any(clashes(actual, wanted) for wanted, actual in pair)
    ]
    if not fitting:
        texts = ", ".join(of.text for of in given.types)
        return remarks.error("check-arguments", given.span, name=builtin.name, given=texts)
    results = {form.result for form in fitting}
    return results.pop() if len(results) == 1 else ANY


def _takes_names(form: Form, named: Mapping[str, FeelType]) -> bool:
    """Tell whether all names are parameters; parameters left out are null."""
    return named.keys() <= {each.name for each in form.parameters}


def _by_position(form: Form, types: Sequence[FeelType]) -> list[tuple[FeelType, FeelType]]:
    parameters = list(form.parameters)
    if form.variadic and parameters:
        parameters += [parameters[-1]] * (len(types) - len(parameters))
    return [(each.type, given) for each, given in zip(parameters, types, strict=False)]


def _no_form(builtin: Builtin, given: Arguments, remarks: Remarks) -> FeelType:
    if given.named is None:
        return remarks.error(
            "check-builtin-count",
            given.span,
            name=builtin.name,
            wanted=builtin.usage,
            given=len(given.types),
        )
    known = {each.name: each.type for form in builtin.forms for each in form.parameters}
    unknown = [name for name in given.named if name not in known]
    for name in unknown:
        _unknown_parameter(builtin.name, name, known, given.span, remarks)
    if not unknown:
        remarks.error(
            "check-parameters-together", given.span, name=builtin.name, wanted=builtin.usage
        )
    return ANY
