"""Parameters that lists understand."""

from datetime import date
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from rathaus.strategy import document as d
from rathaus.strategy.rules.state import Light, StateKind
from rathaus.strategy.store.queries import ORDERS, ProjectFilter

Word = Annotated[str, Field(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
Format = Literal["json", "csv"]
Words = Annotated[list[Word], Field(max_length=50)]


class ListQuery(Schema):
    """Paging and format; `csv` gives the whole list unless `limit` is named."""

    limit: Annotated[int | None, Field(ge=1, le=1000, description="100 when left out")] = None
    offset: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    format: Format = "json"


class DimensionQuery(ListQuery):
    """Filters of target dimensions."""

    cluster: Words = []


class GoalQuery(ListQuery):
    """Filters of goals; several values of one filter mean "or"."""

    programme: Words = []
    year: Annotated[list[int], Field(max_length=50)] = []
    state: Annotated[list[StateKind], Field(max_length=20)] = []
    light: Annotated[list[Light], Field(max_length=20)] = []
    provenance: Annotated[list[d.Provenance], Field(max_length=20)] = []
    dimension: Words = []
    action_plan: Words = []


class PlanQuery(ListQuery):
    """Filters of action plans and undertakings."""

    programme: Words = []
    dimension: Words = []
    placeholder: bool | None = None


class DepartmentQuery(ListQuery):
    """Filters of departments."""

    directorate: Words = []


class PoolQuery(ListQuery):
    """Filters of resource pools."""

    kind: Annotated[list[d.PoolKind], Field(max_length=20)] = []
    directorate: Words = []


class ReadingQuery(Schema):
    """A span of dates, both included, and paging."""

    since: date | None = None
    until: date | None = None
    provenance: Annotated[list[d.Provenance], Field(max_length=20)] = []
    limit: Annotated[int | None, Field(ge=1, le=1000, description="100 when left out")] = None
    offset: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    format: Format = "json"


ORDER_NAMES = "|".join(ORDERS)
Order = Annotated[str, Field(pattern=f"^-?({ORDER_NAMES})$")]


class ProjectQuery(ListQuery):
    """Filters of projects; several values of one filter mean "or"."""

    programme: Words = []
    action_plan: Words = []
    department: Words = []
    directorate: Words = []
    status: Annotated[list[d.Status], Field(max_length=20)] = []
    category: Annotated[list[d.Category], Field(max_length=20)] = []
    origin: Annotated[list[d.Origin], Field(max_length=20)] = []
    dimension: Words = []
    goal: Words = []
    missing: Words = []
    conflict: bool | None = None
    overridden: bool | None = None
    lead_project: bool | None = None
    q: Word = ""
    order: Order = "number"

    def filter(self) -> ProjectFilter:
        """The same in the words of the store."""
        given: dict[str, Any] = self.model_dump(exclude={"limit", "offset", "format", "order"})
        values: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in given.items()
        }
        return ProjectFilter(**values)
