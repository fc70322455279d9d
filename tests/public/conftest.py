"""An address is asked, and what it answers is read; the shelf of stored answers is empty at first."""

from __future__ import annotations

import json

import pytest

from accede.kit import jobs, stored


@pytest.fixture(autouse=True)
def _empty_shelf():
    stored.shelf.clear()
    stored.passing.clear()


@pytest.fixture
def asked(shipped, client):
    """Gives the answer's JSON; the status must be the one expected."""

    def ask(path: str, status: int = 200) -> dict:
        response = client.get(path)
        assert response.status_code == status, (path, response.content[:400])
        return json.loads(response.content)

    return ask


@pytest.fixture
def fetched(shipped, client):
    """Gives the answer's bytes; what a job makes is made first."""

    def fetch(path: str) -> bytes:
        response = client.get(path)
        if response.status_code == 202:
            jobs.run_pending()
            response = client.get(path)
        assert response.status_code == 200, (path, response.content[:400])
        return response.content

    return fetch
