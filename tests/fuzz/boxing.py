"""DMN models written from bytes, and models changed by bytes."""

from collections.abc import Callable, Iterator, Sequence
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

from writing import TYPES, Writer

DMN = "https://www.omg.org/spec/DMN/20230324/MODEL/"

_ITEMS = ("tSmall", "tColour", "tPerson", "tPeople", "tNested", "tFunction", "tLoop")
_TYPES = (*TYPES[:9], *_ITEMS, "feel:number", "", "dateTime", "Any", "list")
_POLICIES = (
    "UNIQUE", "FIRST", "PRIORITY", "ANY", "COLLECT", "RULE ORDER", "OUTPUT ORDER",
)  # fmt: skip
_AGGREGATIONS = ("", "SUM", "COUNT", "MIN", "MAX")
_INPUTS = ("n", "s", "d", "l", "c", "Full Name", "a-b")
_ITEM_XML = """
<itemDefinition name="tSmall"><typeRef>number</typeRef>
  <allowedValues><text>[0..10], &gt; 100</text></allowedValues></itemDefinition>
<itemDefinition name="tColour"><typeRef>string</typeRef>
  <allowedValues><text>"a", "abc", "blue"</text></allowedValues></itemDefinition>
<itemDefinition name="tPerson">
  <itemComponent name="first name"><typeRef>string</typeRef></itemComponent>
  <itemComponent name="a"><typeRef>tSmall</typeRef></itemComponent></itemDefinition>
<itemDefinition name="tPeople" isCollection="true"><typeRef>tPerson</typeRef></itemDefinition>
<itemDefinition name="tNested"><itemComponent name="b" isCollection="true">
  <typeRef>tPeople</typeRef></itemComponent></itemDefinition>
<itemDefinition name="tFunction"><functionItem outputTypeRef="number">
  <parameters name="x" typeRef="number"/></functionItem></itemDefinition>
<itemDefinition name="tLoop"><itemComponent name="a"><typeRef>{loop}</typeRef></itemComponent>
</itemDefinition>
"""
_DEEPEST = 4
_MOST_CHANGES = 10


