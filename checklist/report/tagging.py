"""Mends the structure tree that WeasyPrint writes, where PDF/UA-1 asks for more than it gives.

Works on the PDF's objects right before they are written and knows nothing of reports.
"""

from __future__ import annotations

from typing import Any


def finish_tags(_document: Any, pdf: Any) -> None:
    """Gives table headers their scope (ISO 14289-1, 7.5: Headers alone are not enough for every reader)."""
    by_reference = {bytes(item.reference): item for item in pdf.objects if hasattr(item, "reference")}

    def kind(item: Any) -> str:
        return str(item.get("S", "")) if isinstance(item, dict) else ""

    for item in pdf.objects:
        if kind(item) != "/TH":
            continue
        row = by_reference.get(bytes(item["P"]))
        group = by_reference.get(bytes(row["P"])) if row is not None else None
        in_head = group is not None and kind(group) == "/THead"
        item["A"]["Scope"] = "/Column" if in_head else "/Row"
