"""The demo city has an open survey, to which the first department is invited."""

from datetime import datetime, time, timedelta

from rathaus.audit.api import Actor
from rathaus.kernel.time import BERLIN, today
from rathaus.participation.api import surveys
from rathaus.strategy.store.structure import structure
from rathaus.strategy.surveys.subjects import PORTFOLIO
from rathaus.strategy.surveys.template import project_survey

DAYS_OPEN = 60


def begin_demo_survey() -> bool:
    """Open the survey of the projects for the first department, unless there is a survey already.

    Returns:
        Whether one was opened.

    Raises:
        NotFound: before a city has been loaded.
    """
    strategy = structure()
    if surveys.surveys(PORTFOLIO) or not strategy.departments:
        return False
    actor = Actor.system("demo")
    made = surveys.create(PORTFOLIO, project_survey(strategy), actor=actor)
    deadline = datetime.combine(today() + timedelta(days=DAYS_OPEN), time(23, 59, 59), BERLIN)
    surveys.publish(made.id, deadline, (7, 1), site="", actor=actor)
    first = strategy.departments[0]
    guest = surveys.Guest(first.id, f"{first.number} {first.title.de}".strip())
    surveys.invite(made.id, [guest], actor=actor)
    return True
