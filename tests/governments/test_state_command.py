"""`accede state`: a State's file as a reader may see it, and nothing of what she may not."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from accede.governments import models

from .full import fill

KEYS = ["iso3", "name", "class", "acts", "position", "obstacles", "contacts", "promises", "missions", "stage"]
DAY = "2026-05-04"


@pytest.fixture
def full(alliance, campaign, arcadia, boeotia, alpha, beta, nora):
    """Two files with a row in every table."""
    fill(campaign, arcadia, boeotia, alpha=alpha, beta=beta, user=nora)
    return campaign


def told(*words: str, campaign="test-campaign", day=DAY) -> str:
    out = StringIO()
    call_command("state", *words, "--campaign", campaign, "--as-of", day, stdout=out, stderr=StringIO())
    return out.getvalue()


def data(*words: str, **options) -> dict:
    return json.loads(told(*words, "--json", **options))


def test_the_public_sees_what_is_shared_with_everybody(full):
    found = data("AAA")

    assert list(found) == KEYS
    assert (found["iso3"], found["name"], found["class"], found["acts"]) == ("AAA", "Arcadia", "none", [])
    assert (found["position"]["stance"], found["position"]["shared_with"]) == ("studying", "public")
    assert (found["obstacles"], found["contacts"]) == ([], [])
    assert [row["made_at"] for row in found["promises"]] == ["dialogue", "universal periodic review"]
    assert found["missions"] == [{"seat": "geneva", "place": "", "name": "Permanent Mission of Arcadia"}]
    assert (found["stage"]["step"], found["stage"]["standing"]) == ("deposit", "next")


def test_a_member_sees_what_is_shared_with_her(full, nora):
    found = data("AAA", "--for", "nora")

    assert [row["date"] for row in found["contacts"]] == ["2026-06-01", "2026-04-01", "2026-03-02"]
    assert [row["kind"] for row in found["obstacles"]] == ["entry", "services"]
    assert found["missions"][0]["head"]["name"] == "Permanent Representative of Arcadia"
    assert found["position"]["stance"] == "studying"


def test_the_owner_sees_her_own_and_never_the_source_in_it(full, mateo):
    answer = told("AAA", "--for", "mateo", "--json")

    found = json.loads(answer)
    assert found["position"]["stance"] == "opposed"
    assert len(found["contacts"]) == 4
    assert "Somebody at risk" not in answer and "Only by hand" not in answer


def test_what_is_hidden_leaves_no_trace_byte_for_byte(full, beta, ines):
    before = [told("AAA", *words) for words in ([], ["--json"], ["--for", "ines"], ["--for", "ines", "--json"])]
    models.Position.objects.filter(key="aaa-whispered").delete()
    models.ContactSource.objects.all().delete()
    models.ContactPerson.objects.update(official=None)
    models.Contact.objects.filter(owner=beta).delete()
    models.Obstacle.objects.filter(owner=beta).delete()
    models.StateTag.objects.all().delete()

    after = [told("AAA", *words) for words in ([], ["--json"], ["--for", "ines"], ["--for", "ines", "--json"])]
    assert after == before


def test_facts_learned_after_the_day_are_not_there(full):
    found = data("AAA", day="2026-03-02")

    assert found["position"] is None
    assert found["stage"]["standing"] == "next"
    assert data("AAA", day="2026-01-02")["stage"]["standing"] == "not_known"


def test_a_state_without_a_file_is_answered_with_empty_parts(full):
    found = data("BBB")

    assert list(found) == KEYS
    empty = {"position": None, "stage": None, "obstacles": [], "contacts": [], "promises": [], "missions": []}
    assert {name: found[name] for name in empty} == empty


def test_the_text_says_with_whose_eyes_it_is_read(full, nora):
    lines = told("AAA", "--for", "nora").splitlines()

    assert lines[:2] == ["Arcadia (AAA), Campaign for the Test Treaty, 2026-05-04", "As nora may see it."]
    assert "Position" in lines and "Obstacles and answers" in lines
    assert any("They will all come" in line and "softened" in line for line in lines)


@pytest.mark.parametrize(
    ("words", "slug", "day", "column", "says"),
    [
        (["XXQ"], "test-campaign", DAY, "state", "“XXQ” is no State on record"),
        (["AAA"], "no-such-thing", DAY, "campaign", "There is no campaign “no-such-thing” here."),
        (["AAA"], "test-campaign", "4 May", "as_of", "“4 May” is no day"),
        (["AAA"], "test-campaign", "2999-01-01", "as_of", "lies in the future"),
        (["AAA", "--for", "nobody-here"], "test-campaign", DAY, "for", "There is no account “nobody-here” here."),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_refused_in_words_with_2(full, words, slug, day, column, says):
    out, problems = StringIO(), StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("state", *words, "--campaign", slug, "--as-of", day, "--json", stdout=out, stderr=problems)

    assert ended.value.code == 2
    assert says in problems.getvalue()
    assert json.loads(out.getvalue())["problems"][0]["column"] == column


def test_a_deposit_comes_from_the_record_alone(full, arcadia, campaign):
    track = models.Track.objects.get(state=arcadia)
    models.StepFact.objects.create(
        campaign=campaign, state=arcadia, step=track.steps.get(kind="deposit"), became="done", day="2026-04-30",
        learned_date=date(2026, 5, 1), source="A press agency", shared_with="public",
    )  # fmt: skip

    found = data("AAA")
    assert (found["class"], found["stage"]["standing"]) == ("none", "next")
