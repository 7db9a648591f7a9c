"""A test of the DMN Technology Compatibility Kit (TCK), as data.

Source: the kit's `testCases.xsd`. A case is one `testCase`: it passes when every `resultNode` in
it has the expected value.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Untyped:
    """A text of which the test does not say the type: the model's type decides."""

    text: str


class CaseKind(StrEnum):
    """What a case calls."""

    DECISION = "decision"
    KNOWLEDGE = "bkm"
    SERVICE = "decisionService"


@dataclass(frozen=True, slots=True)
class InputNode:
    """A value that goes in.

    Args:
        name: name of an input, or of a decision whose value is given.
        namespace: namespace of its model; "" for the model under test.
        value: a value of the engine; an `Untyped` may stand anywhere in it.
    """

    name: str
    namespace: str
    value: object


@dataclass(frozen=True, slots=True)
class ResultNode:
    """A value that shall come out.

    Args:
        name: name of the decision.
        expected: as the value of an `InputNode`; None also when an error is expected.
        error: whether the result is null because of an error.
    """

    name: str
    expected: object
    error: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One `testCase`.

    Args:
        id: its id in the file.
        kind: what it calls.
        invocable: name of the service or function called, "" for decisions.
        inputs: what goes in.
        results: what shall come out.
    """

    id: str
    kind: CaseKind
    invocable: str
    inputs: tuple[InputNode, ...]
    results: tuple[ResultNode, ...]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One file of cases for one model.

    Args:
        name: name of the file.
        model: name of the model's file, in the same folder.
        cases: the cases in order.
    """

    name: str
    model: str
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Folder:
    """One folder of the kit: models and cases beside each other.

    Args:
        level: "2", "3" or "non-compliant"; whatever the caller sorts results by.
        name: name of the folder.
        files: name of the file to its bytes.
    """

    level: str
    name: str
    files: Mapping[str, bytes]
