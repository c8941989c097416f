"""Times, as ratios of two things measured in one run. Never part of the tests."""

import os

# A user's Python keeps its compiled modules; where surroundings forbid it, every start would compile them anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
