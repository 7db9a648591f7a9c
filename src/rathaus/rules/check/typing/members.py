"""Types of what follows a dot. Source: DMN 1.5, 10.3.2.5 and table 65."""

from collections.abc import Mapping
from difflib import get_close_matches

from rathaus.rules.check.findings import Severity
from rathaus.rules.check.typing.relations import is_known
from rathaus.rules.check.typing.scope import Remarks
from rathaus.rules.feel.tree import Span
from rathaus.rules.values.types import (
    ANY,
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    MONTHS_DURATION,
    NUMBER,
    STRING,
    TIME,
    ContextType,
    FeelType,
    ListType,
    RangeType,
    bare,
)

_DAY = dict.fromkeys(("year", "month", "day", "weekday"), NUMBER)
_CLOCK: Mapping[str, FeelType] = {
    **dict.fromkeys(("hour", "minute", "second"), NUMBER),
    "time offset": DAYS_DURATION,
    "timezone": STRING,
}
_OF_PLAIN: Mapping[FeelType, Mapping[str, FeelType]] = {
    DATE: _DAY,
    TIME: _CLOCK,
    DATE_TIME: {**_DAY, **_CLOCK},
    DAYS_DURATION: dict.fromkeys(("days", "hours", "minutes", "seconds"), NUMBER),
    MONTHS_DURATION: dict.fromkeys(("years", "months"), NUMBER),
}


def member(of: FeelType, name: str, span: Span, remarks: Remarks) -> FeelType:
    """Return the type of `of.name`."""
    of = bare(of)
    if isinstance(of, ListType):
        return ListType(_of_items(of, name, span, remarks))
    if isinstance(of, ContextType):
        return _entry(of, name, span, remarks, Severity.ERROR)
    if not is_known(of):
        return ANY
    found = _parts_of(of).get(name)
    return _none(of, name, span, remarks) if found is None else found


def _of_items(of: ListType, name: str, span: Span, remarks: Remarks) -> FeelType:
    """An entry that items lack is null for each of them: strange, but a list comes out."""
    item = bare(of.of)
    if isinstance(item, ContextType):
        return _entry(item, name, span, remarks, Severity.WARNING)
    return member(item, name, span, remarks)


def _parts_of(of: FeelType) -> Mapping[str, FeelType]:
    if isinstance(of, RangeType):
        return {
            "start": of.of,
            "end": of.of,
            "start included": BOOLEAN,
            "end included": BOOLEAN,
        }
    return _OF_PLAIN.get(of, {})


def _entry(
    of: ContextType, name: str, span: Span, remarks: Remarks, severity: Severity
) -> FeelType:
    fields = dict(of.fields)
    if not fields or name in fields:
        return fields.get(name, ANY)
    near = nearest(name, fields)
    if near:
        return remarks.say(severity, "check-unknown-entry-near", span, unknown=name, near=near)
    return remarks.say(
        severity, "check-unknown-entry", span, unknown=name, known=", ".join(list(fields)[:10])
    )


def _none(of: FeelType, name: str, span: Span, remarks: Remarks) -> FeelType:
    return remarks.error("check-no-member", span, unknown=name, type=of.text)


def nearest(name: str, known: "Mapping[str, object] | set[str]") -> str:
    """Return the known name most like another, "" when none is."""
    found = get_close_matches(name, list(known), 1, 0.7)
    if found:
        return found[0]
    plain = {other.casefold().replace(" ", ""): other for other in known}
    return plain.get(name.casefold().replace(" ", ""), "")
