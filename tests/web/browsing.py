"""A browser without script, as plain as can be: it follows links, fills forms in and sends them."""

from __future__ import annotations

import html
import re

import httpx

from checklist.web.server import MeetingServer


class Browser:
    """One person's browser, with its own jar of cookies, on a machine of its own. `page` is what it shows now."""

    def __init__(self, server: MeetingServer, sender: str = "127.0.0.1") -> None:
        self.client = httpx.Client(
            base_url=server.address,
            transport=httpx.HTTPTransport(local_address=sender, verify=False),  # nobody's certificates are asked for
            follow_redirects=True,
            timeout=60,
        )
        self.page: httpx.Response

    def get(self, path: str) -> httpx.Response:
        """Opens an address."""
        self.page = self.client.get(path)
        return self.page

    def send(self, path: str, **fields: str | list[str]) -> httpx.Response:
        """Sends the form that leads to `path`, with the token that stands in the page shown now."""
        self.page = self.client.post(path, data={"form": self.form_token, **fields})
        return self.page

    @property
    def form_token(self) -> str:
        found = re.search(r'name="form" value="([0-9a-f]{32})"', self.page.text)
        assert found, "the page has no form"
        return found[1]

    @property
    def text(self) -> str:
        """What stands on the page, without the marks."""
        body = self.page.text.split("<main", 1)[-1].split("</main>")[0]
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", "<main" + body)).split())

    def join(self, perspective: str = "medarbejder", code: str = "BCDFGH", **fields: str) -> None:
        """Comes in by the code."""
        self.get(f"/{code}")
        self.send(f"/{code}", perspective=perspective, **fields)

    def answer(self, question: str, answer: str, which: str = "1", **fields: str) -> httpx.Response:
        """Answers a question from the page shown now."""
        return self.send("/med/svar", question=question, round=which, answer=answer, **fields)

    def first_news(self, path: str = "/nyt") -> str:
        """The first message that a page hears when it begins to listen."""
        with self.client.stream("GET", path) as response:
            return next(line for line in response.iter_lines() if line.startswith("data:"))
