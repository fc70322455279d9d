"""What the room hears of letters: a run that invites was released."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.dispatch import receiver

from accede.events.actions.invitations import invite_by_letters
from accede.mailings.models import Letter, Run
from accede.mailings.signals import run_released


@receiver(run_released)
def invite_on_release(sender: Any, *, run: Run, letters: Sequence[Letter], by: Any, on: date, **kwargs: object) -> None:
    """Each letter of a run that invites makes an invitation, in the same transaction."""
    invite_by_letters(run=run, letters=letters, by=by, on=on)
