"""What a PDF says, by poppler, and what it is made of, by pypdf: each file is read once, however many tests look at it.

What is given here is shared. A test that changes a file changes a copy of it.
"""

from __future__ import annotations

import io
import subprocess
from functools import lru_cache

from pypdf import PdfReader


@lru_cache(maxsize=64)
def text_by_page(content: bytes) -> tuple[str, ...]:
    """The text of each page in the order in which it was written, white space folded."""
    ran = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True)
    *pages, _after_the_last = ran.stdout.decode().split("\f")
    return tuple(" ".join(page.split()) for page in pages)


@lru_cache(maxsize=8)
def parts(content: bytes) -> PdfReader:
    """The file's objects, as pypdf reads them."""
    return PdfReader(io.BytesIO(content))
