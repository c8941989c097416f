"""A process that serves one meeting until it is killed: `python serving_process.py ARCHIVE WORKSHOP`.

Says the port on its first line. The test that started it is the only one who ends it.
"""

from __future__ import annotations

import sys
import time
from uuid import UUID

from checklist.archive import open_archive
from checklist.web.meeting import Meeting
from checklist.web.server import MeetingServer
from tests.web.meetings import catalogue


def main() -> None:
    file, workshop_id = sys.argv[1:]
    server = MeetingServer(Meeting(open_archive(file), UUID(workshop_id), catalogue()), "127.0.0.1", 0)
    server.start()
    print(server.port, flush=True)
    while True:
        time.sleep(1)


if __name__ == "__main__":
    main()
