"""Computing the suggestions anew when the portfolio or the words have changed."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from rathaus.kernel.time import now
from rathaus.strategy.document import Project, Synonym
from rathaus.strategy.errors import NotFound
from rathaus.strategy.store.projects import BATCH, read_projects
from rathaus.strategy.store.state import changing, revision, settle
from rathaus.strategy.store.structure import structure
from rathaus.strategy.synergies.models import Comparison, Judgement, Suggestion
from rathaus.strategy.synergies.rules.vocabulary import Vocabulary
from rathaus.strategy.synergies.rules.weights import BASE, WEIGHTS
from rathaus.strategy.synergies.vocabulary import general

if TYPE_CHECKING:
    from rathaus.strategy.synergies.rules.similar import Alike, Portfolio

COMPARED = (
    "id", "title", "description", "systems", "data", "goals", "action_plan", "department",
    "depends_on",
)  # fmt: skip
"""Fields of a project that a comparison looks at; changes of others need none."""

_ready: "tuple[int, Portfolio] | None" = None


def compare() -> bool:
    """Compare all projects and keep the suggestions; judged pairs stay whatever comes out.

    Returns:
        False when nothing that counts has changed since the last time.
    """
    settle()
    try:
        synonyms = structure().synonyms
    except NotFound:
        return False
    projects = read_projects()
    digest = _digest(projects, synonyms)
    last = Comparison.objects.filter(id=1).values_list("digest", flat=True).first()
    if last == digest:
        return False
    found = _portfolio(projects, general().with_city(synonyms)).alike()
    with changing():
        _keep(found, {project.id for project in projects})
        Comparison.objects.update_or_create(
            id=1, defaults={"digest": digest, "projects": len(projects), "at": now()}
        )
    return True


def portfolio() -> "Portfolio":
    """Return the present portfolio, ready to be compared with a text; kept until it changes.

    Raises:
        NotFound: before a city has been loaded.
    """
    global _ready  # noqa: PLW0603 - one value per process, replaced as a whole
    present = revision().number
    if _ready is None or _ready[0] != present:
        words = general().with_city(structure().synonyms)
        _ready = (present, _portfolio(read_projects(), words))
    return _ready[1]


def _portfolio(projects: Iterable[Project], words: Vocabulary) -> "Portfolio":
    # Imported late: scikit-learn takes seconds to load and 100 MB to keep, which every process
    # that only shows suggestions would pay for.
    from rathaus.strategy.synergies.rules.similar import Portfolio  # noqa: PLC0415

    return Portfolio(projects, words)


def _digest(projects: Iterable[Project], synonyms: tuple[Synonym, ...]) -> str:
    told = hashlib.sha256(json.dumps([BASE, WEIGHTS], sort_keys=True).encode())
    told.update(repr((general().synonyms, synonyms)).encode())
    for project in projects:
        told.update(repr([getattr(project, name) for name in COMPARED]).encode())
    return told.hexdigest()


def _keep(found: "list[Alike]", known: set[str]) -> None:
    judged = set(Judgement.objects.exclude(verdict="").values_list("one", "other"))
    fresh = {(each.one, each.other) for each in found}
    gone = [
        key
        for key, one, other in Suggestion.objects.values_list("pk", "one", "other")
        if (one, other) in fresh or (one, other) not in judged or not {one, other} <= known
    ]
    Suggestion.objects.filter(pk__in=gone).delete()
    Suggestion.objects.bulk_create(
        (
            Suggestion(
                one=each.one,
                other=each.other,
                likelihood=each.likelihood,
                level=each.level.value,
                reasons=[asdict(reason) for reason in each.reasons],
            )
            for each in found
        ),
        batch_size=BATCH,
    )
