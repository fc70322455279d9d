"""The pages of minutes: written with and without script, both versions shown, files, corrections, approval."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from accede.kit import jobs
from accede.kit.models import OutgoingMail
from accede.meetings.actions import minutes
from accede.meetings.models import Correction, Meeting, Minutes, MinutesText
from tests.meetings.minutes_cast import called

BASE = "/c/test-campaign/meetings/2026-05-12/minutes/"
JSON = {"Accept": "application/json"}


@pytest.fixture
def held(meeting, items):
    """The meeting was yesterday: pages read the real clock."""
    Meeting.objects.filter(pk=meeting.pk).update(day=timezone.localdate() - timedelta(days=1))
    meeting.refresh_from_db()
    return meeting


def write(item, text, by, base=0):
    return minutes.save_text(item=item, text=text, based_on=base, by=by, on=timezone.localdate(), at=timezone.now())


def test_a_point_is_saved_by_its_button_without_script(client, nora, held, items):
    client.force_login(nora)

    answer = client.post(f"{BASE}write/1/", {"text": "Opened.", "base": "0"})

    assert answer["Location"] == f"{BASE}write/#item-1"
    page = client.get(f"{BASE}write/").content.decode()
    assert ">Opened.</textarea>" in page
    assert "Saved " in page


def test_the_script_is_told_the_version_and_the_time(client, nora, held, items):
    client.force_login(nora)

    answer = client.post(f"{BASE}write/1/", {"text": "Opened.", "base": "0"}, headers=JSON)

    told = json.loads(answer.content)
    assert (answer.status_code, told["version"]) == (200, 1)
    assert told["words"].startswith("Saved ") and len(told["words"]) == 11


@pytest.mark.parametrize("headers", [{}, JSON])
def test_two_officers_see_both_versions_and_nothing_is_overwritten(client, nora, officer, held, items, headers):
    write(items[0], "We opened at ten.", officer)
    client.force_login(nora)

    answer = client.post(f"{BASE}write/1/", {"text": "We opened at noon <b>.", "base": "0"}, headers=headers)

    assert answer.status_code == 409
    shown = json.loads(answer.content)["html"] if headers else answer.content.decode()
    assert "Someone else saved first" in shown
    assert "We opened at ten." in re.sub("</?(ins|del)>", "", shown)
    assert "We opened at noon &lt;b&gt;." in shown and "<b>." not in shown
    assert [row.text for row in MinutesText.objects.all()] == ["We opened at ten."]


def test_who_was_overtaken_saves_the_joined_text_over_theirs(client, nora, officer, held, items):
    write(items[0], "Ten.", officer)
    client.force_login(nora)

    client.post(f"{BASE}write/1/", {"text": "Ten sharp.", "base": "1"})

    assert [row.text for row in MinutesText.objects.order_by("number")] == ["Ten.", "Ten sharp."]
    page = client.get(f"{BASE}write/1/versions/").content.decode()
    assert page.index("Ten sharp.") < page.index("Ten.</p>")


def test_a_text_that_is_too_long_is_refused_in_words(client, nora, held, items):
    client.force_login(nora)

    answer = client.post(f"{BASE}write/1/", {"text": "x" * 20_001, "base": "0"}, headers=JSON)

    assert answer.status_code == 422
    assert "too long" in json.loads(answer.content)["words"]


def test_an_observer_reads_the_minutes_and_writes_nothing(client, ines, nora, held, items, watch):
    write(items[0], "Opened.", nora)
    client.force_login(ines)

    page = client.get(BASE).content.decode()

    assert "Opened." in page and "Write the minutes" not in page
    assert client.post(f"{BASE}write/1/", {"text": "Mine", "base": "1"}).status_code == 403
    assert client.post(f"{BASE}circulate/", {"until": "2030-01-01"}).status_code == 403
    assert client.post(f"{BASE}approve/", {}).status_code == 403
    assert client.get(f"{BASE}write/").status_code == 404
    assert MinutesText.objects.count() == 1


def test_a_meeting_of_the_members_alone_has_no_minutes_for_an_observer(client, ines, held, items, watch):
    Meeting.objects.filter(pk=held.pk).update(shared_with="members")
    client.force_login(ines)

    assert [client.get(f"{BASE}{path}").status_code for path in ("", "write/", "1/")] == [404, 404, 404]


def test_from_the_draft_to_the_sealed_minutes_in_pages(client, nora, mateo, held, items, beta):
    write(items[0], "Opened.", nora)
    called(held, ("Mateo", "mateo@beta.example", "es"))
    today = timezone.localdate()
    later = Meeting.objects.create(
        campaign=held.campaign, key="next", day=today, title="Next", at=held.at, uid="next@test"
    )
    client.force_login(nora)
    client.post(f"{BASE}circulate/", {"until": str(today + timedelta(days=7))})
    client.force_login(mateo)
    asked = client.post(f"{BASE}1/correct/", {"organisation": beta.pk, "item": items[0].pk, "text": "At ten past."})
    client.force_login(nora)
    client.post(f"{BASE}1/corrections/1/", {"outcome": "taken"})
    client.post(f"{BASE}approve/", {"approved_at": later.pk})

    assert asked["Location"] == f"{BASE}#corrections"
    assert OutgoingMail.objects.get().to == "mateo@beta.example"
    assert Correction.objects.get().outcome == "taken"
    assert [row.stage for row in Minutes.objects.order_by("number")] == ["circulated", "approved"]
    page = client.get(BASE).content.decode()
    assert "Approved and sealed" in page and "Write the minutes" not in page
    assert "sealed" in client.get(f"{BASE}write/").content.decode()


@pytest.mark.parametrize(
    ("form", "begins"), [("html", b"<!doctype"), ("md", b"Committee for"), ("docx", b"PK"), ("pdf", b"%PDF")]
)
def test_minutes_are_handed_out_in_four_formats(client, nora, held, items, form, begins):
    write(items[0], "Opened.", nora)
    client.force_login(nora)
    address = f"{BASE.removesuffix('/')}.{form}"

    first = client.get(address)
    if form in ("docx", "pdf"):
        assert first.status_code == 202
        jobs.run_pending()
    answer = client.get(address)

    assert answer.status_code == 200
    assert answer.content.startswith(begins)


def test_the_page_costs_the_same_with_one_point_and_with_three(
    client, nora, held, items, django_assert_max_num_queries
):
    client.force_login(nora)
    client.get(BASE)  # what is read once a session
    counts = []
    for number, item in enumerate(items, start=1):
        write(item, f"Text {number}", nora)
        if number in (1, 3):
            with django_assert_max_num_queries(100) as counted:
                assert client.get(BASE).status_code == 200
            counts.append(len(counted.captured_queries))

    assert counts[0] == counts[1]


def test_a_stranger_finds_nothing(client, sam, held):
    client.force_login(sam)

    assert client.get(BASE).status_code == 404
