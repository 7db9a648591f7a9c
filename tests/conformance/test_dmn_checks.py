"""The static checks, run over the models of the public conformance kit of DMN (TCK).

Many of its models hold mistakes on purpose. What the checks call an error must be one: no value
is expected of a decision whose expression is said to be wrong, and no type is found that the
value does not have.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from rathaus.rules.check import Finding, Severity, check_definitions
from rathaus.rules.check.table.constants import NotConstant, constant_of
from rathaus.rules.check.typing.infer import infer
from rathaus.rules.check.typing.relations import clashes
from rathaus.rules.check.typing.scope import Remarks, Scope
from rathaus.rules.commands import tck_folders
from rathaus.rules.dmn.model import Decision, Definitions, LiteralExpression
from rathaus.rules.dmn.xml import read_definitions
from rathaus.rules.errors import FeelSyntaxError
from rathaus.rules.feel.parser import parse_expression
from rathaus.rules.tck.cases import Folder
from rathaus.rules.tck.reading import read_cases
from rathaus.rules.values.types import type_named, type_of

KIT = (
    Path(__file__).parents[3] / "shared" / "data" / "public-service" / "dmn-tck__tck" / "TestCases"
)

pytestmark = pytest.mark.skipif(
    not KIT.is_dir(), reason="the DMN TCK is not beside the checkout (../shared/data)"
)


@cache
def _checked() -> tuple[tuple[Folder, Definitions, tuple[Finding, ...]], ...]:
    return tuple(_check_all())


def _check_all() -> Iterator[tuple[Folder, Definitions, tuple[Finding, ...]]]:
    for folder in tck_folders(KIT):
        models = [
            read_definitions(data, name)
            for name, data in folder.files.items()
            if name.endswith(".dmn")
        ]
        by_namespace = {model.namespace: model for model in models}
        for model in models:
            yield folder, model, check_definitions(model, by_namespace)


def _expected(folder: Folder) -> dict[str, list[object]]:
    """Values expected of decisions, by name, without null."""
    values: dict[str, list[object]] = {}
    for name, data in folder.files.items():
        if name.endswith(".xml"):
            for case in read_cases(data, name).cases:
                for result in case.results:
                    if not result.error and result.expected is not None:
                        values.setdefault(result.name, []).append(result.expected)
    return values


def test_an_error_is_never_about_a_decision_that_has_a_value() -> None:
    checked = _checked()
    assert len(checked) > 150
    wrong = []
    for folder, _, findings in checked:
        expected = _expected(folder)
        wrong += [
            (folder.name, finding.element_name, finding.sentence("en"))
            for finding in findings
            if finding.severity is Severity.ERROR and expected.get(finding.element_name)
        ]
    assert wrong == []


def test_no_expression_has_a_value_of_another_type_than_was_found() -> None:
    scope = Scope({}, type_named)
    looked = 0
    for _, model, _ in _checked():
        for text in _texts(model):
            try:
                node = parse_expression(text)
                value = constant_of(node)
            except (FeelSyntaxError, NotConstant):
                continue
            remarks = Remarks()
            found = infer(node, scope, remarks)
            looked += 1
            assert not clashes(type_of(value), found), text
            assert value is None or all(
                each.severity is not Severity.ERROR for each in remarks.made
            ), text
    assert looked > 1500


def _texts(model: Definitions) -> Iterator[str]:
    for element in model.decisions:
        if isinstance(element, Decision) and isinstance(element.logic, LiteralExpression):
            yield element.logic.text
