"""Trees of expressions for Hypothesis: all that the parser can give, and nothing else."""

from decimal import Decimal

from hypothesis import strategies as st

from rathaus.rules.feel.names import NameTable
from rathaus.rules.feel.tree import (
    And,
    Arithmetic,
    At,
    Between,
    Boolean,
    Call,
    Compare,
    Comparison,
    ComparisonTest,
    Context,
    ContextOf,
    Entry,
    Filter,
    For,
    FunctionDefinition,
    FunctionOf,
    If,
    In,
    InstanceOf,
    Iteration,
    List,
    ListOf,
    Name,
    NamedCall,
    NamedType,
    Negation,
    Node,
    Null,
    Number,
    Operator,
    Or,
    Parameter,
    Path,
    Quantified,
    Quantifier,
    Range,
    RangeOf,
    Text,
    UnaryTests,
)

VARIABLES = ["a", "b", "?", "Größe", "Full Name", "a-b", "x.y", "price and fee", "Student's name"]
OTHER_NAMES = ["price", "in stock", "date", "not", "fee + tax", "fee", "a in b", "external", "item"]
MEMBERS = ["a", "first name", "first", "time offset", "and", "if", "name or number", "name"]
TYPES = ["number", "Any", "date and time", "list", "function", "my.type", "t-x", "tax and fee"]

NAMES = NameTable(VARIABLES + OTHER_NAMES, MEMBERS, TYPES)
"""The names that the trees use."""

variables = st.sampled_from(VARIABLES)
member_names = st.sampled_from(MEMBERS)
all_names = st.sampled_from(VARIABLES + OTHER_NAMES)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
keys = st.one_of(variables, member_names, st.sampled_from(["b or a", "", "a ", "{"]), texts)
numbers = st.one_of(
    st.integers(0, 10**12).map(Decimal),
    st.decimals(0, 10**6, allow_nan=False, allow_infinity=False, places=3),
    st.decimals(0, 10**30, allow_nan=False, allow_infinity=False, places=4).map(
        lambda number: +number
    ),
    st.sampled_from([Decimal("1E+6000"), Decimal("1.5E-6000")]),
)

leaves = st.one_of(
    st.just(Null()),
    st.booleans().map(Boolean),
    numbers.map(abs).map(Number),
    texts.map(Text),
    texts.map(At),
    all_names.map(Name),
    st.just(List(())),
    st.just(Context(())),
)

types: st.SearchStrategy[Node] = st.recursive(
    st.sampled_from(TYPES).map(NamedType),
    lambda inner: st.one_of(
        inner.map(ListOf),
        inner.map(RangeOf),
        st.lists(st.tuples(variables, inner), max_size=2).map(lambda all_: ContextOf(tuple(all_))),
        st.builds(FunctionOf, st.lists(inner, max_size=2).map(tuple), inner),
    ),
    max_leaves=3,
)


def _several(inner: st.SearchStrategy[Node], least: int = 0) -> st.SearchStrategy[tuple[Node, ...]]:
    return st.lists(inner, min_size=least, max_size=3).map(tuple)


def _tests(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[tuple[Node, ...]]:
    test = st.one_of(inner, st.builds(ComparisonTest, st.sampled_from(Comparison), inner))
    return st.lists(test, min_size=1, max_size=3).map(tuple)


def _ranges(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.one_of(
        st.builds(Range, inner, inner, st.booleans(), st.booleans()),
        st.builds(ComparisonTest, st.sampled_from(Comparison), inner),
    )


def _loops(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    iteration = st.builds(Iteration, variables, inner, st.none() | inner)
    iterations = st.lists(iteration, min_size=1, max_size=2).map(tuple)
    return st.one_of(
        st.builds(For, iterations, inner),
        st.builds(Quantified, st.sampled_from(Quantifier), iterations, inner),
    )


def _functions(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    parameters = st.lists(st.builds(Parameter, variables, st.none() | types), max_size=2)
    argument = st.tuples(variables, inner)
    return st.one_of(
        st.builds(FunctionDefinition, parameters.map(tuple), inner),
        st.builds(FunctionDefinition, parameters.map(tuple), _contexts(inner), st.just(True)),
        st.builds(Call, inner, _several(inner)),
        st.builds(NamedCall, inner, st.lists(argument, min_size=1, max_size=2).map(tuple)),
    )


def _contexts(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return _several(st.builds(Entry, keys, inner)).map(Context)


def _operators(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.one_of(
        st.builds(Arithmetic, st.sampled_from(Operator), inner, inner),
        st.builds(Compare, st.sampled_from(Comparison), inner, inner),
        st.builds(And, inner, inner),
        st.builds(Or, inner, inner),
        st.builds(Negation, inner),
        st.builds(Between, inner, inner, inner),
        st.builds(In, inner, _tests(inner).map(UnaryTests)),
        st.builds(InstanceOf, inner, types),
    )


def _extended(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.one_of(
        _operators(inner),
        _operators(inner),
        _several(inner).map(List),
        _contexts(inner),
        _ranges(inner),
        st.builds(Path, inner, member_names),
        st.builds(Filter, inner, inner),
        st.builds(If, inner, inner, inner),
        _loops(inner),
        _functions(inner),
    )


expressions: st.SearchStrategy[Node] = st.recursive(leaves, _extended, max_leaves=12)
"""Any expression over `NAMES`."""

cells: st.SearchStrategy[UnaryTests] = st.one_of(
    st.just(UnaryTests(())), st.builds(UnaryTests, _tests(expressions), st.booleans())
)
"""What can stand in a cell of a decision table."""
