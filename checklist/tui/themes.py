"""The app's two themes: calm by lamplight and clear by day. No meaning is carried by colour alone."""

from __future__ import annotations

from textual.theme import Theme

EVENING = Theme(
    name="aften",
    primary="#7fb8ad",
    secondary="#d9a86c",
    accent="#e8c28a",
    foreground="#e6e3dc",
    background="#16201f",
    surface="#1b2726",
    panel="#223130",
    success="#8fc796",
    warning="#e3b15f",
    error="#e58a7b",
    dark=True,
    variables={
        "footer-background": "#1b2726",
        "footer-key-foreground": "#e8c28a",
        "block-cursor-background": "#7fb8ad",
        "block-cursor-foreground": "#10201d",
        "block-cursor-text-style": "bold",
        "border": "#3a5350",
        "input-selection-background": "#7fb8ad 35%",
    },
)

DAY = Theme(
    name="dag",
    primary="#1f6f66",
    secondary="#8a5a1c",
    accent="#8a4b12",
    foreground="#22302e",
    background="#f7f4ec",
    surface="#efeadf",
    panel="#e5dfd1",
    success="#2f6f3a",
    warning="#8a5a00",
    error="#a33a2a",
    dark=False,
    variables={
        "footer-background": "#e5dfd1",
        "footer-key-foreground": "#8a4b12",
        "block-cursor-background": "#1f6f66",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "border": "#b9b09a",
        "input-selection-background": "#1f6f66 30%",
    },
)