class ModelWriter(Writer):
    """Writes models."""

    def model(self) -> str:
        """Write a whole model."""
        written = [_ITEM_XML.format(loop=self.one_of(("number", "tLoop", "tNested")))]
        names = list(_INPUTS[: 1 + self.number(len(_INPUTS))])
        written += [
            f'<inputData id="{_id(name)}" name={quoteattr(name)}>'
            f"<variable name={quoteattr(name)}{self._type()}/></inputData>"
            for name in names
        ]
        given = len(names)
        functions = [f"f{number}" for number in range(self.number(3))]
        for name in functions:
            self.names = (*names[:given], "x", "y", *functions)
            written.append(self._knowledge(name, functions))
        for number in range(1 + self.number(4)):
            self.names = (*names, *functions)
            name = f"D {number}"
            written.append(self._decision(name, names, functions))
            names.append(name)
        for number in range(self.number(3)):
            written.append(self._service(f"S{number}", names))
        head = f'<definitions xmlns="{DMN}" namespace="urn:fuzz" name="Fuzz">'
        return f"{head}{''.join(written)}</definitions>"

    def _type(self, attribute: str = "typeRef") -> str:
        type_ = self.one_of(_TYPES) if self.number(3) == 2 else ""
        return f" {attribute}={quoteattr(type_)}" if type_ else ""

    def _needs(self, names: Sequence[str], functions: Sequence[str]) -> str:
        values = "".join(
            f"<informationRequirement><required{'Decision' if name[0] == 'D' else 'Input'} "
            f'href="#{_id(name)}"/></informationRequirement>'
            for name in names
            if self.number(8) < 7
        )
        return values + "".join(
            f'<knowledgeRequirement><requiredKnowledge href="#{name}"/></knowledgeRequirement>'
            for name in functions
            if self.number(8) < 7
        )

    def _decision(self, name: str, names: Sequence[str], functions: Sequence[str]) -> str:
        return (
            f'<decision id="{_id(name)}" name="{name}"><variable name="{name}"{self._type()}/>'
            f"{self._needs(names, functions)}{self.boxed(0)}</decision>"
        )

    def _knowledge(self, name: str, functions: Sequence[str]) -> str:
        return (
            f'<businessKnowledgeModel id="{name}" name="{name}"><variable name="{name}"/>'
            f"<encapsulatedLogic>{self._parameters()}{self.boxed(1)}</encapsulatedLogic>"
            f"{self._needs((), functions)}</businessKnowledgeModel>"
        )

    def _parameters(self) -> str:
        names = ("x", "y", "first name")[: self.number(4)]
        return "".join(f'<formalParameter name="{each}"{self._type()}/>' for each in names)

    def _service(self, name: str, names: Sequence[str]) -> str:
        decisions = [each for each in names if each[0] == "D"]
        kinds = ("outputDecision", "encapsulatedDecision", "inputDecision")
        parts = [f'<outputDecision href="#{_id(self.one_of(decisions))}"/>']
        parts += [
            f'<{self.one_of(kinds)} href="#{_id(self.one_of(decisions))}"/>'
            for _ in range(self.number(3))
        ]
        parts += [f'<inputData href="#{_id(each)}"/>' for each in names[:2] if self.number(2)]
        return f'<decisionService id="{name}" name="{name}">{"".join(parts)}</decisionService>'

    # --- boxed expressions

    def boxed(self, depth: int) -> str:
        """Write a boxed expression."""
        if depth >= _DEEPEST or self.over:
            return self.literal(depth)
        return self.one_of(_BOXES)(self, depth + 1)

    def literal(self, depth: int) -> str:
        """Write a literal expression."""
        return (
            f"<literalExpression{self._type()}>{_text(self.expression(depth + 2))}"
            "</literalExpression>"
        )

    def table(self, depth: int) -> str:
        """Write a decision table."""
        inputs, outputs = self.number(4), 1 + self.number(2) * self.number(3)
        policy, aggregation = self.one_of(_POLICIES), self.one_of(_AGGREGATIONS)
        head = f' hitPolicy="{policy}"' + (f' aggregation="{aggregation}"' if aggregation else "")
        columns = "".join(
            f"<input><inputExpression{self._type()}>{_text(self._asked(depth))}</inputExpression>"
            f"{self._values('inputValues')}</input>"
            for _ in range(inputs)
        )
        columns += "".join(
            f"<output{f' name={quoteattr(self.name())}' if outputs > 1 else ''}{self._type()}>"
            f"{self._values('outputValues')}{self._default()}</output>"
            for _ in range(outputs)
        )
        rules = "".join(
            "<rule>"
            + "".join(f"<inputEntry>{_text(self._cell())}</inputEntry>" for _ in range(inputs))
            + "".join(f"<outputEntry>{_text(self.value(6))}</outputEntry>" for _ in range(outputs))
            + "</rule>"
            for _ in range(self.number(40) if self.number(6) == 5 else self.number(6))
        )
        return f"<decisionTable{head}{self._type()}>{columns}{rules}</decisionTable>"

    def _asked(self, depth: int) -> str:
        return self.name() if self.number(4) else self.expression(depth + 3)

    def _cell(self) -> str:
        return self.tests(5)

    def _values(self, element: str) -> str:
        return f"<{element}>{_text(self.tests(6))}</{element}>" if self.number(5) == 4 else ""

    def _default(self) -> str:
        if self.number(5) < 4:
            return ""
        return f"<defaultOutputEntry>{_text(self.value(6))}</defaultOutputEntry>"

    def entry(self, depth: int, name: str) -> str:
        """Write an entry of a boxed context; the result when it has no name."""
        variable = f"<variable name={quoteattr(name)}{self._type()}/>" if name else ""
        return f"<contextEntry>{variable}{self.boxed(depth)}</contextEntry>"

    def context(self, depth: int) -> str:
        """Write a boxed context."""
        names = [self.name() for _ in range(self.number(4))]
        held, self.names = self.names, (*self.names, *names)
        entries = "".join(self.entry(depth, name) for name in names if name != "?")
        entries += self.entry(depth, "") if self.number(2) else ""
        self.names = held
        return f"<context{self._type()}>{entries}</context>"

    def loop(self, depth: int) -> str:
        """Write a boxed iterator or filter."""
        kind = self.one_of(("for", "some", "every", "filter"))
        last = {"for": "return", "filter": "match"}.get(kind, "satisfies")
        name = f" iteratorVariable={quoteattr(self.name())}" if kind != "filter" else ""
        return (
            f"<{kind}{name}{self._type()}><in>{self.boxed(depth)}</in>"
            f"<{last}>{self.boxed(depth)}</{last}></{kind}>"
        )

    def function(self, depth: int) -> str:
        """Write a boxed function."""
        kind = self.one_of(("", "", "", ' kind="FEEL"', ' kind="Java"'))
        return (
            f"<functionDefinition{kind}{self._type()}>{self._parameters()}{self.boxed(depth)}"
            "</functionDefinition>"
        )

    def invocation(self, depth: int) -> str:
        """Write a boxed invocation."""
        bindings = "".join(
            f"<binding><parameter name={quoteattr(self.one_of(('x', 'y', 'n', 'list', 'from')))}/>"
            f"{self.boxed(depth)}</binding>"
            for _ in range(self.number(3))
        )
        name = self.one_of(("f0", "f1", "S0", "abs", "count", "date", self.name()))
        called = f"<literalExpression>{_text(name)}</literalExpression>"
        return f"<invocation{self._type()}>{called}{bindings}</invocation>"

    def relation(self, depth: int) -> str:
        """Write a relation."""
        columns = [self.name() for _ in range(1 + self.number(3))]
        rows = "".join(
            f"<row>{''.join(self.literal(depth + 2) for _ in columns)}</row>"
            for _ in range(self.number(4))
        )
        heads = "".join(f"<column name={quoteattr(name)}{self._type()}/>" for name in columns)
        return f"<relation{self._type()}>{heads}{rows}</relation>"

    def choice(self, depth: int) -> str:
        """Write a boxed conditional."""
        parts = (f"<{part}>{self.boxed(depth)}</{part}>" for part in ("if", "then", "else"))
        return f"<conditional{self._type()}>{''.join(parts)}</conditional>"


