"""Results of a survey by question: counts for charts, texts for the office alone. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rathaus.forms.api import Element, Field
from rathaus.participation.api import surveys
from rathaus.ui.charts import Bars, Row

Given = Mapping[str, Any]
TEXTS = ("text", "long_text", "mail", "phone", "url")
NUMBERS = ("whole", "decimal", "money")
MOST_TEXTS = 500


@dataclass(frozen=True)
class Result:
    """What was answered to one question: a chart of counts, or texts."""

    key: str
    question: str
    answered: int
    asked: int
    chart: Bars | None = None
    texts: tuple[str, ...] = ()


def results_of(
    questionnaire: surveys.Questionnaire,
    submissions: Iterable[surveys.SubmissionInfo],
    language: str,
) -> list[Result]:
    """Count the answers to each question over all submissions that stand."""
    received = list(submissions)
    once = [each.answers.get(0, {}) for each in received]
    entries = [answers for each in received for number, answers in each.answers.items() if number]
    return [
        _result(element, entries if page.key in questionnaire.repeated else once, language)
        for page, element in questionnaire.questions()
        if not hasattr(element, "tone")
    ]


def _result(element: Element, answers: list[Given], language: str) -> Result:
    title = element.title.in_language(language)
    given = [each[element.key] for each in answers if each.get(element.key) not in (None, "", [])]
    counted = Counted(element, language)
    return Result(
        element.key,
        title,
        len(given),
        len(answers),
        counted.chart(title, given),
        tuple(str(value) for value in given[:MOST_TEXTS]) if counted.is_text else (),
    )


class Counted:
    """How the answers to one question are counted."""

    def __init__(self, element: Element, language: str) -> None:
        self._element = element
        self._language = language

    @property
    def is_text(self) -> bool:
        """Whether the answers are texts that people wrote."""
        return isinstance(self._element, Field) and self._element.type in TEXTS

    def chart(self, title: str, given: list[Any]) -> Bars | None:
        """Return bars of how often each answer was given; None for texts and before the first."""
        rows = self._rows(given) if given else ()
        if not rows:
            return None
        words = "; ".join(f"{row.label}: {row.value:g}" for row in rows)
        unit = "Antworten" if self._language == "de" else "Answers"
        return Bars(title=title, unit=unit, sentence=words, rows=rows, language=self._language)

    def _rows(self, given: list[Any]) -> tuple[Row, ...]:
        element = self._element
        if not isinstance(element, Field):
            sizes = Counter(len(value) for value in given if isinstance(value, list))
            return tuple(Row(str(size), count) for size, count in sorted(sizes.items()))
        if element.type in ("choice", "choices"):
            picked = Counter(
                key if isinstance(key, str) else "other"
                for value in given
                for key in (value if isinstance(value, list) else [value])
            )
            titles = {each.key: each.title.in_language(self._language) for each in element.options}
            order = [*titles, *(key for key in picked if key not in titles)]
            return tuple(Row(titles.get(key, key), picked[key]) for key in order)
        if element.type == "yes_no":
            ja, nein = ("ja", "nein") if self._language == "de" else ("yes", "no")
            return (Row(ja, given.count(True)), Row(nein, given.count(False)))
        if element.type in NUMBERS:
            return self._numbers([float(value) for value in given])
        if element.type == "date":
            years = Counter(str(value)[:4] for value in given)
            return tuple(Row(year, count) for year, count in sorted(years.items()))
        return ()

    def _numbers(self, values: list[float]) -> tuple[Row, ...]:
        scale = 100 if isinstance(self._element, Field) and self._element.type == "money" else 1
        values = sorted(value / scale for value in values)
        middle = values[len(values) // 2]
        words = (
            ("kleinster Wert", "mittlerer Wert", "größter Wert")
            if self._language == "de"
            else ("smallest value", "middle value", "largest value")
        )
        return tuple(
            Row(label, value)
            for label, value in zip(words, (values[0], middle, values[-1]), strict=True)
        )
