"""A rotation from its first letter to the term that it opens, and everything that is refused on the way."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from accede.accounts.models import Grant, User
from accede.accounts.rules import NotAllowed
from accede.coalition import actions
from accede.coalition.actions import ballots, nominations, rotations
from accede.coalition.models import Ballot, Cast, Membership, Nomination, OfficeTerm
from accede.coalition.queries import rotation_words
from accede.coalition.queries import rotations as reads
from accede.core.dates import Moment
from accede.core.rotation import Phase
from accede.kit.models import LogEntry, OutgoingMail
from accede.kit.refusals import Refused

TODAY = date(2004, 5, 1)
NOW = datetime(2004, 5, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)
CLOSES, VOTES_END = NOW + 14 * DAY, NOW + 28 * DAY


def _speaks(user, organisation):
    Grant.objects.filter(user=user).update(organisation=organisation.key)
    return user


def _focal_point(name, organisation):
    user = User.objects.create_user(username=name, email=f"{name}@accede.example", name=name.title())
    Grant.objects.create(
        user=user, role="member", campaign="test-campaign", organisation=organisation.key, from_date=date(1990, 1, 1)
    )
    return user


@pytest.fixture
def three(member, convener, campaign, officer, person):
    """Three members, of which AA held the office until the end of June."""
    one, two, third = member("AA"), member("BB"), member("CC")
    span = {"start": Moment.parse("2004-01-01"), "end": Moment.parse("2004-06-30")}
    actions.record_term(office=convener, person=person, organisation=one, by=officer, on=TODAY, **span)
    return one, two, third


@pytest.fixture
def anna(campaign, officer):
    return actions.add_person(campaign=campaign, name="Anna Next", email="anna@bb.example", by=officer, on=TODAY)


@pytest.fixture
def nora(nora, three):
    return _speaks(nora, three[0])


@pytest.fixture
def mateo(mateo, three):
    return _speaks(mateo, three[1])


@pytest.fixture
def kim(three):
    return _focal_point("kim", three[2])


@pytest.fixture
def opened(three, convener, officer):
    """Nominations for July to December are open for two weeks; a simple majority decides."""
    return rotations.open_rotation(
        office=convener, first_date=date(2004, 7, 1), opens_at=NOW, closes_at=CLOSES, decided_by="simple",
        by=officer, on=TODAY, at=NOW,
    )  # fmt: skip


def nominate(rotation, person, organisation, by, at=NOW, for_=None):
    return nominations.nominate(
        rotation=rotation, person=person, organisation=organisation, nominated_by=for_ or organisation, by=by,
        on=at.date(), at=at,
    )  # fmt: skip


def accept(nomination, officer, at=NOW):
    return nominations.answer(
        nomination=nomination, accepts=True, way="told", source="a call", by=officer, on=at.date(), at=at
    )


@pytest.fixture
def stands(opened, anna, three, mateo, officer):
    return accept(nominate(opened, anna, three[1], mateo), officer)


def ballot(rotation, candidates, officer, rule=""):
    return ballots.open_ballot(
        rotation=rotation, candidates=candidates, opens_at=CLOSES, closes_at=VOTES_END, decided_by=rule,
        by=officer, on=CLOSES.date(), at=CLOSES,
    )  # fmt: skip


def vote(row, organisation, by, choice="for", nomination=None, at=CLOSES + DAY, **more):
    return ballots.vote(
        ballot=row, organisation=organisation, choice=choice, nomination=nomination, by=by, on=at.date(), at=at, **more
    )


def count(row, officer, at=VOTES_END):
    return ballots.count_ballot(ballot=row, by=officer, on=at.date(), at=at)


def test_a_rotation_gives_the_office_to_the_next_member_and_says_why(stands, opened, three, officer, nora, mateo, kim):
    row = ballot(opened, [stands], officer)
    for organisation, user in zip(three, (nora, mateo, kim), strict=True):
        vote(row, organisation, user, nomination=stands)

    count(row, officer)

    term = OfficeTerm.objects.get(rotation=opened)
    assert (term.person.name, term.organisation.key) == ("Anna Next", "bb")
    assert (str(term.start), str(term.end)) == ("2004-07-01", "2004-12-31")
    names = rotation_words.names_of(reads.nominations(opened))
    assert rotation_words.result_words(row, names, {}) == [
        "3 members are entitled to vote.",
        "Rule: majority of the votes cast.",
        "For: 3. Against: 0. Abstentions: 0. Not voted: 0.",
        "Needed: 2 of 3.",
    ]


def test_every_step_stands_in_the_log_and_writes_its_letters_once(stands, opened, three, officer, nora, mateo, kim):
    row = ballot(opened, [stands], officer)
    vote(row, three[0], nora, nomination=stands)
    count(row, officer)

    acts = LogEntry.objects.filter(target_type__in=["coalition.rotation", "coalition.nomination", "coalition.ballot",
                                                    "coalition.cast"]).order_by("pk")  # fmt: skip
    assert [(each.act.removeprefix("coalition."), each.by) for each in acts] == [
        ("open_rotation", "officer"), ("nominate", "mateo"), ("answer_nomination", "officer"),
        ("open_ballot", "officer"), ("vote", "nora"), ("count_ballot", "officer"), ("decide_rotation", "officer"),
    ]  # fmt: skip
    letters = sorted((each.template.removeprefix("coalition/"), each.to) for each in OutgoingMail.objects.all())
    everybody = ["kim@accede.example", "mateo@accede.example", "nora@accede.example"]
    assert [to for template, to in letters if template == "ballot_open"] == everybody
    assert [to for template, to in letters if template == "ballot_counted"] == everybody
    assert [to for template, to in letters if template == "you_are_nominated"] == ["anna@bb.example"]
    assert "Anna Next" not in str([(each.target_name, each.before, each.after) for each in acts])


def test_a_vote_that_was_begun_before_the_count_comes_too_late(stands, opened, three, officer, nora, mateo, kim):
    row = ballot(opened, [stands], officer, rule="of_members")
    read_before = Ballot.objects.get(pk=row.pk)
    for organisation, user in zip(three, (nora, mateo, kim), strict=True):
        vote(row, organisation, user, choice="abstain")
    assert count(row, officer, at=CLOSES + 2 * DAY).outcome == "lost"

    with pytest.raises(ballots.BallotClosed, match="closed on 17 May 2004"):
        vote(read_before, three[0], nora, nomination=stands, replaces=Cast.objects.first().key, at=CLOSES + 3 * DAY)
    with pytest.raises(ballots.StillOpen, match="counted already"):
        count(read_before, officer)


def test_what_somebody_else_did_meanwhile_is_not_written_over(opened, anna, three, mateo, officer):
    nomination = nominate(opened, anna, three[1], mateo)
    seen, rotation = Nomination.objects.get(), type(opened).objects.get()
    accept(nomination, officer)
    rotations.close_nominations(rotation=opened, why="all are here", by=officer, on=TODAY, at=NOW + DAY)

    nominations.withdraw(nomination=seen, by=mateo, on=TODAY, at=NOW + 2 * DAY)
    rotations.call_off(rotation=rotation, why="no quorum", by=officer, on=TODAY, at=NOW + 3 * DAY)

    nomination.refresh_from_db()
    opened.refresh_from_db()
    assert (nomination.answer, nomination.answered_way) == ("accepted", "told")
    assert (opened.closes_at, opened.outcome) == (NOW + DAY, "called_off")
    assert "all are here" in opened.note


@pytest.mark.parametrize(
    ("hours", "phase"), [(-1, Phase.ANNOUNCED), (0, Phase.NOMINATIONS), (14 * 24, Phase.NOMINATED)]
)
def test_the_deadline_closes_the_window_without_any_job(opened, hours, phase):
    assert reads.phase(opened, reads.ballots(opened), at=NOW + timedelta(hours=hours)) is phase


def test_a_nomination_after_closing_is_refused_in_words_and_loses_nothing(opened, anna, three, mateo):
    with pytest.raises(nominations.NominationsClosed, match="Nominations closed on 15 May 2004"):
        nominate(opened, anna, three[1], mateo, at=CLOSES)

    assert Nomination.objects.count() == 0


def test_an_observer_neither_nominates_nor_votes(opened, stands, anna, three, ines, officer, add):
    red = add("RED")
    actions.admit(organisation=red, kind="observer", start=Moment.parse("2001"), by=officer, on=TODAY)
    _speaks(ines, red)
    row = ballot(opened, [stands], officer)

    with pytest.raises(NotAllowed):
        nominate(opened, anna, three[1], ines)
    with pytest.raises(NotAllowed):
        vote(row, red, ines, nomination=stands)
    assert Cast.objects.count() == 0


def test_an_observer_with_a_members_role_still_speaks_for_no_member(opened, stands, officer, add):
    red = add("RED")
    actions.admit(organisation=red, kind="observer", start=Moment.parse("2001-01-01"), by=officer, on=TODAY)
    row = ballot(opened, [stands], officer)

    with pytest.raises(nominations.NotInItsName, match="RED is no member in good standing today"):
        vote(row, red, _focal_point("red", red), nomination=stands)


def test_a_person_speaks_only_for_the_organisation_of_her_role(opened, anna, three, kim):
    with pytest.raises(nominations.NotInItsName, match="You do not speak for BB here"):
        nominate(opened, anna, three[1], kim)


def test_the_same_nominee_is_taken_once_whoever_nominates(opened, stands, anna, three, kim):
    with pytest.raises(nominations.NominatedAlready, match="Anna Next is nominated already"):
        nominate(opened, anna, three[1], kim, for_=three[2])


def test_an_observers_person_is_no_nominee(opened, anna, three, mateo, add, officer):
    red = add("RED")
    actions.admit(organisation=red, kind="observer", start=Moment.parse("2001-01-01"), by=officer, on=TODAY)

    with pytest.raises(nominations.NotEligibleNow, match="RED cannot provide the next holder: not member in good"):
        nominate(opened, anna, red, mateo, for_=three[1])


@pytest.mark.parametrize(("turns", "refused"), [("only", True), ("first", False), ("", False)])
def test_who_has_served_in_this_round_waits_where_the_rule_says_so(
    three, convener, officer, anna, nora, turns, refused
):
    convener.turns = turns
    convener.save()
    row = rotations.open_rotation(
        office=convener, first_date=date(2004, 7, 1), opens_at=NOW, closes_at=CLOSES, decided_by="simple", by=officer,
        on=TODAY, at=NOW,
    )  # fmt: skip

    if refused:
        with pytest.raises(nominations.NotEligibleNow, match="its turn comes in the next one"):
            nominate(row, anna, three[0], nora)
    else:
        assert nominate(row, anna, three[0], nora).organisation == three[0]


@pytest.mark.parametrize(
    ("first", "words"),
    [
        (date(2004, 6, 30), "two terms would share a day"),
        (date(2004, 7, 2), "Nobody would hold the office for 1 day from 1 July 2004"),
    ],
)
def test_a_term_that_overlaps_or_leaves_a_day_is_refused(three, convener, officer, first, words):
    with pytest.raises(rotations.DoesNotFollow, match=words):
        rotations.open_rotation(
            office=convener, first_date=first, opens_at=NOW, closes_at=CLOSES, decided_by="simple", by=officer,
            on=TODAY, at=NOW,
        )  # fmt: skip


def test_a_term_of_another_length_is_refused(three, convener, officer):
    with pytest.raises(rotations.DoesNotFollow, match="A term lasts 6 months: it would end on 31 December 2004"):
        rotations.open_rotation(
            office=convener, first_date=date(2004, 7, 1), last_date=date(2005, 6, 30), opens_at=NOW, closes_at=CLOSES,
            decided_by="simple", by=officer, on=TODAY, at=NOW,
        )  # fmt: skip


def test_one_vote_counts_for_a_member_whoever_of_its_people_casts_it(opened, stands, three, mateo, officer):
    second = _focal_point("second", three[1])
    row = ballot(opened, [stands], officer)
    vote(row, three[1], mateo, nomination=stands)

    with pytest.raises(ballots.VotedMeanwhile, match="mateo voted for BB on 16 May 2004"):
        vote(row, three[1], second, choice="abstain")

    assert [(each.by, each.choice) for each in Cast.objects.all()] == [("mateo", "for")]


def test_a_vote_can_be_changed_until_the_ballot_closes_and_each_stays_a_row(opened, stands, three, mateo, officer):
    row = ballot(opened, [stands], officer)
    first = vote(row, three[1], mateo, nomination=stands)

    vote(row, three[1], mateo, choice="abstain", replaces=first.key)

    assert [(each.choice, each.replaced_at is None) for each in Cast.objects.order_by("pk")] == [
        ("for", False), ("abstain", True),
    ]  # fmt: skip
    with pytest.raises(ballots.BallotClosed, match="The ballot closed on 29 May 2004"):
        vote(row, three[1], mateo, nomination=stands, at=VOTES_END)


def test_the_database_holds_that_one_vote_of_a_member_counts(opened, stands, three, mateo, officer):
    from django.db import IntegrityError, transaction

    row = ballot(opened, [stands], officer)
    first = vote(row, three[1], mateo, nomination=stands)
    first.pk, first.key = None, "another"

    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)


def test_an_objection_stops_the_consensus_and_another_ballot_may_follow(opened, stands, three, kim, officer):
    row = ballot(opened, [stands], officer, rule="consensus")
    with pytest.raises(Refused, match="say why"):
        vote(row, three[2], kim, choice="against", nomination=stands)
    vote(row, three[2], kim, choice="against", nomination=stands, words_for="It is too early.")

    count(row, officer)

    assert (row.outcome, opened.outcome, OfficeTerm.objects.filter(rotation=opened).count()) == ("no_consensus", "", 0)
    again = ballots.open_ballot(
        rotation=opened, candidates=[stands], opens_at=VOTES_END, closes_at=VOTES_END + DAY, decided_by="simple",
        by=officer, on=VOTES_END.date(), at=VOTES_END,
    )  # fmt: skip
    assert again.number == 2


def test_silence_is_assent_when_a_consensus_is_sought(opened, stands, officer):
    row = ballot(opened, [stands], officer, rule="consensus")

    count(row, officer)

    assert row.outcome == "carried"


def test_a_tie_gives_nobody_the_office(opened, stands, three, nora, mateo, kim, officer, person):
    other = accept(nominate(opened, person, three[0], nora), officer)
    row = ballot(opened, [stands, other], officer)
    vote(row, three[0], nora, nomination=other)
    vote(row, three[1], mateo, nomination=stands)
    vote(row, three[2], kim, choice="abstain")

    count(row, officer, at=CLOSES + 2 * DAY)  # everybody has voted, so it may be counted before it closes

    assert (row.outcome, row.winner) == ("tied", None)


def test_too_few_votes_decide_nothing(opened, stands, three, mateo, officer):
    opened.turnout_percent = 50
    opened.save()
    row = ballot(opened, [stands], officer)
    vote(row, three[1], mateo, nomination=stands)

    count(row, officer)

    assert row.outcome == "no_quorum"


def test_a_ballot_is_not_counted_while_it_is_open_and_somebody_has_not_voted(opened, stands, three, mateo, officer):
    row = ballot(opened, [stands], officer)
    vote(row, three[1], mateo, nomination=stands)

    with pytest.raises(ballots.StillOpen, match="Not everybody has voted"):
        count(row, officer, at=VOTES_END - DAY)


def test_the_vote_of_an_organisation_that_left_in_the_middle_does_not_count(
    opened, stands, three, nora, mateo, kim, officer
):
    row = ballot(opened, [stands], officer)
    vote(row, three[0], nora, choice="against", nomination=stands)
    vote(row, three[1], mateo, nomination=stands)
    vote(row, three[2], kim, choice="against", nomination=stands)
    place = Membership.objects.get(organisation=three[2])
    actions.end_membership(membership=place, last_day=Moment.on(date(2004, 5, 20)), by=officer, on=date(2004, 5, 20))

    count(row, officer)

    assert row.outcome == "tied"
    told = rotation_words.result_words(row, {}, {"cc": "CC"})
    assert told[:2] == [
        "2 members are entitled to vote.",
        "The vote of CC does not count: no member in good standing at the close.",
    ]
    assert Cast.objects.count() == 3


def test_a_nominee_whose_organisation_left_is_no_longer_chosen(opened, stands, three, nora, officer):
    row = ballot(opened, [stands], officer)
    vote(row, three[0], nora, nomination=stands)
    place = Membership.objects.get(organisation=three[1])
    actions.end_membership(membership=place, last_day=Moment.on(date(2004, 5, 20)), by=officer, on=date(2004, 5, 20))

    count(row, officer)

    assert (row.outcome, Ballot.objects.get().winner) == ("no_majority", None)


def test_only_the_nominee_answers_and_once(opened, anna, three, mateo, kim, officer):
    row = nominate(opened, anna, three[1], mateo)

    with pytest.raises(nominations.NotHers):
        nominations.answer(nomination=row, accepts=True, way="signed_in", by=kim, on=TODAY, at=NOW)
    accept(row, officer)
    with pytest.raises(nominations.AnsweredAlready, match="accepts"):
        nominations.answer(nomination=row, accepts=False, way="by_mail", by=None, on=TODAY, at=NOW)


def test_who_has_not_accepted_is_not_put_to_the_vote(opened, anna, three, mateo, officer):
    row = nominate(opened, anna, three[1], mateo)

    with pytest.raises(ballots.NotOnTheBallot, match="Anna Next does not stand"):
        ballot(opened, [row], officer)


def test_a_rotation_that_is_called_off_takes_nothing_more(opened, anna, three, mateo, officer):
    rotations.call_off(rotation=opened, why="The alliance dissolves.", by=officer, on=TODAY, at=NOW)

    with pytest.raises(rotations.Settled, match="called off"):
        nominate(opened, anna, three[1], mateo)
