"""An installation without any record answers too, with empty files."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "path",
    ["/en/data/", "/data/v1/treaties.json", "/data/v1/states.json", "/data/v1/acts.csv", "/data/v1/openapi.json",
     "/data/v1/changes.json?from=2004-01-01", "/en/feeds/acts.atom", "/sitemap.xml", "/sitemap-pages.xml",
     "/sitemap-treaties.xml", "/sitemap-states.xml", "/robots.txt"],
)  # fmt: skip
def test_an_empty_installation_answers(db, client, path):
    assert client.get(path).status_code == 200


def test_an_empty_feed_names_a_time_that_is_no_clocks(db, client):
    assert b"<updated>1970-01-01T00:00:00+00:00</updated>" in client.get("/en/feeds/acts.atom").content
