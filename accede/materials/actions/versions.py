"""Language versions and their way through the stages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.core.dates import Answer, Moment
from accede.kit.refusals import Refused
from accede.materials.actions import writing
from accede.materials.models import Edition, LanguageVersion, Stage, Step

EDIT = Right.EDIT_MATERIALS


class NotForward(Refused):
    """The stage reached lies on a day before the last one."""

    field = "reached"


@transaction.atomic
def add_version(
    *, edition: Edition, values: Mapping[str, Any], stage: Stage, reached: Moment, by: Any, on: date
) -> LanguageVersion:
    """Plan or record an edition in a language, at the stage it has. `values` are fields of LanguageVersion.

    A translation follows the revision that its source has now. Raises NotAllowed, ValidationError.
    """
    version = LanguageVersion(edition=edition, **values)
    _follow(version)
    writing.add(version, "materials.add_version", EDIT, by=by, on=on)
    reach_stage(version=version, stage=stage, reached=reached, note="", by=by, on=on)
    return version


@transaction.atomic
def change_version(*, version: LanguageVersion, values: Mapping[str, Any], by: Any, on: date) -> LanguageVersion:
    """Correct owner, due date, place or source of a version. Raises NotAllowed, ValidationError."""
    source = LanguageVersion.objects.get(pk=version.pk).made_from_id
    for name, value in values.items():
        setattr(version, name, value)
    if version.made_from_id != source:
        version.follows_revision = None
        _follow(version)
    return writing.change(version, values, "materials.change_version", EDIT, by=by, on=on)


def _follow(version: LanguageVersion) -> None:
    """A version just made from another one follows what that says now; a source follows nothing."""
    if version.made_from is None:
        version.follows_revision = None
    elif version.follows_revision is None:
        version.follows_revision = version.made_from.revision


@transaction.atomic
def reach_stage(*, version: LanguageVersion, stage: Stage, reached: Moment, note: str, by: Any, on: date) -> Step:
    """Add a step: the version is at this stage. What comes back from a proof-reader goes to an earlier one.

    Releasing a translation brings it up to its source. Raises NotAllowed, NotForward, ValidationError.
    """
    last = version.steps.order_by("position").last()
    if last and _certainly_before(reached, last.reached):
        message = _("The last stage was reached on %(last)s. Give a day that is not before it.")
        raise NotForward(message % {"last": last.reached})
    position = (version.steps.aggregate(last=Max("position"))["last"] or 0) + 1
    facts: dict[str, Any] = {"stage": stage, "reached": reached, "note": note}
    step = Step(version=version, position=position, **facts)
    writing.add(step, "materials.reach_stage", EDIT, by=by, on=on)
    if stage == Stage.RELEASED and version.made_from and version.stale:
        version.follows_revision = version.made_from.revision
        writing.change(version, {}, "materials.follow_source", EDIT, by=by, on=on)
    return step


def _certainly_before(reached: Moment, last: Moment) -> bool:
    return (
        last.earliest is not None
        and reached.latest is not None
        and (Moment.on(last.earliest).on_or_before(reached.latest) is Answer.NO)
    )


@transaction.atomic
def revise_text(*, version: LanguageVersion, by: Any, on: date) -> LanguageVersion:
    """The text has changed: every released translation made from it is stale until it follows.

    Raises NotAllowed.
    """
    return writing.change(version, {"revision": version.revision + 1}, "materials.revise_text", EDIT, by=by, on=on)


@transaction.atomic
def remove_version(*, version: LanguageVersion, by: Any, on: date) -> None:
    """Take a version out from which no translation was made. Raises NotAllowed, StillNeeded."""
    writing.remove(version, "materials.remove_version", EDIT, by=by, on=on)
