"""Projects by category, and what puts goals and projects at risk, as parts of the report."""

import re
from collections.abc import Iterable, Mapping

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Category, Origin, Project, Strategy
from rathaus.strategy.public.pages.words import CATEGORY, DASH, STATUS, Words
from rathaus.strategy.report.content import CategoryPart, ProjectLine, RiskLine, Risks
from rathaus.strategy.rules.decision import Decision, count
from rathaus.strategy.rules.evaluate import Evaluation
from rathaus.strategy.rules.state import StateKind

MOST = 400
MOST_RISKS = 20

_MEANING = {
    Category.O: Localized(
        "Lief schon, als die Strategie erschien. Wird vorrangig weitergeführt und nicht neu "
        "eingeordnet.",
        "Was running when the strategy was published. Continues with priority and is not "
        "categorised again.",
    ),
    Category.A: Localized(
        "Technisch oder rechtlich zwingend, beauftragt, beschlossen oder Leitprojekt eines "
        "Fachdezernats. Darf sofort beginnen.",
        "Technically or legally mandatory, ordered, resolved, or lead project of a specialist "
        "directorate. May start at once.",
    ),
    Category.B: Localized(
        "Ein Amt schafft es mit höchstens punktueller Hilfe zentraler Teams. Darf sofort beginnen.",
        "A department can do it with occasional help of central teams at most. May start at once.",
    ),
    Category.C: Localized(
        "Alle weiteren. Beginnt, sobald zentrale Teams frei sind.",
        "All others. Starts as soon as central teams are free.",
    ),
}
_IN_DANGER = frozenset({StateKind.LATE, StateKind.AT_RISK, StateKind.EXPIRED})


def categories(
    strategy: Strategy, decisions: Mapping[str, Decision], words: Words
) -> tuple[CategoryPart, ...]:
    """List the projects of each category in the order O, A, B, C."""
    departments = {each.id: words.text(each.title) for each in strategy.departments}
    titles = {each.id: each.title for each in strategy.projects}
    ordered = sorted(strategy.projects, key=_order)
    counts = count(decisions.values())
    parts = []
    for category in Category:
        mine = [each for each in ordered if decisions[each.id].category is category]
        sums = counts[category]
        parts.append(
            CategoryPart(
                letter=category.value,
                title=words.text(CATEGORY[category]),
                meaning=words.text(_MEANING[category]),
                summary=words.say(
                    "{n} Projekte, {o} offen, {e} beendet. Bei {u} fehlen Angaben, die die "
                    "Kategorie ändern könnten; {w} sind von Hand entschieden.",
                    "{n} projects, {o} open, {e} ended. For {u} facts are missing that could "
                    "change the category; {w} were decided by a person.",
                    n=words.number(sums.total),
                    o=words.number(sums.open),
                    e=words.number(sums.ended),
                    u=words.number(sums.uncertain),
                    w=words.number(sums.overridden),
                ),
                projects=tuple(
                    _project(each, decisions[each.id], departments, titles, words)
                    for each in mine[:MOST]
                ),
                left_out=_left_out(len(mine) - MOST, words),
            )
        )
    return tuple(parts)


def _order(project: Project) -> tuple[str, str]:
    padded = re.sub(r"\d+", lambda digits: digits[0].zfill(10), project.number)
    return padded or "~", project.title


def _left_out(more: int, words: Words) -> str:
    if more <= 0:
        return ""
    return words.say(
        "{n} weitere Projekte dieser Kategorie stehen in der Projektliste.",
        "{n} further projects of this category stand in the list of projects.",
        n=words.number(more),
    )


def _project(
    project: Project,
    decision: Decision,
    departments: Mapping[str, str],
    titles: Mapping[str, str],
    words: Words,
) -> ProjectLine:
    decided = next(check for check in decision.checks if check.applies)
    override = decision.overridden_by
    note = ""
    if override is not None:
        note = words.say(
            "Abweichend entschieden von {p}: {r} Nach der Regel wäre es {c}.",
            "Decided otherwise by {p}: {r} By the rule it would be {c}.",
            p=override.person,
            r=override.reason,
            c=decision.computed.value,
        )
    elif decision.conflicts:
        note = words.text(decision.conflicts[0].text)
    return ProjectLine(
        id=project.id,
        number=project.number or DASH,
        title=project.title,
        department=departments.get(project.department, words.say("fehlt", "missing")),
        status=words.text(STATUS[project.status]),
        why=words.text(decided.explanation),
        note=note,
        sample=project.origin is Origin.SAMPLE,
        german=(
            *(each.reference.strip() for each in decided.evidence),
            *([override.reason] if override else []),
            *_named([decision], titles),
        ),
    )


def risks(
    strategy: Strategy,
    evaluation: Evaluation,
    decisions: Mapping[str, Decision],
    words: Words,
) -> Risks:
    """Name goals in danger, conflicts and the highest risks of open projects."""
    goals = tuple(
        f"{goal.number} {words.text(goal.title)}: {words.text(state.reason)}"
        for goal in strategy.goals
        if (state := evaluation.goals[goal.id]).kind in _IN_DANGER
    )
    conflicts = dict.fromkeys(
        words.text(conflict.text)
        for decision in decisions.values()
        for conflict in decision.conflicts
    )
    open_ones = [each for each in strategy.projects if not decisions[each.id].ended]
    rated = sorted(_rated(open_ones), key=lambda each: -each[0])
    unrated = sum(not risk.likelihood * risk.impact for each in open_ones for risk in each.risks)
    return Risks(
        goals=goals,
        conflicts=tuple(conflicts),
        projects=tuple(line for _, line in rated[:MOST_RISKS]),
        note=_note(len(rated), unrated, sum(not each.risks for each in open_ones), words),
        german=_named(decisions.values(), {each.id: each.title for each in strategy.projects}),
    )


def _named(decisions: Iterable[Decision], titles: Mapping[str, str]) -> tuple[str, ...]:
    """Return the titles of the projects that conflicts name."""
    keys = {key for each in decisions for conflict in each.conflicts for key in conflict.projects}
    return tuple(sorted(titles[key] for key in keys if key in titles))


def _rated(projects: Iterable[Project]) -> Iterable[tuple[int, RiskLine]]:
    for project in projects:
        for risk in project.risks:
            rating = risk.likelihood * risk.impact
            if rating:
                yield (
                    rating,
                    RiskLine(
                        project=project.title,
                        text=risk.text,
                        rating=f"{rating} ({risk.likelihood} × {risk.impact})",
                        response=risk.response or DASH,
                        sample=project.origin is Origin.SAMPLE,
                    ),
                )


def _note(rated: int, unrated: int, silent: int, words: Words) -> str:
    return words.say(
        "Gezeigt sind die höchsten {m} von {r} bewerteten Risiken; Wert = Wahrscheinlichkeit × "
        "Schaden, je 1 bis 5. {u} Risiken sind nicht bewertet, {s} offene Projekte nennen keine.",
        "Shown are the highest {m} of {r} rated risks; rating = likelihood × impact, 1 to 5 each. "
        "{u} risks are not rated, {s} open projects name none.",
        m=words.number(min(rated, MOST_RISKS)),
        r=words.number(rated),
        u=words.number(unrated),
        s=words.number(silent),
    )
