"""Who reaches what, over every page that the officer can follow: a stranger nothing, an observer no form."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.conf import settings
from django.test import Client

pytestmark = pytest.mark.walk
START = ("/desk/", "/desk/log/", "/desk/search/?q=Guatemala", "/desk/record/", "/desk/record/imports/add/")
ROOMS = ("coalition", "states", "meetings", "materials", "events", "mailings", "statements", "funding", "reports")
SLUG = "migrant-workers-2003"
AT_MOST = 400  # pages followed; a guard, not a target
LINK = re.compile(r'href="(/(?:desk|c)/[^"#]*)')
# They propose ideas, keep tasks of their own, and read their own calendar elsewhere.
OBSERVERS_MAY = (
    "/coalition/tasks/", "/coalition/plan/ideas/", "/desk/calendar/addresses/", "/states/views/", "/contacts/",
)  # fmt: skip
POSTS = re.compile(r'<form[^>]*class="form"[^>]*method="post"|<form[^>]*method="post"[^>]*class="form"')


@pytest.fixture(scope="module")
def sample(_shipped_once, django_db_blocker):
    """The 2003 campaign and its people; an officer, an observer, and a stranger with a grant elsewhere."""
    from accede.accounts.models import Grant, User
    from accede.accounts.queries import operator
    from accede.kit import portable

    with django_db_blocker.unblock():
        loaded = portable.load(settings.ROOT / "campaigns" / SLUG, operator())
        assert loaded.report.ok, loaded.report.problems
        clients = {}
        for name, role, campaign in (
            ("officer", "secretariat", SLUG),
            ("observer", "observer", SLUG),
            ("stranger", "secretariat", "another-campaign"),
            ("nobody", None, ""),
        ):
            user = User.objects.create_user(username=name, email=f"{name}@accede.example")
            if role:
                Grant.objects.create(user=user, role=role, campaign=campaign, from_date=date(1990, 1, 1))
            clients[name] = Client()
            clients[name].force_login(user)
        yield clients


@pytest.fixture(scope="module")
def pages(sample, django_db_blocker) -> dict[str, str]:
    """Every page of the workspace that the officer's links lead to, one of each shape, with its text."""
    found: dict[str, str] = {}
    shapes: set[str] = set()
    waiting = [*START, *(f"/c/{SLUG}/{room}/" for room in ROOMS)]
    with django_db_blocker.unblock():
        while waiting and len(found) < AT_MOST:
            path = waiting.pop(0).replace("&amp;", "&")
            shape = re.sub(r"\d+", "#", path.split("?")[0])
            if shape in shapes or "/download." in path:  # a file that a job makes is no page
                continue
            shapes.add(shape)
            response = sample["officer"].get(path, follow=True)
            assert response.status_code == 200, f"{path}: {response.status_code}"
            text = response.content.decode(errors="replace")
            found[path] = text
            waiting += LINK.findall(text)
    return found


def test_the_walk_sees_every_room(pages):
    rooms = {path.split("/")[3] for path in pages if path.startswith("/c/")}

    assert rooms == set(ROOMS)
    assert len(pages) > 100


def test_without_signing_in_every_page_asks_to_sign_in(pages, sample, db):
    nobody = Client()
    open_pages = [
        path for path in pages if not nobody.get(path).headers.get("Location", "").startswith("/accounts/login/")
    ]

    assert open_pages == []


@pytest.mark.parametrize("who", ["stranger", "nobody"])
def test_a_stranger_reaches_no_page_of_the_campaign(pages, sample, who, db):
    reached = [path for path in pages if path.startswith("/c/") and sample[who].get(path).status_code not in {403, 404}]

    assert reached == []


def test_somebody_without_any_grant_reaches_no_page_of_the_record(pages, sample, db):
    reached = [
        path
        for path in pages
        if path.startswith("/desk/record") and sample["nobody"].get(path).status_code not in {403, 404}
    ]

    assert reached == []


def test_an_observer_gets_no_form_but_those_of_ideas_tasks_contacts_and_her_own_views(pages, sample, db):
    forms = [path for path, text in pages.items() if POSTS.search(text) and not any(map(path.count, OBSERVERS_MAY))]
    reached = [path for path in forms if sample["observer"].get(path).status_code not in {403, 404}]

    assert len(forms) > 20
    assert reached == []


def test_what_a_stranger_finds_names_nothing_of_the_campaign(sample, db):
    text = sample["stranger"].get("/desk/search/?q=Redpath").content.decode()

    assert "Jillyanne" not in text
    assert SLUG not in text
