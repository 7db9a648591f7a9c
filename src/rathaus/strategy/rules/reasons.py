"""Sentences that give the reason for a goal's state."""

from collections.abc import Callable
from datetime import date

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.kernel.units import Unit
from rathaus.strategy.rules import wording
from rathaus.strategy.rules.outlook import HORIZON, TargetDate
from rathaus.strategy.rules.state import GoalState, StateKind, StateRule
from rathaus.strategy.rules.vocabulary import DOMAINS

_LABELS = {
    StateKind.REACHED: Localized("erreicht", "reached"),
    StateKind.REACHED_UNDATED: Localized("erreicht, Datum unbekannt", "reached, date unknown"),
    StateKind.ON_TRACK: Localized("im Plan", "on track"),
    StateKind.LATE: Localized("kommt später", "late"),
    StateKind.AT_RISK: Localized("gefährdet", "at risk"),
    StateKind.EXPIRED: Localized("Termin abgelaufen", "expired"),
    StateKind.UNKNOWN: Localized("noch nicht messbar", "not yet measurable"),
}
_RULE_LABELS = {
    StateRule.EXPIRED_UNPROVEN: Localized(
        "Termin abgelaufen, nicht festgestellt", "expired, not established"
    ),
    StateRule.SAMPLE_ONLY: Localized("nur Beispielwerte", "sample values only"),
    StateRule.NO_OUTLOOK: Localized("Aussicht noch offen", "outlook still open"),
}


def label(state: GoalState) -> Localized:
    """Name the state in a few words."""
    return _RULE_LABELS.get(state.rule) or _LABELS[state.kind]


def reason(state: GoalState) -> Localized:
    """Say why the goal is in its state, and what was before or is missing."""
    return wording.sentences(_SENTENCES[state.rule](state), _fell_back(state))


def _met(state: GoalState) -> Localized:
    value, since = _value(state), _since(state)
    late = state.reached_on is not None and state.reached_on > state.due
    text = wording.say(
        Localized(
            "Das Ziel ist erreicht: {value}, Ziel {target}. Erfüllt seit {since}.",
            "The goal is reached: {value}, target {target}. Met since {since}.",
        ),
        value=value,
        target=_target(state),
        since=since,
    )
    after = wording.say(
        Localized("Das war nach dem Termin {due}.", "That was after the due date {due}."),
        due=_due(state),
    )
    return wording.sentences(text, after) if late else text


def _claimed(state: GoalState) -> Localized:
    on = wording.day(state.claim.on) if state.claim and state.claim.on else Localized("")
    text = wording.say(
        Localized(
            "Die Stadt meldet das Ziel als erreicht am {on}.",
            "The city reports the goal as reached on {on}.",
        ),
        on=on,
    )
    return wording.sentences(text, _confirmed(state))


def _claimed_undated(state: GoalState) -> Localized:
    text = Localized(
        "Die Stadt meldet das Ziel als erreicht und nennt kein Datum.",
        "The city reports the goal as reached and gives no date.",
    )
    return wording.sentences(text, _confirmed(state))


def _confirmed(state: GoalState) -> Localized:
    if state.value is None or state.on is None:
        return Localized("")
    return wording.say(
        Localized(
            "Der Wert vom {on} bestätigt es: {value}.", "The value of {on} confirms it: {value}."
        ),
        on=wording.day(state.on),
        value=_value(state),
    )


def _missed(state: GoalState) -> Localized:
    at_due = state.value_at_due
    first = wording.say(
        Localized(
            "Das Ziel für {year} ist nicht erreicht.", "The goal for {year} has not been reached."
        ),
        year=str(state.due.year),
    )
    then = Localized("")
    if at_due is not None and at_due.value is not None:
        then = wording.say(
            Localized("Ende {year} waren es {value}.", "At the end of {year} it was {value}."),
            year=str(state.due.year),
            value=wording.amount(at_due.value, state.unit, state.target),
        )
    now = wording.say(
        Localized("Heute sind es {value}, Ziel {target}.", "Today it is {value}, target {target}."),
        value=_value(state),
        target=_target(state),
    )
    return wording.sentences(first, then, now, _expected(state))


def _unproven(state: GoalState) -> Localized:
    return wording.sentences(
        wording.say(
            Localized(
                "Der Termin {due} ist vorbei, und niemand hat festgestellt, dass das Ziel "
                "erreicht ist.",
                "The due date {due} has passed, and nobody has established that the goal is "
                "reached.",
            ),
            due=_due(state),
        ),
        _sample_note(state) or _missing(state),
    )


