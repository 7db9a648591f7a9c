"""Puts the report of an audience together from the strategy and its evaluation. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Goal, Origin, Provenance, Strategy
from rathaus.strategy.public.pages.goals import change_of, line_of, mark_of, outlook_of, value_of
from rathaus.strategy.public.pages.words import DASH, PROVENANCE, Words
from rathaus.strategy.report.audience import OUTLINES, Audience, Section
from rathaus.strategy.report.changes import Earlier, changes
from rathaus.strategy.report.content import (
    CategoryPart,
    DecisionLine,
    Figure,
    GoalLine,
    ProgrammePart,
    Report,
    Risks,
)
from rathaus.strategy.report.departments import departments
from rathaus.strategy.report.explain import explanations
from rathaus.strategy.report.portfolio import categories, risks
from rathaus.strategy.rules.decision import Decision
from rathaus.strategy.rules.evaluate import Evaluation
from rathaus.strategy.rules.state import GoalState, StateKind

_REACHED = frozenset({StateKind.REACHED, StateKind.REACHED_UNDATED})


@dataclass(frozen=True, slots=True)
class Facts:
    """What the report rests on.

    Args:
        city: name of the city.
        strategy: the whole strategy with its projects.
        evaluation: states of the goals on the day of the report.
        decisions: category of every project.
        earlier: the last version, None if there is none yet.
        taken: decisions of the assessment that made the version, in the report's language.
    """

    city: str
    strategy: Strategy
    evaluation: Evaluation
    decisions: Mapping[str, Decision]
    earlier: Earlier | None = None
    taken: tuple[DecisionLine, ...] = ()


def build(facts: Facts, language: str, audience: Audience = Audience.COUNCIL) -> Report:
    """Write the report of an audience in a language: one source, other sections and depth.

    Args:
        facts: the strategy with everything the rules say about it.
        language: ``de`` or ``en``.
        audience: whom it is written for.
    """
    words = Words("en" if language.split("-", maxsplit=1)[0] == "en" else "de")
    strategy, evaluation, outline = facts.strategy, facts.evaluation, OUTLINES[audience]
    day, wanted = words.day(evaluation.on), outline.sections
    return Report(
        language=words.language,
        audience=audience.value,
        sections=tuple(each.value for each in Section if each in wanted),
        title=words.text(outline.title),
        city=facts.city,
        on=day,
        lead=words.text(outline.lead).format(day=day),
        sample_notice=_sample_notice(facts, words),
        figures=_figures(facts, words),
        programmes=_programmes(strategy, evaluation, words) if Section.GOALS in wanted else (),
        changes=changes(
            strategy, evaluation, facts.decisions, facts.earlier, words, fields=outline.fields
        ),
        decisions=facts.taken,
        departments=(
            departments(strategy, facts.decisions, words) if Section.DEPARTMENTS in wanted else ()
        ),
        categories=_categories(facts, words, projects=Section.PROJECTS in wanted),
        risks=_risks(facts, words) if Section.RISKS in wanted else Risks((), (), (), ""),
        explanations=(explanations(strategy, words) if Section.EXPLANATIONS in wanted else ()),
        sources=tuple(strategy.sources.values()) if Section.SOURCES in wanted else (),
    )


def _categories(facts: Facts, words: Words, *, projects: bool) -> tuple[CategoryPart, ...]:
    """Tell the categories, with or without the projects in them."""
    found = categories(facts.strategy, facts.decisions, words)
    if projects:
        return found
    return tuple(replace(part, projects=(), left_out="") for part in found)


def _risks(facts: Facts, words: Words) -> Risks:
    return risks(facts.strategy, facts.evaluation, facts.decisions, words)


def _sample_notice(facts: Facts, words: Words) -> str:
    states = facts.evaluation.goals.values()
    values = sum(state.sample for state in states)
    projects = sum(each.origin is Origin.SAMPLE for each in facts.strategy.projects)
    if not values and not projects:
        return ""
    return words.say(
        "Dieser Bericht enthält Beispieldaten: {v} von {g} Zielen haben nur einen Beispielwert, "
        "{p} von {a} Projekten sind Beispiele. Jedes Beispiel ist gekennzeichnet und bekommt "
        "keine Ampel.",
        "This report contains sample data: {v} of {g} goals have only a sample value, "
        "{p} of {a} projects are samples. Every sample is marked and gets no traffic light.",
        v=values,
        g=len(facts.evaluation.goals),
        p=projects,
        a=len(facts.strategy.projects),
    )


def _figures(facts: Facts, words: Words) -> tuple[Figure, ...]:
    goals, states = facts.strategy.goals, facts.evaluation.goals
    found = []
    for year in sorted({goal.year for goal in goals}):
        mine = [states[goal.id] for goal in goals if goal.year == year]
        reached = sum(state.kind in _REACHED for state in mine)
        text = words.say(
            "von {n} Zielen für {y} sind erreicht",
            "of {n} goals for {y} are reached",
            n=len(mine),
            y=year,
        )
        found.append(Figure(words.number(reached), text))
    projects = facts.strategy.projects
    running = sum(not facts.decisions[each.id].ended for each in projects)
    found.append(
        Figure(
            words.number(len(projects)),
            words.say("Projekte, davon {n} offen", "projects, {n} of them open", n=running),
            sample=any(each.origin is Origin.SAMPLE for each in projects),
        )
    )
    return tuple(found)


def _programmes(
    strategy: Strategy, evaluation: Evaluation, words: Words
) -> tuple[ProgrammePart, ...]:
    return tuple(
        ProgrammePart(
            number=programme.number,
            title=words.text(programme.title),
            claim=words.text(programme.claim),
            summary=words.text(evaluation.programmes[programme.id].explanation),
            goals=tuple(
                _goal(goal, evaluation.goals[goal.id], words)
                for goal in sorted(strategy.goals, key=lambda goal: goal.year)
                if goal.programme == programme.id
            ),
        )
        for programme in sorted(strategy.programmes, key=lambda each: each.number)
    )


def _goal(goal: Goal, state: GoalState, words: Words) -> GoalLine:
    return GoalLine(
        id=goal.id,
        number=goal.number,
        title=words.text(goal.title),
        year=str(goal.year),
        value=value_of(goal, state, words),
        change=change_of(goal, state, words),
        target=words.amount(goal.target, goal.unit),
        line=line_of(goal, state),
        mark=mark_of(state),
        outlook=outlook_of(state, words),
        reason=words.text(state.reason),
        rule=state.rule.split("-")[0],
        provenance=_provenance(state, words),
        sample=state.sample,
    )


def _provenance(state: GoalState, words: Words) -> str:
    if state.provenance is None:
        return DASH
    told = words.text(PROVENANCE[state.provenance])
    if state.value is None:
        told = words.text(Localized("Meldung der Stadt", "report of the city"))
    elif state.provenance is Provenance.SAMPLE:
        return told
    return told if state.on is None else f"{told}, {words.day_short(state.on)}"
