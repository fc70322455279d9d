"""Stored pages: made once per key, tagged, compressed, and limited in size."""

from __future__ import annotations

import gzip

import pytest
from django.test import RequestFactory

from accede.kit import stored

pytestmark = pytest.mark.usefixtures("empty_shelf")


@pytest.fixture
def empty_shelf():
    stored.shelf.clear()
    yield
    stored.shelf.clear()


def get(**headers):
    return RequestFactory().get("/", headers=headers)


def test_a_page_is_made_once_for_a_key():
    made = []

    def make():
        made.append(1)
        return b"page"

    stored.answer(get(), ("v1", "en"), make)
    second = stored.answer(get(), ("v1", "en"), make)

    assert second.content == b"page"
    assert made == [1]


def test_a_new_version_makes_a_new_page():
    stored.answer(get(), ("v1",), lambda: b"old")

    assert stored.answer(get(), ("v2",), lambda: b"new").content == b"new"


def test_a_reader_who_has_the_page_gets_nothing_again():
    first = stored.answer(get(), ("v1",), lambda: b"page")

    again = stored.answer(get(**{"If-None-Match": first["ETag"]}), ("v1",), lambda: b"page")

    assert (again.status_code, again.content) == (304, b"")


def test_a_browser_that_can_read_it_gets_the_page_compressed():
    response = stored.answer(get(**{"Accept-Encoding": "gzip, br"}), ("v1",), lambda: b"page" * 500)

    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content) == b"page" * 500
    assert "Accept-Encoding" in response["Vary"]


def test_what_compression_does_not_make_smaller_is_sent_as_it_is():
    picture = bytes(range(256))

    response = stored.answer(get(**{"Accept-Encoding": "gzip"}), ("v1",), lambda: picture)

    assert response.content == picture
    assert "Content-Encoding" not in response


def test_the_shelf_forgets_the_page_that_was_not_used_longest():
    shelf = stored.Shelf(room=3000)
    for key in ("a", "b"):
        shelf.get(key, lambda: bytes(range(256)) * 4)
    shelf.get("a", lambda: b"never made again")
    shelf.get("c", lambda: bytes(range(255, -1, -1)) * 4)

    assert shelf.used <= 3000
    assert shelf.get("a", lambda: b"made again").body != b"made again"
    assert shelf.get("b", lambda: b"made again").body == b"made again"
