"""What a page shows of a decision model: decisions, findings, and the outcome of a try."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rathaus.rules.api import (
    DecisionView,
    Field,
    Finding,
    Limits,
    Model,
    RulesError,
    Shown,
    check_model,
    input_fields,
    lay_over,
    literal_of,
    load_model,
    view_decisions,
)

_PATIENCE = Limits(steps=500_000, seconds=2.0)
"""What one try on a page may ask for."""


@dataclass(frozen=True, slots=True)
class ModelPage:
    """A model, ready to be shown.

    Args:
        model: linked and compiled.
        decisions: in the order of the page.
        inputs: fields of the form.
        findings: of the static checks, the gravest first.
        subjects: what can be asked for: services first, then decisions.
    """

    model: Model
    decisions: tuple[DecisionView, ...]
    inputs: tuple[Field, ...]
    findings: tuple[Finding, ...]
    subjects: tuple[str, ...]


@lru_cache(maxsize=8)
def model_page(text: str, file: str) -> ModelPage:
    """Make a model ready to be shown; kept by its content.

    Raises:
        RulesError: it cannot be read or linked.
    """
    model = load_model(text.encode(), file=file)
    decisions = view_decisions(model.definitions)
    named = {each.name for each in decisions if each.kind == "decision" and each.logic}
    return ModelPage(
        model=model,
        decisions=decisions,
        inputs=input_fields(model.definitions),
        findings=check_model(model),
        subjects=(*model.services, *(name for name in model.decisions if name in named)),
    )


@dataclass(frozen=True, slots=True)
class Try:
    """The outcome of a try.

    Args:
        decisions: every decision, with what it did.
        results: name and value of the results.
        sentences: everything that happened, in words.
        refused: why it could not be worked out; "" when it was.
    """

    decisions: tuple[Shown, ...]
    results: tuple[tuple[str, str], ...] = ()
    sentences: tuple[str, ...] = ()
    refused: str = ""


def untried(page: ModelPage) -> Try:
    """Return the decisions as they stand, without an outcome."""
    return Try(lay_over(page.decisions, None))


def try_out(page: ModelPage, subject: str, values: Mapping[str, object], language: str) -> Try:
    """Work something out with these values, and tell how it came about.

    Args:
        page: the model.
        subject: one of its `subjects`.
        values: inputs by name.
        language: of the sentences, "de" or "en".
    """
    try:
        answer = page.model.answer(subject, values, limits=_PATIENCE, trace=True)
    except RulesError as error:
        return Try(lay_over(page.decisions, None), refused=error.in_language(language))
    sentences = answer.trace.sentences(language) if answer.trace else ()
    return Try(
        decisions=lay_over(page.decisions, answer.trace),
        results=tuple(_results(subject, answer.value, page.model.services)),
        sentences=sentences,
    )


def _results(
    subject: str, value: object, services: Mapping[str, object]
) -> Iterable[tuple[str, str]]:
    """A service answers several decisions at once; each is shown under its own name."""
    if subject in services and isinstance(value, dict):
        return [(name, literal_of(each)) for name, each in value.items()]
    return [(subject, literal_of(value))]
