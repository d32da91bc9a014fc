"""A co-op with the sample's files as its own, and a share link to it."""

from __future__ import annotations

import http.client
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from access.secrets_kept import new_token
from access.session import OWN_COOP
from access.settings import local_urls
from access.share_links import Scope, new_link
from readers import read_file
from sample_data import SAMPLE_TODAY, sample_answers, sample_files
from store import Store


def fill_and_share(data: Path) -> str:
    """Keep the sample's files as the co-op's own; the token of a frozen link to Ringkasan."""
    data.mkdir(parents=True, exist_ok=True)
    store, at = Store.open(*local_urls(data)), datetime.now(UTC)
    store.create_coop(OWN_COOP, OWN_COOP, by="manager", at=at)
    for file in sample_files():
        answers = dict(sample_answers(file))
        result = read_file(file, answers, SAMPLE_TODAY)
        store.add_import(OWN_COOP, file, result, by="manager", at=at, answers=answers)
    scope = Scope(
        pages=("ringkasan",),
        start=date(2026, 10, 1),
        end=date(2026, 11, 1),
        position=store.position(OWN_COOP),
        seen_on=SAMPLE_TODAY,
    )
    token = new_token()
    link = new_link("Rapat", scope, token, days=30, password="", at=at)
    store.links.add(OWN_COOP, link, by="manager", at=at)
    store.close()
    return token


def cookie_of(address: str, token: str) -> str:
    """What a browser sends after it has opened the link."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc)
    connection.request("GET", f"/s/{token}")
    answer = connection.getresponse()
    if answer.status != 303:
        raise RuntimeError(f"the link was answered with {answer.status}")
    return answer.headers["Set-Cookie"].partition(";")[0]
