"""What one can speak about: goals and projects, by the word in the address."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from rathaus.strategy.assessments.subjects import Subject, subject

KINDS = {"ziel": "goal", "projekt": "project"}
"""Word in the address by kind of subject."""
WORDS = {kind: word for word, kind in KINDS.items()}


def find(word: str, key: str) -> Subject:
    """Return the goal or project that an address names.

    Raises:
        Http404: there is none.
    """
    kind = KINDS.get(word)
    found = subject(f"{kind}:{key}") if kind and "\0" not in key else None
    if found is None:
        raise Http404(_("Dieses Ziel oder Projekt gibt es nicht."))
    return found


def page_of(subject_id: str) -> str:
    """Address of the page on which people speak about a subject."""
    kind, _colon, key = subject_id.partition(":")
    return reverse("strategy:voices-subject", args=[WORDS.get(kind, "ziel"), key])
