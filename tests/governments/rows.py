"""Rows of a State's file with only what a test says of them."""

from __future__ import annotations

from accede.core.dates import Moment
from tests.governments.conftest import TODAY


def a_position(state, campaign, **values):
    from accede.governments.models import Position

    filled = {"stance": "studying", "confidence": "medium", "said_by": "The Ministry", "source": "Made",
              "as_of": Moment.on(TODAY), "learned_date": TODAY}  # fmt: skip
    return Position.objects.create(state=state, campaign=campaign, **{**filled, **values})


def a_contact(state, campaign, **values):
    from accede.governments.models import Contact

    filled = {"office_kind": "foreign", "day": TODAY, "logged_date": TODAY}
    return Contact.objects.create(state=state, campaign=campaign, **{**filled, **values})


def an_obstacle(state, campaign, **values):
    from accede.governments.models import Obstacle

    filled = {"kind": "capacity", "words": "Too many reports", "said": Moment.on(TODAY), "source": "Made"}
    return Obstacle.objects.create(state=state, campaign=campaign, **{**filled, **values})


def a_promise(state, campaign, **values):
    from accede.governments.models import Promise

    filled = {"text": "To ratify", "made": Moment.on(TODAY), "source": "Made"}
    return Promise.objects.create(state=state, campaign=campaign, **{**filled, **values})


def a_track(state, campaign, kinds=("study", "committee", "deposit")):
    """The way to deposit; returns its steps."""
    from accede.governments.models import Track, TrackStep

    track = Track.objects.create(state=state, campaign=campaign, tradition="other", source="Made")
    return [TrackStep.objects.create(track=track, number=n, kind=kind) for n, kind in enumerate(kinds, start=1)]


def a_fact(step, campaign, **values):
    from accede.governments.models import StepFact

    filled = {"became": "begun", "day": Moment.on(TODAY), "learned_date": TODAY, "source": "Made"}
    return StepFact.objects.create(step=step, state=step.track.state, campaign=campaign, **{**filled, **values})
