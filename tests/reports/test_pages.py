"""The pages of the report: read, settle, publish, correct, take away."""

import pytest
from django.db import connection

from accede.reports.models import Box, Report, Snapshot

LIST = "/c/test-campaign/reports/"
SHEET = f"{LIST}2003/"


@pytest.mark.parametrize(("person", "status"), [("nora", 200), ("mateo", 200), ("ines", 200), ("sam", 404)])
def test_who_reads_the_papers_reads_the_reports(client, record, report, person, status, request):
    client.force_login(request.getfixturevalue(person))

    for address in (LIST, SHEET, f"{SHEET}draft.html", f"{SHEET}draft.md"):
        assert client.get(address).status_code == status


@pytest.mark.parametrize(("person", "status"), [("officer", 200), ("mateo", 404), ("ines", 404), ("sam", 404)])
def test_who_writes_the_report(client, record, report, box, person, status, request):
    client.force_login(request.getfixturevalue(person))

    for address in (
        "start/",
        "2003/settings/",
        "2003/boxes/add/",
        "2003/boxes/words/",
        "2003/boxes/words/figures/0/",
    ):
        assert client.get(LIST + address).status_code == status


def test_only_who_may_publish_is_shown_the_button_and_can_use_it(client, record, report, officer):
    client.force_login(officer)

    assert "Publish the report" not in client.get(SHEET).content.decode()
    assert client.post(f"{SHEET}publish/").status_code == 403


def test_one_stale_figure_is_named_and_blocks_the_button(client, record, report, box, nora):
    record.bound = 26
    client.force_login(nora)

    page = client.get(SHEET).content.decode()

    assert "One figure does not match the record" in page
    assert 'href="#figure-3"' in page
    assert 'disabled aria-describedby="blocked"' in page
    client.post(f"{SHEET}publish/")
    assert Snapshot.objects.count() == 0


def test_a_figure_is_updated_by_one_act(client, record, report, box, nora):
    record.bound = 26
    client.force_login(nora)

    client.post(f"{SHEET}boxes/words/figures/0/update/")

    assert "[[record.bound|twenty-six ratifications]]" in Box.objects.get().text
    assert "does not match the record" not in client.get(SHEET).content.decode()


def test_a_figure_is_kept_by_one_act_with_a_reason(client, record, report, box, nora):
    record.bound = 26
    client.force_login(nora)
    address = f"{SHEET}boxes/words/figures/0/keep/"

    assert "Say why the figure stays" in client.post(address, {"reason": ""}).content.decode()
    client.post(address, {"reason": "As printed"})

    assert "kept as written: As printed" in client.get(SHEET).content.decode()


def test_looking_changes_nothing(client, record, report, box, nora):
    client.force_login(nora)

    for address in ("publish/", "correct/", "boxes/words/remove/", "boxes/words/figures/0/update/"):
        assert client.get(SHEET + address).status_code == 405
    assert Report.objects.get().is_draft


def test_publish_then_correct_through_the_pages(client, record, report, nora):
    client.force_login(nora)

    client.post(f"{SHEET}publish/")
    record.bound = 26
    published = client.get(SHEET).content.decode()
    assert "This version does not change" in published
    assert ">25<" in published
    client.post(f"{SHEET}correct/")

    assert ">26<" in client.get(SHEET).content.decode()
    assert ">25<" in client.get(f"{SHEET}versions/1/").content.decode()


def test_a_box_is_written_by_its_form(client, record, report, nora):
    client.force_login(nora)

    client.post(f"{SHEET}boxes/add/", {"place": "conclusion|~", "text": "A good year."})

    assert [(box.key, box.section, box.order) for box in Box.objects.all()] == [("conclusion", "conclusion", "~")]
    assert "A good year." in client.get(SHEET).content.decode()


def test_the_status_day_is_a_field(client, record, report, nora):
    client.force_login(nora)
    data = {"title": "2003 Report", "status_day": "2004-03-01", "status_note": "", "language": "en"}

    client.post(f"{SHEET}settings/", data)

    assert "Figures as of 1 March 2004" in client.get(SHEET).content.decode()


def test_a_report_is_started_by_its_form_once_a_year(client, record, campaign, nora):
    client.force_login(nora)
    data = {"year": "2003", "title": "2003 Report", "status_day": "2004-01-30", "language": "en"}

    assert client.post(f"{LIST}start/", data)["Location"] == SHEET
    page = client.post(f"{LIST}start/", data).content.decode()

    assert "has a report of this year already" in page
    assert Report.objects.count() == 1


def test_a_file_stands_on_its_own(client, record, report, nora, settings):
    client.force_login(nora)

    answer = client.get(f"{SHEET}draft.html")

    text = answer.content.decode()
    assert answer["Content-Disposition"] == 'attachment; filename="test-campaign-2003-draft.html"'
    assert "<style>" in text
    assert f'href="{settings.SITE_URL}/rows/bound"' in text
    assert client.get(f"{SHEET}draft.pdf").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_many_reports(
    client, record, report, nora, rows, django_assert_max_num_queries
):
    for n in range(1, rows):
        year = 2003 + n
        Report.objects.create(
            campaign=report.campaign, key=str(year), year=year, title=str(year), status_day=report.status_day
        )
    client.force_login(nora)
    client.get(LIST)

    with django_assert_max_num_queries(12):
        client.get(LIST)


def test_a_version_that_was_changed_behind_our_back_says_so(client, record, report, nora):
    client.force_login(nora)
    client.post(f"{SHEET}publish/")
    assert "not the version that was published" not in client.get(SHEET).content.decode()

    with connection.cursor() as cursor:
        cursor.execute("UPDATE reports_snapshot SET html = REPLACE(html, '25', '26')")

    assert "not the version that was published" in client.get(SHEET).content.decode()