def _no_value(state: GoalState) -> Localized:
    return wording.sentences(
        Localized("Es gibt noch keinen Wert.", "There is no value yet."), _missing(state)
    )


def _sample_only(state: GoalState) -> Localized:
    return wording.sentences(_sample_note(state), _missing(state))


def _no_outlook(state: GoalState) -> Localized:
    now = wording.say(
        Localized("Stand {value}, Ziel {target}.", "Now {value}, target {target}."),
        value=_value(state),
        target=_target(state),
    )
    return wording.sentences(now, state.outlook.absent)


def _in_time(state: GoalState) -> Localized:
    return wording.sentences(_at_due(state), _expected(state))


def _at_due(state: GoalState) -> Localized:
    point = state.outlook.at_due
    if point is None:
        return Localized("")
    return wording.say(
        Localized(
            "Ende {year} wahrscheinlich {likely}, in 8 von 10 Fällen zwischen {low} und {high}; "
            "Ziel {target}.",
            "At the end of {year} probably {likely}, in 8 of 10 cases between {low} and {high}; "
            "target {target}.",
        ),
        year=str(state.due.year),
        likely=wording.amount(point.likely, state.unit),
        low=wording.amount(point.low, state.unit),
        high=wording.amount(point.high, state.unit),
        target=_target(state),
    )


def _expected(state: GoalState) -> Localized:
    target = state.outlook.target
    if target is None:
        return state.outlook.absent if state.unit is not Unit.YES_NO else Localized("")
    if target.likely is None:
        return wording.say(
            Localized(
                "So wie bisher ist das Ziel vor {year} nicht in Sicht.",
                "At the present pace the goal is not in sight before {year}.",
            ),
            year=str(HORIZON.year),
        )
    return wording.say(
        Localized("Erwartet im {likely}{span}.", "Expected in {likely}{span}."),
        likely=wording.quarter(target.likely),
        span=_span(target),
    )


def _span(target: TargetDate) -> Localized:
    if target.earliest == target.latest:
        return Localized("")
    first = wording.quarter(target.earliest) if target.earliest else Localized("")
    if target.latest is None:
        late = Localized(f"nach {HORIZON.year}", f"after {HORIZON.year}")
    else:
        late = wording.quarter(target.latest)
    return wording.say(
        Localized(" (frühestens {first}, spätestens {late})", " (earliest {first}, latest {late})"),
        first=first,
        late=late,
    )


def _fell_back(state: GoalState) -> Localized:
    if not state.fell_back:
        return Localized("")
    return Localized(
        "Es war schon einmal erreicht und ist es heute nicht mehr.",
        "It had been reached before and no longer is.",
    )


def _sample_note(state: GoalState) -> Localized:
    if not state.sample:
        return Localized("")
    return Localized(
        "Es gibt nur Beispielwerte; sie zählen nicht als Nachweis.",
        "There are only sample values; they do not count as proof.",
    )


def _missing(state: GoalState) -> Localized:
    if state.waiting_for:
        return wording.say(
            Localized("Gemessen wird, sobald {what} läuft.", "Measured once {what} runs."),
            what=DOMAINS.get(state.waiting_for, Localized(state.waiting_for)),
        )
    if state.to_establish:
        return wording.say(
            Localized("Festzustellen ist: {what}", "To be established: {what}"),
            what=state.to_establish,
        )
    return Localized("")


def _value(state: GoalState) -> Localized:
    return Localized("–") if state.value is None else wording.amount(state.value, state.unit)


def _target(state: GoalState) -> Localized:
    return wording.amount(state.target, state.unit)


def _due(state: GoalState) -> Localized:
    return wording.day(state.due)


def _since(state: GoalState) -> Localized:
    return wording.quarter(Quarter.of(state.reached_on or state.on or date.max))


_SENTENCES: dict[StateRule, Callable[[GoalState], Localized]] = {
    StateRule.MET: _met,
    StateRule.CLAIMED: _claimed,
    StateRule.CLAIMED_UNDATED: _claimed_undated,
    StateRule.EXPIRED_MISSED: _missed,
    StateRule.EXPIRED_UNPROVEN: _unproven,
    StateRule.NO_VALUE: _no_value,
    StateRule.SAMPLE_ONLY: _sample_only,
    StateRule.NO_OUTLOOK: _no_outlook,
    StateRule.LIKELY_IN_TIME: _in_time,
    StateRule.WITHIN_BAND: _in_time,
    StateRule.BEYOND_BAND: _in_time,
}
