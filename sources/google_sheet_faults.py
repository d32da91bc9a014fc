"""What can go wrong between here and Google, as problems; and how often we try again.

Every failure becomes a `SheetError` with the problem that a person reads and whether another try
can help. Nothing of the answer's text reaches the screen.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from secrets import SystemRandom
from typing import TypeVar

import requests
from google.auth.exceptions import GoogleAuthError, TransportError
from gspread.exceptions import APIError
from urllib3.exceptions import ReadTimeoutError

from canonical.problem import Problem

Result = TypeVar("Result")

TRIES = 3
TOTAL_SECONDS = 30.0
CONNECT_SECONDS, READ_SECONDS = 5.0, 20.0
_LONGEST_PAUSES = (1.0, 4.0)

_KEY_REASONS = {
    "API_KEY_INVALID",
    "API_KEY_SERVICE_BLOCKED",
    "API_KEY_HTTP_REFERRER_BLOCKED",
    "API_KEY_IP_ADDRESS_BLOCKED",
    "SERVICE_DISABLED",
    "CONSUMER_INVALID",
}
_QUOTA_REASONS = {"RATE_LIMIT_EXCEEDED", "RESOURCE_EXHAUSTED", "rateLimitExceeded"}


@dataclass(frozen=True)
class Timeouts:
    """Seconds one try may take to connect and to wait for the next bytes."""

    connect: float
    read: float


class SheetError(Exception):
    """One failed try: the problem to show, and whether another try can help."""

    def __init__(self, problem: Problem, *, again: bool = False, wait: float | None = None) -> None:
        super().__init__(problem.code)
        self.problem = problem
        self.again = again
        self.wait = wait


def with_tries(
    call: Callable[[Timeouts], Result], *, pause: Callable[[float], None] = time.sleep
) -> Result:
    """What `call` returns, tried up to three times within thirty seconds.

    Between tries it waits as long as Google asks (Retry-After) or a random part of 1 and 4 seconds,
    so that many co-ops do not come back at the same instant. Raises the last `SheetError`.
    """
    end = time.monotonic() + TOTAL_SECONDS
    for longest in (*_LONGEST_PAUSES, None):
        left = end - time.monotonic()
        try:
            return call(Timeouts(min(CONNECT_SECONDS, left), min(READ_SECONDS, left)))
        except Exception as error:
            fault = fault_of(error)
            if fault is None:
                raise
            if longest is None or not fault.again:
                raise fault from error
            wait = fault.wait if fault.wait is not None else SystemRandom().uniform(0, longest)
            if time.monotonic() + wait >= end - 1:
                raise fault from error
            pause(wait)
    raise AssertionError("unreachable: the last try returns or raises")


def fault_of(error: Exception) -> SheetError | None:
    """The fault behind an exception of the libraries; None for an error of our own program."""
    if isinstance(error, SheetError):
        return error
    if isinstance(error, APIError):
        return answer_fault(error.response.status_code, error.error, error.response.headers)
    if isinstance(error, requests.Timeout) or _stopped_midway(error):
        return SheetError(Problem("sheet_timeout"), again=True)
    if isinstance(error, requests.exceptions.ChunkedEncodingError | requests.JSONDecodeError):
        return SheetError(Problem("sheet_answer_broken"), again=True)
    if isinstance(error, TransportError | requests.ConnectionError):
        return SheetError(Problem("sheet_unreachable"), again=True)
    if isinstance(error, GoogleAuthError):
        return SheetError(Problem("sheet_credentials_invalid"))
    if isinstance(error, requests.RequestException):
        return SheetError(Problem("sheet_answer_broken"), again=True)
    return None


def _stopped_midway(error: Exception) -> bool:
    # requests reports a body that stops coming as a ConnectionError around urllib3's own
    return isinstance(error, requests.ConnectionError) and any(
        isinstance(cause, ReadTimeoutError) for cause in error.args
    )


def answer_fault(
    status: int, error: Mapping[str, object], headers: Mapping[str, str]
) -> SheetError:
    """The fault behind an answer that is not 200: who can mend it decides the code."""
    reasons = _reasons(error)
    if status == 429 or reasons & _QUOTA_REASONS:
        return SheetError(Problem("sheet_quota"), again=True, wait=_retry_after(headers))
    if status >= 500:
        return SheetError(Problem("sheet_answer_broken"), again=True, wait=_retry_after(headers))
    if reasons & _KEY_REASONS or status == 401:
        return SheetError(Problem("sheet_credentials_invalid"))
    if status == 403:
        return SheetError(Problem("sheet_not_shared"))
    if status in (404, 410):
        return SheetError(Problem("sheet_not_found"))
    if error.get("status") == "FAILED_PRECONDITION":
        return SheetError(Problem("sheet_is_office_file"))
    return SheetError(Problem("sheet_answer_broken"))


def _reasons(error: Mapping[str, object]) -> set[object]:
    details = error.get("details")
    entries = details if isinstance(details, list) else []
    reasons = {entry.get("reason") for entry in entries if isinstance(entry, Mapping)}
    return {*reasons, error.get("status")}


def _retry_after(headers: Mapping[str, str]) -> float | None:
    seconds = headers.get("Retry-After", "")
    return float(seconds) if seconds.isdecimal() else None
