"""Office pages of participation: the queue, the weights, the file."""

import csv
import io
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rathaus.audit.api import Subject, actor_of, record
from rathaus.identity.api import names_of
from rathaus.kernel.time import today
from rathaus.participation.api import voices
from rathaus.strategy.assessments.subjects import subjects
from rathaus.strategy.lists.guard import protect
from rathaus.strategy.office.access import stated_version, steering
from rathaus.strategy.voices.forms import JudgeForm, WeighingForm

PAGE = 25
SHOWN = {
    "wartet": voices.State.WAITING,
    "veroeffentlicht": voices.State.PUBLISHED,
    "abgelehnt": voices.State.REFUSED,
    "entfernt": voices.State.REMOVED,
}


@steering
@require_http_methods(["GET", "HEAD"])
def moderation(request: HttpRequest) -> HttpResponse:
    """List contributions in a state, the longest waiting first."""
    chosen = request.GET.get("stand", "wartet")
    state = SHOWN.get(chosen, voices.State.WAITING)
    page = Paginator(voices.queue(state), PAGE).get_page(request.GET.get("seite"))
    listed = voices.infos(page.object_list)
    known = subjects({each.subject for each in listed})
    names = names_of(each.decided_by for each in listed if each.decided_by)
    published = state is voices.State.PUBLISHED
    context = {
        "page": page,
        "rows": [
            (
                each,
                known.get(each.subject),
                JudgeForm(auto_id=f"b{each.id.hex}-%s", published=published),
                names.get(each.decided_by, ""),
            )
            for each in listed
        ],
        "states": [(name, SHOWN[name] is state) for name in SHOWN],
        "state": state.value,
        "waiting": voices.waiting(),
        "section": "moderation",
    }
    return render(request, "strategy/voices/moderation.html", context)


@steering
@require_POST
def judge(request: HttpRequest, key: UUID) -> HttpResponse:
    """Publish, refuse or remove a contribution."""
    try:
        state = voices.State(request.POST.get("state", ""))
    except ValueError:
        messages.error(request, _("Veröffentlichen Sie den Beitrag, oder lehnen Sie ihn ab."))
        return redirect("strategy:office:moderation")
    try:
        voices.judge(
            key,
            state,
            request.POST.get("reason", "")[:2000],
            expected=stated_version(request),
            actor=actor_of(request.user),
        )
    except voices.VoiceError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Entschieden. Die Person bekommt eine Nachricht."))
    return redirect("strategy:office:moderation")


@steering
@require_http_methods(["GET", "HEAD", "POST"])
def weights(request: HttpRequest) -> HttpResponse:
    """Show and set how votes are weighed."""
    rule = voices.weighing()
    initial = {
        "residents": rule.residents,
        "departments": rule.departments,
        "half_life_days": rule.half_life_days,
    }
    form = WeighingForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        changed = voices.Weighing(data["residents"], data["departments"], data["half_life_days"])
        try:
            voices.set_weighing(changed, data["reason"], actor=actor_of(request.user))
        except voices.VoiceError as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, _("Die Gewichte gelten ab sofort und sind veröffentlicht."))
            return redirect("strategy:office:moderation-weights")
    context = {"form": form, "history": voices.weighing_history(), "section": "moderation"}
    status = 422 if form.is_bound else 200
    return render(request, "strategy/voices/weights.html", context, status=status)


@steering
@require_http_methods(["GET", "HEAD"])
def export(request: HttpRequest) -> HttpResponse:
    """Hand out everything that was written, without accounts, as CSV; kept in the trail."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(
        [
            "id",
            "kind",
            "subject",
            "idea",
            "reply_to",
            "group",
            "state",
            "written",
            "title",
            "text",
            "reason",
            "support",
            "against",
        ]
    )
    counted = voices.standings()
    for each in voices.everything():
        votes = counted.get(each.target)
        writer.writerow(
            protect(str(cell))
            for cell in (
                each.id,
                each.kind.value,
                each.subject,
                each.idea or "",
                each.reply_to or "",
                each.group.value,
                each.state.value,
                each.written_at.isoformat(timespec="minutes"),
                each.title,
                each.text,
                each.reason,
                votes.support if votes else 0,
                votes.against if votes else 0,
            )
        )
    record(actor_of(request.user), "participation.exported", Subject("participation.voice", "all"))
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="beitraege-{today()}.csv"'
    return response
