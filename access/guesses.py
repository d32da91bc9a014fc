"""Wrong guesses are counted, so that nobody can try for long: per visitor and per link."""

from __future__ import annotations

from collections import OrderedDict, deque
from threading import Lock


class Guesses:
    """At most `most` wrong guesses of one kind within `seconds`; moments are arguments.

    >>> wrong = Guesses(most=2, seconds=60)
    >>> [wrong.count("10.0.0.1", now=moment) for moment in (0, 1, 2, 70)]
    [True, True, False, True]
    """

    def __init__(self, *, most: int, seconds: float, known: int = 10_000) -> None:
        self._most, self._seconds, self._known = most, seconds, known
        self._moments: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def may_try(self, who: str, *, now: float) -> bool:
        """Whether another guess is answered."""
        with self._lock:
            return len(self._recent(who, now)) < self._most

    def count(self, who: str, *, now: float) -> bool:
        """Count a wrong guess; whether it was within what is allowed."""
        with self._lock:
            moments = self._recent(who, now)
            if len(moments) >= self._most:
                return False
            moments.append(now)
            return True

    def _recent(self, who: str, now: float) -> deque[float]:
        moments = self._moments.setdefault(who, deque())
        self._moments.move_to_end(who)
        while moments and moments[0] <= now - self._seconds:
            moments.popleft()
        while len(self._moments) > self._known:
            self._moments.popitem(last=False)
        return moments
