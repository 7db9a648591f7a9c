"""HTTP for programs: read by everybody, written by role; mounted under ``/api/strategy``."""

from ninja import Router

from rathaus.strategy.errors import EditConflict, NotEmpty, NotFound
from rathaus.strategy.rest import elements, goals, measures, projects, versions

STATUSES = {NotFound: 404, EditConflict: 412, NotEmpty: 409}
"""HTTP status by error; every other error of the strategy is 422."""

router = Router()
for part in (elements, goals, projects, measures, versions):
    router.add_router("", part.router)
