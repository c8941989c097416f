"""What opens a door: random tokens, codes that people can read aloud, and the proof that a form came from our page.

Only digests are ever kept; a token itself lives in one browser.
"""

from __future__ import annotations

import secrets
from hashlib import scrypt, sha256
from hmac import compare_digest
from typing import TYPE_CHECKING

from checklist.workshop.model import CODE_ALPHABET, CODE_LENGTH

if TYPE_CHECKING:
    from uuid import UUID

TOKEN_BYTES = 16
PERSONAL_CODE_LENGTH = 8


def new_token() -> str:
    """A random token of 128 bits, fit for a cookie or an address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def new_code() -> str:
    """A random code for a meeting, to be read from a wall."""
    return "".join(secrets.choice(CODE_ALPHABET) for _letter in range(CODE_LENGTH))


def digest(token: str) -> str:
    """The SHA-256 of a token, in hexadecimal: what the archive keeps."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def form_token(token: str) -> str:
    """What a form carries so that it is known to come from a page that this browser was given."""
    return sha256(b"form:" + token.encode("utf-8", "replace")).hexdigest()[:32]


def is_form_token(given: str, token: str) -> bool:
    return compare_digest(given.encode("utf-8", "replace"), form_token(token).encode())


def personal_code(token: str) -> str:
    """The eight letters (16⁸, 32 bits) that bring a person back in another browser; they follow from the token."""
    number = int.from_bytes(sha256(b"personal:" + token.encode("utf-8", "replace")).digest())
    letters = []
    for _place in range(PERSONAL_CODE_LENGTH):
        number, place = divmod(number, len(CODE_ALPHABET))
        letters.append(CODE_ALPHABET[place])
    return "".join(letters)


def personal_digest(code: str, workshop_id: UUID) -> str:
    """What the archive keeps of a personal code: slow to make, since eight letters could be tried one by one."""
    return scrypt(code.encode(), salt=workshop_id.bytes, n=2**12, r=8, p=1, dklen=32).hex()


def letters_only(written: str) -> str:
    """A code as a person wrote it, in capitals and without spaces and hyphens; at most as long as a code can be."""
    return "".join(letter for letter in written[:64].upper() if letter.isalnum())[:16]


def is_same_code(given: str, code: str) -> bool:
    return compare_digest(given.encode("utf-8", "replace"), code.encode())
