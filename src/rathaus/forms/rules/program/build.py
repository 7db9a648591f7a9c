"""Makes a form ready: compiles its expressions and finds the mistakes in them."""

import difflib
from collections.abc import Mapping

from rathaus.forms.errors import FormError
from rathaus.forms.rules.model import Check, Element, Field, Form, Repeat
from rathaus.forms.rules.program.nodes import Formula, Node, PageNode, Path, Program
from rathaus.forms.rules.program.order import steps_of
from rathaus.forms.rules.program.scope import Scopes
from rathaus.forms.rules.reading.collector import Collector
from rathaus.forms.rules.types.registry import type_named
from rathaus.kernel.text import Localized
from rathaus.rules import api as feel

LIMITS = feel.Limits(list_size=20_000, text_length=100_000, steps=100_000, seconds=1.0)
"""What one expression may ask for: a page has many of them, and somebody waits for it."""


def program_of(form: Form) -> Program:
    """The form made ready; worked out once for each form.

    Raises:
        FormError: an expression cannot be read, uses unknown names, or turns in a circle.
    """
    kept: Program | None = form.__dict__.get("_program")
    if kept is None:
        kept = _Builder(form).build()
        object.__setattr__(form, "_program", kept)
    return kept


class _Builder:
    """Compiles the expressions of one form."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._into = Collector()
        self._scopes = Scopes(form, self._into)

    def build(self) -> Program:
        seen: set[str] = set()
        for number, page in enumerate(self._form.pages):
            if page.key in seen:
                self._into.say(
                    f"pages[{number}].key", "form-key-twice", key=page.key, other="pages"
                )
            seen.add(page.key)
        pages = tuple(
            PageNode(
                page, f"pages[{i}]", self._formula(page.condition, f"pages[{i}].condition", ())
            )
            for i, page in enumerate(self._form.pages)
        )
        nodes = {path: self._node(path) for path in self._scopes.elements}
        self._fail()
        steps = steps_of(pages, nodes, self._into)
        self._fail()
        return Program(self._form, pages, nodes, steps)

    def _fail(self) -> None:
        if self._into.findings:
            raise FormError(self._into.findings)

    def _node(self, path: Path) -> Node:
        spot, element = self._scopes.elements[path]
        place, parent = spot.place, spot.parent
        return Node(
            path=path,
            place=place,
            element=element,
            page=spot.page,
            repeats=spot.repeats,
            condition=self._formula(element.condition, f"{place}.condition", parent),
            needed=self._needed(element, place, parent),
            checks=self._checks(element, place, parent),
            bounds=self._bounds(element, place, parent),
        )

    def _needed(self, element: Element, place: str, parent: Path) -> Formula | bool:
        if not isinstance(element, Field):
            return False
        kind = type_named(element.type)
        if kind is None or not kind.answered:
            return False
        if isinstance(element.required, bool):
            return element.required
        return self._formula(element.required, f"{place}.required", parent) or False

    def _checks(
        self, element: Element, place: str, parent: Path
    ) -> tuple[tuple[Formula, Check], ...]:
        checks = element.checks if isinstance(element, Field | Repeat) else ()
        compiled = (
            (self._formula(check.holds, f"{place}.checks[{i}].holds", parent), check)
            for i, check in enumerate(checks)
        )
        return tuple((formula, check) for formula, check in compiled if formula is not None)

    def _bounds(
        self, element: Element, place: str, parent: Path
    ) -> tuple[tuple[str, Formula], ...]:
        if not isinstance(element, Field):
            return ()
        kind = type_named(element.type)
        if kind is None:
            self._into.say(f"{place}.type", "form-type", type=element.type, words="")
            return ()
        bounds = []
        for name, setting in kind.settings.items():
            text = element.settings.get(name)
            if setting.kind == "feel" and isinstance(text, str):
                formula = self._formula(text, f"{place}.{name}", parent)
                if formula is not None:
                    bounds.append((name, formula))
        return tuple(bounds)

    def _formula(self, text: str, place: str, parent: Path) -> Formula | None:
        if not text:
            return None
        names = self._scopes.names_at(parent)
        try:
            expression = feel.compile_expression(text, names, LIMITS)
            unknown = feel.unknown_names(text, [*names, *self._scopes.entries])
        except feel.RulesError as error:
            self._into.say(place, "form-expression", reason=_reason(error))
            return None
        for name in unknown:
            self._unknown(name, names, place)
        return Formula(expression, {name: names[name] for name in expression.names})

    def _unknown(self, name: str, names: Mapping[str, Path], place: str) -> None:
        near = difflib.get_close_matches(name, names, 1)
        if near:
            self._into.say(place, "form-name-near", name=name, near=near[0])
        else:
            known = ", ".join(sorted(names)[:20]) or "–"
            self._into.say(place, "form-name", name=name, words=known)


def _reason(error: feel.RulesError) -> Localized:
    return Localized(error.in_language("de"), error.in_language("en"))
