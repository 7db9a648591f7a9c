"""What a finished assessment decided, for reports."""

from dataclasses import dataclass

from django.utils.translation import override

from rathaus.strategy.assessments.models import Assessment
from rathaus.strategy.assessments.showing import decision_rows
from rathaus.strategy.assessments.subjects import Subject


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that was applied: what, with which effect, why; ``german`` are its own words."""

    title: str
    effect: str
    reason: str
    german: tuple[str, ...]


def decided(version: str, language: str) -> tuple[Decided, ...]:
    """Return the applied decisions of the assessment that ended in a version.

    Args:
        version: slug of the version; "" for the assessment that was finished last.
        language: ``de`` or ``en``.
    """
    finished = Assessment.objects.filter(open=False)
    if version:
        finished = finished.filter(result_version=version)
    row = finished.first()
    if row is None:
        return ()
    with override(language):
        rows = decision_rows(row.decisions.filter(state="applied"), check=False)
        return tuple(
            Decided(
                each.decision.title,
                ": ".join(filter(None, (each.effect, _what(each.subject, language), each.detail))),
                each.decision.reason,
                (each.decision.title, each.decision.reason),
            )
            for each in rows
        )


def _what(part: Subject | None, language: str) -> str:
    return part.title.in_language(language) if part else ""
