"""What people ask a model for: names that are understood or corrected, inputs as JSON data."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from rathaus.rules.dmn.evaluate import Model
from rathaus.rules.errors import InputError
from rathaus.rules.feel.names import normal_name
from rathaus.rules.limits import DEFAULT_LIMITS, Limits
from rathaus.rules.messages import Message, message
from rathaus.rules.values.convert import from_json
from rathaus.rules.values.types import ANY, FeelType


def name_in(model: Model, name: str) -> str:
    """Return the name of a decision, service or function as the model writes it.

    Raises:
        InputError: the model has none of that name; says which it has.
    """
    known = (*model.decisions, *model.services, *model.functions)
    wanted = normal_name(name)
    if wanted in known:
        return wanted
    if not known:
        raise InputError(message("decision-none"), name)
    raise InputError(_unknown("decision-unknown", wanted, known), name)


def inputs_for(
    model: Model, name: str, data: Mapping[str, object], limits: Limits = DEFAULT_LIMITS
) -> dict[str, object]:
    """Bring JSON data to the types of the inputs that a decision, service or function wants.

    Inputs of the model that are not wanted here are taken as they are; a name that is no input
    at all is refused, because it is most likely a slip.

    Args:
        model: the model.
        name: what is asked for, as returned by `name_in`.
        data: values by name; texts become dates where the type says so.
        limits: bounds on the values.

    Raises:
        InputError: a name is no input of the model, or a value does not fit its type.
    """
    wanted = _wanted(model, name)
    known = {**{each: of.type for each, of in model.inputs.items()}, **wanted}
    for key in data:
        if key not in known and key not in model.decisions:
            raise InputError(_unknown("input-unknown", key, known), key)
    return {key: from_json(value, known.get(key, ANY), limits, key) for key, value in data.items()}


def _wanted(model: Model, name: str) -> Mapping[str, FeelType]:
    for subjects in (model.decisions, model.services, model.functions):
        if name in subjects:
            return subjects[name].inputs
    return {}


def _unknown(code: str, name: str, known: Iterable[str]) -> Message:
    names = tuple(known)
    close = get_close_matches(name, names, n=1)
    if close:
        return message(f"{code}-close", name=name, close=close[0])
    if not names:
        return message(f"{code}-none", name=name)
    return message(code, name=name, known=", ".join(names))
