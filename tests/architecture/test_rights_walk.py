"""Every table and every view says whose it is; what is not hers no reader finds: not in a page, the search, a count,
a calendar, the log, an error, nor by an address that she guesses. What is hers, she does.
"""

from __future__ import annotations

import os
import re
from datetime import date

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from tests.architecture import rights_declared as declared
from tests.architecture.rights_world import CAST, DAY, SLUG, WORDS, Planter, may_see, owned
from tests.shares import in_share

SHARE = 0.25  # of the records that each reader opens, the addresses she guesses, the pages compared to a letter

pytestmark = pytest.mark.walk
ROOMS = ("coalition", "meetings", "materials", "events", "statements", "funding", "reports", "states", "mailings")
LINK = re.compile(r'href="(/(?:desk|c)/[^"#]*)')
WORD = re.compile(r"zq\w+x(?:own|named|members|alliance|public)zq")
# What is made anew for every page, or says the moment.
PASSING = re.compile(
    r'name="(?:form_key|slip)" value="[^"]*"|(?:value|content)="[\w:.+/=-]{40,}"|csrf\w*|\b\d\d:\d\d\b'
)
AT_MOST = 160  # pages followed by one reader; a guard
# A handover stands on the page of its term of office, and a fact of a step on the page of the way to deposit: these
# open without them as well.
ON_ANOTHERS_PAGE = ("coalition.handover", "governments.stepfact")
READERS = (*CAST, "anonymous")
# Whose links are followed to every page in an ordinary run; all readers' with LONG=1.
FOLLOWED = READERS if os.environ.get("LONG") == "1" else ("officer", "other", "observer", "stranger")


def test_every_table_is_owned_or_a_part_of_one_or_says_why_it_is_not():
    assert declared.models_without_a_right() == []


def test_every_view_asks_for_a_right_or_says_why_it_need_not():
    assert declared.views_without_a_right() == []


def test_the_tables_of_reasons_name_nothing_that_is_gone():
    assert declared.idle() == []


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """The campaign, planted; a client for each of the cast; all of it rolled back."""
    from django.db import transaction

    from accede.kit import log, search

    with django_db_blocker.unblock(), transaction.atomic():
        planter = _campaign()
        planter.plant()
        for _word, row in planter.order:
            log.record("events.change_event", target=row, by="keeper", on=date(2004, 1, 1), after=row, campaign=SLUG)
        search.rebuild(SLUG, on=date.today())
        planter.clients = {name: _client(name) for name in CAST} | {"anonymous": Client()}
        yield planter
        transaction.set_rollback(True)


def _campaign() -> Planter:
    from accede.accounts.models import User
    from accede.coalition.models import Campaign, Membership, Organisation, Person
    from accede.record.models import Treaty

    treaty = Treaty.objects.create(slug="walked-treaty", titles={"en": "Walked Treaty"}, source="Tests")
    names = {"name": "Walked Campaign", "short_name": "Walked", "alliance_short": "Committee"}
    campaign = Campaign.objects.create(slug=SLUG, treaty=treaty, **names)
    Campaign.objects.create(slug="elsewhere", treaty=treaty, name="Elsewhere", short_name="Elsewhere")
    organisations = {}
    for key in ("alpha", "beta", "gamma", "delta", "host", "omega"):
        organisations[key] = Organisation.objects.create(campaign=campaign, key=key, name=f"Organisation {key}")
        kind = "observer" if key == "delta" else "member"
        Membership.objects.create(
            campaign=campaign, key=key, organisation=organisations[key], kind=kind, start="2003-01-01"
        )
    person = Person.objects.create(campaign=campaign, key="person", name="Walked Person", email="p@walk.example")
    keeper = User.objects.create_user(username="keeper", email="keeper@walk.example")
    return Planter(campaign, organisations, person, keeper)


def _client(name: str) -> Client:
    from accede.accounts.models import Grant, User

    role, organisation = CAST[name]
    user = User.objects.create_user(username=name, email=f"{name}@walk.example", password="x")
    if role:
        campaign = "elsewhere" if name == "stranger" else SLUG
        Grant.objects.create(
            user=user, role=role, campaign=campaign, organisation=organisation, from_date=date(1990, 1, 1)
        )
    client = Client()
    client.force_login(user)
    client.user = user
    return client


def _hidden(who: str) -> set[str]:
    return {word for word, whose in WORDS.items() if not may_see(who, *whose)}


def _told(text: str) -> set[str]:
    return set(WORD.findall(text)) & set(WORDS)


def _follow(client: Client) -> dict[str, str]:
    """Every page that a reader's links lead to, one of each shape (a row's word makes no shape of its own)."""
    found: dict[str, str] = {}
    shapes: set[str] = set()
    waiting = ["/desk/", f"/desk/?campaign={SLUG}", "/desk/log/", "/desk/calendar/", "/desk/search/?q=planted"]
    waiting += [f"/desk/calendar/?campaign={SLUG}&month={DAY:%Y-%m}", *(f"/c/{SLUG}/{room}/" for room in ROOMS)]
    while waiting and len(found) < AT_MOST:
        path = waiting.pop(0).replace("&amp;", "&")
        shape = re.sub(r"\d+", "#", WORD.sub("*", path.split("?q=")[0]))
        if shape in shapes or "/desk/record/" in path or "accounts" in path:
            continue
        shapes.add(shape)
        response = client.get(path)
        text = response.content.decode(errors="replace")
        found[path] = text
        if response.status_code == 200:
            waiting += LINK.findall(text)
    return found


