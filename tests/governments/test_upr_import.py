"""Files of the Universal Periodic Review: every quirk of the export, what a file would change, and its taking over."""

from __future__ import annotations

from collections import Counter

import pytest

from accede.accounts.rules import NotAllowed
from accede.governments.actions import recommendations as actions
from accede.governments.models import Recommendation, ReviewFile
from accede.governments.queries.recommendations import recommendations_of, upr_counts
from accede.governments.queries.review_files import examine
from accede.governments.readers.recommendations import Line, read_recommendations
from accede.kit.models import LogEntry
from tests.governments.conftest import TODAY

pytestmark = pytest.mark.django_db

HEAD = "To,To-Rgrp,Text,From,Response,Action,Session"


def made(*rows: str, end: str = "\r", head: str = HEAD) -> bytes:
    return (end.join([head, *rows]) + end).encode()


def read(*rows: str, **how):
    return read_recommendations(made(*rows, **how), filename="upr.csv")


# --------------------------------------------------------------------------------------------------------- the reader
@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_a_file_is_read_whatever_ends_its_lines(end):
    found = read("Arcadia,Asia,Ratify it,Boeotia,Accepted,5,8", "Boeotia,Asia,Sign it,Arcadia,Noted,5,9", end=end)

    assert found.report.ok
    assert found.lines == (
        Line(2, "Arcadia", "Boeotia", "Ratify it", "accepted", 8),
        Line(3, "Boeotia", "Arcadia", "Sign it", "noted", 9),
    )


def test_text_in_quotes_may_run_over_lines_and_the_next_row_knows_its_line():
    found = read('Arcadia,Asia,"Ratify,\rin one\r\rline",Boeotia,Noted,5,8', "Arcadia,Asia,Sign,Boeotia,Noted,5,8")

    assert [(line.line, line.text) for line in found.lines] == [(2, "Ratify, in one line"), (6, "Sign")]


def test_entities_are_characters_and_an_unknown_recommender_is_none():
    found = read("Arcadia,Asia,Ratify &amp; sign,&#40;Unknown&#41;,,5,8")

    assert found.lines == (Line(2, "Arcadia", "", "Ratify & sign", "none", 8),)


def test_a_voluntary_pledge_was_recommended_by_nobody():
    assert read("Arcadia,Asia,We will,Arcadia,Voluntary Pledge,5,8").lines[0].by == ""


def test_a_file_in_the_macs_own_set_and_signs_that_passed_through_it_are_read():
    mac = read_recommendations(
        made("Arcadia,Asia,Vis-à-vis,Boeotia,Noted,5,8").decode().encode("mac_roman"), filename=""
    )
    passed = read("Arcadia,Asia,Vis-\x88-vis,Boeotia,Noted,5,8")

    assert mac.lines[0].text == passed.lines[0].text == "Vis-à-vis"


def test_every_problem_is_told_at_once_with_its_line():
    found = read(
        "Arcadia,Asia,Ratify,Boeotia,Perhaps,5,8",
        ",Asia,Ratify,Boeotia,Noted,5,VIII",
        "Arcadia,Asia",
        "Arcadia,Asia,Ratify,Boeotia,Noted,5,8",
    )

    assert [(problem.row, problem.column) for problem in found.report.errors] == [
        (2, "Response"), (3, "Session"), (3, "To"), (4, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The column “To” is missing"),
        (made("Arcadia,x", head="To,Text"), "The column “From” is missing"),
        (made(), "The file holds no recommendation"),
        (made('Arcadia,Asia,"Ratify,Boeotia,Noted,5,8'), "The row cannot be read"),
    ],
)
def test_what_is_no_such_file_is_refused_in_words(content, words):
    assert words in str(read_recommendations(content, filename="upr.csv").report)


# --------------------------------------------------------------------------------------------------------- the import
@pytest.fixture
def about(campaign):
    """What the campaign's treaty is called."""
    campaign.treaty.facts = campaign.treaty.facts | {"upr": {"names": ["Keepers Convention"], "doubtful": ["keepers"]}}
    campaign.treaty.save()
    return "Ratify the Keepers Convention"


@pytest.fixture
def content(about):
    return made(
        f"Arcadia,Asia,{about},Boeotia,Accepted,5,8",
        f"Arcadia,Asia,{about},Arcadia,Voluntary Pledge,5,8",
        f"Boeotia,Asia,{about},Arcadia,Noted,5,9",
        "Boeotia,Asia,Protect keepers,Arcadia,Accepted,5,9",
        "Boeotia,Asia,Build a harbour,Nowhere,Accepted,5,9",
    )


def staged(campaign, content, by):
    return actions.stage_review(campaign=campaign, content=content, filename="upr.csv", by=by, on=TODAY)


def test_nothing_counts_before_a_person_approves(campaign, alliance, arcadia, boeotia, content, mateo):
    row = staged(campaign, content, mateo)

    assert row.counts["match"] == {
        "exact": {"accepted": 1, "pledge": 1, "noted": 1}, "doubtful": {"accepted": 1}, "none": {"accepted": 1},
    }  # fmt: skip
    assert (row.stage, str(row.as_of), Recommendation.objects.count()) == ("waits", "2010-11", 0)
    actions.approve_review(file=row, by=mateo, on=TODAY)
    assert Counter(Recommendation.objects.values_list("match", flat=True)) == {"exact": 3, "doubtful": 1}


def test_the_same_file_again_changes_nothing(campaign, alliance, arcadia, boeotia, content, mateo):
    for counts in ({"new": 4, "changed": 0, "same": 0}, {"new": 0, "changed": 0, "same": 4}):
        done = actions.approve_review(file=staged(campaign, content, mateo), by=mateo, on=TODAY)
        assert done.counts["written"] == counts


