"""Operations on projects: lists with filters, items with their decision, writing by role."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema

from rathaus.identity.api import for_actor
from rathaus.kernel.access import Role, departments_of, roles_of
from rathaus.kernel.access_rest import rest_public, rest_requires
from rathaus.kernel.ids import slug
from rathaus.kernel.problems import FieldError, Problem, ProblemDocument
from rathaus.strategy.document import Category, Project
from rathaus.strategy.errors import EditConflict, InvalidChange, NotFound
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.rest import shapes
from rathaus.strategy.rest.answers import (
    DIGEST_LENGTH,
    Page,
    download,
    dump,
    insider,
    known_only,
    links,
    plain,
    send,
    state_tag,
    unchanged,
)
from rathaus.strategy.rest.elements import CSV, ERRORS, LIMIT, PREFIX, leads_to
from rathaus.strategy.rest.inputs import NewProject, ProjectIn, ProjectPatch
from rathaus.strategy.rest.queries import ProjectQuery
from rathaus.strategy.rest.references import existing_only
from rathaus.strategy.rest.shapes import extend
from rathaus.strategy.rest.table import table
from rathaus.strategy.store.codec import from_json, plain_number, to_json
from rathaus.strategy.store.projects import judge, save
from rathaus.strategy.store.queries import select
from rathaus.strategy.store.state import revision
from rathaus.strategy.store.structure import structure

STEERING = frozenset({Role.STRATEGY_OFFICE, Role.ADMINISTRATOR})
WRITERS = rest_requires(Role.STRATEGY_OFFICE, Role.ADMINISTRATOR, Role.DEPARTMENT)
REFUSED = dict.fromkeys((400, 401, 403, 409, 413, 415, 422), ProblemDocument)
IF_MATCH = {
    "parameters": [
        {
            "name": "If-Match",
            "in": "header",
            "required": True,
            "description": "ETag of the state that the change was based on; * is refused.",
            "schema": {"type": "string"},
        }
    ]
}

FIRST_YEAR, LAST_YEAR = 1900, 2999
"""The years that quarters know."""

router = Router(tags=["projects"])


def _open(project: Project, *, named: bool) -> Project:
    """Leave out names of colleagues, and the cells of lists that may hold some."""
    source = project.list_source
    if named:
        return project
    return replace(
        project,
        lead="",
        list_source=replace(source, cells={}) if source else None,
        override=replace(project.override, person="") if project.override else None,
    )


def _facts(row: ProjectRow) -> dict[str, Any]:
    effort = row.effort_months
    return {
        "directorate": row.directorate,
        "category": Category(row.category),
        "category_rule": row.category_rule,
        "overridden": row.overridden,
        "conflict": row.conflict,
        "effort_months": None if effort is None else plain_number(Decimal(effort)),
        "missing": tuple(row.missing),
        "version": row.version,
        "changed_at": row.changed_at,
        "url": f"{PREFIX}/projects/{row.key}",
    }


def _item(row: ProjectRow, *, named: bool) -> shapes.ProjectItem:
    project = _open(from_json(Project, row.document), named=named)
    return extend(shapes.ProjectItem, project, **_facts(row))


@router.get(
    "/projects",
    auth=rest_public,
    response={200: Page[shapes.ProjectItem], 304: None, 422: ProblemDocument},
    operation_id="list_projects",
    summary="List projects",
    openapi_extra=leads_to({"read_project": "/results/0/id"}, **CSV),
)
def list_projects(request: HttpRequest, query: Query[ProjectQuery]) -> HttpResponse:
    """Projects with filters; several values of one filter mean "or"."""
    known_only(request, ProjectQuery)
    existing_only(query, structure)
    present = revision()
    tag = state_tag(request, present)
    if early := unchanged(request, tag, present.changed_at):
        return early
    rows = select(query.filter(), query.order).defer("search")
    count, named = rows.count(), insider(request)
    limit = query.limit or (max(count, 1) if query.format == "csv" else LIMIT)
    shown = [_item(row, named=named) for row in rows[query.offset : query.offset + limit]]
    if query.format == "csv":
        return download(request, table(shown, shapes.ProjectItem), "projects", tag)
    return send(
        request,
        {"count": count, "results": [plain(item) for item in shown]},
        tag=tag,
        modified=present.changed_at,
        headers=links(request, count, limit, query.offset),
    )


@router.get(
    "/projects/{key}",
    auth=rest_public,
    response={200: shapes.ProjectDetail, **ERRORS},
    operation_id="read_project",
    summary="Read a project with the decision on its category",
)
def read_project(request: HttpRequest, key: str) -> HttpResponse:
    """The project, its category, the rule that decided, and what would change it."""
    known_only(request)
    return _send(request, _row(key))


def _row(key: str) -> ProjectRow:
    row = None if "\0" in key else ProjectRow.objects.defer("search").filter(key=key).first()
    if row is None:
        raise NotFound(f"Es gibt kein Projekt „{key[:120]}“.")
    return row


def _send(
    request: HttpRequest,
    row: ProjectRow,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    project = from_json(Project, row.document)
    decision = judge([project], structure())[project.id]
    if decision.overridden_by and not insider(request):
        decision = replace(decision, overridden_by=replace(decision.overridden_by, person=""))
    item = _item(row, named=insider(request))
    body = plain(extend(shapes.ProjectDetail, item, decision=decision))
    seen = hashlib.sha256(dump(body)).hexdigest()[:DIGEST_LENGTH]
    return send(
        request,
        body,
        tag=f'"{_edit_tag(row)}-{seen}"',
        modified=None if status != 200 else revision().changed_at,
        status=status,
        headers=headers,
    )


def _edit_tag(row: ProjectRow) -> str:
    """The part of the ETag that stands for the document itself, not for what follows from it."""
    content = json.dumps(row.document, sort_keys=True).encode()
    return f"{row.version}-{hashlib.sha256(content).hexdigest()[:DIGEST_LENGTH]}"


def _expected(request: HttpRequest, row: ProjectRow) -> int:
    """Return the version that the change is based on.

    Raises:
        Problem: 428 without `If-Match` or with `*`, 412 when it names another state.
    """
    given = request.headers.get("If-Match", "").strip()
    if not given:
        raise Problem(
            428, _("Nennen Sie in „If-Match“ das ETag des Standes, den Sie ändern wollen.")
        )
    if given == "*":
        raise Problem(
            428,
            _("„If-Match: *“ nennt keinen Stand. Lesen Sie das Projekt und senden Sie sein ETag."),
        )
    tags = re.findall(r'(W/)?"([^"]*)"', given)
    fits = any(not weak and tag.startswith(f"{_edit_tag(row)}-") for weak, tag in tags)
    if not fits:
        raise Problem(
            412,
            _("Das Projekt wurde inzwischen geändert. Lesen Sie es neu und ändern Sie es dann."),
        )
    return row.version


def _may_write(request: HttpRequest, *projects: Project) -> None:
    """Refuse a department's write to what is not its own, before and after the change.

    Raises:
        Problem: 403.
    """
    if roles_of(request.user) & STEERING:
        return
    own = departments_of(request.user)
    if any(project.department not in own for project in projects):
        raise Problem(
            403,
            _("Ihr Amt ändert nur eigene Projekte."),
            errors=[FieldError("department", _("nicht Ihr Amt"))],
        )


@router.post(
    "/projects",
    auth=WRITERS,
    response={201: shapes.ProjectDetail, **REFUSED},
    operation_id="create_project",
    summary="Create a project",
    openapi_extra=leads_to(
        {"read_project": "/id", "change_project": "/id", "replace_project": "/id"}, 201
    ),
)
def create_project(request: HttpRequest, body: NewProject) -> HttpResponse:
    """Enter a new project; its category follows from the rules."""
    known_only(request)
    facts = body.model_dump(mode="json")
    facts["id"] = body.id or _free_id(body.title)
    project = _build(facts)
    _may_write(request, project)
    if ProjectRow.objects.filter(key=project.id).exists():
        raise Problem(
            409,
            _("Ein Projekt mit dieser Kennung gibt es schon."),
            errors=[FieldError("id", _("vergeben"))],
        )
    _save(request, project, expected=None)
    address = {"Location": f"{PREFIX}/projects/{project.id}"}
    return _send(request, _row(project.id), 201, address)


@router.put(
    "/projects/{key}",
    auth=WRITERS,
    response={
        200: shapes.ProjectDetail,
        **dict.fromkeys((404, 412, 428), ProblemDocument),
        **REFUSED,
    },
    operation_id="replace_project",
    summary="Replace a project",
    openapi_extra=IF_MATCH,
)
def replace_project(request: HttpRequest, key: str, body: ProjectIn) -> HttpResponse:
    """Replace all facts; what is left out is empty afterwards."""
    return _change(request, key, body.model_dump(mode="json"))


@router.patch(
    "/projects/{key}",
    auth=WRITERS,
    response={
        200: shapes.ProjectDetail,
        **dict.fromkeys((404, 412, 428), ProblemDocument),
        **REFUSED,
    },
    operation_id="change_project",
    summary="Change facts of a project",
    openapi_extra=IF_MATCH,
)
def change_project(request: HttpRequest, key: str, body: ProjectPatch) -> HttpResponse:  # type: ignore[valid-type]
    """Change the facts that are sent (JSON Merge Patch: lists are replaced as a whole)."""
    sent: Schema = body
    return _change(request, key, sent.model_dump(mode="json", exclude_unset=True))


def _change(request: HttpRequest, key: str, facts: dict[str, Any]) -> HttpResponse:
    known_only(request)
    row = _row(key)
    before = from_json(Project, row.document)
    _may_write(request, before)
    version = _expected(request, row)
    after = _build({**to_json(before), **facts})
    _may_write(request, before, after)
    _save(request, after, expected=version)
    return _send(request, _row(key))


def _build(facts: dict[str, Any]) -> Project:
    """Make the project and refuse what no schema can tell.

    Raises:
        InvalidChange: names the field.
    """
    project = from_json(Project, facts)
    days = {"start": project.start, "end": project.end}
    days |= {f"mandates.{i}.on": each.on for i, each in enumerate(project.mandates)}
    for field, day in days.items():
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise InvalidChange(
                _("Das Jahr muss zwischen %(first)s und %(last)s liegen.")
                % {"first": FIRST_YEAR, "last": LAST_YEAR},
                field=field,
            )
    if project.start and project.end and project.end < project.start:
        raise InvalidChange(_("Das Ende liegt vor dem Beginn."), field="end")
    if project.id in project.depends_on:
        raise InvalidChange(_("Ein Projekt hängt nicht von sich selbst ab."), field="depends_on")
    wanted = set(project.depends_on)
    known = set(ProjectRow.objects.filter(key__in=wanted).values_list("key", flat=True))
    if missing := sorted(wanted - known):
        raise InvalidChange(
            _("Das Projekt „%(id)s“ gibt es nicht.") % {"id": missing[0]}, field="depends_on"
        )
    return project


def _save(request: HttpRequest, project: Project, *, expected: int | None) -> None:
    try:
        save(
            [project],
            actor=for_actor(request.user, project.department),
            expected=None if expected is None else {project.id: expected},
        )
    except EditConflict as error:
        raise Problem(412, error.message) from error


def _free_id(title: str) -> str:
    """Make an id from a title, with a number behind it when it is taken."""
    base = slug(title, limit=70) or "projekt"
    taken = set(ProjectRow.objects.filter(key__startswith=base).values_list("key", flat=True))
    candidates = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return next(each for each in candidates if each not in taken)
