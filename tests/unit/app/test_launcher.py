"""The launcher finds or makes its environment, and says kindly what is missing."""

import importlib.util
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest

CHECKOUT = Path(__file__).parents[3]


@pytest.fixture
def launcher(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    loader = SourceFileLoader("rathaus_launcher", str(CHECKOUT / "rathaus"))
    spec = importlib.util.spec_from_loader("rathaus_launcher", loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    for name, folder in (("TOOLS", "tools"), ("STAMPS", "stamps"), ("VENV", "venv")):
        monkeypatch.setattr(module, name, tmp_path / folder)
    return module


def test_it_is_executable() -> None:
    assert (CHECKOUT / "rathaus").stat().st_mode & 0o111


def test_settings_for_pip_count_for_uv(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX", "UV_INDEX_STRATEGY", "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/simple")
    monkeypatch.setenv("PIP_CERT", "/etc/ca.pem")
    result = launcher.uv_environment()
    assert result["UV_DEFAULT_INDEX"] == "https://mirror.example/simple"
    assert result["SSL_CERT_FILE"] == "/etc/ca.pem"
    assert "UV_INDEX_STRATEGY" not in result


def test_settings_for_uv_win(launcher: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://pip.example/simple")
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://uv.example/simple")
    assert launcher.uv_environment()["UV_DEFAULT_INDEX"] == "https://uv.example/simple"


def test_a_python_without_venv_and_pip_gets_a_sentence(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(launcher.TroubleError, match="apt-get install python3-venv"):
        launcher.find_uv()


def test_something_else_called_uv_is_not_used(
    launcher: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = tmp_path / "uv"
    fake.write_text("#!/bin/sh\necho another program\n")
    fake.chmod(0o755)
    assert not launcher.works(str(fake))
    fake.write_text("#!/bin/sh\necho uv 0.1.0\n")
    assert not launcher.works(str(fake))
    fake.write_text("#!/bin/sh\necho 'uv 0.20.1 (linux)'\n")
    assert launcher.works(str(fake))
    assert not launcher.works(str(tmp_path / "gone"))


def test_a_damaged_stamp_counts_as_none(launcher: ModuleType) -> None:
    launcher.write_stamp("packages", lock="abc")
    assert launcher.read_stamp("packages") == {"lock": "abc"}
    (launcher.STAMPS / "packages").write_text("{half")
    assert launcher.read_stamp("packages") == {}


def test_installed_packages_are_no_sources(launcher: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "front" / "node_modules" / "x").mkdir(parents=True)
    (tmp_path / "front" / "node_modules" / "x" / "index.js").touch()
    (tmp_path / "front" / "a.css").touch()
    assert launcher.files_below(tmp_path / "front") == [tmp_path / "front" / "a.css"]


def test_the_lock_names_no_download_address() -> None:
    for lock in CHECKOUT.glob("requirements*.txt"):
        text = lock.read_text()
        assert "--hash=sha256:" in text
        assert "://" not in text
