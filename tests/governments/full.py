"""A row in every table of the State files, all of it made up."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from accede.governments import models

TODAY = date(2026, 5, 4)
LATER = datetime(2027, 1, 2, 8, 30, tzinfo=UTC)
MADE = {"source": "Made for the tests"}


def fill(campaign, state, other, *, alpha, beta, user, person=None) -> None:
    """Everything that two made-up States' files can hold, with what is confidential in each way."""
    of = {"campaign": campaign, "state": state}
    models.FileSettings.objects.create(campaign=campaign, warn_days=10, stale_days=90)
    mission = models.Mission.objects.create(
        **of, **MADE, key="aaa-geneva", seat="geneva", name="Permanent Mission of Arcadia", languages=["fr", "en"],
        precedence=7, channel="note_verbale", then_channel="mail", email="mission@arcadia.example", fax="+41 22 1",
        address="Rue One 1\nGeneva", checked_date=TODAY, changed_date=date(2026, 4, 20), bounced_date=TODAY,
        learned_date=date(2025, 10, 2),
    )  # fmt: skip
    mission.heads.create(
        **MADE, number=1, name="Permanent Representative of Arcadia", title="Ambassador", salutation="Excellency",
        language="fr", from_date="2025-09", credentials="2025-10-01", learned_date=date(2025, 10, 2),
    )  # fmt: skip
    official = models.Official.objects.create(
        **of, **MADE, key="aaa-desk", owner=beta, shared_with="members", name="Head of the treaty desk",
        office_kind="foreign", mission=mission, tags=["desk; treaties", "friendly"],
    )  # fmt: skip
    met = _contacts(of, mission, official, alpha, beta, user, person)
    _claims(of, met, alpha, beta, user)
    _obstacles(campaign, of, beta, user)
    _words(of, met, beta, user, other)
    _targets(campaign, of, other, alpha, user)


def _contacts(of, mission, official, alpha, beta, user, person):
    make = models.Contact.objects.create
    met = make(
        **of, key="aaa-met", owner=alpha, shared_with="alliance", office_kind="mission", mission=mission,
        day=date(2026, 3, 2), at=time(14, 30), place="Geneva", with_keys=["beta"], said="They study it.\nTwo offices.",
        asked="A date", next_step="Write again", next_date=date(2026, 6, 1), warns="lately", tags=["visit"],
        logged_date=date(2026, 3, 3), logged_by=user, form_key="drawn-by-lot",
    )  # fmt: skip
    met.people.create(number=1, ours=True, name="Somebody of ours", person=person)
    met.people.create(number=2, name="The desk", title="Head", official=official)
    quiet = make(
        **of, key="aaa-quiet", owner=beta, shared_with="members", office_kind="labour", day=date(2026, 4, 1),
        said="=Not yet to be known", logged_date=TODAY, embargo_until=LATER, embargo_zone="Europe/Zurich",
        embargo_open=True,
    )  # fmt: skip
    make(**of, key="aaa-own", owner=beta, shared_with="own", office_kind="labour", day=TODAY, logged_date=TODAY)
    make(
        **of, key="aaa-named", owner=beta, shared_with="named", shared_keys=["gamma", "alpha"], stage="planned",
        office_kind="interior", day=date(2026, 6, 1), logged_date=TODAY,
    )  # fmt: skip
    models.ContactSource.objects.create(
        contact=quiet, owner=beta, shared_with="own", name="Somebody at risk", note="Only by hand"
    )
    return met


def _claims(of, met, alpha, beta, user):
    make = models.Position.objects.create
    first = make(
        **of, **MADE, key="zzz-first", stance="reluctant", as_of="2024", confidence="low", said_by="A newspaper",
        learned_date=date(2024, 5, 1), entered_by=user,
    )  # fmt: skip
    last = make(
        **of, **MADE, key="aaa-corrected", owner=alpha, shared_with="public", stance="studying", as_of="2026-03-02",
        words="« On étudie »", confidence="medium", said_by="The desk", review_date=date(2026, 9, 1),
        learned_date=date(2026, 3, 3), replaces=first,
    )  # fmt: skip
    last.evidence.create(number=1, text="The meeting", day="2026-03-02", organisation=alpha, contact=met)
    make(
        **of, **MADE, key="aaa-whispered", owner=beta, shared_with="own", stance="opposed", as_of="2026-04",
        confidence="high", said_by="An adviser", learned_date=date(2026, 4, 2), replaces=last,
    )  # fmt: skip
    track = models.Track.objects.create(**of, **MADE, key="aaa-way", tradition="congress", checked_date=TODAY)
    steps = [
        track.steps.create(number=number, kind=kind, label=label)
        for number, kind, label in [(1, "study", ""), (2, "chamber", "Senate"), (3, "deposit", "")]
    ]
    fact = models.StepFact.objects.create(
        **of, **MADE, key="aaa-fact", step=steps[1], became="done", day="2026-02", text="By a wide margin",
        votes_for=60, votes_against=0, learned_date=date(2026, 2, 20), shared_with="public",
    )  # fmt: skip
    models.StepFact.objects.create(
        **of, **MADE, key="aaa-again", step=steps[1], became="done", day="2026-02-11", votes_for=61,
        learned_date=date(2026, 3, 1), replaces=fact,
    )  # fmt: skip


