"""The XML of a model as a small tree: elements of DMN with their places, everything else left out.

Nothing outside the file is ever looked at: document types, entities and with them external
references are refused before they could be expanded. Source: DMN 1.5, chapter 12 (interchange).
"""

from dataclasses import dataclass, field
from xml.parsers import expat

from rathaus.rules.dmn.model import Place
from rathaus.rules.dmn.xml.broken import not_well_formed
from rathaus.rules.errors import ModelError
from rathaus.rules.limits import Limits
from rathaus.rules.messages import message
from rathaus.rules.state import NO_DEADLINE, Deadline

ENCODINGS = frozenset(
    {"utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252"}
)
"""Encodings a file may declare. Others are rare, and some of Python's are no text at all."""

_SEPARATOR = "\n"


@dataclass(slots=True)
class XmlElement:
    """An element in the namespace of the root.

    Args:
        name: name without namespace.
        attributes: attributes by name; of those with a namespace as `{namespace}name`.
        place: where it begins.
        text_place: where its text begins; where the element begins when it has none.
    """

    name: str
    attributes: dict[str, str]
    place: Place
    text_place: Place
    children: list["XmlElement"] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text directly in the element, as written."""
        return "".join(self.pieces)


@dataclass(slots=True)
class XmlDocument:
    """A whole file: the root, its namespace, and the prefixes declared at the root."""

    root: XmlElement
    namespace: str
    prefixes: dict[str, str]


def read_xml(
    data: bytes, file: str, limits: Limits, deadline: Deadline = NO_DEADLINE
) -> XmlDocument:
    """Read the elements of one file that are in the namespace of its root.

    Elements of other namespaces (extensions, diagrams) are left out with all they contain.

    Args:
        data: the file.
        file: its name, for messages.
        limits: bounds on size, number of elements and depth.
        deadline: when it must be read.

    Raises:
        ModelError: it is no XML, or one that asks for too much or for other files.
        LimitExceeded: it took too long.
    """
    if len(data) > limits.model_bytes:
        raise ModelError(message("xml-too-large", limit=limits.model_bytes), file)
    if not data.strip():
        raise ModelError(message("xml-empty"), file)
    builder = _Builder(file, limits, deadline)
    parser = builder.parser
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise not_well_formed(error, file) from None
    return builder.document()


class _Builder:
    """Takes what expat reports."""

    def __init__(self, file: str, limits: Limits, deadline: Deadline) -> None:
        self.file = file
        self.deadline = deadline
        self.limits = limits
        self.namespace = ""
        self.prefixes: dict[str, str] = {}
        self.root: XmlElement | None = None
        self.open: list[XmlElement] = []
        self.skipped = 0
        """Depth inside an element that is left out; 0 outside of one."""
        self.count = 0
        self.parser = self._make_parser()

    def document(self) -> XmlDocument:
        assert self.root is not None  # expat refuses a file without a root
        return XmlDocument(self.root, self.namespace, self.prefixes)

    def _make_parser(self) -> "expat.XMLParserType":
        parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._document_type
        parser.StartNamespaceDeclHandler = self._prefix
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        return parser

    def _place(self) -> Place:
        parser = self.parser
        return Place(self.file, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    def _refuse(self, code: str, **values: object) -> ModelError:
        place = self._place()
        return ModelError(message(code, **values), place.file, place.line, place.column)

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in ENCODINGS:
            raise self._refuse("xml-encoding", encoding=encoding)

    def _document_type(self, *_details: object) -> None:
        raise self._refuse("xml-doctype")

    def _prefix(self, prefix: str | None, uri: str | None) -> None:
        if self.root is None:
            self.prefixes[prefix or ""] = uri or ""

    def _start(self, full_name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        self.deadline.look()
        if self.count > self.limits.elements:
            raise self._refuse("xml-too-many-elements", limit=self.limits.elements)
        if len(self.open) + self.skipped >= self.limits.nesting:
            raise self._refuse("xml-too-deep", limit=self.limits.nesting)
        namespace, _, name = full_name.rpartition(_SEPARATOR)
        if self.root is None:
            self.namespace = namespace
        if self.skipped or namespace != self.namespace or name == "extensionElements":
            self.skipped += 1
            return
        self._open_element(name, attributes)

    def _open_element(self, name: str, attributes: dict[str, str]) -> None:
        place = self._place()
        element = XmlElement(name, {_key(k): v for k, v in attributes.items()}, place, place)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def _end(self, _name: str) -> None:
        if self.skipped:
            self.skipped -= 1
        else:
            self.open.pop()

    def _characters(self, text: str) -> None:
        if self.skipped:
            return
        element = self.open[-1]
        if not element.pieces:
            element.text_place = self._place()
        element.pieces.append(text)


def _key(full_name: str) -> str:
    namespace, separator, name = full_name.rpartition(_SEPARATOR)
    return f"{{{namespace}}}{name}" if separator else name