_BOXES: tuple[Callable[[ModelWriter, int], str], ...] = (
    ModelWriter.literal,
    ModelWriter.table,
    ModelWriter.table,
    ModelWriter.table,
    ModelWriter.context,
    ModelWriter.loop,
    ModelWriter.function,
    ModelWriter.invocation,
    ModelWriter.relation,
    ModelWriter.choice,
    lambda w, d: f"<list>{''.join(w.boxed(d) for _ in range(w.number(3)))}</list>",
)


def _id(name: str) -> str:
    return name.replace(" ", "_")


def _text(text: str) -> str:
    return f"<text>{escape(text)}</text>"


# --- changes


def changed(data: bytes, choices: ModelWriter) -> bytes:
    """Return a model with some of its parts changed."""
    root = ET.fromstring(data)
    names = [each.get("name", "n") for each in root.iter() if each.get("name")]
    choices.names = tuple(name for name in names if "<" not in name)[:200] or ("n",)
    for _ in range(1 + choices.number(_MOST_CHANGES)):
        choices.one_of(_CHANGES)(root, choices)
        if choices.over:
            break
    return ET.tostring(root)


def _chosen(root: ET.Element, choices: ModelWriter) -> ET.Element:
    everything = list(root.iter())
    return everything[choices.number(min(len(everything), 60_000))]


