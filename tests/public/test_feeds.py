"""Feeds of new acts, read by two programs that are not ours: entries keep their identity and name nobody."""

from __future__ import annotations

from datetime import date

import atoma
import feedparser
import pytest

from accede.core.dates import Moment
from accede.record import actions
from accede.record.models import Act

ALL, TREATY, STATE = "/en/feeds/acts.atom", "/en/feeds/acts/icrmw.atom", "/en/feeds/states/mli.atom"


def act(officer, state: str = "JPN", kind: str = "accession", **more) -> Act:
    return actions.record_act(
        treaty="icrmw", state=state, kind=kind, deposited=Moment.on(date(2025, 6, 1)),
        by=officer, on=date(2025, 6, 2), **({"source": "C.N.1.2025"} | more),
    )  # fmt: skip


@pytest.mark.parametrize("address", [ALL, TREATY, STATE])
def test_two_readers_find_the_same_entries(fetched, address):
    content = fetched(address)
    theirs, others = feedparser.parse(content), atoma.parse_atom_bytes(content)

    assert theirs.bozo is False
    assert theirs.version == "atom10"
    assert [(e.id, e.title) for e in theirs.entries] == [(e.id_, e.title.value) for e in others.entries]
    assert [e.author for e in theirs.entries] == [e.authors[0].name for e in others.entries]
    assert 0 < len(theirs.entries) <= 50


def test_a_new_act_is_the_first_entry_with_its_source_as_author(shipped, officer, fetched):
    row = act(officer, note="Told by Sam on the telephone.")
    entry = feedparser.parse(fetched(TREATY)).entries[0]

    assert entry.title == "Japan: accession, 1 June 2025 (Migrant Workers Convention)"
    assert entry.id == f"tag:127.0.0.1,2026:act/icrmw/{row.key}"
    assert entry.author == "C.N.1.2025"
    assert entry.summary == "Accession, 1 June 2025. Source: C.N.1.2025."
    assert b"Sam" not in fetched(TREATY)
    assert b"officer" not in fetched(TREATY)


def test_what_looks_like_markup_in_a_source_is_text_for_the_reader(shipped, officer, fetched):
    act(officer, source="C.N.1 <b onclick=x>of</b> 2025")

    summary = atoma.parse_atom_bytes(fetched(TREATY)).entries[0].summary

    # The summary says that it is HTML; its text is therefore escaped once more.
    assert summary.value.endswith("Source: C.N.1 &lt;b onclick=x&gt;of&lt;/b&gt; 2025.")


def test_a_correction_is_an_entry_of_its_own_and_moves_the_old_ones_updated(shipped, officer, fetched):
    old = act(officer)
    row = actions.correct_act(
        act=old, reason="Misread by Mateo.", deposited=Moment.on(date(2025, 6, 3)), by=officer, on=date(2025, 6, 5)
    )
    newest, before = feedparser.parse(fetched(TREATY)).entries[:2]

    assert newest.title == "Corrected: Japan, accession, 3 June 2025 (Migrant Workers Convention)"
    assert "On record before: accession, 1 June 2025." in newest.summary
    assert (newest.id.split("/")[-1], before.id.split("/")[-1]) == (row.key, old.key)
    assert before.updated == newest.published > before.published
    assert "No longer stands" in before.summary
    assert b"Mateo" not in fetched(TREATY)


def test_a_striking_out_says_what_it_strikes(shipped, officer, fetched):
    actions.strike_act(act=act(officer), reason="It was another treaty.", by=officer, on=date(2025, 6, 5))

    first = feedparser.parse(fetched(TREATY)).entries[0]

    assert first.title == "Struck out: Japan, accession, 1 June 2025 (Migrant Workers Convention)"
    assert "On record before: accession, 1 June 2025." in first.summary


def test_pages_of_the_feed_name_each_other_and_hold_every_row_once(shipped, fetched):
    address, seen = ALL, []
    while address:
        feed = feedparser.parse(fetched(address))
        seen += [entry.id for entry in feed.entries]
        address = next((link.href.partition("8000")[2] for link in feed.feed.links if link.rel == "next"), "")

    assert len(seen) == len(set(seen)) == Act.objects.count()


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        (f"{ALL}?page=0", 400, "whole number"),
        (f"{ALL}?page=99999", 404, "fewer pages"),
        (f"{ALL}?page=x", 400, "whole number"),
        (f"{ALL}?limit=5", 400, "not understood"),
        ("/en/feeds/acts/no-such.atom", 404, "No treaty"),
        ("/en/feeds/states/zzz.atom", 404, "No State"),
    ],
)
def test_what_a_feed_cannot_answer_is_refused_in_words(asked, address, status, words):
    assert words in asked(address, status)["error"]


def test_a_reader_who_has_the_feed_gets_nothing_again(shipped, client):
    first = client.get(TREATY)

    assert client.get(TREATY, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert first["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert first["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(("lang", "tag"), [("ar", "ar"), ("zh", "zh-Hans"), ("fr", "fr")])
def test_the_feed_speaks_the_language_of_its_address(fetched, lang, tag):
    feed = feedparser.parse(fetched(f"/{lang}/feeds/states/mli.atom"))

    assert feed.feed.language == tag
    assert any(name in feed.entries[0].title for name in ("مالي", "马里", "Mali"))


def test_the_same_record_gives_the_same_bytes(fetched):
    from accede.kit import stored

    first = fetched(ALL)
    stored.shelf.clear()

    assert fetched(ALL) == first


@pytest.mark.parametrize("rows", [1, 3])
def test_a_feed_costs_the_same_queries_however_many_entries(shipped, client, officer, rows, django_assert_num_queries):
    for code in ("JPN", "FRA", "DEU")[:rows]:
        act(officer, state=code)
    client.get("/data/v1/treaties.json")

    with django_assert_num_queries(3):  # the version, the number of rows, the rows
        client.get(TREATY)
