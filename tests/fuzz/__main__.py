"""`python -m tests.fuzz 100000` tries that many damaged files on every reader and tells what broke.

`python -m tests.fuzz.led` goes deeper into one reader.
"""

from __future__ import annotations

import argparse
import collections
import sys
import time
import traceback
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.damage import damaged
from tests.fuzz.readers import Reader
from tests.fuzz.trying import TooSlowError, attempt


def by_hypothesis(count: int, begin: int, folder: Path) -> int:
    """Try `count` inputs; the number of different bugs. The inputs that found them are kept in `folder`."""
    tried: collections.Counter[str] = collections.Counter()
    bugs: dict[str, str] = {}

    def one(given_input: tuple[Reader, bytes]) -> None:
        reader, content = given_input
        tried[reader.name] += 1
        try:
            attempt(reader, content)
        except (Exception, TooSlowError) as error:  # noqa: BLE001 - every one is a find
            last = traceback.extract_tb(error.__traceback__)[-1]
            key = f"{reader.name} {type(error).__name__} {Path(last.filename).name}:{last.lineno}"
            if key not in bugs:
                bugs[key] = str(error)
                folder.mkdir(parents=True, exist_ok=True)
                (folder / f"{len(bugs):03}-{reader.name}.{reader.ending}").write_bytes(content)
                print(key, error, flush=True)

    # A single run of hypothesis grows slow with its own memory of what it tried; many small ones do not.
    step = 1000
    for number, at in enumerate(range(0, count, step)):
        run = settings(
            max_examples=min(step, count - at),
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        seed(begin + number)(run(given(damaged())(one)))()
        print(f"{sum(tried.values())} tried, {len(bugs)} bugs", file=sys.stderr, flush=True)
    for name, times in sorted(tried.items()):
        print(f"{name}: {times}")
    return len(bugs)


def main() -> int:
    """Parse the command line and try."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=2000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", type=Path, default=Path("fuzz-finds"), metavar="FOLDER")
    asked = parser.parse_args()
    print(f"seed {asked.seed}", file=sys.stderr)
    return 1 if by_hypothesis(asked.count, asked.seed, asked.keep) else 0


if __name__ == "__main__":
    sys.exit(main())
