"""The face of voices; other packages import it through `rathaus.participation.api`."""

from rathaus.kernel.access import OFFICE_ROLES, roles_of
from rathaus.participation.voices.errors import (
    StaleVoice,
    TooLate,
    TooMany,
    VoiceError,
    VoiceNotFound,
)
from rathaus.participation.voices.moderation import judge
from rathaus.participation.voices.reading import (
    Idea,
    Sorting,
    Tally,
    VoiceInfo,
    comments,
    everything,
    idea,
    ideas,
    infos,
    own,
    own_one,
    published_since,
    queue,
    tallies,
    waiting,
    weighing_history,
)
from rathaus.participation.voices.rules.likeness import Written
from rathaus.participation.voices.rules.states import (
    EDIT_WINDOW,
    MOST_IN_A_DAY,
    TEXT_LENGTH,
    TITLE_LENGTH,
    Group,
    Kind,
    State,
)
from rathaus.participation.voices.rules.weighing import Standing, Weighing
from rathaus.participation.voices.votes import (
    own_votes,
    set_weighing,
    standings,
    vote,
    weighing,
)
from rathaus.participation.voices.writing import (
    edit,
    likely_twins,
    withdraw,
    write_comment,
    write_idea,
)

__all__ = [
    "EDIT_WINDOW",
    "MOST_IN_A_DAY",
    "TEXT_LENGTH",
    "TITLE_LENGTH",
    "Group",
    "Idea",
    "Kind",
    "Sorting",
    "StaleVoice",
    "Standing",
    "State",
    "Tally",
    "TooLate",
    "TooMany",
    "VoiceError",
    "VoiceInfo",
    "VoiceNotFound",
    "Weighing",
    "Written",
    "comments",
    "edit",
    "everything",
    "group_of",
    "idea",
    "ideas",
    "infos",
    "judge",
    "likely_twins",
    "own",
    "own_one",
    "own_votes",
    "published_since",
    "queue",
    "set_weighing",
    "standings",
    "tallies",
    "vote",
    "waiting",
    "weighing",
    "weighing_history",
    "withdraw",
    "write_comment",
    "write_idea",
]


def group_of(user: object) -> Group:
    """Whom an account speaks for: everybody who works for the city is shown apart."""
    return Group.DEPARTMENTS if roles_of(user) & OFFICE_ROLES else Group.RESIDENTS
