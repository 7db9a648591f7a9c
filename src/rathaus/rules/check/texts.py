"""Looks at the texts of expressions: do they parse, what is their type, which names do they use?"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rathaus.rules.check.findings import Finding, Severity
from rathaus.rules.check.typing.infer import infer, infer_tests
from rathaus.rules.check.typing.relations import clashes
from rathaus.rules.check.typing.scope import Remarks
from rathaus.rules.check.world import Place as Here
from rathaus.rules.dmn.boxed import is_feel
from rathaus.rules.dmn.model import Element, LiteralExpression, Place, UnaryTestsText
from rathaus.rules.errors import FeelSyntaxError
from rathaus.rules.feel import tree
from rathaus.rules.feel.parser import parse_expression, parse_unary_tests
from rathaus.rules.limits import Limits
from rathaus.rules.messages import Message, message
from rathaus.rules.values.types import ANY, FeelType


@dataclass(slots=True)
class Texts:
    """Reads the texts of one element of the graph.

    Args:
        owner: name of the element.
        language: the file's expression language.
        limits: how deep expressions may be nested.
        findings: what was found.
        used: names from outside that the expressions use.
        unread: whether an expression could not be read, so that more names may be used.
    """

    owner: str
    language: str
    limits: Limits
    findings: list[Finding] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    unread: bool = False
    rule: int = 0

    def expression(
        self, written: LiteralExpression, here: Here
    ) -> tuple[tree.Node | None, FeelType]:
        """Return tree and type of an expression; None when there is none or it is no FEEL."""
        if not self._is_feel(written.language) or not written.text.strip():
            return None, ANY
        try:
            node = parse_expression(written.text, here.table, self.limits)
        except FeelSyntaxError as error:
            self._broken(error, written)
            return None, ANY
        with self._remarks(written, written.text) as remarks:
            return node, infer(node, here.scope, remarks)
        return node, ANY

    def tests(
        self, written: UnaryTestsText, tested: FeelType, here: Here
    ) -> tuple[tree.UnaryTests | None, bool]:
        """Return the tree of unary tests, None when it is no FEEL, and whether all was well."""
        if written.text.strip() in {"", "-"}:
            return tree.UnaryTests(()), True
        if not self._is_feel(written.language):
            return None, True
        try:
            node = parse_unary_tests(written.text, here.table, self.limits)
        except FeelSyntaxError as error:
            self._broken(error, written)
            return None, False
        before = len(self.findings)
        with self._remarks(written, written.text) as remarks:
            infer_tests(node, tested, here.scope, remarks)
        return node, len(self.findings) == before

    def fits(self, found: FeelType, wanted: FeelType, element: Element, code: str) -> None:
        """Write down when a value of a type cannot be of another."""
        if clashes(found, wanted):
            self.say(Severity.ERROR, code, element, given=found.text, wanted=wanted.text)

    def say(self, severity: Severity, code: str, element: Element, **values: object) -> None:
        """Write something down about an element."""
        self._write(severity, message(code, **values), element, element.place)

    def _is_feel(self, language: str) -> bool:
        if is_feel(language or self.language):
            return True
        self.unread = True
        return False

    def _broken(self, error: FeelSyntaxError, written: Element) -> None:
        self.unread = True
        place = _moved(written.place, error.line, error.column)
        self._write(Severity.ERROR, message("check-syntax", reason=error.message), written, place)

    @contextmanager
    def _remarks(self, written: Element, text: str) -> Iterator[Remarks]:
        remarks = Remarks()
        try:
            yield remarks
        except RecursionError:
            self.unread = True
        self.used |= remarks.used
        for remark in remarks.made:
            line = text.count("\n", 0, remark.span.start) + 1
            column = remark.span.start - text.rfind("\n", 0, remark.span.start)
            place = _moved(written.place, line, column)
            said = Message(remark.code, remark.values)
            self._write(remark.severity, said, written, place)

    def _write(self, severity: Severity, said: Message, element: Element, place: Place) -> None:
        self.findings.append(
            Finding(
                severity=severity,
                code=said.code,
                message=said,
                place=place,
                element_id=element.id,
                element_name=self.owner,
                rules=(self.rule,) if self.rule else (),
            )
        )


def _moved(place: Place, line: int, column: int) -> Place:
    """Tell where in the file a place in a text is, of the place where the text begins."""
    if not place.line:
        return place
    if line == 1:
        return Place(place.file, place.line, place.column + column - 1)
    return Place(place.file, place.line + line - 1, column)
