"""Two homes change places in one step."""

from pathlib import Path

from rathaus.app.exchange import exchange


def test_directories_change_places(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    (one / "new").touch()
    (other / "old").touch()
    exchange(one, other)
    assert (one / "old").exists()
    assert (other / "new").exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["one", "other"]
