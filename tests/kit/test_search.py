"""Search: one analyser for six languages, cut to its reader's rights, re-made from what the rooms offer."""

from __future__ import annotations

from datetime import date

import pytest

from accede.kit import log, offers, search
from accede.kit.models import Job, SearchEntry
from accede.kit.offers import Readable, SearchDocument
from accede.kit.search import index

pytestmark = pytest.mark.django_db

DAY = date(2004, 1, 30)
TEXTS = {
    "en": "Convention on the protection of older persons. Each State Party shall ratify the convention and "
    "protect the rights of older persons.",
    "fr": "Convention relative à la protection des personnes âgées. Chaque État partie s’engage à ratifier "
    "la présente convention; les droits des aînés sont protégés par l’État.",
    "ar": "اتفاقية حماية حقوق كبار السن. تتعهد كل دولة طرف بالتصديق على هذه الاتفاقية وحماية حقوق كبار السن.",
    "zh": "保护老年人权利公约。各缔约国应批准本公约并保护老年人的权利。",
    "ru": "Конвенция о защите прав пожилых людей. Каждое государство-участник обязуется ратифицировать "
    "настоящую конвенцию.",
    "es": "Convención sobre la protección de las personas mayores. Cada Estado Parte ratificará la "
    "presente convención.",
}
QUERIES = [
    ("convention", {"en", "fr"}), ("ratify", {"en", "fr"}), ("ratifying", {"en", "fr"}),
    ("ratifies", {"en", "fr"}),
    ("âgées", {"fr"}), ("agees", {"fr"}), ("ratifier", {"en", "fr"}), ("État", {"fr"}), ("etat", {"fr"}),
    ("l’État", {"fr"}), ("الاتفاقية", {"ar"}), ("اتفاقية", {"ar"}), ("التصديق", {"ar"}), ("بالتصديق", {"ar"}),
    ("公约", {"zh"}), ("老年人", {"zh"}), ("批准", {"zh"}), ("конвенция", {"ru"}), ("конвенции", {"ru"}),
    ("ratificara", {"es"}), ("ratificará", {"es"}), ("convencion", {"es"}),
]  # fmt: skip


def document(key, text="ratify", **given):
    return SearchDocument(room="test", key=key, url=f"/{key}/", title=given.pop("title", key), text=text, **given)


@pytest.fixture
def house():
    """What the rooms offer, and what the reader may read; a test changes both."""

    class House:
        documents: list = []
        readable: list = []

    house = House()
    with offers.only(
        search=[lambda **_: house.documents],
        readable=[lambda *, reader, **_: house.readable if reader else []],
    ):
        yield house


def found(query, **given):
    return [hit.key for hit in search.find(query, **{"reader": "nora", "on": DAY, **given})]


@pytest.mark.parametrize(("query", "languages"), QUERIES)
def test_words_are_found_in_six_languages_whatever_their_form(house, query, languages):
    house.documents = [document(language, text, language=language) for language, text in TEXTS.items()]
    search.rebuild(on=DAY)

    assert set(found(query)) == languages


def test_every_word_of_the_query_must_be_there(house):
    house.documents = [document("both", "ratify the convention"), document("one", "ratify the protocol")]
    search.rebuild(on=DAY)

    assert found("convention ratified") == ["both"]


def test_words_may_stand_apart_in_title_and_text_and_the_title_weighs_more(house):
    house.documents = [
        document("text", "the convention " + "and its long text " * 5),
        document("title", "and its long text " * 5, title="The convention"),
    ]
    search.rebuild(on=DAY)

    assert found("convention") == ["title", "text"]
    assert found("convention long") == ["title", "text"]


@pytest.mark.parametrize("query", ["", "  ", "…", '"', "a OR", "NOT", "(", "'; DROP TABLE x", "b*", "%s", "\\", "\x00"])
def test_signs_that_mean_something_to_a_database_mean_nothing_here(house, query):
    house.documents = [document("a")]
    search.rebuild(on=DAY)

    assert found(query) == []


def test_what_needs_a_right_is_found_by_who_holds_it_in_that_campaign(house):
    house.documents = [
        document("public"),
        document("here", right="read_papers", campaign="here"),
        document("there", right="read_papers", campaign="there"),
        document("money", right="edit_funding", campaign="here"),
    ]
    search.rebuild(on=DAY)

    assert set(found("ratify", reader=None)) == {"public"}
    house.readable = [Readable("read_papers", "here")]
    assert set(found("ratify")) == {"public", "here"}
    house.readable = [Readable("read_papers")]
    assert set(found("ratify")) == {"public", "here", "there"}
    assert found("ratify", campaign="there") == ["there"]


