"""Pages of invitations: figures for who reads papers, names for who takes replies, variants for who reads letters."""

import io
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from accede.core.dates import Moment
from accede.events.forms.replies import TakeForm
from accede.events.models import EventRun, Invitation, Reply
from accede.kit.models import LogEntry
from accede.mailings.models import Run
from tests.events import inviting
from tests.events.inviting import a_run, said
from tests.events.test_replies import broken_pdf

BASE = "/c/test-campaign/events/panel"


@pytest.fixture
def event(panel):
    panel.starts = Moment.parse("2126-03-01")
    panel.save()
    return panel


@pytest.fixture
def invitation(event, nora):
    return inviting.invited(event, nora)[0]


@pytest.fixture
def signed(client, request):
    """A client signed in as one of the cast."""

    def sign(name):
        client.force_login(request.getfixturevalue(name))
        return client

    return sign


def _png():
    file = io.BytesIO()
    Image.new("L", (8, 8)).save(file, "PNG")
    return file.getvalue()


def test_an_observer_sees_figures_by_class_with_their_definitions_and_nobody_s_name(signed, event, invitation):
    said(invitation, 1, "colleague", name="Ms. Example")
    text = signed("ines").get(f"{BASE}/invitations/").content.decode()

    for words in ("From invitation to seat", "no action", "In no regional group".lower(), "What each figure counts"):
        assert words in text
    for hidden in ("Ms. Example", "Permanent Representative", "By variant", "In favour", "Record a reply"):
        assert hidden not in text


def test_who_reads_letters_sees_the_variants_and_the_runs(signed, event, invitation):
    text = signed("nora").get(f"{BASE}/invitations/").content.decode()

    assert "By variant" in text
    assert "A. In favour" in text
    assert "Invitations to missions" in text


def test_what_was_sent_after_the_day_on_which_the_campaign_is_shown_counts_too(signed, event, invitation):
    event.campaign.shown_on_date = date(2003, 1, 1)
    event.campaign.save()

    shown = signed("nora").get(f"{BASE}/invitations/")

    assert shown.context["funnel"].total.invited == 1
    assert signed("nora").get(f"{BASE}/invitations/?on=2003-01-01").context["funnel"].total.invited == 0


@pytest.mark.parametrize(("who", "status"), [("ines", 404), ("sam", 404), ("mateo", 200), ("officer", 200)])
def test_names_are_for_who_takes_replies(signed, event, invitation, who, status):
    client = signed(who)
    one = f"{BASE}/replies/{invitation.key}/"
    for address in (
        f"{BASE}/replies/",
        one,
        f"{one}take/",
        f"{one}settle/",
        f"{one}withdraw/",
        f"{BASE}/replies/invite/",
    ):
        assert client.get(address).status_code == status


