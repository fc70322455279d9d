"""Two full campaigns in one installation, each with its own people: nothing of one is seen from the other."""

from __future__ import annotations

import re
import shutil
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

pytestmark = pytest.mark.walk
FIRST, SECOND = "migrant-workers-2003", "second-campaign"
MARK = "Zebedee"  # stands in the second campaign's names, titles and texts, and nowhere else
BEGIN = date(1990, 1, 1)
PAGES = 60  # followed for each person; a guard, not a target
LINK = re.compile(r'href="(/(?:desk(?!/record)|c)/[^"#]*)')  # the record is the same for all
ROLES = ("secretariat", "member", "auditor")


def second_folder(folder):
    """The shipped campaign under another slug, every "Migrant" and "Human" in its texts marked."""
    shutil.copytree(settings.ROOT / "campaigns" / FIRST, folder)
    for path in folder.rglob("*"):
        if path.suffix in {".toml", ".csv", ".md"}:
            text = path.read_text(encoding="utf-8").replace(FIRST, SECOND)
            path.write_text(re.sub(r"\b(Migrant|Human)(?=s?\b)", MARK, text), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def two(_shipped_once, django_db_blocker, tmp_path_factory):
    """Both campaigns loaded; {(campaign, role): the person signed in}, each with a role in one of them."""
    from accede.accounts.models import Grant, User
    from accede.accounts.queries import operator
    from accede.kit import portable, search

    with django_db_blocker.unblock():
        for folder in (settings.ROOT / "campaigns" / FIRST, second_folder(tmp_path_factory.mktemp("two") / SECOND)):
            loaded = portable.load(folder, operator())
            assert loaded.report.ok, loaded.report.problems
        people = {}
        for campaign in (FIRST, SECOND):
            for role in ROLES:
                name = f"{role}-{MARK if campaign == SECOND else 'first'}"
                user = User.objects.create_user(username=name, email=f"{name}@accede.example", name=name)
                organisation = "icmc" if role == "member" else ""
                facts = {"campaign": campaign, "organisation": organisation, "from_date": BEGIN}
                Grant.objects.create(user=user, role=role, **facts)
                people[campaign, role] = Client()
                people[campaign, role].force_login(user)
                people[campaign, role].user = user
        search.rebuild(on=timezone.localdate())
        yield people


def walked(client: Client, slug: str) -> dict[str, str]:
    """Every page to which the reader's links lead, one of each shape, with its text."""
    found: dict[str, str] = {}
    shapes: set[str] = set()
    start = ("/desk/", "/desk/log/", "/desk/record/", f"/desk/search/?q={MARK}", "/desk/search/?q=rights")
    waiting = [*start, f"/c/{slug}/coalition/"]
    while waiting and len(found) < PAGES:
        path = waiting.pop(0).replace("&amp;", "&")
        shape = re.sub(r"\d+", "#", path if path.startswith("/desk/search") else path.split("?")[0])
        if shape in shapes:
            continue
        shapes.add(shape)
        response = client.get(path)
        if response.status_code == 200 and "html" in response["Content-Type"]:
            found[path] = response.content.decode()
            waiting += LINK.findall(found[path])
    return found


@pytest.mark.parametrize("role", ROLES)
def test_no_page_search_count_or_log_shows_anything_of_the_other_campaign(two, db, role):
    pages = walked(two[FIRST, role], FIRST)

    assert len(pages) > 20
    # The search repeats what was asked; who starts a campaign reads the names that the public home page has.
    open_to_her = ("/desk/search/", "/desk/start/")
    leaks = [path for path, text in pages.items() if MARK in text]
    assert [path for path in leaks if not path.startswith(open_to_her)] == []
    assert [path for path, text in pages.items() if f"/c/{SECOND}/" in text or f"campaign={SECOND}" in text] == []


def test_the_second_campaign_s_people_find_what_the_first_s_do_not(two, db):
    pages = [two[slug, "secretariat"].get(f"/desk/search/?q={MARK}").content.decode() for slug in (FIRST, SECOND)]

    assert ["0 records found" in page for page in pages] == [True, False]
    assert [f"/c/{SECOND}/" in page for page in pages] == [False, True]


def test_every_address_of_the_other_campaign_looks_like_one_that_does_not_exist(two, db):
    its_own = [path for path in walked(two[SECOND, "secretariat"], SECOND) if path.startswith("/c/")]
    reader = two[FIRST, "secretariat"]

    assert len(its_own) > 15
    assert {reader.get(path).status_code for path in its_own} == {404}
    nowhere = reader.get("/c/no-such-campaign/coalition/").content
    assert re.sub(rb"no-such-campaign", SECOND.encode(), nowhere) == reader.get(f"/c/{SECOND}/coalition/").content


def test_no_room_offers_anything_of_the_other_campaign(two, db):
    from accede.kit import offers

    today = timezone.localdate()
    for kind in ("work", "dates", "beginnings", "waiting_for_others", "prepared"):
        found = offers.ask(kind, subject=SECOND, on=today, reader=two[FIRST, "secretariat"].user)
        assert [each for each in found if MARK in str(each) or SECOND in str(each)] == [], kind


def test_letters_drafts_and_undoing_stay_in_their_campaign(two, db):
    from accede.kit import mail
    from accede.kit.models import LogEntry

    letter = mail.queue_text(MARK, MARK, to="zoe@accede.example", campaign=SECOND)
    entry = LogEntry.objects.filter(campaign=SECOND, act="coalition.add_person").last()
    ours, theirs = two[FIRST, "secretariat"], two[SECOND, "secretariat"]

    assert [each.get(reverse("today:letter", args=[letter.pk])).status_code for each in (ours, theirs)] == [404, 200]
    assert MARK not in ours.get("/desk/mail/").content.decode()
    assert ours.post(reverse("kit:undo", args=[entry.pk])).status_code in (403, 404)
    theirs.post(f"/c/{SECOND}/coalition/people/add/", {"name": ""})
    assert MARK not in ours.get("/desk/").content.decode()


def test_people_who_sign_in_to_the_other_campaign_are_not_known_in_this_one(two, db):
    ours, stranger = two[FIRST, "secretariat"], two[SECOND, "member"].user

    listed = ours.get(f"/c/{FIRST}/coalition/sign-ins/").content.decode()
    assert ("member-first" in listed, MARK in listed) == (True, False)
    assert ours.get(f"/c/{FIRST}/coalition/sign-ins/{stranger.pk}/").status_code == 404
    assert MARK not in ours.get(f"/c/{FIRST}/coalition/sign-ins/give/").content.decode()
    for act in ("suspend", "close"):
        assert ours.post(f"/c/{FIRST}/coalition/sign-ins/{stranger.pk}/{act}/").status_code == 404


def test_whoever_has_roles_in_both_switches_and_the_switch_is_remembered(two, db):
    from accede.accounts.models import Grant, User

    both = User.objects.create_user(username="both", email="both@accede.example")
    for slug in (FIRST, SECOND):
        Grant.objects.create(user=both, role="member", campaign=slug, from_date=BEGIN)
    client = Client()
    client.force_login(both)

    for slug in (SECOND, FIRST, SECOND):
        client.get(f"/c/{slug}/coalition/")
        rooms = set(re.findall(r'href="/c/([^/]+)/materials/"', client.get("/desk/record/").content.decode()))
        assert rooms == {slug}
        assert f'href="/c/{slug}/' in client.get("/desk/").content.decode()
