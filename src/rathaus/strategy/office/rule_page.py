"""What a page shows of a decision model: decisions, findings, and the outcome of a try."""

from collections.abc import Mapping
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
    load_model,
    view_decisions,
)
from rathaus.strategy.office.rule_words import Words
from rathaus.strategy.rules.told import Known, about, fill
from rathaus.strategy.rules.tried import fill_tried

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
        answered: it was worked out.
        sentences: everything that happened, in words.
        refused: why it could not be worked out; "" when it was.
    """

    decisions: tuple[Shown, ...]
    answered: bool = False
    sentences: tuple[str, ...] = ()
    refused: str = ""


def untried(page: ModelPage) -> Try:
    """Return the decisions as they stand, without an outcome."""
    return Try(lay_over(page.decisions, None))


def try_out(
    page: ModelPage,
    subject: str,
    values: Mapping[str, object],
    language: str,
    known: Known | None = None,
) -> Try:
    """Work something out with these values, and tell how it came about.

    Args:
        page: the model.
        subject: one of its `subjects`.
        values: inputs by name.
        language: of the sentences, "de" or "en".
        known: the project whose facts these are, so that sentences name what is around it.
    """
    try:
        answer = page.model.answer(subject, values, limits=_PATIENCE, trace=True)
    except RulesError as error:
        return Try(lay_over(page.decisions, None), refused=error.in_language(language))
    if answer.trace is None:
        return Try(lay_over(page.decisions, None), answered=True)

    def put(sentence: str, spoken: str, grounds: object) -> str:
        if known is None:
            return fill_tried(sentence, spoken, values, grounds)
        return fill(sentence, sentence, about(known, grounds)).in_language(spoken)

    words = Words(answer.trace, language, put)
    return Try(
        decisions=words.shown(lay_over(page.decisions, words.trace)),
        answered=True,
        sentences=words.sentences(),
    )
