"""A backup archive that was changed, cut off or crafted is refused."""

import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from rathaus.app.errors import ArchiveError
from rathaus.app.safekeeping import archive

Member = tuple[str, bytes]


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A whole archive with a dump and a key."""
    dump, key = tmp_path / "dump", tmp_path / "key"
    dump.write_bytes(b"tables and rows" * 1000)
    key.write_text("secret")
    parts = {archive.DUMP: dump, "home/secrets/secret-key": key}
    manifest = archive.Manifest(
        version="0.1.0",
        created="2027-01-02T03:04:05+00:00",
        city="musterstadt",
        demo=False,
        rows={"a": 1},
        parts={name: archive.describe(file) for name, file in parts.items()},
    )
    target = tmp_path / "backup.tar"
    archive.write(target, manifest, parts)
    return target


def members(file: Path) -> list[Member]:
    with tarfile.open(file) as tar:
        return [(m.name, tar.extractfile(m).read()) for m in tar]  # type: ignore[union-attr]


def rewrite(file: Path, content: list[Member]) -> None:
    with tarfile.open(file, "w") as tar:
        for name, data in content:
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))


def test_what_was_written_is_read_back(backup: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    manifest = archive.unpack(backup, folder)
    assert manifest.rows == {"a": 1}
    assert (folder / "home/secrets/secret-key").read_text() == "secret"
    assert (folder / archive.DUMP).stat().st_size == 15_000
    assert backup.stat().st_mode & 0o777 == 0o600


def test_no_half_archive_stays_when_writing_fails(backup: Path, tmp_path: Path) -> None:
    manifest = archive.read_manifest(backup)
    before = set(tmp_path.iterdir())
    with pytest.raises(FileNotFoundError):
        archive.write(tmp_path / "new.tar", manifest, {archive.DUMP: tmp_path / "gone"})
    assert set(tmp_path.iterdir()) == before


def change_a_byte(content: list[Member]) -> list[Member]:
    return [(n, b"X" + d[1:] if n == archive.DUMP else d) for n, d in content]


def drop_the_key(content: list[Member]) -> list[Member]:
    return [(n, d) for n, d in content if "secret" not in n]


def add_a_file(content: list[Member]) -> list[Member]:
    return [*content, ("home/files/extra", b"hello")]


def climb_out(content: list[Member]) -> list[Member]:
    manifest = json.loads(content[0][1])
    part = manifest["parts"].pop("home/secrets/secret-key")
    manifest["parts"]["home/../../escaped"] = part
    renamed = [(n.replace("secrets/secret-key", "../../escaped"), d) for n, d in content[1:]]
    return [(archive.MANIFEST, json.dumps(manifest).encode()), *renamed]


def twice(content: list[Member]) -> list[Member]:
    return [*content, content[-1]]


@pytest.mark.parametrize("change", [change_a_byte, drop_the_key, add_a_file, climb_out, twice])
def test_a_changed_archive_is_refused(
    backup: Path, tmp_path: Path, change: Callable[[list[Member]], list[Member]]
) -> None:
    rewrite(backup, change(members(backup)))
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(ArchiveError):
        archive.unpack(backup, folder)
    assert not (tmp_path / "escaped").exists()


@pytest.mark.parametrize("length", [0, 100, 600, 5_000, 16_000])
def test_a_cut_archive_is_refused(backup: Path, tmp_path: Path, length: int) -> None:
    backup.write_bytes(backup.read_bytes()[:length])
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(ArchiveError):
        archive.unpack(backup, folder)


def test_a_newer_format_says_so(backup: Path, tmp_path: Path) -> None:
    content = members(backup)
    manifest = {**json.loads(content[0][1]), "format": 2}
    rewrite(backup, [(archive.MANIFEST, json.dumps(manifest).encode()), *content[1:]])
    with pytest.raises(ArchiveError, match="format 2"):
        archive.read_manifest(backup)


def test_another_file_is_no_backup(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Sehr geehrte Damen und Herren")
    with pytest.raises(ArchiveError, match="no backup"):
        archive.read_manifest(file)
