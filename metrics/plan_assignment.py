"""Posts and rows of the plan paired one to one by channel, time and title."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from metrics.text_likeness import title_likeness

Candidates = dict[tuple[int, int], float]

TOLERANCE_HOURS = 48.0
LEAST_LIKENESS = 0.6
_NEARNESS = 1e-3
"""Less than any difference between two likenesses that matters: it only decides between equals."""


def candidates(posts: pd.DataFrame, plan: pd.DataFrame) -> Candidates:
    """Likeness of every pair (post, row of the plan), by index labels, that may belong together.

    Same channel, at most 48 hours apart, likeness at least 0.6. The nearer pair gets a hair more.
    """
    found: Candidates = {}
    known = posts.dropna(subset=["published", "caption"]).sort_values("published", kind="stable")
    titled = plan.dropna(subset=["planned", "title"])
    for platform, rows in titled.groupby("platform"):
        own = known[known["platform"].eq(platform)]
        times, captions = _hours(own["published"]), own["caption"].to_list()
        planned = _hours(rows["planned"])
        firsts = np.searchsorted(times, planned - TOLERANCE_HOURS, "left")
        afters = np.searchsorted(times, planned + TOLERANCE_HOURS, "right")
        spans = zip(rows.index, rows["title"], planned, firsts, afters, strict=True)
        for row, title, hour, first, after in spans:
            for near in range(first, after):
                likeness = title_likeness(title, captions[near])
                if likeness >= LEAST_LIKENESS:
                    apart = abs(times[near] - hour) / TOLERANCE_HOURS
                    found[int(own.index[near]), int(row)] = likeness + _NEARNESS * (1 - apart)
    return found


def assigned(found: Candidates) -> Iterator[tuple[int, int]]:
    """Pairs (post, row), each post and each row at most once, with the greatest sum of likeness."""
    if not found:
        return
    posts = sorted({post for post, _ in found})
    rows = sorted({row for _, row in found})
    at = [(posts.index(post), rows.index(row)) for post, row in found]
    for rivals in _rivals(at, len(posts), len(rows)):
        own_posts = sorted({i for i, _ in rivals})
        own_rows = sorted({j for _, j in rivals})
        likeness = np.array(
            [[found.get((posts[i], rows[j]), 0.0) for j in own_rows] for i in own_posts]
        )
        for i, j in zip(*linear_sum_assignment(likeness, maximize=True), strict=True):
            if likeness[i, j] > 0:
                yield posts[own_posts[i]], rows[own_rows[j]]


def _rivals(pairs: list[tuple[int, int]], posts: int, rows: int) -> list[list[tuple[int, int]]]:
    """The pairs in groups that share no post and no row: each is settled for itself."""
    left, right = (np.array(side) for side in zip(*pairs, strict=True))
    size = posts + rows
    links = coo_array((np.ones(len(pairs)), (left, right + posts)), shape=(size, size))
    count, labels = connected_components(links, directed=False)
    groups: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for pair in pairs:
        groups[labels[pair[0]]].append(pair)
    return [group for group in groups if group]


def _hours(moments: pd.Series) -> np.ndarray:
    return moments.to_numpy(dtype="datetime64[us]").astype("int64") / 3.6e9
