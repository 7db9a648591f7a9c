"""What the surveys' room does by itself: forgetting proposals a year after a survey was closed."""

from rathaus.kernel.jobs import periodic
from rathaus.kernel.time import now
from rathaus.participation.api import surveys
from rathaus.strategy.surveys.models import Proposal
from rathaus.strategy.surveys.subjects import PORTFOLIO


@periodic("49 3 * * *", "strategy.forget_proposals")
def forget_proposals() -> None:
    """Remove proposals with the answers of their survey; the trail keeps what was decided."""
    limit = now() - surveys.KEEP
    old = [
        survey.id
        for survey in surveys.surveys(PORTFOLIO)
        if survey.state is surveys.SurveyState.CLOSED
        and survey.closed_at is not None
        and survey.closed_at < limit
    ]
    Proposal.objects.filter(survey__in=old).delete()
