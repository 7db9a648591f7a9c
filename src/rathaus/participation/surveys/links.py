"""Secret links that are never stored: an id with its signature.

A link opens exactly one invitation or delegation. It can be computed again for a reminder, and
ends for good when the number in its row is raised.
"""

import base64
import binascii
import hashlib
import hmac
from enum import Enum
from uuid import UUID

from django.conf import settings

SIGNATURE = 18
"""Bytes of the signature: 144 bits, which nobody guesses (NIST SP 800-63B asks for 112)."""


class Seat(Enum):
    """Whom a link speaks for."""

    INVITED = b"i"
    DELEGATE = b"d"


def token_of(seat: Seat, key: UUID, number: int = 1) -> str:
    """Return the secret part of a link.

    Args:
        seat: for an invitation or for a delegation.
        key: its id.
        number: which link of this id; the row keeps the number of the one that holds.
    """
    raw = seat.value + key.bytes + _signature(seat, key, number)
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def read_token(token: str) -> tuple[Seat, UUID] | None:
    """Return what a token claims to speak for, None if it is none; ask `holds` before use."""
    try:
        raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        return None
    if len(raw) != 17 + SIGNATURE or raw[:1] not in {seat.value for seat in Seat}:
        return None
    return Seat(raw[:1]), UUID(bytes=raw[1:17])


def holds(token: str, seat: Seat, key: UUID, number: int = 1) -> bool:
    """Tell whether a token is the present one of an id, in a time that tells nothing."""
    return hmac.compare_digest(token.encode(), token_of(seat, key, number).encode())


def _signature(seat: Seat, key: UUID, number: int) -> bytes:
    secret = hashlib.sha256(b"participation.link" + settings.SECRET_KEY.encode()).digest()
    message = seat.value + key.bytes + number.to_bytes(4, "big")
    return hmac.digest(secret, message, "sha256")[:SIGNATURE]
