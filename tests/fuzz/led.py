"""`python -m tests.fuzz.led 60 report-pdf` tries one reader for so many seconds, led by the code that inputs reach.

Needs atheris (libFuzzer), which is made for Linux. It ends the process itself, and keeps what broke in `fuzz-finds`.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
from pathlib import Path


def main() -> None:
    """Load the readers so that they tell where they have been, and let libFuzzer drive."""
    seconds, name = sys.argv[1:3]
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["checklist"]):
        from tests.fuzz.readers import READERS
        from tests.fuzz.trying import attempt
    (reader,) = [one for one in READERS if one.name == name]
    finds = Path("fuzz-finds")
    finds.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as corpus:
        for number, content in enumerate(reader.seeds()):
            (Path(corpus) / f"seed-{number}").write_bytes(content)
        options = [f"-max_total_time={seconds}", f"-artifact_prefix={finds}/", "-rss_limit_mb=4096", "-timeout=60"]
        atheris.Setup([sys.argv[0], *options, corpus], lambda content: attempt(reader, content))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
