"""Which city an installation shows is decided once."""

from pathlib import Path

import pytest

from rathaus.app.city import default_city, find_city
from rathaus.app.errors import HomeError
from rathaus.app.home import open_home


@pytest.fixture(autouse=True)
def _no_wish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RATHAUS_CITY", raising=False)


def make_city(folder: Path) -> Path:
    folder.mkdir()
    (folder / "city.toml").touch()
    return folder


def test_the_reference_city_is_named_by_data() -> None:
    assert (default_city() / "city.toml").is_file()


def test_a_city_is_found_by_name() -> None:
    assert find_city("musterstadt").name == "musterstadt"


def test_a_folder_without_a_city_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HomeError, match="holds no city"):
        find_city(str(tmp_path))


def test_a_home_keeps_its_city(tmp_path: Path) -> None:
    home = open_home(tmp_path / "home")
    first, second = make_city(tmp_path / "a"), make_city(tmp_path / "b")
    home.remember(city=str(first))
    assert find_city(None, home) == first
    with pytest.raises(HomeError, match="holds the city a"):
        find_city(str(second), home)
