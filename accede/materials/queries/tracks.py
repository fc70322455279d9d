"""The way of each language version through the stages, as an item's page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accede.kit import localdates
from accede.kit.parts import Stage as StageShown
from accede.materials.models import CreditRole, Edition, Item, LanguageVersion, Stage, Step
from accede.materials.queries.items import current_versions, is_stale
from accede.materials.queries.languages import language_name


@dataclass(frozen=True)
class Track:
    """A version with its stages on the day."""

    version: LanguageVersion
    language: str
    made_from: str
    stage: str
    stages: tuple[StageShown, ...]
    stale: bool
    late: bool


@dataclass(frozen=True)
class EditionTracks:
    edition: Edition
    tracks: tuple[Track, ...]


@dataclass(frozen=True)
class CreditShown:
    """Who, and as what if not plainly as the producer."""

    name: str
    role: str


@dataclass(frozen=True)
class Line:
    """An item as the list shows it."""

    item: Item
    credits: tuple[CreditShown, ...]
    tracks: tuple[Track, ...]

    @property
    def many(self) -> bool:
        return len(self.tracks) > 1


def lines(items: Iterable[Item], *, on: date) -> list[Line]:
    """The items with who made them and how far the versions of their last edition are."""
    return [
        Line(item, tuple(_credits(item)), tuple(_track(each, on) for each in current_versions(item))) for item in items
    ]


def _credits(item: Item) -> Iterator[CreditShown]:
    alliance = item.campaign.alliance_short or item.campaign.short_name
    for credit in item.credits.all():
        role = "" if credit.role == CreditRole.PRODUCER else str(credit.get_role_display())
        yield CreditShown(credit.organisation.short if credit.organisation else alliance, role)


def lede(item: Item, *, on: date) -> str:
    """One sentence with the state of things."""
    found = [_track(version, on) for version in current_versions(item)]
    if not found:
        return _("No language version is on record.")
    released = sum(track.version.stage_on(on) is Stage.RELEASED for track in found)
    values = {"released": released, "all": len(found), "day": localdates.long_day(on)}
    one = _("%(released)s of %(all)s language version is released. As of %(day)s.")
    many = _("%(released)s of %(all)s language versions are released. As of %(day)s.")
    return (one if len(found) == 1 else many) % values


def tracks(item: Item, *, on: date) -> list[EditionTracks]:
    """Every edition, the last one first, with the tracks of its versions: sources before translations."""
    editions = sorted(item.editions.all(), key=lambda edition: -edition.pk)
    return [
        EditionTracks(edition, tuple(_track(version, on) for version in _in_order(edition))) for edition in editions
    ]


def _in_order(edition: Edition) -> list[LanguageVersion]:
    return sorted(edition.versions.all(), key=lambda version: (version.made_from_id is not None, version.language))


def _track(version: LanguageVersion, on: date) -> Track:
    stage = version.stage_on(on)
    return Track(
        version=version,
        language=language_name(version.language),
        made_from=language_name(version.made_from.language) if version.made_from else "",
        stage=str(stage.label) if stage else _("not begun"),
        stages=tuple(_stages(version, stage)),
        stale=is_stale(version, on),
        late=version.late_on(on),
    )


def _stages(version: LanguageVersion, now: Stage | None) -> list[StageShown]:
    """The five stages with what is known of each. A source text has no translation stage."""
    number = now.number if now else 0
    steps = {step.stage: step for step in version.steps.all()}
    shown = [stage for stage in Stage if version.made_from or stage is not Stage.TRANSLATION]
    return [
        StageShown(capfirst(str(stage.label)), _words(version, stage, steps.get(stage), now), _state(stage, number))
        for stage in shown
    ]


def _state(stage: Stage, number: int) -> str:
    if stage.number < number or number == stage.number == len(Stage):
        return "done"
    return "now" if stage.number == number else ""


def _words(version: LanguageVersion, stage: Stage, step: Step | None, now: Stage | None) -> str:
    words = []
    if step and now and stage.number <= now.number:
        words += [localdates.short_moment(step.reached)] if str(step.reached) else []
        words += [step.note] if step.note else []
    if stage is now and now is not Stage.RELEASED and str(version.due):
        words.append(_("due %(when)s") % {"when": localdates.short_moment(version.due)})
    if stage is Stage.RELEASED and version.website:
        words.append(_("on the website of %(who)s") % {"who": version.website.short})
    return "; ".join(words)
