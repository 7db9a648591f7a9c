"""Boxed expressions as trees of FEEL. Source: DMN 1.5, 7.3 and 10.2.1."""

from collections.abc import Callable
from typing import Any

from rathaus.rules.dmn import model
from rathaus.rules.dmn.items import ItemTypes
from rathaus.rules.dmn.problems import Problems
from rathaus.rules.dmn.scope import RESULT, Compiler, Scope
from rathaus.rules.dmn.table.decide import CompiledTable
from rathaus.rules.errors import FeelSyntaxError
from rathaus.rules.feel import tree
from rathaus.rules.feel.names import normal_name
from rathaus.rules.feel.parser import parse_expression, parse_unary_tests
from rathaus.rules.limits import Limits
from rathaus.rules.messages import Message
from rathaus.rules.state import NO_DEADLINE, Deadline, State
from rathaus.rules.values.types import ANY, FeelType

_QUANTIFIERS = {
    model.IteratorKind.SOME: tree.Quantifier.SOME,
    model.IteratorKind.EVERY: tree.Quantifier.EVERY,
}


def null_because(code: str, **values: object) -> tree.Native:
    """Return a tree that is null and says why."""

    def run(state: State, arguments: object, names: object) -> None:
        state.note(code, **values)

    return tree.Native(run)


def _always_fits(node: tree.Native, type_: FeelType) -> bool:
    """Tell whether a decision table can give nothing else than values of a type."""
    table = getattr(node.run, "__self__", None)
    return isinstance(table, CompiledTable) and table.always_fits(type_)


def is_feel(language: str) -> bool:
    """Tell whether an expression language is FEEL: not given, or a namespace of it."""
    return not language or "feel" in language.rstrip("/").rsplit("/", 1)[-1].lower()


