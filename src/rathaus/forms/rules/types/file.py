"""Files: the answer names stored files; what they are is looked up, never believed."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from rathaus.forms.rules.model import Field
from rathaus.forms.rules.problem import Problem, problem
from rathaus.forms.rules.text import is_empty
from rathaus.forms.rules.types.base import (
    NO_ANSWER,
    FieldType,
    FileInfo,
    Frame,
    Json,
    Reading,
    Setting,
    count_setting,
    refused,
)

KINDS = ("pdf", "jpeg", "png", "webp", "odf", "ooxml")
"""Kinds of files that can be told by their content."""

MEGABYTE = 1_000_000
LARGEST_FILE = 50 * MEGABYTE
MOST_FILES = 20


class FileField(FieldType):
    """One file or several."""

    name = "file"
    template = "file"
    parts = ("keep", "remove")
    settings = MappingProxyType(
        {
            "accept": Setting("words", KINDS),
            "max_bytes": Setting("count", most=LARGEST_FILE),
            "max_files": Setting("count", most=MOST_FILES),
        }
    )

    def accepted(self, field: Field) -> tuple[str, ...]:
        """Kinds of files that the form takes."""
        accept = field.settings.get("accept") or KINDS[:4]
        assert isinstance(accept, tuple)
        return accept

    def largest(self, field: Field) -> int:
        """Bytes that one file may have."""
        return count_setting(field, "max_bytes", 10 * MEGABYTE)

    def most(self, field: Field) -> int:
        """Files that may be given."""
        return count_setting(field, "max_files", 1)

    def refusal(self, info: FileInfo, field: Field) -> Problem | None:
        """Say why a stored file does not answer this field, or None."""
        if info.kind not in self.accepted(field):
            return problem("file-kind", name=info.name, kinds=kinds_in_words(self.accepted(field)))
        if info.size > self.largest(field):
            return problem("file-large", name=info.name, most=self.largest(field) // MEGABYTE)
        return None

    def read(self, raw: Json, field: Field, frame: Frame) -> Reading:
        """Find the stored files."""
        if is_empty(raw):
            return NO_ANSWER
        items = raw if isinstance(raw, list | tuple) else [raw]
        if len(items) > self.most(field):
            return refused(problem("file-many", most=self.most(field)))
        found: list[FileInfo] = []
        for item in items:
            key = item.get("id") if isinstance(item, Mapping) else None
            info = frame.files.get(key) if isinstance(key, str) else None
            if info is None or info in found:
                return refused(problem("file-unknown"))
            refusal = self.refusal(info, field)
            if refusal is not None:
                return refused(refusal)
            found.append(info)
        return Reading(tuple(found), [{"id": info.id} for info in found])

    def feel(self, value: object) -> object:
        """Name, size and kind of each."""
        assert isinstance(value, tuple)
        return [{"name": info.name, "size": info.size, "kind": info.kind} for info in value]

    def words(self, value: object, field: Field, frame: Frame, language: str) -> str:
        """One name a line."""
        assert isinstance(value, tuple)
        return "\n".join(info.name for info in value)

    def schema(self, field: Field) -> dict[str, object]:
        """References to stored files."""
        return {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"id": {"type": "string"}},
                "required": ["id"],
                "additionalProperties": False,
            },
            "minItems": 1,
            "maxItems": self.most(field),
            "x-files": {"accept": list(self.accepted(field)), "maxBytes": self.largest(field)},
        }

    def inputs(self, raw: Json, field: Field) -> dict[str, tuple[str, ...]]:
        """The ids of the files that are there."""
        items = raw if isinstance(raw, list | tuple) else [raw]
        ids = [item.get("id") for item in items if isinstance(item, Mapping)]
        return {"keep": tuple(each for each in ids if isinstance(each, str)), "remove": ()}

    def posted(self, given: Mapping[str, Sequence[str]], field: Field) -> Json:
        """The files that are kept; new ones are added once they are stored."""
        gone = set(given.get("remove", ()))
        return [{"id": each} for each in given.get("keep", ()) if each not in gone] or None


def kinds_in_words(kinds: Sequence[str]) -> str:
    """Kinds of files as people call them."""
    names = {"odf": "OpenDocument", "ooxml": "Word, Excel, PowerPoint"}
    return ", ".join(names.get(kind, kind.upper()) for kind in kinds)
