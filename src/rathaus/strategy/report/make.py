"""The report of the present state or of a version, from the database."""

from rathaus.kernel.time import BERLIN
from rathaus.strategy.assessments.results import decided
from rathaus.strategy.report.audience import Audience
from rathaus.strategy.report.build import Facts, build
from rathaus.strategy.report.changes import Earlier
from rathaus.strategy.report.content import DecisionLine, Report
from rathaus.strategy.versions.store import NOW, info, load, stored
from rathaus.ui.city import current_city


def make(
    language: str,
    *,
    version: str = NOW,
    since: str = "",
    audience: Audience = Audience.COUNCIL,
) -> Report:
    """Write the report.

    Args:
        language: ``de`` or ``en``.
        version: the version to report on; the present state when left out.
        since: the version to compare with; the one before when left out.
        audience: whom it is written for.

    Raises:
        NotFound: there is no such version, or no city has been loaded.
        VersionDamaged: a version is not what was frozen.
    """
    content = load(version)
    facts = Facts(
        city=current_city().full_name,
        strategy=content.strategy,
        evaluation=content.evaluation,
        decisions=content.decisions,
        earlier=_earlier(since or _before(version)),
        taken=tuple(
            DecisionLine(each.title, each.effect, each.reason, each.german)
            for each in decided("" if version == NOW else version, language)
        ),
    )
    return build(facts, language, audience)


def _before(version: str) -> str:
    """Name the version frozen last before another, "" if there is none."""
    names = [each.slug for each in stored()]
    if version != NOW:
        names = names[names.index(version) + 1 :]
    return names[0] if names else ""


def _earlier(version: str) -> Earlier | None:
    if not version:
        return None
    known, content = info(version), load(version)
    return Earlier(
        name=known.name,
        frozen_on=known.frozen_at.astimezone(BERLIN).date(),
        strategy=content.strategy,
        evaluation=content.evaluation,
        decisions=content.decisions,
    )
