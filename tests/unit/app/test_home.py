"""The home is private, belongs to one process at a time, and is never somebody else's folder."""

import multiprocessing
import os
import time
from pathlib import Path

import pytest

from rathaus.app.errors import HomeBusyError, HomeError
from rathaus.app.home import existing_home, hold, holder, open_home


def test_secrets_are_random_kept_and_private(tmp_path: Path) -> None:
    home = open_home(tmp_path / "home")
    first = home.secret("secret-key")
    assert open_home(home.path).secret("secret-key") == first
    assert open_home(tmp_path / "other").secret("secret-key") != first
    file = home.path / "secrets" / "secret-key"
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert home.path.stat().st_mode & 0o066 == 0


def test_an_existing_directory_keeps_its_permissions(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir(mode=0o700)
    open_home(folder)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.odt").touch()
    with pytest.raises(HomeError, match="other files"):
        open_home(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["letter.odt"]


def test_a_file_is_no_home(tmp_path: Path) -> None:
    (tmp_path / "home").touch()
    with pytest.raises(HomeError, match="not a directory"):
        open_home(tmp_path / "home")


def test_a_home_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(HomeError, match="no Rathaus in"):
        existing_home(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make another account's directory")
def test_a_home_of_another_account_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    os.chown(folder, 65534, 65534)
    with pytest.raises(HomeError, match="another account"):
        open_home(folder)


def _hold_for(path: Path, kind: str, seconds: float) -> None:
    with hold(open_home(path), kind, patience=0):
        time.sleep(seconds)


def _hold_elsewhere(path: Path, kind: str, seconds: float) -> multiprocessing.Process:
    process = multiprocessing.get_context("spawn").Process(
        target=_hold_for, args=(path, kind, seconds)
    )
    process.start()
    home = open_home(path)
    while holder(home) != kind:
        time.sleep(0.02)
    return process


def test_a_server_is_not_waited_for(tmp_path: Path) -> None:
    other = _hold_elsewhere(tmp_path / "home", "server", 30)
    try:
        with (
            pytest.raises(HomeBusyError, match="already running"),
            hold(open_home(tmp_path / "home"), "server", patience=60),
        ):
            pass
    finally:
        other.kill()
        other.join()
    assert holder(open_home(tmp_path / "home")) == ""


def test_a_command_is_waited_for(tmp_path: Path) -> None:
    other = _hold_elsewhere(tmp_path / "home", "command", 0.6)
    with hold(open_home(tmp_path / "home"), "server", patience=60):
        assert holder(open_home(tmp_path / "home")) == "server"
    other.join()
