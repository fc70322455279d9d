"""Public pages pass nothing that knows who asks; the answer is the one that the long way gives."""

from __future__ import annotations

import io
from contextlib import contextmanager
from datetime import date

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_started
from django.db import close_old_connections
from django.test import override_settings

from accede.kit import stored
from accede.kit.door import Door, Watch
from accede.record import queries as record

PATHS = (
    "/en/status/icrmw/on/2004-01-30/",
    "/ar/status/icrmw/on/2004-01-30/states/",
    "/zh/status/",
    "/fr/states/mex/",
    "/data/status/icrmw.json?on=2004-01-30&lang=es",
    "/en/feeds/acts.atom",
    "/en/embed/icrmw/counter/",
)


@pytest.fixture
def long_way(settings):
    """The house without the short way."""

    def handler() -> WSGIHandler:
        rest = [name for name in settings.MIDDLEWARE if "short_way" not in name]
        with override_settings(MIDDLEWARE=rest):
            return WSGIHandler()

    return handler


@contextmanager
def connection_kept():
    """As Django's own test client does: the connection that holds the test's transaction stays open."""
    request_started.disconnect(close_old_connections)
    try:
        yield
    finally:
        request_started.connect(close_old_connections)


def asked(application, path, **headers):
    path, _mark, query = path.partition("?")
    found = {}
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "localhost",
        "SERVER_NAME": "localhost", "SERVER_PORT": "80", "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
    }  # fmt: skip
    with connection_kept():
        answer = application(environ | headers, lambda status, names: found.update(status=status, headers=names))
    return found["status"], dict(found["headers"]), b"".join(answer)


@pytest.mark.parametrize("path", PATHS)
def test_both_ways_and_the_door_give_the_same_answer(shipped, long_way, path):
    stored.shelf.clear()
    slow = asked(long_way(), path)
    house = Door(WSGIHandler(), Watch(record.version))
    quick, again = asked(house, path), asked(house, path)

    assert quick == again
    assert quick[0] == slow[0] == "200 OK"
    assert quick[2] == slow[2]
    assert {name: quick[1].get(name) for name in slow[1] if name != "Vary"} == {
        name: value for name, value in slow[1].items() if name != "Vary"
    }
    assert quick[1]["Vary"] == "Accept-Encoding"


def test_a_signed_in_reader_gets_everybodys_page_and_keeps_her_cookies(shipped, client, officer):
    client.force_login(officer)
    stored.shelf.clear()

    mine = client.get(PATHS[0])
    stranger = type(client)().get(PATHS[0])

    assert mine.content == stranger.content
    assert not mine.cookies
    assert officer.name.encode() not in mine.content
    assert client.get("/desk/").status_code == 200


def test_a_new_act_is_in_the_next_answer(shipped, officer):
    from accede.core.acts import Kind
    from accede.core.dates import Moment
    from accede.record.actions import record_act

    house, path = Door(WSGIHandler(), Watch(record.version)), "/data/status/icrmw.json?on=2004-01-30"
    before = asked(house, path)
    record_act(
        treaty="icrmw", state="JPN", kind=str(Kind.ACCESSION),
        deposited=Moment.on(date(2003, 5, 1)), source="Made for a test", by=officer, on=date(2004, 1, 30),
    )  # fmt: skip

    assert asked(house, path)[2] != before[2]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/en/status/no-such-treaty/", 404),
        ("/en/status/icrmw/on/1980-01-01/", 400),
        ("/data/status/icrmw.json?on=nonsense", 400),
        ("/en/no/such/page/", 404),
    ],
)
def test_what_is_refused_goes_the_long_way(shipped, client, path, status):
    assert client.get(path).status_code == status


def test_the_language_of_the_browser_changes_no_public_page(shipped, client):
    stored.shelf.clear()
    first = client.get(PATHS[4], headers={"Accept-Language": "ar"}).content
    stored.shelf.clear()

    assert client.get(PATHS[4], headers={"Accept-Language": "ru"}).content == first


def test_a_name_that_is_not_ours_is_refused(shipped, client):
    assert client.get(PATHS[0], headers={"Host": "evil.example"}).status_code == 400
