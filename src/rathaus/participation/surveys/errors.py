"""What can go wrong in participation, in sentences for people."""

from rathaus.kernel.errors import RathausError


class ParticipationError(RathausError):
    """Base of the errors of participation."""


class NoSuchSurvey(ParticipationError):
    """There is no such survey, invitation or section, or it is not for this person."""


class NotPossibleNow(ParticipationError):
    """The survey, the response or the entry is not in a state that allows this."""


class TooLate(ParticipationError):
    """The deadline has passed; what was typed is kept as a draft."""


class InvalidQuestionnaire(ParticipationError):
    """The questionnaire cannot be used like this; says in which section, question and input."""

    def __init__(
        self, message: str, *, field: str | None = None, section: str = "", question: str = ""
    ) -> None:
        super().__init__(message, field=field)
        self.section = section
        self.question = question


class StaleEdit(ParticipationError):
    """Somebody else saved the same part since it was read."""


class Unfinished(ParticipationError):
    """Sections still miss answers; ``places`` names them as (entry, section)."""

    def __init__(self, message: str, places: tuple[tuple[int, str], ...]) -> None:
        super().__init__(message)
        self.places = places
