"""Problem answers for programs, after RFC 9457."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.http import HttpRequest, JsonResponse

API_PREFIX = "/api/"
MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one input."""

    field: str
    message: str


def for_programs(request: HttpRequest) -> bool:
    """Whether the address belongs to the API and wants a problem document."""
    return request.path.startswith(API_PREFIX)


def problem_response(
    status: int,
    title: str,
    detail: str = "",
    *,
    type: str = "about:blank",
    errors: Sequence[FieldProblem] = (),
    instance: str = "",
) -> JsonResponse:
    """Answer with a problem document.

    Args:
        status: HTTP status, repeated in the document.
        title: what kind of problem, the same for every occurrence.
        detail: what happened here and what to do.
        type: address that identifies the kind of problem.
        errors: one entry for each wrong input.
        instance: path of the request, when that helps.
    """
    document: dict[str, object] = {"type": type, "title": title, "status": status}
    if detail:
        document["detail"] = detail
    if instance:
        document["instance"] = instance
    if errors:
        document["errors"] = [asdict(error) for error in errors]
    return JsonResponse(
        document,
        status=status,
        content_type=MEDIA_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )
