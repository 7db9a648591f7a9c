"""What programs may send: every field bounded, unknown ones refused."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Any, get_type_hints

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field, create_model

from rathaus.strategy import document as d

_PRINTABLE = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"


def _two_places(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


Prose = Annotated[str, Field(max_length=20_000, pattern=_PRINTABLE)]
Line = Annotated[str, Field(max_length=500, pattern=r"^[^\x00-\x1f\x7f]*$")]
Id = Annotated[str, Field(max_length=120, pattern=r"^[^\x00-\x1f\x7f]*$")]
Ids = Annotated[tuple[Id, ...], Field(max_length=100)]
Lines = Annotated[tuple[Line, ...], Field(max_length=100)]
Months = Annotated[
    Decimal,
    Field(ge=0, le=100_000, description="Person months, rounded to two decimals"),
    AfterValidator(_two_places),
]
Cents = Annotated[int, Field(ge=0, le=10**14)]
QuarterText = Annotated[str, Field(pattern=r"^(19|2\d)\d\d-Q[1-4]$")]


class _Closed(Schema):
    model_config = ConfigDict(extra="forbid")


class QuarterEffortIn(_Closed):
    """Person months in one quarter, written ``2027-Q2``."""

    quarter: QuarterText
    person_months: Months


class EffortIn(_Closed):
    """Work asked of a pool: a size class, a total, or by quarter."""

    pool: Annotated[Id, Field(min_length=1)]
    size: d.SizeClass | None = None
    total: Months | None = None
    quarters: Annotated[tuple[QuarterEffortIn, ...], Field(max_length=100)] = ()


class EvidenceIn(_Closed):
    """A ground on which the project cannot be refused, with its reference."""

    mandate: d.Mandate
    reference: Line
    on: date | None = None
    url: Line = ""


class RiskIn(_Closed):
    """What may go wrong; likelihood and impact from 1 (low) to 5 (high), 0 when not known."""

    text: Prose
    likelihood: Annotated[int, Field(ge=0, le=5)] = 0
    impact: Annotated[int, Field(ge=0, le=5)] = 0
    response: Prose = ""


class ProjectIn(_Closed):
    """A project as a whole; what is left out is empty.

    The category follows from the rules. What a list import, an override or the origin have said
    stays as it is.
    """

    title: Annotated[str, Field(min_length=1, max_length=500, pattern=r"^[^\x00-\x1f\x7f]*$")]
    number: Annotated[Line, Field(max_length=40)] = ""
    description: Prose = ""
    department: Id = ""
    lead: Annotated[Line, Field(max_length=200)] = ""
    programme: Id = ""
    action_plan: Id = ""
    dimensions: Annotated[Ids, Field(min_length=1)]
    goals: Ids = ()
    status: d.Status = d.Status.IDEA
    start: date | None = None
    end: date | None = None
    legal_basis: Prose = ""
    running_at_publication: bool | None = None
    mandates: Annotated[tuple[EvidenceIn, ...], Field(max_length=50)] = ()
    lead_project: bool = False
    central_help: Months | None = None
    efforts: Annotated[tuple[EffortIn, ...], Field(max_length=100)] = ()
    cost_cents: Cents | None = None
    spent_cents: Cents | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "EUR"
    depends_on: Ids = ()
    risks: Annotated[tuple[RiskIn, ...], Field(max_length=100)] = ()
    rating: Line = ""
    benefits: Prose = ""
    systems: Lines = ()
    data: Lines = ()
    remarks: Prose = ""


class NewProject(ProjectIn):
    """A project that does not exist yet; without an id it gets one from its title."""

    id: Annotated[str, Field(max_length=80, pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?$")] = ""


def _patch() -> type[Schema]:
    """The fields of a project, each of which may be left out."""
    hints = get_type_hints(ProjectIn, include_extras=True)
    made: dict[str, Any] = {
        name: (hints[name], None if field.is_required() else field.default)
        for name, field in ProjectIn.model_fields.items()
    }
    model: type[Schema] = create_model("ProjectPatch", __base__=_Closed, **made)
    model.__doc__ = "The fields of a project that shall change; null or empty takes a fact away."
    return model


ProjectPatch = _patch()
