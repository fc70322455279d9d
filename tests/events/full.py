"""An event of which every table and every field is filled, for whoever must prove that nothing is lost."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from accede.events import models as m

NOON = datetime(2004, 3, 1, 12, 30, tzinfo=UTC)
DAY = date(2004, 2, 1)


def fill(event: Any, entry: Any, organisation: Any, item: Any) -> None:
    """Fills the event, its places, what hangs around it, and who was invited, answered and came."""
    campaign = event.campaign
    _places(event, campaign)
    _programme(entry, item)
    m.SheetLine.objects.create(event=event, number=1, at=NOON, minutes=10, what="Doors", who="Ada", where="Hall")
    m.Exhibit.objects.create(
        event=event, number=1, title="Harvest", photographer="A. Example", credit="© A. Example", year=2003,
        place="A field", caption="Two\nlines", consent="given", consent_words="by letter", right="this show",
        right_until=DAY, withdrawn_date=DAY, withdrawn_words="asked", source="Other",
    )  # fmt: skip
    m.TourStop.objects.create(
        event=event,
        number=1,
        place="Town",
        venue="Hall",
        host=organisation,
        starts="2004-03-01",
        ends="2004-03",
        note="n",
    )
    m.Posting.objects.create(
        event=event, organisation=organisation, posted_at=NOON, posted_by="mateo", verdict="shown", decided_at=NOON,
        decided_by="nora", words="well told",
    )  # fmt: skip
    _invited(event, organisation)


def _places(event: Any, campaign: Any) -> None:
    series = m.Series.objects.create(
        campaign=campaign, key="day", name="The day", observance=True, month=12, day=18,
        lead_times=[{"days": 60, "what": "Ask members"}], note="why", source="R",
    )  # fmt: skip
    venue = m.Venue.objects.create(
        campaign=campaign, key="hall", name="Hall", place="Town", address="Two\nlines", seats=80, step_free=False,
        languages=["fr"], guest_list_format="csv", guest_list_columns=["name"], contact="desk", note="n", source="R",
    )  # fmt: skip
    m.VenueRule.objects.create(venue=venue, number=1, kind="guest_list", words="48 hours before", hours_before=48)
    m.VenueRule.objects.create(venue=venue, number=2, kind="other", words="At once", hours_before=0)
    m.VenueRule.objects.create(venue=venue, number=3, kind="interpretation", words="None is provided")
    values: dict[str, Any] = {
        "series": series, "held_at": venue, "begins_at": NOON, "ends_at": NOON, "time_zone": "Europe/Zurich",
        "languages": ["en", "fr"], "country": _state(), "expected": 60, "budget_line": "Events", "public_page": True,
        "public_text": "Come", "registration": True, "registration_closes_at": NOON, "replies_close_at": NOON,
        "cancelled_date": DAY, "cancelled_words": "rain", "uid": "one@test", "sequence": 3,
    }  # fmt: skip
    m.Event.objects.filter(pk=event.pk).update(**values)


def _state() -> Any:
    from accede.record.models import State

    return State.objects.create(code="TLA", iso3="TLA", source="Tests")


def _programme(entry: Any, item: Any) -> None:
    entry.papers.add(item)
    type(entry).objects.filter(pk=entry.pk).update(
        may_be_quoted=True, standing="invited", public=True, begins_at=NOON, ends_at=NOON, gender="woman",
        sector="church", region="asia", biography="A life",
    )  # fmt: skip
    m.EntryPhoto.objects.create(
        entry=entry,
        content=b"\x89PNG bytes",
        content_type="image/png",
        credit="A. Example",
        consent="by mail",
        public=True,
    )


def _invited(event: Any, organisation: Any) -> None:
    letter = _letter(event.campaign)
    m.EventRun.objects.create(event=event, run=letter.run)
    invitation = m.Invitation.objects.create(
        event=event, key="inv1", letter=letter, organisation=organisation, name="The mission", email="m@test.example",
        language="fr", state_class="signed", invited_date=DAY, turn=2, safe_to_forward=True, withdrawn_date=DAY,
        withdrawn_words="by mistake",
    )  # fmt: skip
    m.Reply.objects.create(
        invitation=invitation, number=1, answer="colleague", name="B", title="Attaché", heads=2, words="a ramp",
        way="note_verbale", said_at=NOON, taken_by="officer", scan=b"%PDF-1 scan", scan_name="nv.pdf",
        scan_type="application/pdf",
    )  # fmt: skip
    guest = m.Guest.objects.create(
        event=event, key="g1", invitation=invitation, name="=B", title="Attaché", affiliation="Mission",
        organisation=organisation, group="governments", precedence=4, origin="reply", needs="a ramp", added_at=NOON,
        added_by="officer", left_out_date=DAY, left_out_words="ill",
    )  # fmt: skip
    m.CheckIn.objects.create(guest=guest, number=1, came=True, way="code", at=NOON, by="officer", slip="s1")
    m.CheckIn.objects.create(guest=guest, number=2, came=False, way="door", at=NOON, by="officer")
    m.Registration.objects.create(
        event=event, key="r1", name="C", email="c@test.example", affiliation="Union", group="ngos", language="ar",
        needs="none", asked_at=NOON, confirmed_at=NOON, cancelled_at=NOON, guest=guest,
    )  # fmt: skip

    m.SentList.objects.create(
        event=event, number=1, sent_at=NOON, sent_by="officer", to="the hall", rows=[{"key": "g1", "name": "B"}]
    )


def _letter(campaign: Any) -> Any:
    from accede.mailings.models import Audience, Letter, Run, Template

    run = Run.objects.create(
        campaign=campaign, key="run", title="Run", kind="invitation", classes_date=DAY, letter_date=DAY,
        template=Template.objects.create(campaign=campaign, key="t", name="T"),
        audience=Audience.objects.create(campaign=campaign, key="a", name="A"), opened_by="officer", opened_at=NOON,
    )  # fmt: skip
    return Letter.objects.create(
        campaign=campaign, run=run, key="l1", number=1, addressee="mission:x", variant="A", variant_name="V",
        language="fr", to_name="X", channel="post", subject="S", body="B", frozen_at=NOON, released_by="nora",
    )  # fmt: skip
