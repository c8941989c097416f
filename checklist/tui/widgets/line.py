"""A text on the screen that is drawn anew only when it says something else."""

from __future__ import annotations

from textual.widgets import Static


class Line(Static):
    """Plain text without markup. `show` costs nothing where nothing changed."""

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(text, id=id, classes=classes, markup=False)
        self._text = text

    def show(self, text: str, *, same_size: bool = False) -> None:
        """Say `text`. `same_size` promises that the line's place on the screen stays as it is."""
        if text != self._text:
            self._text = text
            self.update(text, layout=not same_size)
