"""What is wrong with a stated effort, as something missing and as a finding."""

from collections.abc import Mapping
from decimal import Decimal

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Effort, Project, SizeClass
from rathaus.strategy.rules.effort import months
from rathaus.strategy.schedule.rules.finding import Code, Finding

MOST_MONTHS = Decimal(1200)
"""Person months asked of one pool beyond which an effort is taken for a slip: 100 person years."""


def slip(
    effort: Effort, size_months: Mapping[SizeClass, Decimal], pools: Mapping[str, Localized]
) -> Code | None:
    """Tell what is wrong with an effort; None when nothing is, or when it is merely unknown."""
    if effort.pool not in pools:
        return Code.POOL_GONE
    whole = months(effort, size_months)
    if whole is None:
        return None
    if whole < 0 or any(part.person_months < 0 for part in effort.quarters):
        return Code.NEGATIVE
    return Code.ABSURD if whole > MOST_MONTHS else None


def missing(
    effort: Effort, size_months: Mapping[SizeClass, Decimal], pools: Mapping[str, Localized]
) -> Localized | None:
    """Say what an effort still needs before it can be planned; None when it needs nothing."""
    code = slip(effort, size_months, pools)
    if code is Code.POOL_GONE:
        return Localized(
            f"ein Team statt „{effort.pool}“, das es nicht mehr gibt",
            f"a team instead of “{effort.pool}”, which no longer exists",
        )
    title = pools[effort.pool]
    name = title.in_language("en")
    if code is Code.NEGATIVE:
        return Localized(f"ein Aufwand ab 0 für {title.de}", f"an effort from 0 up for {name}")
    if code is Code.ABSURD:
        return Localized(f"ein glaubhafter Aufwand für {title.de}", f"a credible effort for {name}")
    if months(effort, size_months) is None:
        return Localized(f"Aufwand für {title.de}", f"effort for {name}")
    return None


def findings(
    project: Project, size_months: Mapping[SizeClass, Decimal], pools: Mapping[str, Localized]
) -> tuple[Finding, ...]:
    """Name deleted pools still in use, and efforts that are negative or absurd."""
    found = []
    for effort in project.efforts:
        code = slip(effort, size_months, pools)
        if code is not None:
            text, mend = _words(project, effort, code, months(effort, size_months), pools)
            found.append(Finding(code, text, mend, _UNTIL, project.id, effort.pool))
    return tuple(found)


_UNTIL = Localized(
    "Das Projekt bleibt bis dahin ungeplant.", "Until then the project stays unplanned."
)


def _words(
    project: Project,
    effort: Effort,
    code: Code,
    whole: Decimal | None,
    pools: Mapping[str, Localized],
) -> tuple[Localized, Localized]:
    title = project.title
    if code is Code.POOL_GONE:
        return (
            Localized(
                f"„{title}“ braucht das Team „{effort.pool}“, das es nicht mehr gibt.",
                f"“{title}” needs the team “{effort.pool}”, which no longer exists.",
            ),
            Localized(
                "Ordnen Sie den Aufwand einem anderen Team zu oder legen Sie das Team wieder an.",
                "Assign the effort to another team, or add the team again.",
            ),
        )
    pool = pools[effort.pool]
    if code is Code.NEGATIVE:
        return (
            Localized(
                f"„{title}“ nennt für {pool.de} einen Aufwand kleiner als 0.",
                f"“{title}” states an effort below 0 for {pool.in_language('en')}.",
            ),
            Localized("Tragen Sie Personenmonate ab 0 ein.", "Enter person months from 0 upwards."),
        )
    return (
        Localized(
            f"„{title}“ nennt für {pool.de} {whole} Personenmonate, mehr als hundert "
            "Personenjahre.",
            f"“{title}” states {whole} person months for {pool.in_language('en')}, more than a "
            "hundred person years.",
        ),
        Localized(
            "Prüfen Sie die Einheit; gemeint sind Personenmonate.",
            "Check the unit; person months are meant.",
        ),
    )
