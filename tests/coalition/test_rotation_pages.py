"""The pages of offices, rotations and handovers: who sees and does what, at how many queries. On the real clock."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accede.accounts.models import Grant, User
from accede.coalition import actions
from accede.coalition.actions import ballots, nominations, rotations
from accede.coalition.models import Cast, Handover, Nomination, OfficeTerm, Rotation
from accede.core.dates import Moment
from accede.core.rotation import last_day
from accede.kit.localdates import short_day
from accede.kit.models import OutgoingMail

BASE = "/c/test-campaign/coalition/"
HOUR = timedelta(hours=1)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def running(campaign):
    """The campaign goes on: its pages show today."""
    campaign.shown_on_date = None
    campaign.save()
    return campaign


@pytest.fixture
def two(running, member, convener, officer, person, today, nora, mateo):
    """AA convenes until ten days from now; Nora speaks for it, Mateo for BB."""
    one, two = member("AA"), member("BB")
    last = today + timedelta(days=10)
    first = next(day for day in (last - timedelta(days=each) for each in range(170, 190)) if last_day(day, 6) == last)
    span = {"start": Moment.on(first), "end": Moment.on(last)}
    person.user = nora
    person.save()
    actions.record_term(
        office=convener, person=person, organisation=one, source="minutes", by=officer, on=today, **span
    )
    for user, organisation in ((nora, one), (mateo, two)):
        Grant.objects.filter(user=user).update(organisation=organisation.key)
    return one, two


@pytest.fixture
def anna(running, officer, today):
    user = User.objects.create_user(username="anna", email="anna@bb.example", name="Anna Next")
    return actions.add_person(campaign=running, name="Anna Next", user=user, by=officer, on=today)


@pytest.fixture
def opened(two, convener, officer, today):
    now, last = timezone.now(), OfficeTerm.objects.get().end.day
    return rotations.open_rotation(
        office=convener, first_date=last + timedelta(days=1), opens_at=now - HOUR, closes_at=now + HOUR,
        decided_by="simple", by=officer, on=today, at=now,
    )  # fmt: skip


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(user, path: str) -> str:
    response = signed_in(user).get(BASE + path)
    assert response.status_code == 200, path
    return response.content.decode()


def nominated(opened, person, organisation, by, today) -> Nomination:
    return nominations.nominate(
        rotation=opened, person=person, organisation=organisation, nominated_by=organisation, by=by, on=today,
        at=timezone.now(),
    )  # fmt: skip


def closed(opened) -> Rotation:
    """The window is over: only the clock moved."""
    Rotation.objects.filter(pk=opened.pk).update(closes_at=timezone.now() - HOUR / 2)
    opened.refresh_from_db()
    return opened


@pytest.fixture
def voting(opened, anna, two, mateo, officer, today):
    row = nominated(opened, anna, two[1], mateo, today)
    nominations.answer(
        nomination=row, accepts=True, way="told", source="a call", by=officer, on=today, at=timezone.now()
    )
    now = timezone.now()
    return ballots.open_ballot(
        rotation=closed(opened), candidates=[row], opens_at=now - HOUR / 4, closes_at=now + HOUR, by=officer, on=today,
        at=now,
    )  # fmt: skip


def path_of(rotation, rest="") -> str:
    return f"rotations/{rotation.key}/{rest}"


def test_the_secretariat_opens_nominations_for_the_term_that_follows(two, officer, convener):
    client = signed_in(officer)
    form = client.get(BASE + "offices/convener/rotate/").context["form"]
    sent = {name: form[name].value() for name in form.fields}
    sent |= {"opens_at": form["opens_at"].value().strftime("%Y-%m-%dT%H:%M"), "last_date": "", "note": "",
             "closes_at": form["closes_at"].value().strftime("%Y-%m-%dT%H:%M"), "decided_by": "simple"}  # fmt: skip

    response = client.post(BASE + "offices/convener/rotate/", sent)

    row = Rotation.objects.get()
    assert response.headers["Location"] == row.get_absolute_url()
    assert row.first_date == OfficeTerm.objects.get().end.day + timedelta(days=1)


def test_a_focal_point_nominates_on_the_page_in_the_name_of_her_organisation(opened, two, anna, mateo):
    assert "Nominate somebody" in page(mateo, path_of(opened))
    sent = {"nominated_by": two[1].pk, "person": anna.pk, "organisation": two[1].pk, "words_for": ""}

    signed_in(mateo).post(BASE + path_of(opened, "nominate/"), sent)

    assert [(each.person.name, each.nominated_by.key) for each in Nomination.objects.all()] == [("Anna Next", "bb")]
    assert "has not answered" in page(mateo, path_of(opened))


def test_a_nomination_that_comes_after_closing_is_told_so_and_nothing_typed_is_lost(opened, two, anna, mateo):
    client = signed_in(mateo)
    sent = {"nominated_by": two[1].pk, "person": anna.pk, "organisation": two[1].pk, "words_for": "She is patient."}
    closed(opened)

    response = client.post(BASE + path_of(opened, "nominate/"), sent)

    assert response.status_code == 422
    assert "Nominations closed on" in response.content.decode()
    assert "She is patient." in response.content.decode()
    assert Nomination.objects.count() == 0


def test_the_nominee_answers_on_the_page_and_opening_it_changes_nothing(opened, anna, two, mateo, today, officer):
    row = nominated(opened, anna, two[1], mateo, today)
    Grant.objects.create(user=anna.user, role="observer", campaign="test-campaign", from_date=date(1990, 1, 1))
    assert "I stand" in page(anna.user, path_of(opened))
    assert "I stand" not in page(officer, path_of(opened))

    signed_in(anna.user).post(BASE + path_of(opened, f"nominations/{row.key}/answer/"), {"answer": "yes"})

    row.refresh_from_db()
    assert (row.answer, row.answered_way) == ("accepted", "signed_in")


def test_the_link_of_her_letter_needs_no_account_and_answers_only_when_it_is_sent(opened, anna, two, mateo, today):
    row = nominated(opened, anna, two[1], mateo, today)
    path = nominations.answer_link(row).partition("/c/")[2]
    stranger = Client()

    shown = stranger.get(f"/c/{path}")
    row.refresh_from_db()
    assert (shown.status_code, row.answer) == (200, "")
    # A page that hides its origin could not be sent back: the forgery check refuses it.
    assert shown["Referrer-Policy"] == "same-origin"
    stranger.post(f"/c/{path}", {"answer": "no"})

    row.refresh_from_db()
    assert (row.answer, row.answered_way, row.answered_at is None) == ("refused", "by_mail", False)
    assert stranger.get(f"/c/{path[:-4]}xxx/").status_code == 404


def test_the_link_of_the_letter_is_read_by_the_nominee_alone_and_not_on_the_page_of_outgoing_mail(
    opened, anna, two, mateo, officer, today
):
    nominated(opened, anna, two[1], mateo, today)
    letter = OutgoingMail.objects.get(template="coalition/you_are_nominated")

    shown = signed_in(officer).get(reverse("today:letter", args=[letter.pk])).content.decode()

    assert ("for its reader alone" in shown, "/answer/" in shown, "/answer/" in letter.body) == (True, False, True)


def test_the_stages_of_a_rotation_tell_their_days_in_words(opened, mateo):
    shown = page(mateo, path_of(opened))

    assert f"<b>Term and handover</b>{short_day(opened.first_date, 'en')}" in shown


def test_an_answer_by_the_link_stands_in_the_history_without_a_name_before_it(opened, anna, two, mateo, officer, today):
    row = nominated(opened, anna, two[1], mateo, today)
    Client().post("/c/" + nominations.answer_link(row).partition("/c/")[2], {"answer": "yes"})

    told = page(officer, path_of(opened))

    assert re.findall(r'Answer to a nomination recorded<span class="sub">(.{9})', told) == ["<span dir"]


def test_a_member_votes_on_the_page_and_sees_who_has_not(voting, two, mateo, nora):
    shown = page(mateo, path_of(voting.rotation))
    assert "Vote for BB" in shown
    assert "0 of 2 members have voted." in shown
    address = BASE + path_of(voting.rotation, "vote/bb/")

    signed_in(mateo).post(address, {"choice": f"for:{voting.candidates[0]}", "replaces": ""})

    assert [(each.organisation.key, each.choice) for each in Cast.objects.all()] == [("bb", "for")]
    assert "1 of 2 members have voted." in page(nora, path_of(voting.rotation))


def test_a_vote_sent_on_a_page_that_is_overtaken_is_refused_and_keeps_its_words(voting, two, mateo):
    client = signed_in(mateo)
    address = BASE + path_of(voting.rotation, "vote/bb/")
    client.post(address, {"choice": "abstain", "replaces": ""})

    response = client.post(address, {"choice": f"for:{voting.candidates[0]}", "replaces": "", "words_for": "Yes!"})

    assert response.status_code == 422
    assert "mateo voted for BB" in response.content.decode()
    assert [each.choice for each in Cast.objects.all()] == ["abstain"]


def test_an_observer_reads_the_rotation_and_can_do_nothing_in_it(voting, two, ines):
    shown = page(ines, path_of(voting.rotation))
    assert "Only members nominate and vote" in shown
    assert "btn--primary" not in shown.partition("<main")[2]
    client = signed_in(ines)
    forms = ["nominate/", "ballot/", "call-off/", "vote/bb/", f"nominations/{voting.candidates[0]}/told/"]
    assert {client.get(BASE + path_of(voting.rotation, form)).status_code for form in forms} == {404}
    posts = [*forms, "count/", f"nominations/{voting.candidates[0]}/withdraw/"]
    before = (Nomination.objects.count(), Cast.objects.count())

    codes = {form: client.post(BASE + path_of(voting.rotation, form), {}).status_code for form in posts}

    assert {form: code for form, code in codes.items() if code not in (302, 403, 404)} == {}
    assert (Nomination.objects.count(), Cast.objects.count()) == before
    assert Nomination.objects.get().withdrawn_at is None


def test_the_count_opens_the_term_and_gives_the_role_that_goes_with_the_office(
    voting, two, mateo, nora, officer, anna, convener, today
):
    convener.role = "convener"
    convener.save()
    for user, organisation in ((mateo, "bb"), (nora, "aa")):
        signed_in(user).post(
            BASE + path_of(voting.rotation, f"vote/{organisation}/"), {"choice": f"for:{voting.candidates[0]}"}
        )
    assert "Count the ballot" in page(officer, path_of(voting.rotation))

    signed_in(officer).post(BASE + path_of(voting.rotation, "count/"))

    term = OfficeTerm.objects.get(rotation=voting.rotation)
    given = Grant.objects.get(user=anna.user)
    assert (given.role, given.organisation, given.from_date, given.until_date) == (
        "convener", "bb", term.start.day, term.end.day,
    )  # fmt: skip
    assert Grant.objects.get(user=nora).until_date == term.start.day - timedelta(days=1)
    assert "How the result came about" in page(nora, path_of(voting.rotation))


def costs(user, paths) -> list[int]:
    client, found = signed_in(user), []
    for path in paths:
        client.get(BASE + path)
        with CaptureQueriesContext(connection) as queries:
            client.get(BASE + path)
        found.append(len(queries))
    return found


def test_the_pages_cost_the_same_with_one_nominee_and_vote_and_with_three(voting, two, officer, member, today):
    term = OfficeTerm.objects.get()
    paths = [path_of(voting.rotation), "offices/convener/", f"handovers/{term.key}/"]
    before = costs(officer, paths)
    for number in range(2):
        extra = member(f"X{number}")
        someone = actions.add_person(campaign=extra.campaign, name=f"Person {number}", by=officer, on=today)
        Nomination.objects.create(
            campaign=extra.campaign, key=f"extra-{number}", rotation=voting.rotation, person=someone,
            organisation=extra, nominated_by=extra, at=timezone.now(),
        )  # fmt: skip
        Cast.objects.create(
            campaign=extra.campaign, key=f"cast-{number}", ballot=voting, organisation=extra, choice="abstain",
            at=timezone.now(),
        )  # fmt: skip
        past = Moment.parse(f"200{number + 2}-01-01")
        actions.record_term(
            office=term.office, person=someone, organisation=extra, start=past, end=past, by=officer, on=today
        )

    assert costs(officer, paths) == before


def test_an_office_shows_its_clock_its_flags_and_who_has_not_served(two, convener, officer, person, today):
    last = OfficeTerm.objects.get().start.day - timedelta(days=3)
    actions.record_term(
        office=convener, organisation=two[1], start=Moment.on(last - timedelta(days=400)), end=Moment.on(last),
        source="a report", by=officer, on=today,
    )  # fmt: skip

    shown = page(officer, "offices/convener/")

    assert "2 days without a holder" in shown
    assert "by the rule it would end on" in shown
    assert "The term ends in less than two weeks. No rotation is open for the next one." in shown


def test_the_notes_are_the_outgoing_organisations_until_the_pack_is_released(voting, two, nora, mateo, officer, today):
    term = OfficeTerm.objects.get()
    address = BASE + f"handovers/{term.key}/"
    signed_in(nora).post(address + "notes/", {"notes": "The mission of X prefers the telephone."})
    assert "prefers the telephone" in page(nora, f"handovers/{term.key}/")
    assert "prefers the telephone" not in page(officer, f"handovers/{term.key}/")
    assert signed_in(mateo).get(address + "notes/").status_code == 404

    signed_in(nora).post(address + "release/")

    row = Handover.objects.get()
    assert (row.released_by, len(row.sha256), row.owner) == ("nora", 64, None)
    assert "prefers the telephone" in page(officer, f"handovers/{term.key}/")
    assert signed_in(officer).get(address + "pack.html").status_code in (200, 202)


def test_that_notes_are_being_written_is_told_by_the_office_s_page_to_nobody_else(voting, nora, officer):
    term = OfficeTerm.objects.get()
    before = page(officer, "offices/convener/")
    signed_in(nora).post(BASE + f"handovers/{term.key}/notes/", {"notes": "The mission of X prefers the telephone."})

    assert "handover being prepared" in page(nora, "offices/convener/")
    assert "handover being prepared" not in page(officer, "offices/convener/")

    signed_in(nora).post(BASE + f"handovers/{term.key}/release/")

    assert "handed over" not in before
    assert "handed over" in page(officer, "offices/convener/")


def test_a_task_of_the_outgoing_organisation_alone_does_not_stand_in_the_pack(two, nora, officer, today):
    for shared, title in (("own", "Our own affair"), ("alliance", "Ring the printer")):
        actions.open_task(
            campaign=two[0].campaign, title=title, organisation=two[0], owner=two[0], shared_with=shared, by=nora,
            on=today,
        )  # fmt: skip

    shown = page(nora, f"handovers/{OfficeTerm.objects.get().key}/")

    assert "Ring the printer" in shown
    assert "Our own affair" not in shown


def test_the_next_holder_confirms_and_nobody_else(voting, two, nora, mateo, officer, anna, convener, today):
    term = OfficeTerm.objects.get()
    Grant.objects.create(
        user=anna.user, role="member", campaign="test-campaign", organisation="bb", from_date=date(1990, 1, 1)
    )
    for user, organisation in ((mateo, "bb"), (nora, "aa")):
        signed_in(user).post(
            BASE + path_of(voting.rotation, f"vote/{organisation}/"), {"choice": f"for:{voting.candidates[0]}"}
        )
    signed_in(officer).post(BASE + path_of(voting.rotation, "count/"))
    address = BASE + f"handovers/{term.key}/"
    signed_in(nora).post(address + "release/")

    signed_in(officer).post(address + "confirm/")
    assert Handover.objects.get().received_at is None
    signed_in(anna.user).post(address + "confirm/")

    assert Handover.objects.get().received_by == "anna"
