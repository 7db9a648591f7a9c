"""Suggestions with the decisions on them, as the pages and others read them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from rathaus.strategy.models import ProjectRow
from rathaus.strategy.synergies.models import Dismissal, Judgement, Suggestion, Verdict
from rathaus.strategy.synergies.rules.groups import Group, groups
from rathaus.strategy.synergies.rules.level import Level
from rathaus.strategy.synergies.rules.reasons import Reason, ReasonKind

OPEN = "open"
STATES = (OPEN, *Verdict.values)
SHOWN_OF_ONE = 8
HIDDEN = (Verdict.REJECTED, Verdict.NOT_ALIKE)
MOST_IN_GROUPS = 20_000
"""Pairs that groups are made of, the likeliest first; more make no better groups."""


@dataclass(frozen=True, slots=True)
class Similar:
    """A project that resembles the one asked for.

    Args:
        project: its id.
        title: its title.
        category: letter of its category.
        likelihood: between 0 and 1.
        level: what to call it.
        reasons: what the two share.
        accepted: the office has confirmed it.
    """

    project: str
    title: str
    category: str
    likelihood: float
    level: Level
    reasons: tuple[Reason, ...]
    accepted: bool = False


def similar_to(project: str) -> tuple[Similar, ...]:
    """Return the projects that one resembles, confirmed ones first, then the likeliest."""
    rows = judged().filter(Q(one=project) | Q(other=project)).exclude(state__in=HIDDEN)
    chosen = sorted(rows, key=lambda row: (row.state != Verdict.ACCEPTED, -row.likelihood))
    others = {row.other if row.one == project else row.one: row for row in chosen[:SHOWN_OF_ONE]}
    known = titles(others)
    return tuple(
        Similar(
            project=key,
            title=known[key][0],
            category=known[key][1],
            likelihood=row.likelihood,
            level=Level(row.level),
            reasons=reasons_of(row.reasons),
            accepted=row.state == Verdict.ACCEPTED,
        )
        for key, row in others.items()
        if key in known
    )


def titles(keys: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return title and category of stored projects."""
    rows = ProjectRow.objects.filter(key__in=list(keys))
    return {
        key: (title, letter) for key, title, letter in rows.values_list("key", "title", "category")
    }


def judged() -> "QuerySet[Any, Any]":
    """Return all suggestions with `state` and `judged_version` of the decision on each."""
    decision = Judgement.objects.filter(one=OuterRef("one"), other=OuterRef("other"))
    named = decision.exclude(verdict="")
    return Suggestion.objects.annotate(
        state=Coalesce(Subquery(named.values("verdict")[:1]), Value(OPEN)),
        judged_version=Coalesce(Subquery(decision.values("version")[:1]), Value(0)),
    )


def wanted_pairs(query: Mapping[str, str]) -> "QuerySet[Any, Any]":
    """Return the suggestions that an address asks for: state, programme, category, level."""
    rows = judged().order_by("-likelihood", "one", "other")
    state = query.get("state", OPEN)
    if state in STATES:
        rows = rows.filter(state=state)
    for name in ("programme", "category"):
        value = query.get(name, "").replace("\0", "")
        if value:
            keys = ProjectRow.objects.filter(**{name: value}).values("key")
            rows = rows.filter(Q(one__in=keys) | Q(other__in=keys))
    level = query.get("level", "")
    return rows.filter(level=level) if level in list(Level) else rows


def reasons_of(plain: Iterable[Mapping[str, Any]]) -> tuple[Reason, ...]:
    """Read reasons as they are kept."""
    return tuple(Reason(ReasonKind(each["kind"]), tuple(each["values"])) for each in plain)


def proposed_groups() -> list[Group]:
    """Return groups worth an action plan: not dismissed, and not in one plan already."""
    rows = judged().order_by("-likelihood").values_list("one", "other", "likelihood", "state")
    alike, apart = {}, []
    for one, other, likelihood, state in rows[:MOST_IN_GROUPS]:
        if state in HIDDEN:
            apart.append((one, other))
        else:
            alike[one, other] = 1.0 if state == Verdict.ACCEPTED else likelihood
    dismissed = [frozenset(keys) for keys in Dismissal.objects.values_list("projects", flat=True)]
    found = groups(alike, apart)
    plans = dict(ProjectRow.objects.values_list("key", "action_plan"))
    return [
        group
        for group in found
        if not any(frozenset(group.projects) <= keys for keys in dismissed)
        and not _in_one_plan([plans.get(key, "") for key in group.projects])
    ]


def _in_one_plan(plans: list[str]) -> bool:
    return bool(plans[0]) and len(set(plans)) == 1
