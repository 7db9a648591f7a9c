"""Functions of contexts.

Source: DMN 1.5, 10.3.4.9 (context functions).
"""

from rathaus.rules.feel.builtins.builtin import Builtin, Words, form
from rathaus.rules.feel.builtins.fitting import misfit
from rathaus.rules.state import State
from rathaus.rules.values.membership import KINDS
from rathaus.rules.values.types import ANY, CONTEXT, STRING, ListType

_ONLY_TEXTS = {str}


def get_value(state: State, m: object, key: object) -> object:
    """Return the value of an entry."""
    if not isinstance(m, dict) or not isinstance(key, str):
        return misfit(state, "get value", m, key)
    if key in m:
        return m[key]
    return state.note("builtin-key", name="get value", key=key)


def get_entries(state: State, m: object) -> object:
    """Return the entries as a list of contexts with `key` and `value`."""
    if not isinstance(m, dict):
        return misfit(state, "get entries", m)
    state.room_for(len(m))
    return [{"key": key, "value": value} for key, value in m.items()]


def context(state: State, entries: object) -> object:
    """Make a context of contexts with `key` and `value`."""
    if not isinstance(entries, list):
        return misfit(state, "context", entries)
    state.room_for(len(entries))
    result: dict[str, object] = {}
    for entry in entries:
        if not isinstance(entry, dict) or "value" not in entry:
            return state.note("builtin-entries", name="context")
        key = entry.get("key")
        if not isinstance(key, str) or key in result:
            return state.note("builtin-entries", name="context")
        result[key] = entry["value"]
    return result


def context_put(state: State, given: object, key: object, value: object) -> object:
    """Return the context with an entry set; a list of keys leads to contexts in it."""
    if not isinstance(given, dict):
        return misfit(state, "context put", given, key, value)
    if isinstance(key, str):
        state.room_for(len(given) + 1)
        return {**given, key: value}
    if isinstance(key, list) and key and set(map(type, key)) == _ONLY_TEXTS:
        return _put_deep(state, given, key, value)
    return misfit(state, "context put", given, key, value)


def _put_deep(state: State, given: dict[str, object], keys: list[str], value: object) -> object:
    state.room_for(len(keys))
    way = [given]
    for key in keys[:-1]:
        inner = way[-1].get(key)
        if not isinstance(inner, dict):
            return state.note("builtin-key", name="context put", key=key)
        way.append(inner)
    for outer, key in zip(reversed(way), reversed(keys), strict=True):
        state.room_for(len(outer) + 1)
        value = {**outer, key: value}
    return value


def context_merge(state: State, contexts: object) -> object:
    """Return one context of the entries of all; later ones win."""
    if not isinstance(contexts, list):
        return misfit(state, "context merge", contexts)
    result: dict[str, object] = {}
    for each in contexts:
        if not isinstance(each, dict):
            return state.note("builtin-items", name="context merge", wanted=KINDS[dict])
        state.room_for(len(each))
        result.update(each)
    state.room_for(len(result))
    return result


_CONTEXT = ("context", CONTEXT)
_VALUE = ("value", ANY)

CONTEXTS = (
    Builtin(
        "get value",
        (form(get_value, ANY, ("m", CONTEXT), ("key", STRING)),),
        Words("Der Wert des Eintrags mit diesem Namen.", "The value of the entry of this name."),
        (('get value({a: 1, b: 2}, "b")', "2"), ('get value({a: 1}, "b")', "null")),
    ),
    Builtin(
        "get entries",
        (form(get_entries, ListType(CONTEXT), ("m", CONTEXT)),),
        Words(
            "Die Einträge als Liste von Kontexten mit „key“ und „value“.",
            "The entries as a list of contexts with “key” and “value”.",
        ),
        (("get entries({a: 1})", '[{key: "a", value: 1}]'),),
    ),
    Builtin(
        "context",
        (form(context, CONTEXT, ("entries", ListType(CONTEXT))),),
        Words(
            "Ein Kontext aus einer Liste von Kontexten mit „key“ und „value“.",
            "A context of a list of contexts with “key” and “value”.",
        ),
        (('context([{key: "a", value: 1}, {key: "b", value: 2}])', "{a: 1, b: 2}"),),
    ),
    Builtin(
        "context put",
        (
            form(context_put, CONTEXT, _CONTEXT, ("key", STRING), _VALUE),
            form(context_put, CONTEXT, _CONTEXT, ("keys", ListType(STRING)), _VALUE),
        ),
        Words(
            "Der Kontext mit einem neuen oder geänderten Eintrag; eine Liste von Namen führt in "
            "Kontexte darin.",
            "The context with an entry added or changed; a list of names leads into contexts in "
            "it.",
        ),
        (
            ('context put({x: 1}, "y", 2)', "{x: 1, y: 2}"),
            ('context put({x: {a: 0}}, ["x", "a"], 2)', "{x: {a: 2}}"),
        ),
    ),
    Builtin(
        "context merge",
        (form(context_merge, CONTEXT, ("contexts", ListType(CONTEXT))),),
        Words(
            "Ein Kontext aus den Einträgen aller; spätere gehen vor.",
            "One context of the entries of all; later ones win.",
        ),
        (("context merge([{x: 1, y: 0}, {y: 2}])", "{x: 1, y: 2}"),),
    ),
)
