"""Made-up States with missions that are invited to an event by letters, as a release leaves them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from tests.governments.conftest import a_state

INVITED = date(2004, 1, 10)
AT = datetime(2004, 1, 20, 10, 0, tzinfo=UTC)


def a_mission(campaign, code, name, **facts):
    from accede.governments.models import Mission

    return Mission.objects.create(
        campaign=campaign, state=a_state(code, name), seat="geneva", name=f"Permanent Mission of {name}",
        languages=facts.pop("languages", ["en"]), email=f"mission@{code.lower()}.example", changed_date=INVITED,
        learned_date=INVITED, source="Made for the tests", **facts,
    )  # fmt: skip


def a_run(campaign, key="invitations", **facts):
    from accede.mailings.models import Audience, Run, Template

    template, _made = Template.objects.get_or_create(campaign=campaign, key="panel", defaults={"name": "Panel"})
    audience, _made = Audience.objects.get_or_create(campaign=campaign, key="all", defaults={"name": "All missions"})
    return Run.objects.create(
        campaign=campaign, key=key, title="Invitations to missions", kind=facts.pop("kind", "invitation"),
        template=template, audience=audience, classes_date=INVITED, letter_date=INVITED, opened_by="officer",
        opened_at=AT - timedelta(days=10), **facts,
    )  # fmt: skip


def a_letter(run, mission, number, **facts):
    """A letter as a release freezes it, by courier unless said otherwise."""
    from accede.mailings.models import Letter

    values = {
        "variant": "A",
        "variant_name": "In favour",
        "state_class": "none",
        "language": "en",
        "channel": "courier",
    }
    return Letter.objects.create(
        campaign=run.campaign, run=run, number=number, addressee=f"mission:{mission.key}", mission=mission,
        state=mission.state, to_name=f"Permanent Representative of {mission.state.code}", email=mission.email,
        subject="Invitation", body="You are invited.", frozen_at=AT, released_by="nora", **(values | facts),
    )  # fmt: skip


def released(event, run, letters, by):
    """Lets the room hear that the run of the event was released."""
    from accede.events.models import EventRun, Invitation
    from accede.mailings.signals import run_released

    if run.kind == "invitation":
        EventRun.objects.get_or_create(event=event, run=run)
    run_released.send(sender=type(run), run=run, letters=letters, by=by, on=INVITED)
    return list(Invitation.objects.filter(event=event).order_by("pk"))


def invited(event, by, *states, **letter):
    """Invitations of made-up States, by letter: invited(panel, nora, ("AAA", "Arcadia"))."""
    run = a_run(event.campaign)
    letters = [
        a_letter(run, a_mission(event.campaign, code, name), number, **letter)
        for number, (code, name) in enumerate(states or [("AAA", "Arcadia")], 1)
    ]
    return released(event, run, letters, by)


def said(invitation, number, answer, way="link", **facts):
    """An answer as it lies in the table."""
    from accede.events.models import Reply

    values = {"said_at": AT, "name": "First Secretary" if answer == "colleague" else ""}
    return Reply.objects.create(invitation=invitation, number=number, answer=answer, way=way, **(values | facts))
