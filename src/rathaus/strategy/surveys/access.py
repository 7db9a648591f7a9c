"""Who sees which page of a survey, and what becomes of surveys that are not there."""

import functools
from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.http import Http404

from rathaus.participation.api import surveys
from rathaus.strategy.errors import NotFound
from rathaus.strategy.office.access import steering

View = TypeVar("View", bound=Callable[..., Any])


def answer_missing(view: View) -> View:
    """Let a view that asks for an unknown survey, link or proposal answer with "not found"."""

    @functools.wraps(view)
    def answering(*args: Any, **kwargs: Any) -> Any:
        try:
            return view(*args, **kwargs)
        except (surveys.NoSuchSurvey, NotFound) as error:
            raise Http404(error.message) from error

    return cast(View, answering)


def surveying(view: View) -> View:
    """Declare a page on which the strategy office works on surveys."""
    return steering(answer_missing(view))
