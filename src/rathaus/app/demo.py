"""What fills a new installation: the city folder, and in a demo sample data and accounts."""

from pathlib import Path

from rathaus.identity import api as identity
from rathaus.strategy import api as strategy


def load(city: Path, *, demo: bool) -> None:
    """Load a city folder into the database; loading it again changes nothing.

    Args:
        city: the city folder.
        demo: also make sample data, the demo accounts and an open survey.
    """
    strategy.load_city(city, demo=demo)
    if demo:
        identity.create_demo_accounts(strategy.department_ids())
        strategy.begin_demo_survey()
