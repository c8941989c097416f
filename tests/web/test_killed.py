"""The laptop's program is killed in the middle: what was said to be received is there."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from pathlib import Path

import httpx

from checklist.archive import open_archive
from checklist.workshop import course
from tests.web.meetings import MAAL, House

PEOPLE = 8
REPOSITORY = Path(__file__).parents[2]


def form_token(page: httpx.Response) -> str:
    found = re.search(r'name="form" value="([0-9a-f]{32})"', page.text)
    assert found, "the page has no form"
    return found[1]


def joined(address: str) -> httpx.Client:
    """A browser that is in the meeting."""
    client = httpx.Client(base_url=address, follow_redirects=True, timeout=60)
    page = client.get("/BCDFGH")
    client.post("/BCDFGH", data={"form": form_token(page), "perspective": "leder"})
    return client


def test_no_answer_that_was_said_to_be_received_is_lost(tmp_path: Path) -> None:
    """Eight people send one answer after another; the process is killed; every acknowledged one is in the archive."""
    house = House(tmp_path)
    house.meeting.make(course.open_lobby)
    house.meeting.make(course.start_answering)
    house.close()
    command = [sys.executable, "-m", "tests.web.serving_process", str(house.file), str(house.workshop_id)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY) as process:
        assert process.stdout is not None
        address = f"http://127.0.0.1:{int(process.stdout.readline())}"
        clients = [joined(address) for _each in range(PEOPLE)]
        received: list[tuple[str, str, int]] = []
        enough = threading.Event()

        def send(number: int, client: httpx.Client) -> None:
            token = form_token(client.get("/med"))
            for turn in range(10_000):
                question, value = MAAL[turn % 2], turn // 2 % 5 + 1
                fields = {"form": token, "question": question, "round": "1", "answer": str(value)}
                try:
                    answer = client.post("/med/svar", data={**fields, "note": f"{number}"}, follow_redirects=False)
                except httpx.HTTPError:
                    return
                if answer.status_code == 303:
                    received.append((str(number), question, turn))
                if len(received) >= 60:
                    enough.set()

        threads = [threading.Thread(target=send, args=(number, client)) for number, client in enumerate(clients)]
        for thread in threads:
            thread.start()
        assert enough.wait(60)
        process.kill()
        for thread in threads:
            thread.join(60)
        for client in clients:
            client.close()
    latest = {(number, question): turn for number, question, turn in received}
    with open_archive(str(house.file)) as archive:
        kept = {(vote.answer.note, vote.question): vote for vote in archive.workshops.votes(house.workshop_id)}
        assert archive.check() == []
        assert len(archive.workshops.participants(house.workshop_id)) == PEOPLE
    for (number, question), turn in latest.items():
        # One that was on its way may have been kept without anybody having been told.
        possible = {turn // 2 % 5 + 1, (turn + 2) // 2 % 5 + 1}
        assert kept[number, question].answer.value in possible
