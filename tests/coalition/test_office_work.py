"""What rotations offer to the first page, the letters before a term ends, and the folder that carries it all."""

# ruff: noqa: F811 -- the fixtures of the small alliance are imported by name
from __future__ import annotations

from datetime import date, timedelta

import pytest

from accede.coalition import actions
from accede.coalition.actions import handovers, warnings
from accede.coalition.models import Campaign, Cast, Handover, Membership, Office, OfficeTerm, Rotation
from accede.coalition.offers import offices as offered
from accede.core.dates import Moment
from accede.kit import portable
from accede.kit.made import Wanted
from accede.kit.models import OutgoingMail
from tests.coalition.test_rotation import (  # noqa: F401 -- the same small alliance
    CLOSES,
    DAY,
    NOW,
    TODAY,
    VOTES_END,
    accept,
    anna,
    ballot,
    count,
    kim,
    mateo,
    nominate,
    nora,
    opened,
    stands,
    three,
    vote,
)


def titles(kind, reader, on, campaign="test-campaign") -> list[str]:
    return [line.title for line in kind(subject=campaign, on=on, reader=reader)]


def test_each_opens_the_day_with_what_waits_for_her_in_the_rotation(opened, stands, officer, mateo, kim, ines):
    assert titles(offered.waiting, kim, TODAY) == ["CC may nominate the next Convener"]
    assert titles(offered.waiting, mateo, TODAY) == []

    assert titles(offered.waiting, officer, CLOSES.date()) == ["Nominations as Convener are closed: open a ballot"]
    ballot(opened, [stands], officer)
    day = (CLOSES + DAY).date()
    assert titles(offered.waiting, mateo, day) == ["Vote for BB: the next Convener"]
    assert titles(offered.waiting, ines, day) == []
    [line] = offered.with_others(subject="test-campaign", on=day, reader=officer)
    assert (line.whom, line.sub, line.due) == ("3 members", "AA, BB, CC", VOTES_END.date())


def test_closings_stand_in_the_dates(opened, stands, officer, ines):
    ballot(opened, [stands], officer)

    found = offered.closings(subject="test-campaign", on=TODAY, reader=ines)

    assert [(each.day, each.title) for each in found] == [
        (date(2004, 5, 15), "Nominations as Convener close"),
        (date(2004, 5, 29), "Ballot on the Convener closes"),
    ]


def test_a_handover_that_is_missing_waits_for_the_holder_and_is_late_after_the_end(three, nora, officer):
    before, after = date(2004, 6, 10), date(2004, 7, 2)

    [line] = offered.waiting(subject="test-campaign", on=before, reader=nora)
    assert (line.title, line.late) == ("Release the handover of the Convener", False)
    [late] = offered.waiting(subject="test-campaign", on=after, reader=nora)

    assert (late.due, late.late) == (date(2004, 6, 30), True)


@pytest.fixture
def running(campaign):
    Campaign.objects.filter(pk=campaign.pk).update(shown_on_date=None)
    campaign.refresh_from_db()
    return campaign


def letters() -> list[str]:
    found = OutgoingMail.objects.filter(template="coalition/term_ends").order_by("pk")
    return [f"{each.to}: {each.subject}" for each in found]


def test_warnings_leave_once_each_however_often_the_clock_asks(three, running, officer):
    warnings.warn_of_terms(campaign=running, on=date(2004, 3, 29))
    assert letters() == []

    for day in (date(2004, 3, 30), date(2004, 3, 30), date(2004, 4, 15), date(2004, 5, 30), date(2004, 6, 20)):
        warnings.warn_of_terms(campaign=running, on=day)

    assert letters() == ["officer@accede.example: The term of the Convener ends on 30 June 2004"] * 3


def test_a_campaign_that_is_over_writes_no_warnings(three, campaign):
    assert warnings.warn_everywhere(at=NOW) == 0
    assert letters() == []


def files(folder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "coalition").iterdir() if path.is_file()}


@pytest.fixture
def handed_over(opened, stands, three, mateo, kim, nora, officer, convener):
    """A rotation that is decided, and the pack of the term before it, released."""
    convener.decided_by, convener.turns, convener.window_days, convener.role = "simple", "first", 14, "convener"
    convener.save()
    row = ballot(opened, [stands], officer)
    vote(row, three[1], mateo, nomination=stands)
    vote(row, three[2], kim, choice="abstain")
    count(row, officer)
    term = OfficeTerm.objects.get(organisation=three[0])
    handovers.write_notes(term=term, notes="Ring the mission.", by=nora, on=TODAY)
    return handovers.release(term=term, by=nora, on=TODAY, at=VOTES_END + timedelta(microseconds=7))


def test_the_folder_carries_rotations_votes_and_handovers_and_gives_the_same_bytes_again(
    handed_over, operator, tmp_path
):
    for model in (OfficeTerm, Membership, Office):
        model.objects.filter(source="").update(source="a test")
    portable.export(tmp_path / "one", "test-campaign")
    toml = (tmp_path / "one" / "campaign.toml").read_text().replace('"test-campaign"', '"again"')
    (tmp_path / "one" / "campaign.toml").write_text(toml)

    found = portable.load(tmp_path / "one", operator)

    assert str(found.report) == ""
    portable.export(tmp_path / "two", "again")
    same = files(tmp_path / "one")
    assert files(tmp_path / "two") == same
    assert {"rotations.csv", "nominations.csv", "ballots.csv", "votes.csv", "handovers.csv"} <= set(same)
    again = Rotation.objects.get(campaign__slug="again")
    assert (again.term.organisation.key, Cast.objects.filter(campaign__slug="again").count()) == ("bb", 2)
    brought = Handover.objects.get(campaign__slug="again")
    assert handovers.hash_of(brought.document) == brought.sha256


@pytest.mark.parametrize(("form", "begins"), [("html", b"<!doctype html>"), ("pdf", b"%PDF"), ("docx", b"PK")])
def test_the_released_pack_is_made_as_a_file(handed_over, form, begins):
    made = Wanted("coalition.handover", {"handover": handed_over.pk, "form": form}).make()

    assert made.startswith(begins)
    if form == "html":
        assert "Ring the mission." in made.decode()


def test_notes_that_are_not_released_stay_behind(three, nora, officer, tmp_path):
    term = OfficeTerm.objects.get()
    handovers.write_notes(term=term, notes="Private.", by=nora, on=TODAY)

    portable.export(tmp_path / "out", "test-campaign")

    assert not (tmp_path / "out" / "coalition" / "handovers.csv").exists()


def test_a_secondment_counts_as_income_in_kind_only_with_a_value(campaign, add, person, officer):
    from accede.funding.queries import seconded
    from accede.funding.queries.secondments import secondment_passage

    row = actions.second(
        person=person, organisation=add("AA"), start=Moment.parse("2003-01-01"), source="a letter", by=officer, on=TODAY
    )
    assert (seconded(campaign, on=TODAY).sums, seconded(campaign, on=TODAY).unknown) == ((), 1)
    assert secondment_passage(campaign, 2003) is None

    actions.change_secondment(secondment=row, value=12000, currency="CHF", by=officer, on=TODAY)

    assert [(currency, str(value)) for currency, value in seconded(campaign, on=TODAY).sums] == [("CHF", "12000.00")]
    passage = secondment_passage(campaign, 2003)
    assert passage is not None
    assert passage.quoted[0].shown == "CHF 12,000.00"
