"""Casting and counting votes."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.db.models import Count
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from rathaus.audit.api import Actor, Subject, record
from rathaus.kernel.time import now, today
from rathaus.participation.voices.errors import TooMany, VoiceError
from rathaus.participation.voices.models import Vote, WeighingSet
from rathaus.participation.voices.rules.states import Group
from rathaus.participation.voices.rules.weighing import Ballot, Standing, Weighing, weigh

LIMIT = 60
WINDOW = timedelta(minutes=10)
MOST_WEIGHT = 10


def voter_of(target: str, account: str) -> str:
    """Return what stands for an account at one target, and at no other."""
    hashed = salted_hmac("rathaus.participation.voices.vote", f"{target}\n{account}")
    return str(hashed.hexdigest())


def vote(target: str, account: str, group: Group, value: int) -> None:
    """Keep a vote; 0 takes it back. The same vote again changes nothing.

    Args:
        target: subject such as ``goal:fibre``, or ``idea:`` with the id of an idea.
        account: id of the account.
        group: whom the account speaks for.
        value: 1 for, -1 against, 0 for no vote.

    Raises:
        VoiceError: the value is none of these.
        TooMany: more than `LIMIT` votes within `WINDOW`.
    """
    if value not in (-1, 0, 1):
        raise VoiceError(_("Stimmen Sie dafür oder dagegen."), field="value")
    _limit(account)
    voter = voter_of(target, account)
    if value == 0:
        Vote.objects.filter(target=target, voter=voter).delete()
        return
    chosen = {"value": value, "group": group.value, "on": today()}
    for _attempt in range(2):
        if Vote.objects.filter(target=target, voter=voter).update(**chosen):
            return
        try:
            with transaction.atomic():
                Vote.objects.create(target=target, voter=voter, **chosen)
        except IntegrityError:
            continue  # the same person in another window was faster: change that vote
        return


def _limit(account: str) -> None:
    key = f"voices-votes:{salted_hmac('rathaus.participation.voices.limit', account).hexdigest()}"
    cache.add(key, 0, int(WINDOW.total_seconds()))
    try:
        counted = cache.incr(key)
    except ValueError:  # it ran out in between
        return
    if counted > LIMIT:
        raise TooMany(_("Das waren sehr viele Stimmen. Warten Sie bitte zehn Minuten."))


def own_votes(targets: Iterable[str], account: str) -> dict[str, int]:
    """Return how an account voted on some targets."""
    keys = {voter_of(target, account): target for target in targets}
    rows = Vote.objects.filter(voter__in=list(keys)).values_list("voter", "value")
    return {keys[voter]: value for voter, value in rows}


def standings(targets: Iterable[str] | None = None) -> dict[str, Standing]:
    """Count the votes on some targets, or on all that have any, by the weighing in force."""
    rows = Vote.objects.all()
    wanted = None if targets is None else list(targets)
    if wanted is not None:
        rows = rows.filter(target__in=wanted)
    ballots: dict[str, list[Ballot]] = defaultdict(list)
    grouped = rows.values_list("target", "group", "value", "on").annotate(number=Count("id"))
    for target, group, value, on, number in grouped:
        ballots[target].append(Ballot(Group(group), value, on, number))
    rule, day = weighing(), today()
    return {target: weigh(ballots[target], rule, day) for target in wanted or ballots}


def weighing() -> Weighing:
    """The weights in force; every vote alike before anybody has set them."""
    row = WeighingSet.objects.first()
    if row is None:
        return Weighing()
    return Weighing(row.residents, row.departments, row.half_life_days)


def set_weighing(changed: Weighing, reason: str, *, actor: Actor) -> None:
    """Weigh otherwise from now on; the reason is published with the formula.

    Raises:
        VoiceError: a weight is not between 0 and 10, both are 0, or the reason is missing.
    """
    for field in ("residents", "departments"):
        if not 0 <= getattr(changed, field) <= MOST_WEIGHT:
            raise VoiceError(_("Ein Gewicht liegt zwischen 0 und 10."), field=field)
    if not changed.residents and not changed.departments:
        raise VoiceError(_("Mindestens eine Gruppe muss zählen."), field="residents")
    if not reason.strip():
        raise VoiceError(_("Nennen Sie den Grund; er wird veröffentlicht."), field="reason")
    with transaction.atomic():
        before = weighing()
        WeighingSet.objects.create(
            residents=changed.residents,
            departments=changed.departments,
            half_life_days=changed.half_life_days,
            reason=reason.strip(),
            set_by=actor.id,
            set_at=now(),
        )
        record(
            actor,
            "participation.weighing_set",
            Subject("participation.weighing", "all"),
            _plain(before),
            {**_plain(changed), "reason": reason.strip()},
        )


def _plain(rule: Weighing) -> dict[str, object]:
    return {
        "residents": str(rule.residents),
        "departments": str(rule.departments),
        "half_life_days": rule.half_life_days,
    }
