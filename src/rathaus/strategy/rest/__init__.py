"""HTTP for programs: read by everybody, written by role; mounted under ``/api/strategy``."""

from ninja import Router

from rathaus.strategy.errors import EditConflict, InvalidChange, NotEmpty, NotFound
from rathaus.strategy.rest import elements, goals, measures, projects, versions

STATUSES = {NotFound: 404, EditConflict: 412, InvalidChange: 409, NotEmpty: 409}
"""HTTP status by error. 422 is left to what does not fit the schema at all (ADR 0036)."""

router = Router()
for part in (elements, goals, projects, measures, versions):
    router.add_router("", part.router)