@pytest.fixture(scope="module")
def followed(world, django_db_blocker) -> dict[str, dict[str, str]]:
    with django_db_blocker.unblock():
        return {who: _follow(world.clients[who]) for who in FOLLOWED}


@pytest.mark.long
@pytest.mark.parametrize("who", FOLLOWED)
def test_no_page_that_a_reader_can_follow_holds_what_is_not_hers(followed, who):
    hidden = _hidden(who)
    leaks = {path: sorted(_told(text) & hidden) for path, text in followed[who].items() if _told(text) & hidden}

    assert leaks == {}


@pytest.mark.long
@pytest.mark.parametrize("who", READERS)
def test_a_record_opens_for_who_may_see_it_and_looks_as_if_it_were_not_there_for_others(world, who, db):
    wrong = []
    for word, rows in world.rows.items():
        for model in owned():
            row = rows[model._meta.label_lower]
            if not hasattr(row, "get_absolute_url") or not (address := _address(row)):
                continue
            if not in_share(f"{who} {address}", SHARE):
                continue
            response = world.clients[who].get(address)
            seen = response.status_code == 200 or row._meta.label_lower in ON_ANOTHERS_PAGE
            shown = may_see(who, *WORDS[word]) or row._meta.label_lower in ON_ANOTHERS_PAGE
            if seen != shown or _told(response.content.decode()) & _hidden(who):
                wrong.append((address, response.status_code))

    assert wrong == []


def _address(row) -> str:
    try:
        return row.get_absolute_url().partition("#")[0]
    except NoReverseMatch:
        return ""  # a room whose pages are not there yet


@pytest.mark.long
@pytest.mark.parametrize("who", ["named", "other", "observer", "stranger", "anonymous"])
def test_no_guessed_address_tells_or_changes_what_is_not_hers(world, who, db):
    """Every address with a key in it, asked for and sent to, with the keys of rows that are somebody else's alone."""
    client, wrong = world.clients[who], []
    rooms: dict[str, list[str]] = {}
    for row in world.rows["zqalphaxownzq"].values():
        if hasattr(row, "key"):
            rooms.setdefault(row._meta.app_label, []).append(row.key)
    for address in declared.addresses_with_keys(SLUG, rooms):
        if not in_share(f"{who} {address}", SHARE):
            continue
        for answer in (client.get(address), client.post(address, {"title": "x", "_why": "y"})):
            text = answer.content.decode(errors="replace")
            if answer.status_code == 200 or _told(text) & _hidden(who) or answer.status_code >= 500:
                wrong.append((address, answer.status_code))

    assert wrong == []


@pytest.mark.parametrize("language", ["en", "ar", "es", "fr", "ru", "zh-hans"])
def test_the_search_finds_for_each_reader_what_is_hers_and_nothing_else(world, language, db):
    from accede.kit import search

    for model in declared.searchable(world):
        for who, client in world.clients.items():
            user = getattr(client, "user", None)
            hits = search.find(f"planted{model}", reader=user, on=date.today(), language=language, limit=200)
            told = _told(" ".join(f"{hit.title} {hit.excerpt} {hit.url}" for hit in hits))
            assert told == set(WORDS) - _hidden(who), (model, who)


@pytest.mark.long
@pytest.mark.parametrize("who", ["observer", "other", "stranger"])
def test_pages_are_the_same_to_a_letter_when_what_is_not_hers_is_not_there(world, followed, who, db):
    """Which proves it for every count, sum, order, choice and empty place as well."""
    for word, row in reversed(world.order):
        if word in _hidden(who):
            type(row)._base_manager.filter(pk=row.pk).delete()
    from accede.kit import search

    search.rebuild(SLUG, on=date.today())
    client = world.clients[who]
    pages = {path: text for path, text in followed[who].items() if in_share(f"{who} {path}", SHARE)}
    differ = [path for path, text in pages.items() if _still(client.get(path)) != _plain(text)]

    assert differ == []


def _still(response) -> str:
    return _plain(response.content.decode(errors="replace"))


def _plain(text: str) -> str:
    return PASSING.sub("", text)


def test_the_report_draws_on_what_members_and_observers_may_read(world, db):
    from accede.kit import offers

    told = set()
    for year in (DAY.year, 2004):
        report, reader = offers.ReportOf(SLUG, year, date.today()), world.clients["officer"].user
        passages = offers.ask("passages", subject=report, on=date.today(), reader=reader)
        told |= _told(" ".join(map(str, passages)))

    assert {level for _owner, level in map(WORDS.get, told)} == {"alliance", "public"}


def test_a_private_calendar_holds_what_its_reader_sees(world, db):
    from accede.accounts import calendar_addresses

    for who in ("owner", "observer"):
        user, now = world.clients[who].user, timezone.now()
        _row, secret = calendar_addresses.make_calendar_address(by=user, on=date.today(), at=now)
        text = Client().get(reverse("today:private_calendar", args=[secret])).content.decode().replace("\r\n ", "")
        assert _told(text) == set(WORDS) - _hidden(who)
