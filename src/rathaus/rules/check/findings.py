"""What the static checks say: findings with a place, a sentence and an example."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rathaus.rules.dmn.model import Element, Place
from rathaus.rules.messages import Message, message


class Severity(StrEnum):
    """How certain and how grave a finding is."""

    ERROR = "error"
    """The model is wrong: it cannot work, or contradicts itself."""
    WARNING = "warning"
    """Almost surely not meant."""
    HINT = "hint"
    """Worth a look; may be meant."""


_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found.

    Args:
        severity: how grave it is.
        code: what kind of thing it is; stable, for machines.
        message: the sentence, in German and English.
        place: where it stands in the file; `place.file` is as the caller named it.
        element_id: the `id` of the element it is about, "" when it has none.
        element_name: name of the decision, input or type it belongs to.
        rules: numbers of the rules concerned, from 1, as in the table.
        example: heading of an input to a FEEL literal: a case that shows it.
    """

    severity: Severity
    code: str
    message: Message
    place: Place = Place()
    element_id: str = ""
    element_name: str = ""
    rules: tuple[int, ...] = ()
    example: Mapping[str, str] = field(default_factory=dict)

    def sentence(self, language: str = "de") -> str:
        """Say it in "de" or "en"."""
        return self.message.in_language(language)

    def to_json(self) -> dict[str, object]:
        """Give it as JSON data, the sentences in both languages."""
        return {
            "severity": self.severity.value,
            "code": self.code,
            "message": {"de": self.sentence("de"), "en": self.sentence("en")},
            "place": {
                "file": self.place.file,
                "line": self.place.line,
                "column": self.place.column,
            },
            "element": {"id": self.element_id, "name": self.element_name},
            "rules": list(self.rules),
            "example": dict(self.example),
        }


def finding(
    severity: Severity,
    code: str,
    element: Element,
    *,
    owner: str = "",
    place: Place | None = None,
    rules: tuple[int, ...] = (),
    example: Mapping[str, str] | None = None,
    **values: object,
) -> Finding:
    """Make a finding about an element; `values` are those of the sentence."""
    return Finding(
        severity=severity,
        code=code,
        message=message(code, **values),
        place=element.place if place is None else place,
        element_id=element.id,
        element_name=owner or element.name,
        rules=rules,
        example=example or {},
    )


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Sort by gravity, then by place; the same thing is said once."""
    seen: dict[tuple[object, ...], Finding] = {}
    for one in findings:
        seen.setdefault((one.code, one.message, one.place, one.element_id, one.rules), one)
    return tuple(
        sorted(
            seen.values(),
            key=lambda one: (
                _RANK[one.severity],
                one.place.file,
                one.place.line,
                one.place.column,
                one.rules,
            ),
        )
    )