class Lowering:
    """Makes trees of the boxed expressions of one file.

    Args:
        types: the types of the file.
        language: the file's expression language, which holds where an expression names none.
        problems: takes what is wrong.
        limits: how deep expressions may be nested.
        deadline: when all must be made.
    """

    def __init__(
        self,
        types: ItemTypes,
        language: str,
        problems: Problems,
        limits: Limits,
        deadline: Deadline = NO_DEADLINE,
    ) -> None:
        self.types = types
        self.problems = problems
        self.limits = limits
        self.compiler = Compiler(types.find, limits, deadline)
        self._deadline = deadline
        self.element = ""
        """Name of the decision or function whose boxes are lowered."""
        self.result_type: FeelType | None = None
        """Its type."""
        self._language = language
        self._depth = 0

    def begin(self, name: str, result: FeelType | None = None) -> None:
        """Say whose boxes come next."""
        self.element = self.problems.element = name
        self.result_type = result

    def lower(self, boxed: model.Boxed | None, scope: Scope) -> tree.Node:
        """Return the tree of a boxed expression; what cannot be used in it becomes null."""
        if boxed is None:
            return tree.Null()
        self._deadline.look()
        self._depth += 1
        try:
            if self._depth > self.limits.nesting:
                self.problems.add("limit-depth", boxed, limit=self.limits.nesting)
                return null_because("limit-depth", limit=self.limits.nesting)
            return self.typed(_LOWERINGS[type(boxed)](self, boxed, scope), boxed.type_ref, boxed)
        finally:
            self._depth -= 1

    def typed(self, node: tree.Node, reference: str, element: object) -> tree.Node:
        """Return the tree, its value brought to the type that is named."""
        type_ = self.types.resolve(reference, element)
        if type_ == ANY or (isinstance(node, tree.Native) and _always_fits(node, type_)):
            return node
        return tree.Coerced(node, type_)

    # --- texts

    def expression(
        self, text: str, language: str, scope: Scope, element: model.Element
    ) -> tree.Node:
        """Return the tree of a text."""
        if not is_feel(language or self._language):
            return self._other_language(language or self._language, element)
        if not text.strip():
            return tree.Null()
        try:
            return parse_expression(text, scope.table, self.limits)
        except FeelSyntaxError as error:
            return _broken(self.problems.add_syntax(error, element))

    def tests(self, tests: model.UnaryTestsText, scope: Scope) -> tree.UnaryTests:
        """Return the tree of unary tests; a broken one is null of any value, with a note."""
        self._deadline.look()
        if not is_feel(tests.language or self._language):
            broken = self._other_language(tests.language or self._language, tests)
            return tree.UnaryTests((broken,))
        if tests.text.strip() in {"", "-"}:
            return tree.UnaryTests(())
        try:
            return parse_unary_tests(tests.text, scope.table, self.limits)
        except FeelSyntaxError as error:
            return tree.UnaryTests((_broken(self.problems.add_syntax(error, tests)),))

    def _other_language(self, language: str, element: model.Element) -> tree.Native:
        self.problems.add("dmn-other-language", element, language=language)
        return null_because("dmn-other-language", language=language)

    # --- the boxes

    def _literal(self, box: model.LiteralExpression, scope: Scope) -> tree.Node:
        return self.expression(box.text, box.language, scope, box)

    def _invocation(self, box: model.Invocation, scope: Scope) -> tree.Node:
        arguments = tuple(
            (
                normal_name(each.name),
                self.typed(self.lower(each.value, scope), each.type_ref, each),
            )
            for each in box.bindings
        )
        return tree.NamedCall(self.lower(box.function, scope), arguments)

    def _context(self, box: model.BoxedContext, scope: Scope) -> tree.Node:
        entries: list[tree.Entry] = []
        for each in box.entries:
            value = self.typed(self.lower(each.value, scope), each.type_ref, each)
            name = normal_name(each.name)
            if not name:
                return tree.Path(tree.Context((*entries, tree.Entry(RESULT, value))), RESULT)
            entries.append(tree.Entry(name, value))
            scope = scope.with_names((name,))
        return tree.Context(tuple(entries))

    def _list(self, box: model.BoxedList, scope: Scope) -> tree.Node:
        return tree.List(tuple(self.lower(item, scope) for item in box.items))

    def _relation(self, box: model.Relation, scope: Scope) -> tree.Node:
        return tree.List(tuple(self._row(box, row, scope) for row in box.rows))

    def _row(self, box: model.Relation, row: tuple[model.Boxed, ...], scope: Scope) -> tree.Node:
        entries = []
        for (name, type_ref), cell in zip(box.columns, row, strict=False):
            value = self.typed(self.lower(cell, scope), type_ref, box)
            entries.append(tree.Entry(normal_name(name), value))
            scope = scope.with_names((normal_name(name),))
        return tree.Context(tuple(entries))

    def _function(self, box: model.BoxedFunction, scope: Scope) -> tree.Node:
        if box.kind is not model.FunctionKind.FEEL:
            self.problems.add("dmn-external-function", box, kind=box.kind.value)
            return null_because("dmn-external-function", kind=box.kind.value)
        names = [normal_name(each.name) for each in box.parameters]
        parameters = tuple(
            tree.Parameter(name, tree.NamedType(each.type_ref) if each.type_ref else None)
            for name, each in zip(names, box.parameters, strict=True)
        )
        return tree.FunctionDefinition(parameters, self.lower(box.body, scope.with_names(names)))

    def function_body(self, box: model.BoxedFunction, scope: Scope) -> tree.Node:
        """Return the tree of the body of a business knowledge model."""
        if box.kind is not model.FunctionKind.FEEL:
            self.problems.add("dmn-external-function", box, kind=box.kind.value)
            return null_because("dmn-external-function", kind=box.kind.value)
        return self.lower(box.body, scope)

    def _conditional(self, box: model.Conditional, scope: Scope) -> tree.Node:
        return tree.If(
            self.lower(box.condition, scope),
            self.lower(box.then, scope),
            self.lower(box.otherwise, scope),
            strict=True,
        )

    def _filter(self, box: model.BoxedFilter, scope: Scope) -> tree.Node:
        match = self.lower(box.match, scope.in_filter())
        return tree.Filter(self.lower(box.of, scope), match, strict=True)

    def _iterator(self, box: model.BoxedIterator, scope: Scope) -> tree.Node:
        name = normal_name(box.variable)
        iteration = (tree.Iteration(name, self.lower(box.domain, scope)),)
        quantifier = _QUANTIFIERS.get(box.kind)
        if quantifier is None:
            inner = scope.with_names((name, "partial"))
            return tree.For(iteration, self.lower(box.body, inner))
        inner = scope.with_names((name,))
        return tree.Quantified(quantifier, iteration, self.lower(box.body, inner), strict=True)

    def _table(self, box: model.DecisionTable, scope: Scope) -> tree.Node:
        from rathaus.rules.dmn.table.compile import lower_table  # noqa: PLC0415 -- tables hold boxes

        return lower_table(self, box, scope)


def _broken(reason: Message) -> tree.Native:
    def run(state: State, arguments: object, names: object) -> None:
        state.note(reason.code, **dict(reason.values))

    return tree.Native(run)


_LOWERINGS: dict[type[model.Boxed], Callable[[Lowering, Any, Scope], tree.Node]] = {
    model.LiteralExpression: Lowering._literal,
    model.Invocation: Lowering._invocation,
    model.BoxedContext: Lowering._context,
    model.BoxedList: Lowering._list,
    model.Relation: Lowering._relation,
    model.BoxedFunction: Lowering._function,
    model.Conditional: Lowering._conditional,
    model.BoxedFilter: Lowering._filter,
    model.BoxedIterator: Lowering._iterator,
    model.DecisionTable: Lowering._table,
}
