"""Every room of a campaign that was started a minute ago: it opens, says what belongs there, and leads to the form."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.utils import timezone

from accede.accounts.models import Grant
from accede.accounts.officers import Officer
from accede.coalition import actions
from accede.coalition.models import Campaign

pytestmark = pytest.mark.walk
ROOMS = ("coalition", "materials", "events", "statements", "funding", "reports")
LINK = re.compile(r'href="(/(?:desk|c)/[^"#]*)')
BASE = "/c/landmines/"
# The page, words of its empty state, and where its one button leads.
EMPTY = [
    ("coalition/", "Nobody has been admitted yet", "coalition/organisations/"),
    ("coalition/organisations/", "No organisation yet", "coalition/organisations/add/"),
    ("coalition/people/", "Nobody is on record yet", "coalition/people/add/"),
    ("coalition/offices/", "No office yet", "coalition/offices/add/"),
    ("coalition/year/", "Nothing is said of any year yet", "coalition/year/add/"),
    ("materials/", "class=\"empty\"", "materials/add/"),
    ("materials/grid/", "class=\"empty\"", "materials/add/"),
    ("events/", "class=\"empty\"", "events/add/"),
    ("events/sessions/", "class=\"empty\"", "events/sessions/add/"),
    ("statements/", "class=\"empty\"", "statements/add/"),
    ("funding/", "class=\"empty\"", "funding/add/"),
    ("reports/", "class=\"empty\"", "reports/start/"),
]  # fmt: skip


@pytest.fixture
def amina(shipped, operator, client):
    plan = actions.Plan(
        "landmines", "Ban Landmines", "mine-ban", "en", Officer("amina", "Amina Example", "amina@accede.example")
    )
    started = actions.start(plan=plan, by=operator, on=timezone.localdate())
    client.force_login(started.officer)
    return client


@pytest.mark.parametrize(("page", "words", "button"), EMPTY, ids=[page for page, _words, _button in EMPTY])
def test_an_empty_room_says_what_belongs_there_and_has_one_button(amina, page, words, button):
    text = amina.get(BASE + page).content.decode()
    main = text[text.index("<main") :]

    assert words in main
    state = main[main.index('class="empty"') :]
    assert re.findall(r'<a class="btn"[^>]*href="([^"]*)"', state[: state.index("</div>")]) == [BASE + button]


@pytest.mark.parametrize(("page", "words", "button"), EMPTY, ids=[page for page, _words, _button in EMPTY])
def test_an_observer_of_an_empty_room_is_offered_no_form(amina, ines, client, page, words, button):
    Grant.objects.create(user=ines, role="observer", campaign="landmines", from_date=date(1990, 1, 1))
    client.force_login(ines)

    text = client.get(BASE + page).content.decode()

    assert 'class="empty"' in text
    assert re.findall(r'href="([^"]*/(?:add|start)/)"', text) == []


def test_every_page_that_the_officer_can_follow_in_an_empty_campaign_opens(amina):
    waiting = ["/desk/?campaign=landmines", "/desk/log/?campaign=landmines", *(BASE + f"{room}/" for room in ROOMS)]
    seen: dict[str, int] = {}
    shapes: set[str] = set()
    while waiting:
        path = waiting.pop(0).replace("&amp;", "&")
        # The file of one State is as that of another.
        shape = re.sub(r"/states/[A-Z]+/", "/states/STATE/", re.sub(r"\d+", "#", path.split("?")[0]))
        if shape in shapes or "/desk/record/" in path:
            continue
        shapes.add(shape)
        response = amina.get(path, follow=True)
        seen[path] = response.status_code
        waiting += LINK.findall(response.content.decode(errors="replace"))  # a template sheet is no text

    assert [path for path, status in seen.items() if status != 200] == []
    assert len(seen) > 25


def test_the_first_page_says_what_to_do_first_and_what_is_done(amina):
    campaign = Campaign.objects.get(slug="landmines")
    before = amina.get("/desk/?campaign=landmines").context["today"].beginnings

    by = Grant.objects.get(campaign="landmines").user
    actions.add_organisation(campaign=campaign, name="Our members", by=by, on=timezone.localdate())
    page = amina.get("/desk/?campaign=landmines")

    assert [step.done for step in before] == [False] * 8
    assert [step.done for step in page.context["today"].beginnings] == [True] + [False] * 7
    assert "1 of 8 done" in page.content.decode()
    assert "Name the organisations of the alliance" in page.content.decode()


def test_what_one_campaign_holds_is_in_no_page_of_another(amina, operator):
    today = timezone.localdate()
    second = actions.Plan("second", "Second Campaign", "mine-ban", "en", Officer("amina"))
    campaign = actions.start(plan=second, by=operator, on=today).campaign
    by = Grant.objects.filter(campaign="second").get().user
    actions.add_organisation(campaign=campaign, name="Zephyr Union", by=by, on=today)
    actions.add_person(campaign=campaign, name="Zephyr Person", by=by, on=today)
    actions.add_office(campaign=campaign, name="Zephyr Chair", by=by, on=today)
    pages = ["/desk/?campaign=landmines", "/desk/log/?campaign=landmines", *(BASE + page for page, _w, _b in EMPTY)]

    assert [page for page in pages if "Zephyr" in amina.get(page).content.decode()] == []
