"""All built-in functions as a page in Markdown, from what the functions say of themselves."""

from collections.abc import Iterator

from rathaus.rules.feel.builtins.registry import GROUPS, Builtin, Form, FormParameter, Words
from rathaus.rules.values.types import ANY, FeelType

_TITLE = Words("Eingebaute Funktionen von FEEL", "Built-in functions of FEEL")
_HOW = Words(
    """Diese Seite schreibt `./rathaus rules functions`; jedes Beispiel wird geprüft.

Argumente stehen in ihrer Reihenfolge, `substring("Rathaus", 4)`, oder mit ihrem Namen,
`substring(string: "Rathaus", start position: 4)`. Ein `?` heißt, dass ein Argument fehlen darf,
`…`, dass es sich wiederholen darf. Passen die Argumente nicht, ist das Ergebnis null, und eine
Notiz sagt, warum. Listen und Texte werden ab 1 gezählt, von hinten ab -1.""",
    """This page is written by `./rathaus rules functions --language en`, and every example is run.

Arguments are given in their order, `substring("Rathaus", 4)`, or by their names,
`substring(string: "Rathaus", start position: 4)`. A `?` marks an argument that may be left out, `…`
one that may be repeated. Arguments that do not fit give null, with a note that says why. Positions
in lists and texts are counted from 1, from the end from -1.""",
)


def functions_page(language: str = "de") -> str:
    """Write the page.

    Args:
        language: "de" or "en".
    """
    return "\n".join(_lines(language)) + "\n"


def _lines(language: str) -> Iterator[str]:
    yield f"# {_said(_TITLE, language)}"
    yield ""
    yield _said(_HOW, language)
    for words, group in GROUPS:
        yield ""
        yield f"## {_said(words, language)}"
        for builtin in group:
            yield from _function(builtin, language)


def _function(builtin: Builtin, language: str) -> Iterator[str]:
    yield ""
    yield f"### {builtin.name}"
    yield ""
    yield _said(builtin.words, language)
    yield ""
    for usage in dict.fromkeys(_usage(builtin.name, each) for each in builtin.forms):
        yield f"- {usage}"
    yield ""
    yield "```feel"
    width = max(len(text) for text, _ in builtin.examples)
    for text, literal in builtin.examples:
        yield f"{text:{width}}  → {literal}"
    yield "```"


def _usage(name: str, form: Form) -> str:
    parameters = [_parameter(each) for each in form.parameters]
    if form.variadic:
        parameters.append("…")
    result = "" if form.result == ANY else f" → {_type(form.result)}"
    return f"`{name}({', '.join(parameters)}){result}`"


def _parameter(parameter: FormParameter) -> str:
    mark = "?" if parameter.optional else ""
    if parameter.type == ANY:
        return f"{parameter.name}{mark}"
    return f"{parameter.name}{mark}: {_type(parameter.type)}"


def _type(of: FeelType) -> str:
    return of.text.replace("<Any>", "")


def _said(words: Words, language: str) -> str:
    return words.english if language == "en" else words.german