def _obstacles(campaign, of, beta, user):
    treaty = campaign.treaty
    shipped = models.Argument.objects.create(**MADE, treaty=treaty, key="entry-1", kind="entry")
    own = models.Argument.objects.create(
        **MADE, treaty=treaty, campaign=campaign, key="cost-1", kind="services", order=2
    )
    own.texts.create(
        language="en", text="It costs\nlittle.", state="reviewed", written_date=TODAY, reviewed_date=TODAY,
        written_by=user, reviewed_by=user,
    )  # fmt: skip
    own.texts.create(language="fr", text="Peu.", from_language="en", from_version=1, written_date=TODAY)
    own.citations.create(number=1, treaty=treaty, article="28")
    make = models.Obstacle.objects.create
    told = make(**of, **MADE, key="aaa-entry", kind="entry", words="They will all come", argument=shipped, said="2025")
    told.moves.create(number=1, day=date(2026, 1, 5), effect="softened", text="Less sure", argument=own, by=user)
    make(
        **of, **MADE, key="aaa-cost", owner=beta, shared_with="members", kind="services", argument=own,
        answer="It costs little", answered="2026-03-02", said_by="The ministry",
    )  # fmt: skip


def _words(of, met, beta, user, other):
    ask = models.Ask.objects.create(**of, **MADE, key="aaa-ask", text="Give a date", asked="2026-03-02", contact=met)
    models.Ask.objects.create(
        **of, **MADE, key="aaa-open", text="Send the text of the bill", asked_of="The desk", asked="2026-04", due=TODAY
    )
    ask.steps.create(number=1, day=date(2026, 4, 2), kind="declined", text="Not now", by=user)
    promise = models.Promise.objects.create(
        **of, **MADE, key="aaa-word", ask=ask, contact=met, text="A study by May", made="2026-03-02", owner=beta,
        shared_with="public", due=date(2026, 5, 1), due_words="in spring",
    )  # fmt: skip
    promise.steps.create(number=1, day=date(2026, 5, 2), kind="reminded", by=user)
    promise.steps.create(number=2, day=date(2026, 5, 3), kind="new_due", due=date(2026, 8, 1), source="Their note")
    models.Recommendation.objects.create(
        **of, **MADE, key="aaa-upr", session=44, made="2023-11", recommending=other, text="Ratify the Convention",
        response="accepted", match="exact", rule="names it", as_of="2026-07-15", decided_date=TODAY, decided_by=user,
    )  # fmt: skip


def _targets(campaign, of, other, alpha, user):
    listed = models.TargetList.objects.create(
        campaign=campaign, key="spring", title="Spring", from_date=date(2026, 3, 1), until_date=date(2026, 6, 1)
    )
    listed.rows.create(
        state=of["state"], key="aaa-t", reasons="It studies", organisation=alpha, plan="Visit\nWrite", added_date=TODAY
    )
    models.Weights.objects.create(campaign=campaign, number=1, day=TODAY, values={"stage": 3}, why="Trial", by=user)
    models.Champion.objects.create(**of, **MADE, key="aaa-champion", role="sponsor", text="Its text", from_date="2025")
    models.MonthCountry.objects.create(
        campaign=campaign, state=other, key="bbb-may", month=date(2026, 5, 1), reason="Why", by=user
    )
    models.Ally.objects.create(
        **of,
        **MADE,
        key="aaa-union",
        sector="unions",
        name="A union",
        organisation=alpha,
        stance="with_us",
        owner=alpha,
    )
    models.StateTag.objects.create(**of, key="aaa-tag", tag="spring-session", owner=alpha, shared_with="own")


def emptied() -> None:
    """The room without a row, as on another installation; shipped answers stay."""
    models.Position.objects.update(replaces=None)
    models.StepFact.objects.update(replaces=None)
    names = """Evidence Position StepFact TrackStep Track ObstacleMove Obstacle PromiseStep Promise AskStep Ask
        Recommendation ContactPerson ContactSource VisitNotice Contact Official MissionHead Mission Target TargetList
        Weights Champion MonthCountry Ally StateTag FileSettings SavedView"""
    for name in names.split():
        getattr(models, name).objects.all().delete()
    models.Argument.objects.exclude(campaign=None).delete()
