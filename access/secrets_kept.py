"""Passwords, tokens and cookies: how they are made, and the hashes that are kept of them."""

from __future__ import annotations

import hashlib
from secrets import token_urlsafe
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 200
_HASHER = PasswordHasher()
_AT_ONCE = BoundedSemaphore(2)  # a check takes 64 MB of memory on purpose; guessers get no more


def new_token() -> str:
    """256 random bits as 43 characters that are good in an address."""
    return token_urlsafe(32)


def digest(token: str) -> str:
    """What is kept of a token or a cookie; 256 random bits need no slow hash."""
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()


def hash_password(password: str) -> str:
    """The argon2id hash of a password; ValueError when it is too short or endless."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise ValueError(f"a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters")
    with _AT_ONCE:
        return _HASHER.hash(password)


def is_password(password: str, password_hash: str) -> bool:
    """Whether it is the password of that hash; False too when the hash is none."""
    if len(password) > LONGEST_PASSWORD:
        return False
    try:
        with _AT_ONCE:
            return _HASHER.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False