def _with_parent(root: ET.Element, choices: ModelWriter) -> tuple[ET.Element, ET.Element] | None:
    pairs = [(parent, child) for parent in root.iter() for child in parent]
    return pairs[choices.number(min(len(pairs), 60_000))] if pairs else None


def _retext(root: ET.Element, choices: ModelWriter) -> None:
    texts = [each for each in root.iter() if each.tag.endswith(("}text", "}typeRef"))]
    if texts:
        chosen = texts[choices.number(min(len(texts), 60_000))]
        if chosen.tag.endswith("}typeRef"):
            chosen.text = choices.one_of((*_TYPES, *choices.names[:9]))
        else:
            chosen.text = choices.tests(3) if choices.number(2) else choices.expression(3)


def _reattribute(root: ET.Element, choices: ModelWriter) -> None:
    chosen = _chosen(root, choices)
    keys = (*chosen.attrib, "typeRef", "name", "id", "href", "hitPolicy", "aggregation")
    others = [value for each in root.iter() for value in each.attrib.values()]
    pool = (
        lambda: choices.one_of(others or ["n"]),
        lambda: f"#{choices.one_of([each.get('id', 'x') for each in root.iter()])}",
        lambda: choices.one_of(_TYPES),
        lambda: choices.one_of((*_POLICIES, *_AGGREGATIONS, "true", "false", "FEEL", "Java", "")),
        lambda: choices.expression(5),
    )
    chosen.set(choices.one_of(keys), choices.one_of(pool)())


def _drop(root: ET.Element, choices: ModelWriter) -> None:
    pair = _with_parent(root, choices)
    if pair:
        pair[0].remove(pair[1])


def _double(root: ET.Element, choices: ModelWriter) -> None:
    pair = _with_parent(root, choices)
    if pair:
        pair[0].append(pair[1])


def _rename(root: ET.Element, choices: ModelWriter) -> None:
    _chosen(root, choices).tag = _chosen(root, choices).tag


def _move(root: ET.Element, choices: ModelWriter) -> None:
    pair = _with_parent(root, choices)
    target = _chosen(root, choices)
    if pair and target not in pair[1].iter():
        target.append(pair[1])


def _rebox(root: ET.Element, choices: ModelWriter) -> None:
    """Put a boxed expression in the place of another."""
    boxes = [
        (parent, place)
        for parent in root.iter()
        for place, child in enumerate(parent)
        if child.tag.rpartition("}")[2] in _EXPRESSIONS
    ]
    if boxes:
        parent, place = boxes[choices.number(min(len(boxes), 60_000))]
        namespace = root.tag.partition("}")[0].strip("{") or DMN
        new = f'<definitions xmlns="{namespace}">{choices.boxed(1)}</definitions>'
        parent[place] = ET.fromstring(_cleaned(new))[0]


def _cleaned(text: str) -> str:
    return "".join(each for each in text if each >= " " or each in "\t\n\r")


_EXPRESSIONS = frozenset({
    "literalExpression", "decisionTable", "context", "for", "some", "every", "filter",
    "functionDefinition", "invocation", "relation", "conditional", "list",
})  # fmt: skip
_CHANGES: tuple[Callable[[ET.Element, ModelWriter], None], ...] = (
    _retext, _retext, _retext, _reattribute, _reattribute, _drop, _double, _rename, _move, _rebox,
    _rebox,
)  # fmt: skip


def tokens() -> Iterator[str]:
    """Yield what mutations of bytes may put in."""
    yield from (f"<{each}>" for each in sorted(_EXPRESSIONS))
    yield from (*_POLICIES, *_AGGREGATIONS, *_TYPES, 'typeRef="', 'href="#', "<!--", "<![CDATA[")
    yield from ("]]>", "&lt;", "&#x1F600;", "xmlns:a=", "<?xml version", "<!DOCTYPE", "encoding=")
