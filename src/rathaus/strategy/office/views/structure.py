"""The structure of the strategy: every element listed, edited, added, removed, exported."""

import io
import zipfile
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from rathaus.audit.api import actor_of
from rathaus.kernel.time import today
from rathaus.strategy.city.write import files_of
from rathaus.strategy.errors import InvalidChange, NotFound, StrategyError
from rathaus.strategy.office.access import stated_version, steering
from rathaus.strategy.office.element_form import element_of, form_for, shown
from rathaus.strategy.office.history import history
from rathaus.strategy.rules.formula import FormulaError, parse
from rathaus.strategy.store.codec import KINDS
from rathaus.strategy.store.projects import rejudge_all
from rathaus.strategy.store.structure import (
    add_element,
    element_version,
    remove_element,
    save_element,
    structure,
)
from rathaus.strategy.store.whole import read_all

TITLES = {
    "clusters": gettext_lazy("Cluster"),
    "dimensions": gettext_lazy("Zieldimensionen"),
    "programmes": gettext_lazy("Programme"),
    "goals": gettext_lazy("Ziele"),
    "action_plans": gettext_lazy("Aktionspläne und Vorhaben"),
    "directorates": gettext_lazy("Dezernate"),
    "departments": gettext_lazy("Ämter"),
    "pools": gettext_lazy("Teams"),
}


@steering
@require_http_methods(["GET", "HEAD"])
def overview(request: HttpRequest) -> HttpResponse:
    """List all elements by kind."""
    strategy = structure()
    context = {
        "kinds": [(kind, TITLES[kind], getattr(strategy, kind)) for kind in KINDS],
        "section": "structure",
    }
    return render(request, "strategy/office/structure.html", context)


def _checked(kind: str) -> type[Any]:
    if kind not in KINDS:
        raise NotFound(_("Es gibt keine Elemente der Art %(kind)s.") % {"kind": kind})
    return KINDS[kind]


@steering
@require_http_methods(["GET", "POST"])
def element(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Show and change one element."""
    document = _checked(kind)
    strategy = structure()
    found = next((item for item in getattr(strategy, kind) if item.id == key), None)
    if found is None:
        raise NotFound(_("Es gibt kein Element %(key)s.") % {"key": key})
    form = form_for(document, strategy, new=False)(request.POST or None, initial=shown(found))
    if request.method == "POST" and form.is_valid():
        changed = element_of(document, form.cleaned_data, key)
        if _stored(request, form, kind, changed):
            return redirect("strategy:office:element", kind=kind, key=key)
    return _page(request, form, kind, key)


@steering
@require_http_methods(["GET", "POST"])
def new_element(request: HttpRequest, kind: str) -> HttpResponse:
    """Add an element."""
    document = _checked(kind)
    form = form_for(document, structure(), new=True)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        added = element_of(document, form.cleaned_data, "")
        if _stored(request, form, kind, added, new=True):
            return redirect("strategy:office:element", kind=kind, key=added.id)
    return _page(request, form, kind, "")


def _page(request: HttpRequest, form: Any, kind: str, key: str) -> HttpResponse:
    context = {
        "form": form,
        "kind": kind,
        "kind_title": TITLES[kind],
        "key": key,
        "version": element_version(kind, key) if key else 0,
        "history": history(kind, key) if key else (),
        "section": "structure",
    }
    status = 422 if form.is_bound else 200
    return render(request, "strategy/office/element.html", context, status=status)


def _stored(request: HttpRequest, form: Any, kind: str, changed: Any, *, new: bool = False) -> bool:
    actor = actor_of(request.user)
    try:
        _check(kind, changed)
        if new:
            add_element(kind, changed, actor=actor)
        else:
            save_element(kind, changed, expected=stated_version(request), actor=actor)
        if kind in ("directorates", "departments", "pools"):
            rejudge_all()
    except StrategyError as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return False
    messages.success(request, _("Gespeichert."))
    return True


def _check(kind: str, changed: Any) -> None:
    """Refuse a goal that cannot be measured as it says."""
    if kind != "goals":
        return
    if bool(changed.formula) == bool(changed.manual):
        raise InvalidChange(
            _("Geben Sie entweder eine Formel an oder was eine Person feststellen muss."),
            field="formula",
        )
    if changed.formula:
        try:
            parse(changed.formula)
        except FormulaError as error:
            raise InvalidChange(str(error), field="formula") from None


@steering
@require_POST
def remove(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Remove an element that nothing refers to."""
    _checked(kind)
    try:
        remove_element(kind, key, actor=actor_of(request.user))
    except InvalidChange as error:
        messages.error(request, error.message)
        return redirect("strategy:office:element", kind=kind, key=key)
    messages.success(request, _("Entfernt. Im Prüfpfad bleibt es erhalten."))
    return redirect("strategy:office:structure")


@steering
@require_http_methods(["GET", "HEAD"])
def export(request: HttpRequest) -> HttpResponse:
    """Hand out the whole strategy as city files in an archive."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as files:
        for name, content in files_of(read_all()).items():
            files.writestr(f"strategy/{name}", content)
    response = HttpResponse(archive.getvalue(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="strategie-{today()}.zip"'
    return response
