"""Three hundred phones in one meeting: they join, keep listening, and answer 22 questions each within a minute.

`python -m benchmarks.meeting_load [PEOPLE] [SECONDS]` serves the meeting in a process of its own and plays the phones
in this one. It counts votes that were acknowledged and lost, and how long the projector waits for the count to change.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from checklist.archive import open_archive
from checklist.assessment.model import Practice
from checklist.catalogue import our_catalogue
from checklist.web.meeting import Meeting, utc_now
from checklist.web.server import MeetingServer
from checklist.web.tokens import new_code
from checklist.workshop import course, preparing
from checklist.workshop.model import Settings

if TYPE_CHECKING:
    from checklist.workshop.model import Workshop

HOST = "127.0.0.1"
QUESTIONS = 22


def prepare(file: Path) -> Workshop:
    """A fictive meeting at everybody's own pace on the short form's 22 questions, being answered."""
    catalogue = our_catalogue("da")
    settings = Settings(
        practice=Practice(id=uuid4(), name="Fiktiv praksis", service="Fiktivt tilbud"),
        catalogue=catalogue.about.id,
        catalogue_version=catalogue.about.version,
        form="short",
        elements=tuple(element.id for element in catalogue.elements),
        pace="free",
        people=300,
    )
    prepared = preparing.prepare(catalogue, settings, workshop_id=uuid4(), code=new_code(), now=utc_now())
    started = course.start_answering(course.open_lobby(prepared, utc_now()), utc_now())
    with open_archive(str(file)) as archive:
        archive.workshops.add(started)
    return started


def serve(file: str, workshop_id: str) -> None:
    """The meeting's process: tells its port and the projector's ticket, and serves until it is told to stop."""
    with open_archive(file) as archive:
        meeting = Meeting(archive, UUID(workshop_id), our_catalogue("da"))
        server = MeetingServer(meeting, HOST, 0)
        server.start()
        print(server.port, server.screen_address().rsplit("/", 1)[-1], flush=True)
        sys.stdin.readline()
        server.stop()
        meeting.stop()


@dataclass
class Phone:
    """One connection that is kept open, and its cookies."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    async def open(self) -> None:
        self.reader, self.writer = await asyncio.open_connection(HOST, self.port)

    async def send(self, path: str, **fields: str) -> None:
        body = "&".join(f"{name}={value}" for name, value in fields.items())
        lines = [
            f"{'POST' if fields else 'GET'} {path} HTTP/1.1",
            f"Host: {HOST}:{self.port}",
            "Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(body)}",
        ]
        self.writer.write("\r\n".join([*lines, "", body]).encode())
        await self.writer.drain()

    async def head(self) -> tuple[int, int]:
        """The answer's status and length; cookies are kept."""
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode()
        for name, value in re.findall(r"set-cookie: ([^=]+)=([^;]+)", head):
            self.cookies[name] = value
        length = re.search(r"content-length: (\d+)", head)
        return int(head.split()[1]), int(length[1]) if length else 0

    async def ask(self, path: str, **fields: str) -> tuple[int, str]:
        """One request and its whole answer."""
        await self.send(path, **fields)
        status, length = await self.head()
        return status, (await self.reader.readexactly(length)).decode()


def form_token(page: str) -> str:
    found = re.search(r'name="form" value="(\w+)"', page)
    return found[1] if found else ""


