"""The front door hands out again what Django gave, to the byte, and never when it may have changed."""

from __future__ import annotations

import gzip
import io
import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse

from accede.kit import stored
from accede.kit.door import ADDRESSES, Calendar, Door, Watch

NOON = datetime(2004, 1, 30, 11, tzinfo=UTC).timestamp()


class House:
    """An application behind the door; it counts who gets through and answers from stored bytes."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.version = "v1"
        self.now = NOON
        self.door = Door(self, Watch(lambda: self.version), Calendar(lambda: self.now))

    def __call__(self, environ, start):
        self.seen.append(environ["PATH_INFO"] + environ["QUERY_STRING"])
        response = self.answer(WSGIRequest(environ))
        start(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        return response

    def answer(self, request):
        key = (self.version, self.now // 86_400, request.path)
        response = stored.answer(request, key, lambda: repr(key).encode() * 99)
        response["Content-Security-Policy"] = "default-src 'none'"
        return response

    def get(self, path="/en/", query="", method="GET", **headers):
        found = {}

        def start(status, names):
            found.update(status=status, headers=names)

        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "localhost",
            "SERVER_NAME": "localhost", "SERVER_PORT": "80", "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(),
        }  # fmt: skip
        body = b"".join(self.door(environ | headers, start))
        return found["status"], sorted(found["headers"]), body


@pytest.fixture
def house():
    stored.shelf.clear()
    yield House()
    stored.shelf.clear()


@pytest.mark.parametrize("headers", [{}, {"HTTP_ACCEPT_ENCODING": "gzip, br"}])
def test_the_second_reader_gets_the_very_same_answer_without_waking_the_house(house, headers):
    first, second = house.get(**headers), house.get(**headers)

    assert first == second
    assert len(house.seen) == 1


def test_plain_and_compressed_are_kept_apart(house):
    plain, packed = house.get(), house.get(HTTP_ACCEPT_ENCODING="gzip")

    assert gzip.decompress(packed[2]) == plain[2]
    assert ("Content-Encoding", "gzip") not in plain[1]
    assert len(house.seen) == 2


def test_a_new_version_is_seen_by_the_next_request(house):
    old = house.get()
    house.version = "v2"

    assert house.get() != old


def test_a_page_of_yesterday_is_not_handed_out_after_midnight(house):
    old = house.get()
    house.now = datetime(2004, 1, 30, 22, 59, 59, tzinfo=UTC).timestamp()
    assert house.get() == old
    house.now += 1  # midnight in Geneva

    house.get()

    assert len(house.seen) == 2


def test_a_reader_who_has_the_page_gets_nothing_again(house):
    etag = dict(house.get()[1])["ETag"]

    answers = [house.get(HTTP_IF_NONE_MATCH=etag) for _ in range(3)]

    assert [(status, body) for status, _headers, body in answers] == [("304 Not Modified", b"")] * 3
    assert answers[0] == answers[1] == answers[2]
    assert len(house.seen) == 2
    assert house.get(HTTP_IF_NONE_MATCH='"another"')[0] == "200 OK"


def test_head_has_the_headers_of_get(house):
    assert house.get(method="HEAD")[:2] == house.get()[:2]


def test_a_post_goes_through(house):
    house.get()
    house.get(method="POST")

    assert len(house.seen) == 2


@pytest.mark.parametrize("spoil", ["cookie", "vary", "passing", "missing", "never stored"])
def test_what_is_not_the_same_for_everybody_is_not_kept(house, spoil):
    usual = house.answer

    def spoilt(request):
        response = HttpResponse(b"for you") if spoil == "never stored" else usual(request)
        if spoil == "cookie":
            response.set_cookie("a", "b")
        if spoil == "vary":
            response["Vary"] = "Accept-Encoding, Cookie"
        response.passing = spoil == "passing"
        response.status_code = 404 if spoil == "missing" else response.status_code
        return response

    house.answer = spoilt
    house.get()
    house.get()

    assert len(house.seen) == 2


def test_invented_parameters_do_not_fill_the_room(house):
    for number in range(200):
        house.get(query=f"utm={number}")

    assert len(house.door.shelf._kept) == ADDRESSES


def test_the_room_is_bounded(house):
    house.door.shelf.room = 20_000
    for number in range(100):
        house.get(f"/en/{number}/")

    assert house.door.shelf.used <= 20_000


def test_an_answer_made_while_the_record_moved_is_not_kept(house):
    usual = house.answer

    def slow(request):
        response = usual(request)
        house.version = "v2"
        return response

    house.answer = slow
    house.get()

    assert len(house.door.shelf._kept) == 0


def test_a_database_that_does_not_answer_is_left_to_the_house(house):
    def broken():
        raise sqlite3.OperationalError

    house.door.watch = Watch(broken)

    assert house.get()[0] == "200 OK"


def test_another_process_is_seen_at_once(tmp_path):
    file, read = tmp_path / "a b.sqlite3", []
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE version (token)")
    watch = Watch(
        lambda: read.append(1) or sqlite3.connect(file).execute("SELECT max(token) FROM version").fetchone()[0], file
    )
    watch.version()
    watch.version()
    assert len(read) == 1  # nothing was written, nothing is read

    code = (
        "import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.execute('INSERT INTO version VALUES (7)'); d.commit()"
    )
    subprocess.run([sys.executable, "-c", code, str(file)], check=True)

    assert watch.version() == "7"


def test_the_clock_set_back_is_noticed():
    now = [NOON]
    calendar = Calendar(lambda: now[0])
    assert calendar.day() == date(2004, 1, 30)
    now[0] -= 86_400

    assert calendar.day() == date(2004, 1, 29)


def in_a_series(house, make):
    """The house's answers say how those of other days are made."""
    usual = house.answer

    def answer(request):
        response = usual(request)
        response.series = stored.Series(house.version, date(2004, 1, 30), date(2000, 1, 1), date(2005, 1, 1), make)
        return response

    house.answer = answer


def body_of(house):
    return lambda day: repr((house.version, house.now // 86_400, f"/on/{day}/")).encode() * 99


def test_another_day_of_a_series_does_not_wake_the_house(house):
    in_a_series(house, body_of(house))
    house.get("/on/2004-01-30/")
    found = house.get("/on/2004-02-01/")

    assert len(house.seen) == 1
    house.door.days = type(house.door.days)()
    house.door.shelf.clear()
    assert found == house.get("/on/2004-02-01/")
    assert len(house.seen) == 2


def test_a_series_that_does_not_make_the_houses_own_answer_is_not_used(house):
    in_a_series(house, lambda day: b"another page")
    house.get("/on/2004-01-30/")
    house.get("/on/2004-02-01/")

    assert len(house.seen) == 2


@pytest.mark.parametrize(
    "path", ["/on/1999-12-31/", "/on/2005-01-02/", "/on/2004-02-31/", "/on/2004-02-01/2004-02-02/"]
)
def test_a_day_outside_the_series_is_asked_of_the_house(house, path):
    in_a_series(house, body_of(house))
    house.get("/on/2004-01-30/")
    house.get(path)

    assert len(house.seen) == 2


def test_a_series_ends_with_its_version(house):
    in_a_series(house, body_of(house))
    house.get("/on/2004-01-30/")
    house.version = "v2"
    house.get("/on/2004-02-01/")

    assert len(house.seen) == 2
