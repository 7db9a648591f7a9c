"""Five hundred people answering one survey at once, through real HTTP: is every answer there?

Starts a real `rathaus up` in a home of its own, invites as many parties as there are people, and
lets each open its link, answer a section, report a project and submit. What the server
acknowledged is compared with what is stored.
"""

import asyncio
import json
import re
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.strategy import _connect, _up

PEOPLE = 500
SECRET = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
COOKIE = re.compile(rb"(?i)set-cookie:\s*csrftoken=([^;]+)")


@dataclass
class Person:
    """Somebody with a link: what was acknowledged, and how long it took in seconds."""

    number: int
    seat: str
    saved: int = 0
    submitted: bool = False
    times: list[float] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)


def main(json_file: Path | None) -> int:
    """Run the bench, print the figures, write them as JSON when wanted; 0 when nothing is lost."""
    with tempfile.TemporaryDirectory(prefix="rathaus-bench-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        with _up(folder / "home") as (port, _process):
            _connect(folder / "home")
            key, people = _prepare()
            started = time.perf_counter()
            asyncio.run(_all(port, people))
            figures = _figures(key, people, time.perf_counter() - started)
    for line, value in figures.items():
        print(f"{line}: {value}", flush=True)
    if json_file:
        json_file.write_text(json.dumps(figures, indent=2))
    return 0 if figures["lost"] == figures["twice"] == figures["refused"] == 0 else 1


def _prepare() -> tuple[object, list[Person]]:
    """Open a survey with one party for each person."""
    from rathaus.audit.api import Actor
    from rathaus.participation.api import surveys
    from rathaus.strategy.store.structure import structure
    from rathaus.strategy.surveys.template import project_survey

    actor = Actor.system("bench")
    made = surveys.create("strategy.portfolio", project_survey(structure()), actor=actor)
    surveys.publish(made.id, None, (), site="", actor=actor)
    guests = [surveys.Guest(f"party-{n}", f"Amt {n}") for n in range(PEOPLE)]
    invited = surveys.invite(made.id, guests, actor=actor)
    return made.id, [Person(n, each.token) for n, each in enumerate(invited)]


async def _all(port: int, people: list[Person]) -> None:
    await asyncio.gather(*(_answer(port, person) for person in people))


async def _answer(port: int, person: Person) -> None:
    """Open the link, answer a section, begin a project, name it, submit."""
    base = f"/strategie/umfrage/{person.seat}/"
    wanted = (
        (
            f"{base}0/amt/",
            {"_asked": "ansprechperson", "ansprechperson": f"Person {person.number}"},
        ),
        (f"{base}eintrag/", {"number": "1"}),
        (
            f"{base}1/projekt/",
            {"_asked": "projekt_name", "projekt_name": f"Vorhaben {person.number}"},
        ),
    )
    try:
        secret, cookie = await _open(port, f"{base}0/amt/", person)
        for path, values in wanted:
            sent = {"_version": "0", "_do": "save", "csrfmiddlewaretoken": secret, **values}
            person.saved += await _send(port, path, sent, cookie, person) == 302
        status = await _send(
            port, f"{base}pruefen/", {"csrfmiddlewaretoken": secret}, cookie, person
        )
        person.submitted = status == 302
    except (OSError, asyncio.IncompleteReadError, ValueError) as error:
        person.trouble.append(repr(error))


async def _open(port: int, path: str, person: Person) -> tuple[str, str]:
    head, body = await _ask(port, f"GET {path} HTTP/1.1\r\n", b"", person)
    secret, cookie = SECRET.search(body), COOKIE.search(head)
    if secret is None or cookie is None:
        raise ValueError(head.splitlines()[0].decode())
    return secret[1].decode(), cookie[1].decode()


async def _send(
    port: int, path: str, values: Mapping[str, str], cookie: str, person: Person
) -> int:
    body = urlencode(values).encode()
    head = (
        f"POST {path} HTTP/1.1\r\nCookie: csrftoken={cookie}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
    )
    answered, text = await _ask(port, head, body, person)
    status = int(answered.split()[1])
    if status != 302:
        person.trouble.append(f"{status} {path[-12:]} {text[:80]!r}")
    return status


async def _ask(port: int, head: str, body: bytes, person: Person) -> tuple[bytes, bytes]:
    begun = time.perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(f"{head}Host: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode() + body)
        found = await reader.read(-1)
    finally:
        writer.close()
    person.times.append(time.perf_counter() - begun)
    first, _mark, rest = found.partition(b"\r\n\r\n")
    if not first:
        raise ValueError("no answer")
    return first, rest


def _figures(key: object, people: list[Person], seconds: float) -> dict[str, object]:
    """Compare what was acknowledged with what is stored."""
    from uuid import UUID

    from rathaus.participation.api import surveys
    from rathaus.strategy.surveys.models import Proposal

    stored = surveys.submissions(UUID(str(key)))
    named = [str(each.answers.get(1, {}).get("projekt_name", "")) for each in stored]
    proposed = list(Proposal.objects.values_list("title", flat=True))
    acknowledged = {f"Vorhaben {person.number}" for person in people if person.submitted}
    times = sorted(each for person in people for each in person.times)
    return {
        "people": len(people),
        "requests": len(times),
        "seconds": round(seconds, 1),
        "acknowledged": len(acknowledged),
        "stored": len(stored),
        "proposals": len(proposed),
        "lost": len(acknowledged - set(named)) + len(acknowledged - set(proposed)),
        "twice": len(named) - len(set(named)) + len(proposed) - len(set(proposed)),
        "refused": len(people) - len(acknowledged),
        "p50_ms": round(times[len(times) // 2] * 1000),
        "p95_ms": round(times[int(len(times) * 0.95)] * 1000),
        "trouble": sorted({line for person in people for line in person.trouble})[:5],
    }
