"""An erasure and sealed records: published reports and approved minutes stay as they are, and are named."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from accede.coalition import actions
from accede.coalition.actions.erasing import erase_person
from accede.coalition.models import Person
from accede.kit import persons, privacy
from accede.kit.models import LogEntry
from accede.record.models import Treaty
from tests.everywhere import columns_with

TODAY, MOMENT = date(2004, 1, 30), datetime(2004, 1, 30, 12, tzinfo=UTC)
NAME = "Éva Testimony"


@pytest.fixture
def eva(operator, officer) -> Person:
    treaty = Treaty.objects.create(slug="test-treaty", source="a test", titles={"en": "Test Treaty"})
    campaign = actions.start_campaign(
        slug="test-campaign", name="Campaign", short_name="Test", treaty=treaty, source="a test", shown_on_date=TODAY,
        by=operator, on=TODAY,
    )  # fmt: skip
    return actions.add_person(campaign=campaign, name=NAME, by=officer, on=TODAY)


@pytest.fixture
def published(eva):
    """A version of a report in which she is thanked, and its file."""
    from accede.reports.models import Report, Snapshot, VersionFile

    report = Report.objects.create(
        campaign=eva.campaign, key="report-2003", year=2003, title="Report 2003", status_day=TODAY, language="en"
    )
    snapshot = Snapshot.objects.create(
        report=report, version=1, title="Report 2003", status_day=TODAY, html=f"<p>Thanks to {NAME}.</p>",
        markdown=f"Thanks to {NAME}.", figures=[], sha256="0" * 64, published_by="nora", published_at=MOMENT,
    )  # fmt: skip
    VersionFile.objects.create(snapshot=snapshot, form="pdf", content=f"%PDF {NAME}".encode(), sha256="0" * 64)
    return snapshot


@pytest.fixture
def minutes(eva):
    """Circulated minutes, which may still change, and approved ones of another meeting."""
    from accede.meetings.models import Meeting, Minutes

    made = {}
    for stage in ("circulated", "approved"):
        meeting = Meeting(campaign=eva.campaign, key=stage, uid=stage, title=f"Meeting {stage}")
        for field in Meeting._meta.concrete_fields:
            if not field.null and not field.has_default() and not field.blank and field.name not in ("id", "campaign"):
                setattr(meeting, field.name, getattr(meeting, field.name) or _some(field))
        meeting.save()
        made[stage] = Minutes.objects.create(
            meeting=meeting, number=1, stage=stage, on=TODAY, at=MOMENT, snapshot={"text": [f"{NAME} spoke."]},
            sha256="0" * 64, approved_at=meeting if stage == "approved" else None,
            corrections_until=TODAY if stage == "circulated" else None,
        )  # fmt: skip
    return made


def _some(field):
    kinds = {"DateField": TODAY, "DateTimeField": MOMENT, "TimeField": MOMENT.time()}
    return kinds.get(field.get_internal_type(), 60 if "Integer" in field.get_internal_type() else field.name)


def test_a_published_report_stays_and_is_named(eva, published, officer):
    outcome = erase_person(person=eva, by=officer, on=TODAY)

    assert columns_with([NAME, "Testimony"]) == {
        "reports_snapshot.html",
        "reports_snapshot.markdown",
        "reports_versionfile.content",
    }
    assert {place.label for place in outcome.sealed} == {"reports.snapshot"}
    assert LogEntry.objects.get(act="coalition.erase_person").after["sealed"] == ["reports.snapshot: 1"]
    published.refresh_from_db()
    assert published.html == f"<p>Thanks to {NAME}.</p>"


def test_approved_minutes_stay_and_circulated_ones_lose_the_name(eva, minutes, officer):
    outcome = erase_person(person=eva, by=officer, on=TODAY)

    texts = {}
    for stage, row in minutes.items():
        row.refresh_from_db()
        texts[stage] = row.snapshot["text"]
    assert texts == {"circulated": ["N. N. spoke."], "approved": [f"{NAME} spoke."]}
    assert [str(place.sealed.what) for place in outcome.sealed] == ["approved minutes"]


def test_the_page_names_each_sealed_record_and_how_long_it_is_kept(eva, published, officer, client):
    client.force_login(officer)

    page = client.get(f"/c/test-campaign/coalition/people/{eva.key}/erase/").content.decode()

    assert "published version of a report" in page
    assert "for good: it is public" in page


@pytest.mark.parametrize(
    "model", [model for model in privacy.models() if getattr(model, "SEALED", None)], ids=lambda one: one._meta.label
)
def test_what_is_sealed_are_fields_of_the_model(model):
    names = {field.name for field in model._meta.concrete_fields}

    assert model.SEALED.fields <= names
    assert str(model.SEALED.kept)


def test_every_table_is_walked(db):
    from accede.kit.persons.finding import tables

    walked = {model._meta.label for model in tables()}

    assert {model._meta.label for model in privacy.models()} <= walked
    assert persons.NEUTRAL == "N. N."
