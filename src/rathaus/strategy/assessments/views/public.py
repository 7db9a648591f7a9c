"""What everybody may read: the rounds, their dates, what was decided and the version it made."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rathaus.kernel.access import public
from rathaus.strategy.assessments.cycle import spans_of
from rathaus.strategy.assessments.guarding import say
from rathaus.strategy.assessments.models import Assessment
from rathaus.strategy.assessments.rules.phases import PURPOSES, TITLES, Phase
from rathaus.strategy.assessments.showing import decision_rows, watch_rows, words
from rathaus.strategy.public.pages.crumbs import crumbs
from rathaus.strategy.public.pages.words import Link


@public
@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    """Show how the strategy is evaluated, and every round."""
    rows = Assessment.objects.exclude(phase=Phase.PLANNED.value)
    planned = Assessment.objects.filter(phase=Phase.PLANNED.value).first()
    context = {
        "heading": _("Bewertung ohne Ende"),
        "rounds": [(row, say(TITLES[Phase(row.phase)])) for row in rows],
        "planned": planned,
        "phases": [(say(TITLES[each]), say(PURPOSES[each])) for each in PURPOSES],
        "crumbs": crumbs(words(), Link(_("Bewertung"))),
    }
    return render(request, "strategy/assessments/public_rounds.html", context)


@public
@require_safe
def one(request: HttpRequest, key: int) -> HttpResponse:
    """Show a round: its dates; once it is finished also what was watched and decided."""
    row = get_object_or_404(Assessment.objects.exclude(phase=Phase.PLANNED.value), pk=key)
    finished = not row.open
    decided = row.decisions.filter(state="applied") if finished else row.decisions.none()
    seen = row.watched.filter(rating="relevant") if finished else row.watched.none()
    context = {
        "heading": row.title,
        "assessment": row,
        "phase": say(TITLES[Phase(row.phase)]),
        "steps": [
            (say(TITLES[phase]), span, phase.value == row.phase) for phase, span in spans_of(row)
        ],
        "decisions": decision_rows(decided, check=False),
        "watched": watch_rows(seen),
        "crumbs": crumbs(
            words(), Link(_("Bewertung"), request.path.rsplit("/", 2)[0] + "/"), Link(row.title)
        ),
    }
    return render(request, "strategy/assessments/public_one.html", context)