def test_a_note_verbale_is_taken_down_with_its_scan_and_the_scan_is_saved_not_shown(signed, event, invitation):
    client = signed("mateo")
    one = f"{BASE}/replies/{invitation.key}/"
    sent = client.post(f"{one}take/", {
        "answer": "colleague", "name": "Ms. Example", "title": "Attaché", "heads": "2", "way": "note_verbale",
        "day": "2026-01-21", "time": "10:30", "words": "", "scan": SimpleUploadedFile("n.png", _png(), "text/html"),
    })  # fmt: skip

    assert sent.status_code == 302
    row = Reply.objects.get()
    assert (row.answer, row.way, row.heads, row.taken_by, row.scan_type) == (
        "colleague", "note_verbale", 2, "mateo", "image/png",
    )  # fmt: skip
    text = client.get(one).content.decode()
    assert "by note verbale" in text
    assert "taken down by mateo" in text
    scan = client.get(f"{one}1/scan/")
    assert (scan.content, scan["Content-Type"]) == (_png(), "image/png")
    assert scan["Content-Disposition"] == 'attachment; filename="n.png"'
    assert scan["X-Content-Type-Options"] == "nosniff"
    assert client.get(f"{one}2/scan/").status_code == 404


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"answer": "colleague"}, "Say who comes instead."),
        ({"day": "2126-01-01"}, "still to come"),
        ({"day": "2003-01-01"}, "before the invitation"),
        ({"scan": SimpleUploadedFile("n.pdf", b"<script>", "application/pdf")}, "no PDF, JPEG or PNG"),
        ({"scan": SimpleUploadedFile("n.pdf", broken_pdf(), "application/pdf")}, "This PDF does not open"),
        ({"scan": SimpleUploadedFile("n.pdf", b"%PDF-" + b"0" * 5_300_000, "application/pdf")}, "larger than 5 MB"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_kept(signed, event, invitation, change, words):
    facts = {"answer": "comes", "heads": "1", "way": "telephone", "day": "2026-01-21"} | change
    page = signed("mateo").post(f"{BASE}/replies/{invitation.key}/take/", facts)

    assert page.status_code == 422
    assert words in page.content.decode()
    assert Reply.objects.count() == 0


def test_a_conflict_stands_above_the_list_and_is_settled(signed, event, invitation):
    said(invitation, 1, "comes")
    said(invitation, 2, "declines", "note_verbale")
    client = signed("mateo")
    text = client.get(f"{BASE}/replies/").content.decode()
    assert "Answers that contradict each other" in text
    assert "by the link: comes · by note verbale: does not come" in text

    settle = f"{BASE}/replies/{invitation.key}/settle/"
    assert "by note verbale" in client.get(settle).content.decode()
    assert client.post(settle, {"answer": "declines", "words": "Asked by telephone"}).status_code == 302
    assert "Answers that contradict each other</h2>" not in client.get(f"{BASE}/replies/").content.decode()
    assert Reply.objects.get(number=3).words == "Asked by telephone"


def test_a_list_is_cut_to_an_answer_or_a_name(signed, event, nora):
    comes, declines, _silent = inviting.invited(event, nora, ("AAA", "Arcadia"), ("BBB", "Boeotia"), ("CCC", "Corinth"))
    said(comes, 1, "comes")
    said(declines, 1, "declines")
    client = signed("officer")

    def shown(query):
        text = client.get(f"{BASE}/replies/?{query}").content.decode().partition("<tbody")[2]
        return [name for name in ("Arcadia", "Boeotia", "Corinth") if f">{name}<" in text]

    assert shown("") == ["Arcadia", "Boeotia", "Corinth"]
    assert (shown("show=accepted"), shown("show=declined"), shown("show=open")) == (
        ["Arcadia"],
        ["Boeotia"],
        ["Corinth"],
    )
    assert (shown("q=boeo"), shown("q=nobody"), shown("show=nonsense")) == (["Boeotia"], [], [
        "Arcadia", "Boeotia", "Corinth"])  # fmt: skip


def test_links_are_taken_back_and_let_be_passed_on_by_a_button_never_by_looking(signed, event, invitation):
    client = signed("mateo")
    one = f"{BASE}/replies/{invitation.key}/"
    for act in ("revoke", "pass-on"):
        assert client.get(f"{one}{act}/").status_code == 405
    client.post(f"{one}revoke/")
    client.post(f"{one}pass-on/", {"may": "1"})

    now = Invitation.objects.get()
    assert (now.turn, now.safe_to_forward) == (2, True)
    assert "<svg" in client.get(one).content.decode()
    assert "style=" not in client.get(one).content.decode().partition("<main")[2]


def test_somebody_is_invited_without_a_letter_and_withdrawn_again(signed, event):
    mission = inviting.a_mission(event.campaign, "AAA", "Arcadia")
    client = signed("mateo")
    both = client.post(f"{BASE}/replies/invite/", {"mission": mission.pk, "name": "Somebody", "language": "fr"})
    assert both.status_code == 422
    assert client.post(f"{BASE}/replies/invite/", {"mission": mission.pk, "language": "fr"}).status_code == 302

    made = Invitation.objects.get()
    assert (made.mission, made.language, made.letter) == (mission, "fr", None)
    assert client.post(f"{BASE}/replies/{made.key}/withdraw/", {"words": "By mistake"}).status_code == 302
    assert "invitation withdrawn" in client.get(f"{BASE}/replies/?show=withdrawn").content.decode()

    again = f"{BASE}/replies/invite/?again={made.key}"
    assert again in client.get(f"{BASE}/replies/{made.key}/").content.decode()
    form = client.get(again).content.decode()
    assert all(words in form for words in (f'value="{mission.pk}" selected', 'value="fr" selected'))
    assert client.post(again, {"mission": mission.pk, "language": "fr"}).status_code == 302
    assert Invitation.objects.filter(mission=mission, withdrawn_date=None).count() == 1
    assert again not in client.get(f"{BASE}/replies/{made.key}/").content.decode()


def test_a_run_of_invitations_is_begun_from_the_event_with_what_letters_may_say_of_it(signed, event):
    run = a_run(event.campaign)
    run.delete()
    template, audience = run.template, run.audience
    facts = {"title": "Invitations", "template": template.pk, "audience": audience.pk,
             "classes_date": str(date(2026, 1, 5)), "letter_date": "2026-01-06"}  # fmt: skip
    assert signed("mateo").get(f"{BASE}/invitations/begin/").status_code == 404
    sent = signed("officer").post(f"{BASE}/invitations/begin/", facts)

    assert sent.status_code == 302
    made = Run.objects.get()
    assert (made.kind, EventRun.objects.get().event) == ("invitation", event)
    assert made.facts["event.title"] == "High-level panel"
    assert made.facts["event.day"] == "2126-03-01"


def test_a_reminder_goes_to_those_alone_who_did_not_answer(signed, event, nora):
    silent, declines = inviting.invited(event, nora, ("AAA", "Arcadia"), ("BBB", "Boeotia"))
    said(declines, 1, "declines")
    run = silent.letter.run
    client = signed("officer")
    address = f"{BASE}/invitations/{run.key}/remind/"
    assert "1 addressee gave no answer yet." in client.get(address).content.decode()

    client.post(address, {"title": "Reminder", "template": run.template_id, "classes_date": "2026-01-05",
                          "letter_date": "2026-01-06"})  # fmt: skip

    made = Run.objects.get(kind="reminder")
    assert (made.reminds, made.only, made.audience) == (run, [silent.letter.addressee], run.audience)
    assert LogEntry.objects.filter(act="events.begin_run_for").count() == 1


def test_nobody_is_reminded_when_all_answered(signed, event, invitation):
    said(invitation, 1, "declines")
    run = invitation.letter.run
    page = signed("officer").post(f"{BASE}/invitations/{run.key}/remind/", {
        "title": "Reminder", "template": run.template_id, "classes_date": "2026-01-05", "letter_date": "2026-01-06",
    })  # fmt: skip

    assert page.status_code == 422
    assert "Nobody is reminded" in page.content.decode()


@pytest.mark.parametrize("page", ["invitations", "replies"])
def test_pages_cost_the_same_for_one_row_and_for_three(signed, event, nora, page):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed("officer")
    counts = []
    for rows in (1, 3):
        states = [(f"X{rows}{place}", f"State {rows}{place}") for place in range(rows)]
        run = a_run(event.campaign, key=f"run-{rows}")
        letters = [
            inviting.a_letter(run, inviting.a_mission(event.campaign, *each), number)
            for number, each in enumerate(states, 1)
        ]
        for each in inviting.released(event, run, letters, nora):
            if not each.replies.exists():
                said(each, 1, "comes")
        client.get(f"{BASE}/{page}/")  # the record's snapshot is read anew when States were added
        with CaptureQueriesContext(connection) as seen:
            assert client.get(f"{BASE}/{page}/").status_code == 200
        counts.append(len(seen))

    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("now", "day", "said"),
    [
        ("2026-03-02T08:40+01:00", "2026-03-02", "2026-03-02T08:40+01:00"),
        ("2026-03-02T15:00+01:00", "2026-03-02", "2026-03-02T12:00+01:00"),
        ("2026-03-02T08:40+01:00", "2026-03-01", "2026-03-01T12:00+01:00"),
    ],
)
def test_an_answer_of_this_morning_without_a_time_is_not_still_to_come(now, day, said):
    form = TakeForm({"answer": "declines", "heads": 1, "way": "telephone", "day": day})
    assert form.is_valid(), form.errors

    found = form.said(ZoneInfo("Europe/Zurich"), now=datetime.fromisoformat(now))

    assert found["said_at"] == datetime.fromisoformat(said)
