"""The backup archive: one tar file with a manifest that names every part and its checksum.

manifest.json      format, version, time (UTC), rows of each table, size and SHA-256 of each part
database.dump      logical dump of PostgreSQL (custom format, compressed)
home/...           secret key and files of the home
"""

import hashlib
import json
import os
import tarfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath

from rathaus.app.errors import ArchiveError

FORMAT = 1
MANIFEST = "manifest.json"
DUMP = "database.dump"
HOME_PREFIX = "home/"
LARGEST_MANIFEST = 10_000_000
CHUNK = 1 << 20


@dataclass(frozen=True)
class Part:
    """One file of the archive: size in bytes, and SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What an archive says about itself."""

    version: str
    created: str
    city: str
    demo: bool
    rows: dict[str, int]
    parts: dict[str, Part]
    format: int = FORMAT
    database: str = field(default="postgresql")


def describe(file: Path) -> Part:
    """Return size and checksum of a file."""
    digest = hashlib.sha256()
    size = 0
    with file.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return Part(size, digest.hexdigest())


def write(target: Path, manifest: Manifest, parts: dict[str, Path]) -> None:
    """Write an archive, readable for its owner only; `target` appears whole or not at all."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with (
            os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream,
            tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as tar,
        ):
            content = json.dumps(asdict(manifest), indent=1, sort_keys=True).encode()
            _add(tar, MANIFEST, len(content), _Bytes(content))
            for name, file in parts.items():
                with file.open("rb") as source:
                    _add(tar, name, manifest.parts[name].size, source)
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


class _Bytes:
    """A reader over bytes, as `tarfile` wants it."""

    def __init__(self, content: bytes) -> None:
        self._rest = content

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        size = len(self._rest) if size < 0 else size
        chunk, self._rest = self._rest[:size], self._rest[size:]
        return chunk


def _add(tar: tarfile.TarFile, name: str, size: int, source: object) -> None:
    member = tarfile.TarInfo(name)
    member.size = size
    member.mode = 0o600
    member.mtime = int(time.time())
    tar.addfile(member, source)  # type: ignore[arg-type]


@contextmanager
def _opened(file: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(file, mode="r:") as tar:
            yield tar
    except (tarfile.TarError, EOFError) as error:
        raise ArchiveError(f"{file} is no backup of Rathaus, or it was cut off: {error}") from error


def read_manifest(file: Path) -> Manifest:
    """Return the manifest of an archive.

    Raises:
        ArchiveError: there is none, or it is of a newer format.
    """
    with _opened(file) as tar:
        first = tar.next()
        if first is None or first.name != MANIFEST or first.size > LARGEST_MANIFEST:
            raise ArchiveError(
                f"{file} is no backup of Rathaus: it does not begin with a manifest."
            )
        stream = tar.extractfile(first)
        content = stream.read() if stream else b""
    try:
        raw = json.loads(content)
        if raw["format"] != FORMAT:
            raise ArchiveError(
                f"{file} has format {raw['format']}; this Rathaus reads format {FORMAT}. Use the"
                " Rathaus that wrote it, or a newer one."
            )
        raw["parts"] = {name: Part(**part) for name, part in raw["parts"].items()}
        return Manifest(**raw)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ArchiveError(f"The manifest of {file} is damaged: {error}") from error


def unpack(file: Path, folder: Path) -> Manifest:
    """Unpack an archive and prove each part against the manifest.

    Args:
        file: the archive.
        folder: an empty folder for its parts.

    Raises:
        ArchiveError: a part is missing, added, changed or has a name that leads elsewhere.
    """
    manifest = read_manifest(file)
    missing = set(manifest.parts)
    with _opened(file) as tar:
        for member in tar:
            if member.name == MANIFEST:
                continue
            if member.name not in missing or not member.isreg() or not _harmless(member.name):
                raise ArchiveError(f"{file} holds {member.name!r}, which its manifest does not.")
            if member.size != manifest.parts[member.name].size:
                raise ArchiveError(_changed(file, member.name))
            target = folder / member.name
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _extract(tar, member, target)
            if describe(target) != manifest.parts[member.name]:
                raise ArchiveError(_changed(file, member.name))
            missing.remove(member.name)
    if missing:
        raise ArchiveError(f"{file} lacks {', '.join(sorted(missing))}; it was cut off.")
    return manifest


def _changed(file: Path, name: str) -> str:
    return (
        f"The part {name!r} of {file} differs from its checksum: the archive is damaged or was"
        " changed. Nothing was restored; use another backup."
    )


def _harmless(name: str) -> bool:
    path = PurePosixPath(name)
    return (name == DUMP or name.startswith(HOME_PREFIX)) and ".." not in path.parts


def _extract(tar: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    source = tar.extractfile(member)
    if source is None:
        raise ArchiveError(f"The part {member.name!r} cannot be read.")
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        while chunk := source.read(CHUNK):
            stream.write(chunk)