def test_a_hidden_version_in_the_reader_s_language_is_not_shown_for_an_open_one(house):
    house.documents = [
        document("text", "ratify"),
        document("text", "ratifier", language="fr", right="read_papers"),
    ]
    search.rebuild(on=DAY)

    assert [(hit.key, hit.language) for hit in search.find("ratify", reader=None, on=DAY, language="fr")] == [
        ("text", "en")
    ]


def test_a_thing_in_several_languages_is_shown_once_and_in_the_reader_s(house):
    house.documents = [document("text", TEXTS[language], language=language) for language in ("en", "fr", "ar")]
    search.rebuild(on=DAY)

    hits = search.find("convention", reader=None, on=DAY, language="ar")

    assert [(hit.key, hit.language) for hit in hits] == [("text", "ar")]


def test_the_limit_counts_things(house):
    house.documents = [document(f"d{number}") for number in range(9)]
    search.rebuild(on=DAY)

    assert len(found("ratify", limit=4)) == 4


def test_the_entries_become_what_is_offered_and_only_changes_are_written(house):
    house.documents = [document("a", "old words"), document("b"), document("c")]
    assert search.rebuild(on=DAY) == 3
    assert search.rebuild(on=DAY) == 0

    house.documents = [document("a", "new words"), document("b")]
    assert search.rebuild(on=DAY) == 2

    assert found("old") == []
    assert found("new") == ["a"]
    assert SearchEntry.objects.count() == 2


def test_one_campaign_is_re_made_without_touching_the_others(house):
    house.documents = [document("a", campaign="here"), document("b", campaign="there")]
    search.rebuild(on=DAY)
    house.documents = []

    assert search.rebuild("here", on=DAY) == 1

    assert found("ratify") == ["b"]


def test_a_page_of_results_costs_three_queries_however_many(house, django_assert_num_queries):
    house.documents = [document(f"d{number}", language="fr") for number in range(30)]
    search.rebuild(on=DAY)

    with django_assert_num_queries(3):
        assert len(found("ratify", language="en")) == 30


def test_an_excerpt_is_given_or_is_the_beginning(house):
    house.documents = [
        document("a", "ratify\n  " + "word " * 100),
        document("b", "ratify", excerpt="As given"),
    ]
    search.rebuild(on=DAY)

    hits = {hit.key: hit.excerpt for hit in search.find("ratify", reader=None, on=DAY)}

    assert (hits["b"], hits["a"][:16], len(hits["a"])) == ("As given", "ratify word word", 300)


def test_asking_twice_for_new_entries_is_asking_once(house):
    search.soon("here")
    search.soon("here")
    search.soon()

    assert [job.args for job in Job.objects.order_by("pk")] == [{"campaign": "here"}, {"campaign": None}]


def test_new_entries_in_the_log_have_the_search_re_made_once(house, nora):
    index.follow_the_log()
    assert Job.objects.count() == 0

    entry = log.record("accounts.open", target=nora, by=nora)
    index.follow_the_log()
    index.follow_the_log()

    assert [job.args for job in Job.objects.all()] == [{"upto": entry.pk}]


def test_tokens_are_letters_and_digits_only():
    tokens = search.analyse("State's _item_ 14(a), ﬁrst №5 — C189", "en")

    assert tokens == ["state", "s", "item", "14", "a", "first", "no5", "c189"]


def test_the_order_of_what_is_found_does_not_depend_on_entries_that_the_reader_may_not_see(db):
    from django.db import transaction

    def entry(key, text, **facts):
        SearchEntry.objects.create(
            room="made", key=key, language="en", url=f"/{key}/", title="x", text_tokens=text, title_tokens="x",
            digest="x", **facts,
        )  # fmt: skip

    def order():
        return [hit.key for hit in search.find("gamelan treaty", reader=None, on=date(2026, 5, 4))]

    entry("one", "gamelan gamelan gamelan treati")
    entry("two", "gamelan treati treati treati")
    entry("three", "gamelan treati")
    entry("long", "gamelan treati" + " word" * 300)
    alone = order()
    assert set(alone) == {"one", "two", "three", "long"} and alone[-1] == "long"
    for word in ("gamelan", "treati"):
        with transaction.atomic():
            for number in range(40):
                entry(f"hidden-{number}", word, right="read_papers", seen_by=" org:other ")
            assert order() == alone
            transaction.set_rollback(True)
