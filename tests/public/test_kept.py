"""What is kept of public pages is bound to what they show: nothing else moves without the next visitor seeing it."""

from __future__ import annotations

import re
from contextlib import contextmanager
from datetime import date

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.urls import reverse

from accede.coalition import actions
from accede.events.models import EntryPhoto, Event, ProgrammeEntry
from accede.kit import stored
from accede.kit.door import Door, Watch
from accede.public.urls import urlpatterns
from accede.record import queries as record
from accede.record.models import Act, Treaty
from tests.public.test_short_way import asked

TREATY = "icrmw"
DAY = date(2004, 1, 30)
TABLE = re.compile(r'(?:FROM|JOIN) "(\w+)"')
PATTERNS = {pattern.name: pattern for pattern in urlpatterns if pattern.name}
# What an address is made of, by the name of its part; then what single addresses need instead.
PARTS = {
    "lang": "en", "slug": TREATY, "day": DAY, "code": "mex", "campaign": "test-campaign", "key": "panel", "position": 1,
    "shape": "map", "form": "svg", "name": "pages",
}  # fmt: skip
OTHER = {"status_paper": {"form": "md"}, "state_paper": {"form": "md"}, "state_paper_on": {"form": "md"}}
QUERY = {"v1_changes": "?from=2003-01-01&to=2004-01-30"}
# Never kept by the version of the record, for they show the campaigns' events; each is asked for anew.
SHOW_EVENTS = {"events", "event", "event_entry", "event_photo"}
# Answers to arbitrary questions, and files that a job makes: kept by the version of the record, but not at the door.
ASKED_FREELY = {"matrix_csv", "search", "state_paper", "state_paper_on", "status_paper", "what_if"}
# Made anew each time.
NEVER_STORED = {"robots"}


@pytest.fixture
def campaign(shipped, operator):
    facts = {"name": "Campaign", "short_name": "First name", "treaty": Treaty.objects.get(slug=TREATY)}
    found = actions.start_campaign(slug="test-campaign", by=operator, on=date(2026, 1, 1), **facts)
    panel = Event.objects.create(
        campaign=found, key="panel", title="Open panel", kind="panel", starts="2030-07-01", public_page=True, source="R"
    )
    voice = ProgrammeEntry.objects.create(event=panel, position=1, name="Ms. Shown", source="R", public=True)
    EntryPhoto.objects.create(
        entry=voice, content=b"PNG", content_type="image/png", credit="A. Example", consent="mail", public=True
    )
    return found


@pytest.fixture
def door():
    stored.shelf.clear()
    stored.passing.clear()
    return Door(WSGIHandler(), Watch(record.version))


def address(name):
    pattern = PATTERNS[name]
    parts = {part: PARTS[part] for part in pattern.pattern.converters} | OTHER.get(name, {})
    if name == "act":
        parts["key"] = Act.objects.filter(treaty__slug=TREATY).first().key
    return reverse(f"public:{name}", kwargs=parts) + QUERY.get(name, "")


@contextmanager
def tables_read():
    """The tables that are read inside, by SQL."""
    found = set()

    def watch(execute, sql, *rest):
        found.update(TABLE.findall(sql))
        return execute(sql, *rest)

    with connection.execute_wrapper(watch):
        yield found


def of_the_record(tables):
    """Whether the version of the record tells of them all: every act on these rows moves it."""
    return all(table.startswith("record_") or table == "coalition_campaign" for table in tables)


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_what_is_kept_by_the_version_of_the_record_shows_the_record_alone(campaign, door, monkeypatch, name):
    within, usual = set(), stored.Shelf.get

    def get(shelf, key, make):
        with tables_read() as found:
            page = usual(shelf, key, make)
        within.update(found)
        return page

    monkeypatch.setattr(stored.Shelf, "get", get)
    with tables_read() as read:
        status, _headers, _body = asked(door, address(name))

    kept = len(door.shelf._kept) > 0
    assert status.startswith("200"), (name, status)
    assert of_the_record(within), (name, within)
    assert kept == (name not in SHOW_EVENTS | ASKED_FREELY | NEVER_STORED)
    assert of_the_record(read) == (name not in SHOW_EVENTS)


def tag_of(door, path):
    return dict(asked(door, path)[1])["ETag"]


@pytest.mark.parametrize("name", ["home", "status", "status_on", "states", "all_states", "act", "matrix", "data"])
def test_a_renamed_campaign_is_seen_by_the_next_visitor_also_by_who_has_the_page(campaign, door, operator, name):
    path = address(name)
    tag = tag_of(door, path)
    assert asked(door, path, HTTP_IF_NONE_MATCH=tag)[0].startswith("304")
    actions.change_campaign(campaign=campaign, by=operator, on=date(2026, 1, 2), short_name="Second name")

    again = [asked(door, path, **headers) for headers in ({}, {"HTTP_IF_NONE_MATCH": tag})]

    assert [status[:3] for status, _headers, _body in again] == ["200", "200"]
    assert [(b"Second name" in body, b"First name" in body) for _s, _h, body in again] == [(True, False)] * 2


@pytest.mark.parametrize("name", sorted(SHOW_EVENTS))
def test_a_changed_event_is_seen_by_the_next_visitor_also_by_who_has_the_page(campaign, door, name):
    path = address(name)
    tag = tag_of(door, path)
    assert asked(door, path, HTTP_IF_NONE_MATCH=tag)[0].startswith("304")
    Event.objects.update(title="Closed panel")
    EntryPhoto.objects.update(content=b"another")

    status, headers, body = asked(door, path, HTTP_IF_NONE_MATCH=tag)

    assert status.startswith("200")
    assert (b"another" if name == "event_photo" else b"Closed panel") in body
    assert dict(headers)["Cache-Control"] == "public, max-age=0, must-revalidate"


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("invited:register", ["en", "test-campaign", "panel"]), ("invited:registration", ["none"]),
        ("invited:reply", ["none"]), ("listed:lists", []), ("listed:join", ["test-campaign", "none"]),
        ("listed:confirm", ["none"]), ("listed:leave", ["none"]),
    ],
)  # fmt: skip
def test_pages_behind_links_are_kept_by_nobody(campaign, door, client, name, args):
    Event.objects.update(registration=True)
    answer = client.get(reverse(name, args=args))
    asked(door, reverse(name, args=args))

    assert "no-store" in answer["Cache-Control"]
    assert len(door.shelf._kept) == 0
