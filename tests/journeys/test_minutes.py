"""Minutes in a real browser: the line is cut, two write at once, a meeting goes from its motion to sealed minutes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.meetings.conftest import (  # noqa: F401 -- the same alliance that meets
    alliance,
    alpha,
    beta,
    campaign,
    gamma,
    items,
    joined,
    meeting,
    series,
    watch,
)
from tests.meetings.minutes_cast import called, there

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BASE = "/c/test-campaign/meetings/2026-05-12/"
WRITE = f"{BASE}minutes/write/"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def held(meeting, items, alpha, beta):  # noqa: F811 -- fixtures of the same name
    """The meeting was yesterday; two of three members were there, everybody was invited."""
    meeting.day = timezone.localdate() - timedelta(days=1)
    meeting.save()
    there(meeting, alpha, beta)
    called(meeting, ("Mateo", "mateo@beta.example", "es"), ("Ines", "ines@watch.example", "ar"))
    return meeting


@pytest.fixture
def browse(chromium, live_server):
    """A browser in which somebody is signed in."""
    contexts = []

    def build(user, *, script=True, phone=False, language="en-GB"):
        client = Client()
        client.force_login(user)
        size = {"width": 390, "height": 844} if phone else {"width": 1440, "height": 900}
        context = chromium.new_context(
            viewport=size, locale=language, java_script_enabled=script, base_url=live_server.url
        )
        contexts.append(context)
        cookie = client.cookies["sessionid"]
        context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])
        return context.new_page()

    yield build
    for context in contexts:
        context.close()


def texts(item):
    return list(item.texts.order_by("number").values_list("text", flat=True))


def box(page, number=1):
    return page.locator(f"#text-{number}")


def said(page, words, number=1):
    """Waits until the line under a box says so."""
    page.wait_for_function(
        "([id, words]) => document.getElementById(id).textContent.includes(words)", arg=[f"state-{number}", words]
    )


def test_what_is_typed_while_the_line_is_lost_is_kept_and_sent_when_it_is_back(browse, held, items, nora):  # noqa: F811
    page = browse(nora)
    page.goto(WRITE)
    box(page).fill("The Convener opened the meeting.")
    said(page, "Not saved yet")
    said(page, "Saved ")
    page.context.set_offline(True)
    box(page).fill("The Convener opened the meeting at ten.")
    said(page, "the line is lost")
    assert texts(items[0]) == ["The Convener opened the meeting."]

    page.context.set_offline(False)
    said(page, "Saved ")

    assert texts(items[0]) == ["The Convener opened the meeting.", "The Convener opened the meeting at ten."]
    assert page.evaluate("localStorage.length") == 0


def test_a_page_that_was_closed_without_a_line_gives_its_text_back(browse, held, items, nora):  # noqa: F811
    page = browse(nora)
    page.goto(WRITE)
    page.context.set_offline(True)
    box(page, 2).fill("Half a sentence")
    said(page, "the line is lost", 2)
    page.close(run_before_unload=False)

    page.context.set_offline(False)
    again = page.context.new_page()
    again.goto(WRITE)

    assert box(again, 2).input_value() == "Half a sentence"
    said(again, "Saved ", 2)
    assert texts(items[1]) == ["Half a sentence"]


def test_two_who_write_at_one_point_see_both_versions_and_join_them(browse, held, items, nora, officer):  # noqa: F811
    hers, his = browse(nora), browse(officer)
    hers.goto(WRITE)
    his.goto(WRITE)
    box(his).fill("Opened at ten.")
    said(his, "Saved ")

    box(hers).fill("Opened at noon.")
    hers.wait_for_selector("#conflict-1 >> text=Someone else saved first")
    assert texts(items[0]) == ["Opened at ten."]
    assert hers.locator("#conflict-1 .version").first.inner_text() == "Opened at ten."
    hers.locator("#joined-1").fill("Opened at ten; the room was free at noon.")
    hers.get_by_role("button", name="Save this text").click()
    hers.wait_for_load_state()

    assert texts(items[0]) == ["Opened at ten.", "Opened at ten; the room was free at noon."]
    assert box(hers).input_value() == "Opened at ten; the room was free at noon."


def test_minutes_are_written_by_a_button_without_script(browse, held, items, nora):  # noqa: F811
    page = browse(nora, script=False)
    page.goto(WRITE)

    box(page).fill("Opened.")
    page.get_by_role("button", name="Save Opening").click()

    assert texts(items[0]) == ["Opened."]
    assert "Saved " in page.locator("#state-1").inner_text()


def press(page, words):
    page.get_by_role("button", name=words).first.click()
    page.wait_for_load_state()


def carry_a_motion(convener, member, observer):
    """Put by the Convener, voted on by her and a member on his phone; the observer finds no way to vote."""
    convener.goto(f"{BASE}motions/add/?item=3")
    convener.fill("#id_text", "The alliance sends the joint letter.")
    press(convener, "Put the motion")
    motion = convener.url
    press(convener, "For ALPHA")
    member.goto(motion)
    assert member.get_by_role("button", name="For ALPHA").count() == 0
    press(member, "For BETA")
    observer.goto(motion)
    assert observer.locator("main form").count() == 0
    convener.goto(motion)
    press(convener, "Close the motion")
    assert "Result: carried." in convener.locator("#result").inner_text()


def test_a_meeting_goes_from_its_motion_to_sealed_minutes(browse, held, items, alpha, beta, watch, nora, mateo, ines):  # noqa: F811
    today = timezone.localdate()
    type(held).objects.create(campaign=held.campaign, key="next", day=today, title="Next", at=held.at, uid="next@x")
    convener, member, observer = browse(nora), browse(mateo, phone=True), browse(ines)
    carry_a_motion(convener, member, observer)

    convener.goto(f"{BASE}minutes/circulate/")
    press(convener, "Send the minutes")
    observer.goto(f"{BASE}minutes/")
    observer.get_by_role("link", name="Ask for a correction").first.click()
    observer.fill("#id_text", "We spoke on the letter.")
    press(observer, "Send the correction")
    convener.goto(f"{BASE}minutes/1/corrections/1/")
    convener.check("input[value=taken]")
    press(convener, "Save the answer")
    convener.goto(f"{BASE}minutes/approve/")
    press(convener, "Seal the minutes")

    assert "Approved and sealed" in convener.locator("main").inner_text()
    observer.goto(f"{BASE}minutes/")
    text = observer.locator("#said").inner_text()
    assert f"Decision {held.day.year}/1:" in text and "The alliance sends the joint letter." in text
    assert observer.goto(WRITE).status == 404


@pytest.mark.parametrize("phone", [False, True])
def test_the_pages_of_minutes_are_without_faults_and_fit(phone, browse, held, items, alpha, beta, nora):  # noqa: F811
    from axe_playwright_python.sync_playwright import Axe

    from accede.meetings.actions import decisions, minutes, motions

    now, today = timezone.now(), timezone.localdate()
    minutes.save_text(item=items[0], text="Opened.\n\n- one\n- two", based_on=0, by=nora, on=today, at=now)
    values = {"by": nora, "on": today, "at": now}
    motion = motions.put_motion(item=items[2], text="Send it.", method="consensus", proposed_by=alpha, **values)
    motions.cast_vote(motion=motion, organisation=alpha, choice="for", **values)
    decided = decisions.record_decision(item=items[1], text="March on 18 December.", by=nora, on=today)
    decisions.open_task_of(decision=decided, title="Write to the missions", organisation=beta, by=nora, on=today)
    page = browse(nora, phone=phone)
    faults = []
    for path in ("minutes/", "minutes/write/", "minutes/write/1/versions/", "minutes/circulate/", "motions/3/1/",
                 "motions/add/", "decisions/add/", f"../decisions/{held.day.year}/1/", "../decisions/",
                 "../../coalition/rules/"):  # fmt: skip
        page.goto(f"{BASE}{path}")
        found = Axe().run(page, options=RULES).response["violations"]
        faults += [f"{path}: {each['id']} {each['nodes'][0]['target']}" for each in found]
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        faults += [f"{path}: {wide} pixels too wide"] if wide else []

    assert faults == []
