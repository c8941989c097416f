"""What a meeting says no with, apart from moves: `reason` is a sentence in the reader's language."""

from __future__ import annotations


class RefusedJoinError(Exception):
    """Somebody cannot come in."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class RefusedVoteError(Exception):
    """An answer that is not kept."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
