"""Decisions of the office on pairs and groups; nothing is ever merged."""

from django.utils.translation import gettext as _

from rathaus.audit.api import Actor, Subject, record
from rathaus.kernel.time import now
from rathaus.strategy.errors import EditConflict, InvalidChange, NotFound
from rathaus.strategy.store.state import changing
from rathaus.strategy.synergies.models import Dismissal, Judgement, Suggestion, Verdict

LONGEST_REASON = 2000


def judge(
    one: str, other: str, verdict: str, *, reason: str, expected: int, actor: Actor
) -> Judgement:
    """Keep what the office says of a pair, or take it back with an empty verdict.

    Args:
        one, other: keys of the projects, in any order.
        verdict: one of `Verdict`, or an empty text.
        reason: why; may be empty.
        expected: version of the decision that the person saw; 0 when there was none.
        actor: who decides.

    Raises:
        NotFound: nobody suggested this pair.
        EditConflict: somebody else decided meanwhile.
        InvalidChange: there is no such verdict, or the reason is too long.
    """
    one, other = sorted((one, other))
    if verdict and verdict not in Verdict.values:
        raise InvalidChange(_("Diese Entscheidung gibt es nicht."), field="verdict")
    if len(reason) > LONGEST_REASON:
        raise InvalidChange(_("Kürzen Sie die Begründung auf 2.000 Zeichen."), field="reason")
    with changing():
        if not Suggestion.objects.filter(one=one, other=other).exists():
            raise NotFound(_("Dieses Paar schlägt niemand mehr vor."))
        row = Judgement.objects.filter(one=one, other=other).first()
        if (row.version if row else 0) != expected:
            raise EditConflict(
                _("Über dieses Paar hat inzwischen jemand anderes entschieden. Prüfen Sie es neu.")
            )
        before = {"verdict": row.verdict, "reason": row.reason} if row else None
        row = row or Judgement(one=one, other=other, version=0)
        row.verdict, row.reason, row.by, row.at = verdict, reason, actor.id, now()
        row.version += 1
        row.save()
        after = {"verdict": verdict, "reason": reason}
        record(
            actor,
            "strategy.synergy_judged",
            Subject("strategy.synergy", f"{one}~{other}"),
            before,
            after,
        )
        return row


def dismiss(projects: tuple[str, ...], *, reason: str, actor: Actor) -> None:
    """Keep that the office does not want these projects as a group.

    Raises:
        InvalidChange: the reason is too long.
    """
    if len(reason) > LONGEST_REASON:
        raise InvalidChange(_("Kürzen Sie die Begründung auf 2.000 Zeichen."), field="reason")
    keys = sorted(projects)
    with changing():
        _row, new = Dismissal.objects.get_or_create(
            projects=keys, defaults={"reason": reason, "by": actor.id, "at": now()}
        )
        if new:
            record(
                actor,
                "strategy.synergy_group_dismissed",
                Subject("strategy.synergy_group", keys[0]),
                None,
                {"projects": keys, "reason": reason},
            )
