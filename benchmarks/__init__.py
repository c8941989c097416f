"""Times, as ratios of two things measured in one run. Never part of the tests."""

import os

# A user's Python keeps its compiled modules; where a developer's surroundings forbid it, every start would compile anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
