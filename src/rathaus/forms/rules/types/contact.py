"""Ways to reach people: e-mail, telephone, web address, and a person with all of them."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from rathaus.forms.rules.model import Field
from rathaus.forms.rules.problem import Problem, problem
from rathaus.forms.rules.text import clean, is_empty
from rathaus.forms.rules.types.base import (
    NO_ANSWER,
    FieldType,
    Frame,
    Json,
    Reading,
    Setting,
    refused,
    typed,
)

_MAIL = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9][A-Za-z0-9-]{0,61}[A-Za-z0-9]"
)
"""Addresses that mail programs deliver: RFC 5321, 4.1.2, without quoted local parts."""

_PHONE = re.compile(r"\+[1-9]\d{6,14}")
_BETWEEN = re.compile(r"[\s()/.–-]|\u00a0|\u202f")


_URL = re.compile(
    r"https?://(?:[\w-]{1,63}\.)+[\w-]{2,63}(?::\d{1,5})?(?:[/?#][^\s\"<>\\^`{|}]*)?", re.IGNORECASE
)
"""A host with a dot, no name or password before it (RFC 3986, 3.2.1, warns of them)."""


def read_mail(raw: str) -> tuple[str, Problem | None]:
    """Read an e-mail address; umlauts in the domain become its ASCII form (IDNA)."""
    text, refusal = clean(raw, most=320)
    if refusal is not None:
        return text, refusal
    local, at, domain = text.rpartition("@")
    try:
        plain = local + at + (domain if domain.isascii() else domain.encode("idna").decode("ascii"))
    except UnicodeError:
        return text, problem("mail")
    fits = len(plain) <= 254 and len(local) <= 64 and _MAIL.fullmatch(plain)
    return (plain, None) if fits else (text, problem("mail"))


def read_phone(raw: str) -> tuple[str, Problem | None]:
    """Read a telephone number as E.164; one without a country is German.

    >>> read_phone("0211 899-0000")[0]
    '+492118990000'
    """
    text, refusal = clean(raw, most=60)
    if refusal is not None:
        return text, refusal
    digits = _BETWEEN.sub("", text.replace("(0)", "") if text.startswith(("+", "00")) else text)
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    elif digits.startswith("0"):
        digits = "+49" + digits[1:]
    fits = digits.isascii() and _PHONE.fullmatch(digits)
    return (digits, None) if fits else (text, problem("phone"))


class Mail(FieldType):
    """An e-mail address."""

    name = "email"
    template = "email"
    settings = MappingProxyType({"autocomplete": Setting("word", ("email",))})

    def read(self, raw: Json, field: Field, frame: Frame) -> Reading:
        """Look at the form of the address."""
        if is_empty(raw):
            return NO_ANSWER
        text, refusal = read_mail(raw) if isinstance(raw, str) else ("", problem("mail"))
        return refused(refusal) if refusal else Reading(text, text)

    def schema(self, field: Field) -> dict[str, object]:
        """A string of the format email."""
        return {"type": "string", "format": "email", "maxLength": 254}


class Phone(FieldType):
    """A telephone number, canonical as E.164."""

    name = "phone"
    template = "phone"
    settings = MappingProxyType({"autocomplete": Setting("word", ("tel",))})

    def read(self, raw: Json, field: Field, frame: Frame) -> Reading:
        """Read it as E.164."""
        if is_empty(raw):
            return NO_ANSWER
        text, refusal = read_phone(raw) if isinstance(raw, str) else ("", problem("phone"))
        return refused(refusal) if refusal else Reading(text, text)

    def schema(self, field: Field) -> dict[str, object]:
        """E.164."""
        return {"type": "string", "pattern": r"^\+[1-9][0-9]{6,14}$"}


class Url(FieldType):
    """A web address; one without a scheme gets https."""

    name = "url"
    template = "url"

    def read(self, raw: Json, field: Field, frame: Frame) -> Reading:
        """Only http and https, with a host that has a dot, and no password."""
        if is_empty(raw):
            return NO_ANSWER
        if not isinstance(raw, str):
            return refused(problem("url"))
        text, refusal = clean(raw, most=2000)
        if refusal is not None:
            return refused(refusal)
        if "://" not in text:
            text = f"https://{text}"
        return Reading(text, text) if _URL.fullmatch(text) else refused(problem("url"))

    def schema(self, field: Field) -> dict[str, object]:
        """A string of the format uri."""
        return {"type": "string", "format": "uri", "pattern": "^https?://", "maxLength": 2000}


class Person(NamedTuple):
    """A person and how to reach them; "" is not given."""

    name: str
    email: str = ""
    phone: str = ""


class PersonField(FieldType):
    """A person: name, and e-mail and telephone where the form asks for them."""

    name = "person"
    template = "person"
    parts = ("name", "email", "phone")
    settings = MappingProxyType(
        {"ask": Setting("words", ("email", "phone")), "need": Setting("words", ("email", "phone"))}
    )

    def asked(self, field: Field) -> tuple[str, ...]:
        """The parts that are shown: the name, and what the form asks for (both if it is silent)."""
        ask = field.settings.get("ask", ("email", "phone"))
        assert isinstance(ask, tuple)
        return ("name", *ask)

    def needed(self, field: Field) -> tuple[str, ...]:
        """The parts that must be given once the person is."""
        need = field.settings.get("need", ())
        assert isinstance(need, tuple)
        return ("name", *need)

    def mistakes(self, field: Field) -> list[tuple[str, Problem]]:
        """What is needed must be asked."""
        missing = set(self.needed(field)) - set(self.asked(field))
        return [("need", problem("person-not-asked", part=part)) for part in sorted(missing)]

    def read(self, raw: Json, field: Field, frame: Frame) -> Reading:
        """Read each part; parts that are not asked are left out."""
        if is_empty(raw):
            return NO_ANSWER
        if not isinstance(raw, Mapping):
            return refused(problem("person-name"), "name")
        read: dict[str, str] = {}
        for part in self.asked(field):
            given = raw.get(part)
            if is_empty(given):
                if part in self.needed(field):
                    return refused(problem(f"person-{part}"), part)
                continue
            text, refusal = (
                _READERS[part](given) if isinstance(given, str) else ("", problem("text-kind"))
            )
            if refusal is not None:
                return refused(refusal, part)
            read[part] = text
        return (
            Reading(Person(**read), dict(read))
            if read.get("name")
            else refused(problem("person-name"), "name")
        )

    def feel(self, value: object) -> object:
        """An object of the parts that were given."""
        assert isinstance(value, Person)
        return {part: text for part, text in value._asdict().items() if text}

    def words(self, value: object, field: Field, frame: Frame, language: str) -> str:
        """One part a line."""
        assert isinstance(value, Person)
        return "\n".join(text for text in value if text)

    def schema(self, field: Field) -> dict[str, object]:
        """An object of the parts."""
        parts: dict[str, object] = {
            "name": {"type": "string", "minLength": 1, "maxLength": 200},
            "email": Mail().schema(field),
            "phone": Phone().schema(field),
        }
        return {
            "type": "object",
            "properties": {part: parts[part] for part in self.asked(field)},
            "required": list(self.needed(field)),
            "additionalProperties": False,
        }

    def inputs(self, raw: Json, field: Field) -> dict[str, tuple[str, ...]]:
        """One input a part."""
        given = raw if isinstance(raw, Mapping) else {}
        return {part: (typed(given.get(part)),) for part in self.parts}

    def posted(self, given: Mapping[str, Sequence[str]], field: Field) -> Json:
        """The parts as typed."""
        raw = {part: given[part][-1] for part in self.asked(field) if given.get(part)}
        return None if is_empty(raw) else raw


_READERS = {
    "name": lambda text: clean(text, most=200),
    "email": read_mail,
    "phone": read_phone,
}
