"""Which city folder an installation shows."""

import os
from pathlib import Path

from rathaus.app.errors import HomeError
from rathaus.app.home import Home

CHECKOUT = Path(__file__).parents[3]


def default_city() -> Path:
    """Return the reference city of the checkout, named in `cities/default`."""
    name = (CHECKOUT / "cities" / "default").read_text("utf-8").strip()
    return CHECKOUT / "cities" / name


def find_city(wish: str | None, home: Home | None = None) -> Path:
    """Return the folder of the city to show.

    Args:
        wish: a folder, or the name of one below `cities/`; None for the city of the home, of
            RATHAUS_CITY, or the reference city.
        home: the home whose first start decided for a city.

    Raises:
        HomeError: there is no such folder, or the home already holds another city.
    """
    known = home.record.get("city") if home else None
    text = wish or os.environ.get("RATHAUS_CITY") or known
    folder = Path(text).expanduser() if text else default_city()
    if text and not folder.is_dir() and (CHECKOUT / "cities" / text).is_dir():
        folder = CHECKOUT / "cities" / text
    folder = folder.absolute()
    if not (folder / "city.toml").is_file():
        raise HomeError(f"{folder} holds no city: a city folder has a file city.toml.")
    if home and known and Path(known).name != folder.name:
        raise HomeError(
            f"The home {home.path} holds the city {Path(known).name}. For {folder.name}, choose"
            " another home with --home DIR."
        )
    return folder
