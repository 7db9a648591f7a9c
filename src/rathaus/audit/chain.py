"""How links are made: content, hash, and the check of one link against the one before."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rathaus.audit.canonical import digest, instant
from rathaus.audit.models import AuditEntry


def content_of(entry: AuditEntry) -> dict[str, Any]:
    """Everything of an entry that its hash covers, in the form that is hashed."""
    return {
        "seq": entry.seq,
        "at": instant(entry.at),
        "actor": {"id": entry.actor_id, "label": entry.actor_label},
        "action": entry.action,
        "subject": {"type": entry.subject_type, "id": entry.subject_id},
        "before": entry.before,
        "after": entry.after,
        "request": entry.request_id,
        "previous": entry.previous_hash,
    }


def hash_of(entry: AuditEntry) -> str:
    """The hash that the entry must carry."""
    content: Mapping[str, Any] = content_of(entry)
    return digest(content)


@dataclass(frozen=True)
class Anchor:
    """The end of a chain: number of links and hash of the last one. Text form `12:ab…`."""

    count: int
    last_hash: str

    def __str__(self) -> str:
        """Text form, as `audit verify` prints it."""
        return f"{self.count}:{self.last_hash}"

    @classmethod
    def parse(cls, text: str) -> "Anchor":
        """Read the text form.

        Raises:
            ValueError: not a number, a colon and 64 hexadecimal digits.
        """
        count, _, last_hash = text.strip().partition(":")
        if (
            not count.isdigit()
            or len(last_hash) != 64
            or not set(last_hash) <= set("0123456789abcdef")
        ):
            raise ValueError("an anchor is a number, a colon and 64 hexadecimal digits")
        return cls(int(count), last_hash)
