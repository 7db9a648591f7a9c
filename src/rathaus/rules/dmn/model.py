"""A decision model as read from its file: nothing evaluated, nothing resolved.

Source: DMN 1.5, chapters 6 to 10 and the XML schemas of 1.2 to 1.5. Texts of expressions are kept
as written. References are the `href` as written; `link` resolves them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: file as the caller named it, line and column from 1."""

    file: str = ""
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """What every element of a model may have."""

    id: str = ""
    name: str = ""
    label: str = ""
    description: str = ""
    place: Place = field(default=Place(), compare=False, repr=False)


# --- boxed expressions


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxed(Element):
    """Any boxed expression; `type_ref` is the name of its type as written, "" when not given."""

    type_ref: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiteralExpression(Boxed):
    """A text of FEEL, or of another language, which is refused when linked."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnaryTestsText(Element):
    """The text of unary tests: an input entry, input values or allowed values."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invocation(Boxed):
    """A call with arguments by name."""

    function: Boxed | None
    bindings: tuple["Binding", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding(Element):
    """One argument of an invocation; `name` is the parameter's."""

    type_ref: str = ""
    value: Boxed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxedContext(Boxed):
    """Entries one below the other; the last may be without a name: the result."""

    entries: tuple["ContextEntry", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextEntry(Element):
    """One entry; `name` is "" for the result; `type_ref` is its variable's."""

    type_ref: str = ""
    value: Boxed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxedList(Boxed):
    """A list of expressions."""

    items: tuple[Boxed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Boxed):
    """A table of expressions: a list of contexts."""

    columns: tuple[tuple[str, str], ...]
    """Name and type as written."""
    rows: tuple[tuple[Boxed, ...], ...]


class FunctionKind(StrEnum):
    """In which language the body of a function is written."""

    FEEL = "FEEL"
    JAVA = "Java"
    PMML = "PMML"


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionParameter(Element):
    """A formal parameter."""

    type_ref: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxedFunction(Boxed):
    """A function definition."""

    parameters: tuple[FunctionParameter, ...]
    body: Boxed | None
    kind: FunctionKind = FunctionKind.FEEL


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditional(Boxed):
    """Boxed if, then, else."""

    condition: Boxed | None
    then: Boxed | None
    otherwise: Boxed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxedFilter(Boxed):
    """Boxed filter."""

    of: Boxed | None
    match: Boxed | None


class IteratorKind(StrEnum):
    """The three boxed iterators."""

    FOR = "for"
    SOME = "some"
    EVERY = "every"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxedIterator(Boxed):
    """Boxed for, some or every; `body` is the return or satisfies."""

    kind: IteratorKind
    variable: str
    domain: Boxed | None
    body: Boxed | None


# --- decision tables


class HitPolicy(StrEnum):
    """What holds when several rules match."""

    UNIQUE = "UNIQUE"
    ANY = "ANY"
    PRIORITY = "PRIORITY"
    FIRST = "FIRST"
    COLLECT = "COLLECT"
    RULE_ORDER = "RULE ORDER"
    OUTPUT_ORDER = "OUTPUT ORDER"


class Aggregation(StrEnum):
    """How COLLECT brings its outputs together."""

    LIST = ""
    SUM = "SUM"
    COUNT = "COUNT"
    MIN = "MIN"
    MAX = "MAX"


@dataclass(frozen=True, slots=True, kw_only=True)
class InputClause(Element):
    """A column of inputs: its expression, and the values it may have."""

    expression: LiteralExpression
    values: UnaryTestsText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputClause(Element):
    """A column of outputs: possible values in order of priority, and the default."""

    type_ref: str = ""
    values: UnaryTestsText | None = None
    default: LiteralExpression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Element):
    """A row: one test for each input, one expression for each output, and its annotations."""

    tests: tuple[UnaryTestsText, ...]
    outputs: tuple[LiteralExpression, ...]
    annotations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionTable(Boxed):
    """A decision table, rules in the order of the file."""

    hit_policy: HitPolicy = HitPolicy.UNIQUE
    aggregation: Aggregation = Aggregation.LIST
    inputs: tuple[InputClause, ...] = ()
    outputs: tuple[OutputClause, ...] = ()
    rules: tuple[Rule, ...] = ()
    annotations: tuple[str, ...] = ()
    """Headings of the annotation columns."""
    output_label: str = ""


# --- types


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDefinition(Element):
    """A type: a reference with allowed values, a structure of components, or a function."""

    type_ref: str = ""
    allowed: UnaryTestsText | None = None
    """`allowedValues`: of a collection they hold for its items (of 1.5: see `type_constraint`)."""
    type_constraint: UnaryTestsText | None = None
    """`typeConstraint` of 1.5: holds for the whole value."""
    components: tuple["ItemDefinition", ...] = ()
    collection: bool = False
    function: "FunctionItem | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionItem(Element):
    """A function type: parameters and result as written."""

    parameters: tuple[FunctionParameter, ...]
    result: str = ""


# --- the requirements graph


class RequirementKind(StrEnum):
    """What a requirement points at."""

    INPUT = "input"
    DECISION = "decision"
    KNOWLEDGE = "knowledge"


@dataclass(frozen=True, slots=True)
class Requirement:
    """A reference to another element of the graph, as written."""

    kind: RequirementKind
    href: str
    place: Place = field(default=Place(), compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class InputData(Element):
    """A fact that comes from outside; its variable's name (name when not given) and type."""

    variable: str
    type_ref: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Element):
    """A decision with its logic, None when it has none."""

    variable: str
    type_ref: str = ""
    requirements: tuple[Requirement, ...] = ()
    logic: Boxed | None = None
    question: str = ""
    allowed_answers: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessKnowledgeModel(Element):
    """A function that decisions call."""

    variable: str
    type_ref: str = ""
    requirements: tuple[Requirement, ...] = ()
    logic: BoxedFunction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionService(Element):
    """Decisions offered together; references as written."""

    variable: str
    type_ref: str = ""
    outputs: tuple[Requirement, ...] = ()
    encapsulated: tuple[Requirement, ...] = ()
    input_decisions: tuple[Requirement, ...] = ()
    input_data: tuple[Requirement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Import(Element):
    """Another file: `name` is the prefix under which its elements are known, may be ""."""

    namespace: str
    kind: str = ""
    """`importType`: the namespace of the kind of file."""
    location: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions(Element):
    """One file."""

    namespace: str
    version: str
    """"1.2" to "1.5", by the namespace of the file's elements."""
    expression_language: str = ""
    type_language: str = ""
    imports: tuple[Import, ...] = ()
    items: tuple[ItemDefinition, ...] = ()
    inputs: tuple[InputData, ...] = ()
    decisions: tuple[Decision, ...] = ()
    knowledge: tuple[BusinessKnowledgeModel, ...] = ()
    services: tuple[DecisionService, ...] = ()
    prefixes: Mapping[str, str] = field(default_factory=dict)
    """Prefixes of XML namespaces declared at the root, for type names written with a prefix."""
