"""Mends what WeasyPrint 70 writes where PDF/UA-1 (ISO 14289-1) asks for more than it gives.

Works on the PDF's objects right before they are written and knows nothing of what a report says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def finisher(link_names: Mapping[str, str]) -> Callable[[Any, Any], None]:
    """The function that WeasyPrint calls before it writes. `link_names`: anchor -> where the link leads, in words."""

    def finish(_document: Any, pdf: Any) -> None:
        by_reference = {bytes(item.reference): item for item in pdf.objects}
        scope_headers(pdf, by_reference)
        wrap_list_bodies(pdf, by_reference)
        margins_as_artifacts(pdf, by_reference)
        name_links(pdf, link_names)
        type_attachments(pdf)

    return finish


def scope_headers(pdf: Any, by_reference: dict[bytes, Any]) -> None:
    """Gives every table header its scope (clause 7.5): the column's in the head, the row's in the body."""
    for header in _elements(pdf, "/TH"):
        row = by_reference[bytes(header["P"])]
        group = by_reference[bytes(row["P"])]
        header["A"]["Scope"] = "/Column" if group.get("S") == "/THead" else "/Row"


def wrap_list_bodies(pdf: Any, by_reference: dict[bytes, Any]) -> None:
    """Puts what stands beside a list item's label into a body (clause 7.6): paragraphs come straight in the item."""
    import pydyf  # type: ignore[import-untyped]

    for item in _elements(pdf, "/LI"):
        labels = [kid for kid in item["K"] if by_reference[bytes(kid)]["S"] == "/Lbl"]
        others = [kid for kid in item["K"] if kid not in labels]
        if not others or any(by_reference[bytes(kid)]["S"] == "/LBody" for kid in others):
            continue
        body = pydyf.Dictionary(
            {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(others), "Pg": item["Pg"], "P": item.reference}
        )
        pdf.add_object(body)
        by_reference[bytes(body.reference)] = body
        for kid in others:
            by_reference[bytes(kid)]["P"] = body.reference
        item["K"] = pydyf.Array([*labels, body.reference])


def margins_as_artifacts(pdf: Any, by_reference: dict[bytes, Any]) -> None:
    """Marks running headings and page numbers as artifacts (clause 7.8): WeasyPrint tags them outside the tree."""
    root = by_reference[bytes(pdf.catalog["StructTreeRoot"])]
    in_tree = _descendants(root, by_reference)
    numbers = by_reference[bytes(root["ParentTree"])]["Nums"]
    by_page = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for position, reference in enumerate(pdf.page_references):
        elements = by_page[position]
        outside = {mcid for mcid, element in enumerate(elements) if bytes(element) not in in_tree}
        page = by_reference[bytes(reference)]
        contents = page["Contents"]
        for stream in contents if isinstance(contents, list) else [contents]:
            _make_artifacts(by_reference[bytes(stream)].stream, outside)
        for mcid in outside:
            elements[mcid] = "null"


def _make_artifacts(operators: list[Any], outside: set[int]) -> None:
    """Turns `/Span <</MCID n>> BDC` into `/Artifact BMC` for the marked content in `outside`, in place."""
    for at in range(2, len(operators)):
        if operators[at] == b"BDC" and operators[at - 1]["MCID"] in outside:
            operators[at - 2 : at + 1] = ["/Artifact", b"", b"BMC"]


def _descendants(root: Any, by_reference: dict[bytes, Any]) -> set[bytes]:
    found: set[bytes] = set()
    waiting = [root]
    while waiting:
        for kid in waiting.pop().get("K", ()):
            if isinstance(kid, bytes) and kid not in found:
                found.add(kid)
                waiting.append(by_reference[kid])
    return found


def name_links(pdf: Any, link_names: Mapping[str, str]) -> None:
    """Says in words where each link leads (clause 7.18.5) instead of naming its anchor."""
    import pydyf

    for item in pdf.objects:
        if isinstance(item, dict) and item.get("Subtype") == "/Link" and "Dest" in item:
            name = link_names.get(item["Dest"].string)
            if name:
                item["Contents"] = pydyf.String(name)


def type_attachments(pdf: Any) -> None:
    """Names the attached file's type; the machine's own table of types may not know TOML, and differs."""
    for item in pdf.objects:
        extra = getattr(item, "extra", None)
        if extra and extra.get("Type") == "/EmbeddedFile":
            extra["Subtype"] = "/application#2ftoml"
        if isinstance(item, dict) and item.get("Type") == "/Filespec":
            item["AFRelationship"] = "/Source"


def _elements(pdf: Any, tag: str) -> list[Any]:
    return [item for item in pdf.objects if isinstance(item, dict) and item.get("S") == tag]
