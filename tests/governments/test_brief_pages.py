"""The pages on which briefs are ordered and State files taken along."""

from __future__ import annotations

import io
import zipfile

import pytest
from pypdf import PdfReader

from accede.governments.jobs import BRIEF
from accede.governments.queries.brief import Section
from accede.kit.made import keeping
from accede.kit.models import MadeFile

from .full import fill

ROOM = "/c/test-campaign/states/"
DAY = "2026-05-04"
ALL = {"sections": list(Section.values), "language": "en", "form": "pdf", "on": DAY}


@pytest.fixture(autouse=True)
def full(alliance, campaign, arcadia, boeotia, alpha, beta, nora):
    """Two files with a row in every table."""
    fill(campaign, arcadia, boeotia, alpha=alpha, beta=beta, user=nora)
    return campaign


class Silent:
    """The progress of a job that nobody looks at."""

    def report(self, *_args):
        return


def fetched(client, address: str, asked: dict):
    """The file: asked for, made by its job, asked for again."""
    first = client.get(address, asked)
    assert first.status_code == 202
    row = MadeFile.objects.get(content=None)
    keeping.make_file(Silent(), row=row.pk, asked_by=row.job.args["asked_by"])
    return client.get(address, asked)


def test_the_form_of_one_state_names_it_and_asks_for_no_other(client, nora):
    client.force_login(nora)

    form = client.get(f"{ROOM}AAA/brief/").context["form"]
    assert list(form.fields) == ["states", "sections", "recipient", "language", "form", "confidential"]
    assert (form["states"].value(), form["states"].is_hidden) == ("AAA", True)


def test_the_boards_hand_over_the_states_that_were_chosen(client, nora):
    client.force_login(nora)

    form = client.get(f"{ROOM}briefs/?state=AAA&state=BBB&list=spring").context["form"]
    assert (form["states"].value(), form["targets"].value()) == ("AAA, BBB", "spring")


def test_an_observer_is_not_offered_confidential_entries(client, ines):
    client.force_login(ines)

    assert "confidential" in client.get(f"{ROOM}AAA/brief/").context["form"].fields


def test_a_brief_is_made_by_a_job_and_handed_out(client, nora):
    client.force_login(nora)

    answer = fetched(client, f"{ROOM}AAA/brief/file/", ALL | {"states": "AAA", "recipient": "N. N."})
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="test-campaign-AAA-brief-{DAY}.pdf"'
    assert "For N. N.," in PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()


def test_briefs_on_a_list_of_targets_and_on_others_come_in_one_file(client, nora):
    client.force_login(nora)

    answer = fetched(client, f"{ROOM}briefs/file/", ALL | {"states": "Boeotia", "targets": "spring"})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        assert packed.namelist() == [f"test-campaign-{code}-brief-{DAY}.pdf" for code in ("BBB", "AAA")]


def test_somebody_else_never_gets_the_file_that_was_made_for_one(client, nora, mateo):
    asked = ALL | {"states": "AAA", "confidential": "on"}
    client.force_login(mateo)
    hers = fetched(client, f"{ROOM}AAA/brief/file/", asked)
    client.force_login(nora)

    others = fetched(client, f"{ROOM}AAA/brief/file/", asked)
    assert MadeFile.objects.filter(kind=BRIEF).count() == 2
    assert hers.content != others.content


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"states": ""}, "Name at least one State."),
        ({"states": "Atlantis"}, "These are no States on record: Atlantis."),
        ({"states": "AAA", "sections": []}, "“Parts” is missing"),
    ],
)
def test_what_cannot_be_made_is_said_at_the_form(client, nora, asked, says):
    client.force_login(nora)

    answer = client.get(f"{ROOM}briefs/file/", ALL | asked)
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_a_stranger_finds_no_such_page(client, sam):
    client.force_login(sam)

    assert client.get(f"{ROOM}AAA/brief/").status_code == 404
    assert client.get(f"{ROOM}AAA/brief/file/", ALL | {"states": "AAA"}).status_code == 404
    assert client.get(f"{ROOM}take-along/").status_code == 404


def taken(client, **asked) -> dict[str, bytes]:
    answer = client.post(f"{ROOM}take-along/", asked)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_a_member_takes_along_her_own_and_her_source_only_if_she_says_so(client, mateo):
    client.force_login(mateo)

    plain, asked = taken(client), taken(client, sources="on")
    assert "governments/sources.csv" not in plain and "governments/CONFIDENTIAL.md" in plain
    assert b"Somebody at risk" in asked["governments/sources.csv"]


def test_nobody_takes_along_what_another_keeps(client, nora):
    client.force_login(nora)

    files = taken(client, sources="on")
    assert "governments/sources.csv" not in files
    assert not any(b"aaa-own" in content or b"aaa-quiet" in content for content in files.values())
