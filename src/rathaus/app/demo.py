"""What fills a new installation: the city folder, and in a demo sample data and accounts."""

import importlib
from pathlib import Path

from django.utils.module_loading import module_has_submodule


def load(city: Path, *, demo: bool) -> None:
    """Load a city folder into the database; loading it again changes nothing.

    Args:
        city: the city folder.
        demo: also make sample data and the demo accounts.
    """
    departments: list[str] = []
    if strategy := _api("rathaus.strategy"):
        strategy.load_city(city, demo=demo)
        departments = strategy.department_ids()
    if demo and (identity := _api("rathaus.identity")):
        identity.create_demo_accounts(departments)


def _api(package: str):  # type: ignore[no-untyped-def]
    module = importlib.import_module(package)
    if not module_has_submodule(module, "api"):
        return None
    return importlib.import_module(f"{package}.api")
