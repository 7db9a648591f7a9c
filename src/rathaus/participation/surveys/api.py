"""The face of surveys; other packages import it through `rathaus.participation.api`."""

from rathaus.participation.surveys.delegating import (
    delegate,
    delegations,
    end_delegation,
    mark_ready,
)
from rathaus.participation.surveys.designing import (
    close,
    create,
    publish,
    redesign,
    reopen,
    survey,
    surveys,
)
from rathaus.participation.surveys.desks import Desk, Saved, desk_by_token, desk_of
from rathaus.participation.surveys.errors import (
    InvalidQuestionnaire,
    NoSuchSurvey,
    NotPossibleNow,
    ParticipationError,
    StaleEdit,
    TooLate,
    Unfinished,
)
from rathaus.participation.surveys.forgetting import KEEP
from rathaus.participation.surveys.inquiring import answer, ask, inquiries
from rathaus.participation.surveys.inviting import (
    Guest,
    invitation,
    invitations_of,
    invite,
    invited,
    open_for,
    renew_link,
)
from rathaus.participation.surveys.reminding import (
    Reminded,
    register_letter,
    remind,
    remind_by_the_clock,
)
from rathaus.participation.surveys.responding import (
    add_entry,
    remove_entry,
    save_section,
    submit,
    withdraw,
)
from rathaus.participation.surveys.results import submissions, versions
from rathaus.participation.surveys.rules import questionnaire as editing
from rathaus.participation.surveys.rules.life import SurveyState
from rathaus.participation.surveys.rules.questionnaire import (
    MOST_ENTRIES,
    Questionnaire,
    from_json,
    to_json,
)
from rathaus.participation.surveys.rules.reading import (
    Told,
    entry_name,
    sheet_of,
    storable,
    told,
    unfinished,
)
from rathaus.participation.surveys.values import (
    DelegationInfo,
    InquiryInfo,
    InvitedInfo,
    SubmissionInfo,
    SurveyInfo,
)

__all__ = [
    "KEEP",
    "MOST_ENTRIES",
    "DelegationInfo",
    "Desk",
    "Guest",
    "InquiryInfo",
    "InvalidQuestionnaire",
    "InvitedInfo",
    "NoSuchSurvey",
    "NotPossibleNow",
    "ParticipationError",
    "Questionnaire",
    "Reminded",
    "Saved",
    "StaleEdit",
    "SubmissionInfo",
    "SurveyInfo",
    "SurveyState",
    "Told",
    "TooLate",
    "Unfinished",
    "add_entry",
    "answer",
    "ask",
    "close",
    "create",
    "delegate",
    "delegations",
    "desk_by_token",
    "desk_of",
    "editing",
    "end_delegation",
    "entry_name",
    "from_json",
    "inquiries",
    "invitation",
    "invitations_of",
    "invite",
    "invited",
    "mark_ready",
    "open_for",
    "publish",
    "redesign",
    "register_letter",
    "remind",
    "remind_by_the_clock",
    "remove_entry",
    "renew_link",
    "reopen",
    "save_section",
    "sheet_of",
    "storable",
    "submissions",
    "submit",
    "survey",
    "surveys",
    "to_json",
    "told",
    "unfinished",
    "versions",
    "withdraw",
]
