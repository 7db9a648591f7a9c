"""What the pages of the plan have in common."""

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from rathaus.strategy.document import Strategy
from rathaus.strategy.errors import NotFound
from rathaus.strategy.schedule.models import PlanRun
from rathaus.strategy.schedule.showing.choosing import Choice
from rathaus.strategy.store.structure import structure


def known_structure() -> Strategy:
    """Return the structure of the strategy.

    Raises:
        Http404: before a city has been loaded.
    """
    try:
        return structure()
    except NotFound as error:
        raise Http404(error.message) from error


def the_run(key: int) -> PlanRun:
    """Return a run.

    Raises:
        Http404: if there is none.
    """
    found = PlanRun.objects.select_related("variant").filter(pk=key).first()
    if found is None:
        raise Http404(_("Diesen Lauf gibt es nicht."))
    return found


def chosen(request: HttpRequest, offered: list[Choice], name: str = "plan") -> Choice | None:
    """Return the plan that the address names, or the first; None when there is none."""
    wanted = request.GET.get(name, "")
    for choice in offered:
        if str(choice.run.pk) == wanted:
            return choice
    return offered[0] if offered else None
