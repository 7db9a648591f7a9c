"""Evaluating expressions and comparing them with literals."""

from datetime import UTC, datetime

from rathaus.rules.expression import Outcome, compile_expression
from rathaus.rules.state import State
from rathaus.rules.values.operators import identical

NOW = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)


def outcome(text: str) -> Outcome:
    """Evaluate an expression."""
    return compile_expression(text).evaluate(now=NOW)


def check(text: str, literal: str) -> None:
    """Expect an expression to give what a literal gives."""
    given = outcome(text).value
    wanted = outcome(literal).value
    assert identical(State(), given, wanted), f"{text} gave {given!r}, not {wanted!r}"


def codes(text: str) -> list[str]:
    """Return the codes of the notes of an evaluation, whose sentences can be said."""
    result = outcome(text)
    assert result.value is None
    for note in result.notes:
        for language in ("de", "en"):
            sentence = note.message.in_language(language)
            assert sentence
            assert "Message(" not in sentence
    return [note.message.code for note in result.notes]
