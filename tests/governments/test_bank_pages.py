"""Pages of obstacles and of the argument bank, as people with and without the right use them."""

from __future__ import annotations

import re

import pytest

from accede.governments.models import Argument, Obstacle
from tests.governments.conftest import TODAY
from tests.governments.test_arguments import shipped
from tests.governments.test_obstacles import answer, heard, moved

__all__ = ["answer", "heard", "shipped"]

pytestmark = pytest.mark.django_db
STATES = "/c/test-campaign/states/"


def page(client, user, path, **data):
    client.force_login(user)
    answered = client.post(STATES + path, data) if data else client.get(STATES + path)
    # A token that is drawn anew for each answer is no content.
    return answered, re.sub(r'csrfmiddlewaretoken" value="[^"]+', "", answered.content.decode())


def test_an_obstacle_is_added_answered_and_followed_on_its_pages(client, alliance, arcadia, shipped, mateo):
    values = {"kind": "entry", "words": "It would open the border.", "said_by": "Ministry of the Interior",
              "said": "2026-02", "source": "Debate of February", "argument": str(shipped.pk), "owner": "-",
              "shared_with": "members"}  # fmt: skip
    answered, _text = page(client, mateo, "AAA/obstacles/add/", **values)
    row = Obstacle.objects.get()
    assert (answered.status_code, row.entered_by, row.shared_with) == (302, mateo, "members")
    address = f"AAA/obstacles/{row.key}/"
    moved = {"day": "2026-04-01", "effect": "softened", "text": "No longer named first", "source": "Debate of April"}
    assert page(client, mateo, f"{address}moves/add/", **moved)[0].status_code == 302
    _answered, text = page(client, mateo, address)
    assert "Each State keeps its criteria." in text and "No longer named first" in text and "article 79" in text.lower()
    _answered, listed = page(client, mateo, "AAA/obstacles/")
    assert "It would open the border." in listed and "softened" in listed


def test_what_a_reader_may_not_see_leaves_no_trace_on_the_pages(client, alliance, beta, arcadia, heard, nora, mateo):
    heard("Beta's own words", by=mateo, owner=beta, shared_with="own")
    row = Obstacle.objects.get()
    with_it = [page(client, nora, path)[1] for path in ("AAA/obstacles/", "obstacles/")]
    assert page(client, nora, f"AAA/obstacles/{row.key}/")[0].status_code == 404
    row.delete()
    assert with_it == [page(client, nora, path)[1] for path in ("AAA/obstacles/", "obstacles/")]


def test_all_states_are_counted_with_what_followed_each_answer(client, alliance, boeotia, heard, answer, nora):
    moved(heard(argument=answer), TODAY, "gone", nora)
    heard("Another", state=boeotia, argument=answer)
    _answered, text = page(client, nora, "obstacles/")
    chain = re.sub(r"<[^>]+>|\s+", " ", text[text.index('id="chain"') :].split("</table>")[0]).split()
    assert chain[-8:] == ["control", "over", "entry", "2", "1", "0", "0", "1"]  # used, moved, study, unchanged, open


def test_the_bank_is_cut_by_kind_language_and_state(client, alliance, shipped, ines):
    _answered, text = page(client, ines, "arguments/?language=fr")
    assert "Chaque État garde ses critères." in text and 'lang="fr"' in text
    assert "Not there in Russian yet" in page(client, ines, "arguments/?language=ru")[1]
    assert "No answer matches" in page(client, ines, "arguments/?kind=pull")[1]
    assert "Each State keeps" not in page(client, ines, "arguments/?work=reviewed")[1]
    assert "Add an answer" not in text


def test_a_text_is_translated_beside_its_source_and_reviewed_by_another(client, alliance, shipped, mateo, nora):
    _answered, text = page(client, mateo, "arguments/criteria/es/")
    assert "Each State keeps its criteria." in text and 'name="from_version" value="1"' in text
    values = {"text": "Cada Estado fija sus criterios.", "from_language": "en", "from_version": "1", "seen": "0"}
    assert page(client, mateo, "arguments/criteria/es/", **values)[0].status_code == 302
    row = Argument.objects.get(campaign__slug="test-campaign")
    made = row.texts.get(language="es")
    assert (made.state, made.from_language, made.from_version, made.written_by) == ("review", "en", 1, mateo)
    assert page(client, nora, "arguments/criteria/es/review/", version="1")[0].status_code == 302
    made.refresh_from_db()
    assert (made.state, made.reviewed_by) == ("reviewed", nora)
    assert "Cada Estado fija sus criterios." in page(client, nora, "arguments/criteria/")[1]


def test_who_writes_while_another_wrote_is_told_and_nothing_is_lost(client, alliance, shipped, mateo, nora):
    values = {"from_language": "", "from_version": "", "seen": "1"}
    page(client, nora, "arguments/criteria/en/", text="As Nora puts it.", **values)
    page(client, mateo, "arguments/criteria/en/", text="As Mateo puts it.", **values)
    assert "both are kept, yours is version 3" in page(client, mateo, "arguments/criteria/")[1]


def test_an_answer_of_ones_own_is_added_with_articles_that_can_be_read(client, alliance, mateo):
    values = {"kind": "pull", "articles": "69 or so", "source": "Hearing", "language": "en", "text": "Words."}
    refused, text = page(client, mateo, "arguments/add/", **values)
    assert refused.status_code == 422 and "is no article we can read" in text
    assert page(client, mateo, "arguments/add/", **(values | {"articles": "69(1), 68"}))[0].status_code == 302
    assert Argument.objects.get().citations.count() == 2


@pytest.mark.parametrize("path", ["obstacles/", "arguments/", "arguments/criteria/", "AAA/obstacles/"])
def test_pages_are_absent_for_a_stranger(client, alliance, arcadia, shipped, sam, path):
    assert page(client, sam, path)[0].status_code == 404


@pytest.mark.parametrize("path", ["arguments/add/", "arguments/criteria/fr/", "AAA/obstacles/add/"])
def test_forms_are_absent_for_who_only_reads(client, alliance, arcadia, shipped, ines, path):
    assert page(client, ines, path)[0].status_code == 404
