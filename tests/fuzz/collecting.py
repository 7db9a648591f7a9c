"""Findings: the first of each kind is kept, and with `--collect=FOLDER` the run goes on."""

import hashlib
import sys
import tempfile
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

_folder: Path | None = None
_known: set[str] = set()


def options(arguments: list[str], tokens: Iterable[str]) -> list[str]:
    """Take our own option out of the command line, and add bounds and a dictionary.

    Args:
        arguments: the command line.
        tokens: what mutations may put in.
    """
    global _folder  # noqa: PLW0603 -- one command line
    rest = []
    for each in arguments:
        if each.startswith("--collect="):
            _folder = Path(each.partition("=")[2])
            _folder.mkdir(parents=True, exist_ok=True)
            _known.update(path.name.split(".")[0] for path in _folder.iterdir())
        else:
            rest.append(each)
    given = " ".join(rest)
    usual = ("-timeout=60", "-rss_limit_mb=3000", f"-dict={_dictionary(tokens)}")
    return [*rest, *(option for option in usual if option.split("=")[0] not in given)]


def _dictionary(tokens: Iterable[str]) -> str:
    path = Path(tempfile.mkdtemp()) / "tokens.dict"
    hexed = ("".join(f"\\x{byte:02x}" for byte in each.encode()) for each in tokens if each)
    path.write_text("".join(f'"{each}"\n' for each in hexed))
    return str(path)


@contextmanager
def kept(data: bytes, words: str) -> Iterator[None]:
    """Let a finding end the run, or keep it and go on."""
    try:
        yield
    except Exception as error:
        if _folder is None:
            print(f"\n{words}\n", file=sys.stderr)
            raise
        frames = traceback.extract_tb(error.__traceback__)
        ours = [each for each in frames if "/tests/fuzz/collecting" not in each.filename]
        place = "".join(f"{each.filename}:{each.lineno}" for each in ours[-2:])
        name = hashlib.sha1(f"{type(error)}{place}".encode()).hexdigest()[:10]
        if name not in _known:
            _known.add(name)
            (_folder / f"{name}.input").write_bytes(data)
            story = "".join(traceback.format_exception(error))[-6000:]
            told = f"{words}\n\n{story}".encode("utf-8", "backslashreplace")
            (_folder / f"{name}.txt").write_bytes(told)