def test_another_answer_is_a_change_and_what_a_person_decided_stands(
    campaign, alliance, arcadia, boeotia, content, mateo
):
    actions.approve_review(file=staged(campaign, content, mateo), by=mateo, on=TODAY)
    doubtful = Recommendation.objects.get(match="doubtful")
    actions.decide_recommendation(recommendation=doubtful, confirmed=False, reason="Of lamps", by=mateo, on=TODAY)
    later = content.replace(b"Arcadia,Noted", b"Arcadia,Accepted")
    done = actions.approve_review(file=staged(campaign, later, mateo), by=mateo, on=TODAY)

    assert done.counts["written"] == {"new": 0, "changed": 1, "same": 3}
    assert Recommendation.objects.get(pk=doubtful.pk).match == "refused"
    assert upr_counts(campaign, as_of=TODAY) == {"AAA": (2, 2), "BBB": (1, 1)}


def test_names_of_no_state_are_told_all_at_once_and_never_guessed(campaign, alliance, arcadia, about, mateo):
    content = made(
        f"Arcadian,Asia,{about},Arcadia,Noted,5,8",
        f"Arcadia,Asia,{about},Nowhere,Noted,5,8",
        f"Arcadia,Asia,{about} now,Nowhere,Noted,5,8",
    )
    row = staged(campaign, content, mateo)

    assert (row.stage, row.counts["unresolved"]) == ("faulty", {"Arcadian": [2], "Nowhere": [3, 4]})
    with pytest.raises(actions.FileClosed):
        actions.approve_review(file=row, by=mateo, on=TODAY)


def test_a_file_laid_aside_is_forgotten_and_stays_so(campaign, alliance, arcadia, boeotia, content, mateo):
    row = actions.drop_review(file=staged(campaign, content, mateo), by=mateo, on=TODAY)

    assert (row.stage, row.rows) == ("dropped", [])
    with pytest.raises(actions.FileClosed):
        actions.approve_review(file=row, by=mateo, on=TODAY)


def test_an_observer_brings_decides_and_approves_nothing(campaign, alliance, arcadia, boeotia, content, mateo, ines):
    row = staged(campaign, content, mateo)
    with pytest.raises(NotAllowed):
        staged(campaign, content, ines)
    with pytest.raises(NotAllowed):
        actions.approve_review(file=row, by=ines, on=TODAY)
    assert Recommendation.objects.count() == 0


def test_a_decision_has_a_reason_and_an_exact_match_none(campaign, alliance, arcadia, boeotia, content, mateo):
    actions.approve_review(file=staged(campaign, content, mateo), by=mateo, on=TODAY)
    doubtful, exact = Recommendation.objects.get(match="doubtful"), Recommendation.objects.filter(match="exact").first()
    how = {"by": mateo, "on": TODAY}
    with pytest.raises(actions.ReasonMissing):
        actions.decide_recommendation(recommendation=doubtful, confirmed=True, reason=" ", **how)
    with pytest.raises(actions.AlreadyDecided):
        actions.decide_recommendation(recommendation=exact, confirmed=False, reason="No", **how)
    row = actions.decide_recommendation(recommendation=doubtful, confirmed=True, reason="It is meant", **how)
    assert (row.match, row.decided_by, row.decided_date) == ("confirmed", mateo, TODAY)
    assert LogEntry.objects.latest("pk").act == "governments.decide_recommendation"


def test_a_recommendation_is_there_from_the_end_of_its_session_on(campaign, alliance, arcadia, boeotia, content, mateo):
    from datetime import date

    actions.approve_review(file=staged(campaign, content, mateo), by=mateo, on=TODAY)

    assert recommendations_of(campaign, arcadia, as_of=date(2010, 5, 30)) == []
    pledge, accepted = sorted(
        recommendations_of(campaign, arcadia, as_of=date(2010, 5, 31)), key=lambda each: each.response, reverse=True
    )
    assert (pledge.response, pledge.by, pledge.is_promise) == ("pledge", (), True)
    assert (accepted.response, accepted.by, accepted.is_promise) == ("accepted", ("BBB",), True)
    (noted,) = recommendations_of(campaign, boeotia, as_of=TODAY)
    assert (noted.response, noted.is_promise) == ("noted", False)


@pytest.mark.shared
def test_the_extract_about_the_treaty_is_counted(shared, shipped):
    """Counted by hand against the file: 689 rows, of which 676 name the treaty, 10 are doubtful and 3 are of others."""
    from accede.coalition.models import Campaign
    from accede.record.models import Treaty

    content = (shared / "data/upr/icrmw_recommendations_extract.csv").read_bytes()
    campaign = Campaign(treaty=Treaty.objects.get(slug="icrmw"))
    found = examine(campaign, content, filename="extract.csv")

    assert found.report.ok and found.unresolved == {}
    assert found.counts == {
        "exact": {"noted": 503, "accepted": 171, "pledge": 2},
        "doubtful": {"noted": 8, "accepted": 2},
        "none": {"noted": 3},
    }
    assert (found.read, len(found.rows), found.repeated, found.sessions) == (689, 686, 0, tuple(range(1, 21)))
    assert {row.match for row in found.rows if not row.by} == {"exact"}


def test_staged_files_keep_nothing_of_other_treaties(campaign, alliance, arcadia, boeotia, content, mateo):
    row = ReviewFile.objects.get(pk=staged(campaign, content, mateo).pk)
    assert sorted({each["text"] for each in row.rows}) == ["Protect keepers", "Ratify the Keepers Convention"]
