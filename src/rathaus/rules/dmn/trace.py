"""What happened in an evaluation, kept for a clerk's letter and an auditor's replay.

Source: ours; the standard asks for no trace.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rathaus.rules.messages import Message
from rathaus.rules.values.text import moment_text

if TYPE_CHECKING:
    from rathaus.rules.values.temporal import DateTime

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and its value.

    Args:
        name: as people read it.
        value: the value.
        literal: text of FEEL that gives the value; readable as it is.
    """

    name: str
    value: object = field(compare=False)
    literal: str

    def to_json(self) -> Json:
        """Return data for JSON."""
        return {"name": self.name, "value": self.literal}


@dataclass(frozen=True, slots=True)
class CellTrace:
    """A cell of a rule.

    Args:
        heading: of its column.
        literal: the value that was tested, or that came out.
        cell: what the table says, word for word.
    """

    heading: str
    literal: str
    cell: str

    def to_json(self) -> Json:
        """Return data for JSON."""
        return {"heading": self.heading, "value": self.literal, "cell": self.cell}


@dataclass(frozen=True, slots=True)
class RuleTrace:
    """A rule that matched.

    Args:
        number: counted from 1, as tables show it.
        id: of the rule in its file.
        used: the result comes from it.
        inputs: what was tested.
        outputs: what it gives.
        annotations: heading and text of its annotations.
        description: of the rule in its file.
    """

    number: int
    id: str
    used: bool
    inputs: tuple[CellTrace, ...]
    outputs: tuple[CellTrace, ...]
    annotations: tuple[tuple[str, str], ...] = ()
    description: str = ""

    def to_json(self) -> Json:
        """Return data for JSON."""
        return {
            "rule": self.number,
            "id": self.id,
            "used": self.used,
            "inputs": [cell.to_json() for cell in self.inputs],
            "outputs": [cell.to_json() for cell in self.outputs],
            "annotations": [{"heading": head, "text": text} for head, text in self.annotations],
            "description": self.description,
        }


@dataclass(frozen=True, slots=True)
class TableTrace:
    """A decision table at work.

    Args:
        name: what it decides.
        policy: its hit policy, "COLLECT SUM" with an aggregation.
        inputs: heading and value of each input.
        rules: those that matched, in the order of the table.
        size: how many rules it has.
        default_used: none matched, and the default output is the result.
        refused: an input has a value that the table does not allow.
        literal: the result.
    """

    name: str
    policy: str
    inputs: tuple[Fact, ...]
    rules: tuple[RuleTrace, ...]
    size: int
    default_used: bool
    refused: bool
    literal: str

    def to_json(self) -> Json:
        """Return data for JSON."""
        return {
            "table": self.name,
            "hitPolicy": self.policy,
            "inputs": [fact.to_json() for fact in self.inputs],
            "matched": [rule.to_json() for rule in self.rules],
            "rules": self.size,
            "defaultUsed": self.default_used,
            "refused": self.refused,
            "value": self.literal,
        }


@dataclass(frozen=True, slots=True)
class StepTrace:
    """A decision or function that was worked out.

    Args:
        kind: "decision", "function" or "service".
        name: its name.
        id: of the element in its file.
        question: that the decision answers, in the words of the model.
        inputs: what it was worked out from.
        value: what came out.
        literal: the same as text.
        tables: the decision tables it looked into.
        steps: decisions and functions worked out on the way.
        notes: why something became null, or was changed.
    """

    kind: str
    name: str
    id: str
    question: str
    inputs: tuple[Fact, ...]
    value: object = field(compare=False)
    literal: str
    tables: tuple[TableTrace, ...] = ()
    steps: tuple["StepTrace", ...] = ()
    notes: tuple[Message, ...] = ()

    def to_json(self) -> Json:
        """Return data for JSON."""
        return {
            "kind": self.kind,
            "name": self.name,
            "id": self.id,
            "question": self.question,
            "inputs": [fact.to_json() for fact in self.inputs],
            "value": self.literal,
            "tables": [table.to_json() for table in self.tables],
            "steps": [step.to_json() for step in self.steps],
            "notes": _notes(self.notes),
        }


@dataclass(frozen=True, slots=True)
class Trace:
    """An evaluation.

    Args:
        model: the model's name.
        namespace: the model's namespace.
        subject: the decision, service or function that was asked for.
        inputs: what was given.
        steps: what was worked out, in order.
        value: the result.
        literal: the same as text.
        notes: what was said outside of any step, such as an input that does not fit its type.
        now: the moment that the model saw.
        complete: False when there was too much to keep.
    """

    model: str
    namespace: str
    subject: str
    inputs: tuple[Fact, ...]
    steps: tuple[StepTrace, ...]
    value: object = field(compare=False)
    literal: str
    notes: tuple[Message, ...] = ()
    now: "DateTime | None" = None
    complete: bool = True

    def to_json(self) -> Json:
        """Return data for JSON: values as text of FEEL, so that nothing of them is lost."""
        return {
            "model": self.model,
            "namespace": self.namespace,
            "subject": self.subject,
            "now": None if self.now is None else moment_text(self.now),
            "inputs": [fact.to_json() for fact in self.inputs],
            "value": self.literal,
            "steps": [step.to_json() for step in self.steps],
            "notes": _notes(self.notes),
            "complete": self.complete,
        }

    def sentences(self, language: str = "de") -> tuple[str, ...]:
        """Tell it in plain words, in "de" or "en"."""
        from rathaus.rules.dmn.telling import tell  # noqa: PLC0415 -- it reads these classes

        return tell(self, language)


def _notes(notes: Iterable[Message]) -> list[Mapping[str, str]]:
    return [
        {"code": each.code, "de": each.in_language("de"), "en": each.in_language("en")}
        for each in notes
    ]
