"""Pages and command of the Universal Periodic Review: bring, look, take over, decide; a dry run changes nothing."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accede.governments.actions import recommendations as actions
from accede.governments.models import Recommendation, ReviewFile
from tests.governments.conftest import TODAY
from tests.governments.test_upr_import import about, content, made, staged

__all__ = ["about", "content"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(campaign):
    return f"/c/{campaign.slug}/states/recommendations"


def text_of(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_member_brings_a_file_looks_and_takes_it_over(client, alliance, arcadia, boeotia, content, mateo, home):
    client.force_login(mateo)
    answer = client.post(f"{home}/bring/", {"file": SimpleUploadedFile("upr.csv", content)})
    file = ReviewFile.objects.get()
    assert answer.url == file.get_absolute_url()
    shown = text_of(client.get(answer.url))
    assert "4 new, 0 changed, 0 as on record" in shown and "doubtful" in shown
    assert Recommendation.objects.count() == 0
    client.post(f"{answer.url}settle/", {"take": "yes"})
    shown = text_of(client.get(f"{home}/"))
    assert "1 accepted, 1 pledged, 1 noted, 0 without an answer, to 2 States" in shown
    assert "Waits for a decision" in shown and "session 8, May 2010" in shown


def test_the_file_of_a_state_cites_session_recommending_state_and_answer(
    client, alliance, arcadia, boeotia, content, mateo, ines, campaign
):
    actions.approve_review(file=staged(campaign, content, mateo), by=mateo, on=TODAY)
    client.force_login(ines)
    shown = text_of(client.get(f"/c/{campaign.slug}/states/AAA/promises/"))

    assert "2 accepted or pledged, of 2; each recommending State counts" in shown
    assert "session 8, May 2010" in shown and "recommended by Boeotia" in shown and "voluntary pledge" in shown
    assert "session" not in text_of(client.get(f"/c/{campaign.slug}/states/AAA/promises/?on=2010-05-30"))


def test_a_doubtful_one_is_decided_with_a_reason(client, alliance, arcadia, boeotia, content, mateo, home, campaign):
    actions.approve_review(file=staged(campaign, content, mateo), by=mateo, on=TODAY)
    row = Recommendation.objects.get(match="doubtful")
    client.force_login(mateo)
    assert client.post(f"{home}/{row.key}/decide/", {"confirmed": "no"}).status_code == 422
    client.post(f"{home}/{row.key}/decide/", {"confirmed": "no", "reason": "It speaks of lamps"})

    shown = text_of(client.get(f"{home}/"))
    assert "It speaks of lamps" in shown and "Waits for a decision" not in shown
    client.post(f"{home}/{row.key}/decide/", {"confirmed": "yes", "reason": "The Minister said so"})
    assert "2 accepted, 1 pledged, 1 noted" in text_of(client.get(f"{home}/"))


def test_a_file_with_errors_shows_all_of_them_and_cannot_be_taken(client, alliance, arcadia, about, mateo, home):
    client.force_login(mateo)
    bad = made(f"Nowhere,Asia,{about},Arcadia,Noted,5,8", f"Arcadia,Asia,{about},Elsewhere,Perhaps,5,8")
    address = client.post(f"{home}/bring/", {"file": SimpleUploadedFile("upr.csv", bad)}).url
    shown = text_of(client.get(address))

    assert "2 problems" in shown and "Line 2" in shown and "Line 3" in shown and "Take the file over" not in shown
    client.post(f"{address}settle/", {"take": "yes"})
    assert Recommendation.objects.count() == 0


def test_an_observer_reads_what_counts_and_sees_nothing_of_files(
    client, alliance, arcadia, boeotia, content, mateo, ines, home, campaign
):
    row = staged(campaign, content, mateo)
    client.force_login(ines)
    shown = text_of(client.get(f"{home}/"))

    assert "upr.csv" not in shown and "Bring a file" not in shown
    assert client.get(row.get_absolute_url()).status_code == 404
    assert client.post(f"{row.get_absolute_url()}settle/", {"take": "yes"}).status_code == 403
    assert client.get(f"{home}/bring/").status_code == 404


@pytest.mark.parametrize("query", ["", "?response=promised", "?session=9", "?state=AAA", "?text=keepers", "?session=x"])
def test_filters_cut_the_list_and_cost_nothing(
    client, alliance, arcadia, boeotia, content, mateo, home, campaign, query
):
    actions.approve_review(file=staged(campaign, content, mateo), by=mateo, on=TODAY)
    client.force_login(mateo)
    expected = {"": 3, "?response=promised": 2, "?session=9": 1, "?state=AAA": 2, "?text=keepers": 3, "?session=x": 3}

    assert client.get(f"{home}/{query}").context["page"].paginator.count == expected[query]


def test_the_list_costs_the_same_number_of_queries_however_long(
    client, alliance, arcadia, boeotia, about, mateo, home, campaign
):
    client.force_login(mateo)
    counted = []
    for number in range(3):
        file = made(
            f"Arcadia,Asia,{about} {number},Boeotia,Noted,5,8", f"Arcadia,Asia,keepers {number},Boeotia,Noted,5,8"
        )
        actions.approve_review(file=staged(campaign, file, mateo), by=mateo, on=TODAY)
        client.get(f"{home}/")
        with CaptureQueriesContext(connection) as asked:
            assert f"{about} {number}" in text_of(client.get(f"{home}/"))
        counted.append(len(asked))
    assert counted == [counted[0]] * 3


# -------------------------------------------------------------------------------------------------------- the command
def run(capsys, path, campaign, *words):
    try:
        call_command("import_promises", str(path), "--campaign", campaign.slug, "--json", *words)
        code = 0
    except SystemExit as leaving:
        code = leaving.code
    return code, json.loads(capsys.readouterr().out)


def test_a_dry_run_tells_all_and_keeps_nothing(capsys, alliance, arcadia, boeotia, content, campaign, tmp_path):
    path = tmp_path / "upr.csv"
    path.write_bytes(content)
    code, said = run(capsys, path, campaign, "--dry-run")

    assert code == 0
    assert said["by_response"] == {"accepted": 3, "pledge": 1, "noted": 1}
    assert (said["rows"], said["new"], said["changed"], said["same"]) == (5, 4, 0, 0)
    assert [each["text"] for each in said["doubtful"]] == ["Protect keepers"]
    assert (ReviewFile.objects.count(), Recommendation.objects.count()) == (0, 0)


def test_the_command_stages_and_with_approve_takes_over_and_again_changes_nothing(
    capsys, alliance, arcadia, boeotia, content, campaign, tmp_path
):
    path = tmp_path / "upr.csv"
    path.write_bytes(content)
    code, said = run(capsys, path, campaign)
    assert (code, said["approved"], Recommendation.objects.count()) == (0, False, 0)
    code, said = run(capsys, path, campaign, "--approve")
    assert (code, said["approved"], said["new"], Recommendation.objects.count()) == (0, True, 4, 4)
    code, said = run(capsys, path, campaign, "--dry-run")
    assert (code, said["new"], said["changed"], said["same"]) == (0, 0, 0, 4)


def test_names_of_no_state_and_a_missing_file_end_with_code_2(capsys, alliance, about, campaign, tmp_path):
    path = tmp_path / "upr.csv"
    path.write_bytes(made(f"Nowhere,Asia,{about},Nowhere,Noted,5,8"))
    code, said = run(capsys, path, campaign, "--approve")
    assert (code, said["unresolved"], said["approved"]) == (2, [{"name": "Nowhere", "lines": [2, 2]}], False)
    code, said = run(capsys, tmp_path / "none.csv", campaign)
    assert code == 2 and "No such file" in said["problems"][0]["message"]
    path.write_bytes(made(f"Nowhere,Asia,{about},Nowhere,Noted,5,8"))
    assert run(capsys, path, campaign, "--as-of", "soon")[0] == 2