class Meet:
    """The whole meeting as the phones and the projector live through it."""

    def __init__(self, port: int, code: str, questions: list[str], seconds: float) -> None:
        self.port, self.code, self.questions, self.seconds = port, code, questions, seconds
        self.acknowledged = 0
        self.vote_seconds: list[float] = []
        self.finished: list[float] = []
        self.seen: dict[int, float] = {}

    async def project(self, ticket: str) -> None:
        """The projector's page, listening."""
        wall = Phone(self.port)
        await wall.open()
        await wall.ask(f"/skaerm/{ticket}")
        await wall.send("/skaerm/nyt")
        await wall.head()
        while True:
            line = (await wall.reader.readline()).decode()
            if line.startswith("data:"):
                done, now = json.loads(line[5:])["done"], time.perf_counter()
                for count in range(len(self.seen) + 1, done + 1):
                    self.seen[count] = now

    async def answer(self, chance: random.Random) -> None:
        """One person: comes in, listens, and answers at moments of their own."""
        phone, listening = Phone(self.port), Phone(self.port)
        await asyncio.sleep(chance.random() * self.seconds / 6)
        await phone.open()
        _status, page = await phone.ask(f"/{self.code}")
        await phone.ask(f"/{self.code}", form=form_token(page), perspective="medarbejder")
        listening.cookies = phone.cookies
        await listening.open()
        await listening.send("/nyt")
        token = form_token((await phone.ask("/med"))[1])
        began, moments = time.perf_counter(), sorted(chance.random() * self.seconds for _each in self.questions)
        for question, moment in zip(self.questions, moments, strict=True):
            await asyncio.sleep(max(0.0, began + moment - time.perf_counter()))
            sent = time.perf_counter()
            value = str(chance.randint(1, 5))
            status, _page = await phone.ask("/med/svar", form=token, question=question, round="1", answer=value)
            self.vote_seconds.append(time.perf_counter() - sent)
            self.acknowledged += status == 303
            await phone.ask("/med")
        self.finished.append(sent)

    def waits(self) -> list[float]:
        """How long (s) the projector waited: the n-th to be done was done no later than the n-th last answer sent."""
        return [self.seen[count] - sent for count, sent in enumerate(sorted(self.finished), 1) if count in self.seen]


def memory(process_id: int) -> float:
    """What a process holds, in MB."""
    status = Path(f"/proc/{process_id}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def p95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))] if values else float("nan")


async def play(meet: Meet, people: int, ticket: str, process_id: int) -> tuple[float, float]:
    """Everybody at once; returns the server's memory (MB) before the answers and after."""
    wall = asyncio.create_task(meet.project(ticket))
    phones = [asyncio.create_task(meet.answer(random.Random(number))) for number in range(people)]
    await asyncio.sleep(meet.seconds / 4)
    before = memory(process_id)
    await asyncio.gather(*phones)
    await asyncio.sleep(2)
    after = memory(process_id)
    wall.cancel()
    return before, after


def main(people: int = 300, seconds: float = 60.0) -> list[tuple[str, str, str]]:
    """Rows of what was measured, the figure, and what it should be."""
    with tempfile.TemporaryDirectory(prefix="lovende-") as folder:
        file = Path(folder) / "arkiv.sqlite"
        workshop = prepare(file)
        questions = [question for asked in workshop.questions.values() for question in asked][:QUESTIONS]
        command = [sys.executable, "-m", "benchmarks.meeting_load", "serve", str(file), str(workshop.id)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            port, ticket = process.stdout.readline().split()
            meet = Meet(int(port), workshop.code, questions, seconds)
            before, after = asyncio.run(play(meet, people, ticket, process.pid))
            process.stdin.close()
        with open_archive(str(file)) as archive:
            kept = len(archive.workshops.votes(workshop.id))
    asked = people * len(questions)
    return [
        (f"votes acknowledged, {people} phones, {len(questions)} questions", str(meet.acknowledged), str(asked)),
        ("votes in the archive", str(kept), str(asked)),
        ("vote until it is acknowledged, p95", f"{1000 * p95(meet.vote_seconds):.0f} ms", ""),
        ("last answer until the projector counts it, p95", f"{1000 * p95(meet.waits()):.0f} ms", "≤ 250 ms"),
        ("the server's memory, a quarter in and after", f"{before:.0f} → {after:.0f} MB", "flat"),
    ]


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        serve(*sys.argv[2:])
    else:
        numbers = [float(one) for one in sys.argv[1:]]
        for row in main(int(numbers[0]) if numbers else 300, numbers[1] if len(numbers) > 1 else 60.0):
            print(*row, sep="  ")
