"""What the accomplishment report says of a year's materials: one passage an item, as it was on the day."""

from __future__ import annotations

from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.coalition.rules import THE_ALLIANCE, shown, visible
from accede.core.dates import Precision
from accede.kit import localdates
from accede.kit.offers import Passage, Quoted
from accede.materials.models import UNDETERMINED, Credit, CreditRole, Item, ItemKind, LanguageVersion, Stage
from accede.materials.queries.items import current_versions, with_parts
from accede.materials.queries.languages import language_name

KINDS = list(ItemKind.values)


def year_passages(campaign: Campaign, year: int, *, on: date) -> list[Passage]:
    """The passages of the items made in the year, and of those without a date, as they were on the day."""
    rows = with_parts(visible(Item.objects.filter(campaign=campaign), THE_ALLIANCE)).order_by("key")
    items = shown(rows, THE_ALLIANCE)  # a part of a series that is not shared stands for itself
    for item in items:
        item.campaign = campaign
    told = [item for item in items if item.series_id is None and _belongs(item, items, year)]
    found = [_passage(item, [part for part in items if part.series_id == item.pk], on) for item in told]
    return sorted(found, key=lambda passage: passage.order)


def _belongs(item: Item, items: list[Item], year: int) -> bool:
    """A series belongs to a year with any of its parts. An item without a date is told until it gets one."""
    family = [item, *(part for part in items if part.series_id == item.pk)]
    days = [first for one in family if (first := one.made.earliest or one.made.latest)]
    return not days or any(day.year == year for day in days)


def _passage(item: Item, parts: list[Item], on: date) -> Passage:
    told = [_account(item, on), *(_account(part, on) for part in parts)]
    return Passage(
        key=f"materials-{item.key}",
        section="materials",
        order=f"{KINDS.index(item.kind):02d} {item.key}",
        title="",
        paragraphs=(" ".join(told),),
        quoted=tuple(quoted for one in (item, *parts) for quoted in _quoted(one, on)),
        sources=tuple(dict.fromkeys(one.source for one in (item, *parts))),
    )


def _account(item: Item, on: date) -> str:
    return " ".join(filter(None, [_opening(item, on), item.content, item.used_for, *_state(item, on)]))


def _opening(item: Item, on: date) -> str:
    """Who made or ordered it."""
    of = {role: [each for each in item.credits.all() if each.role == role] for role in CreditRole.values}
    values = {
        "item": f"[[materials.item:{item.key}]]",
        "who": _names(item, of["commissioner"] or of["producer"] or of["publisher"]),
        "coordinator": _names(item, of["coordinator"]),
    }
    if item.series_id:
        return _("Part of the series: %(item)s.") % values
    if not values["who"]:
        return _("On record: %(item)s.") % values
    if not of["commissioner"] and not _finished(item, on):
        return capfirst(_("%(who)s is preparing: %(item)s.") % values)
    if not of["commissioner"]:
        return capfirst(_("%(who)s produced: %(item)s.") % values)
    if values["coordinator"]:
        return capfirst(_("%(who)s, coordinated by %(coordinator)s, commissioned: %(item)s.") % values)
    return capfirst(_("%(who)s commissioned: %(item)s.") % values)


def _finished(item: Item, on: date) -> bool:
    """Whether any version is released by the day, or none is on record that could be under way."""
    stages = {version.stage_on(on) for version in current_versions(item)}
    return not stages or Stage.RELEASED in stages


def _names(item: Item, credits: list[Credit]) -> str:
    alliance = item.campaign.alliance_short or item.campaign.alliance or item.campaign.short_name
    own = _("the %(alliance)s") % {"alliance": alliance}
    return ", ".join(each.organisation.short if each.organisation else own for each in credits)


def _state(item: Item, on: date) -> list[str]:
    found = [_version_state(item, version, on) for version in current_versions(item)]
    if item.availability:
        found.append(_("It is available to %(whom)s.") % {"whom": item.availability})
    return [text for text in found if text]


def _version_state(item: Item, version: LanguageVersion, on: date) -> str:
    stage = version.stage_on(on)
    if stage is None:
        return ""
    if stage is Stage.RELEASED:
        return _released(version)
    values = {
        "what": _what(item, version),
        "stage": f"[[{_stage_code(item, version)}]]",
        "due": f"[[{_due_code(item, version)}]]",
        "who": version.website.short if version.website else "",
    }
    found = [_("%(what)s is %(stage)s.") % values]
    if str(version.due):
        found.append(_due(version, on) % values)
    if version.website:
        found.append(_("It will be available on the website of %(who)s.") % values)
    return capfirst(" ".join(found))


def _due(version: LanguageVersion, on: date) -> str:
    """A due month or year is over with its last day."""
    if version.late_on(on):
        return _("It was due by %(due)s and is late.")
    return {
        Precision.DAY: _("It is due on %(due)s."),
        Precision.MONTH: _("It is due by the end of %(due)s."),
        Precision.YEAR: _("It is due by the end of %(due)s."),
    }.get(version.due.precision, _("It is due %(due)s."))


def _doing(stage: Stage) -> str:
    return {
        Stage.DRAFT: _("being drafted"),
        Stage.TRANSLATION: _("being translated"),
        Stage.PROOFREADING: _("being proofread"),
        Stage.LAYOUT: _("being laid out"),
    }[stage]


def _what(item: Item, version: LanguageVersion) -> str:
    """What is being worked on: a translation names both languages, a text of an unknown one neither."""
    language = language_name(version.language, capital=False)
    if version.made_from:
        values = {"language": language, "source": language_name(version.made_from.language, capital=False)}
        return _("the translation into %(language)s from %(source)s") % values
    if version.language != UNDETERMINED:
        return _("the text in %(language)s") % {"language": language}
    return _("the series") if item.kind == ItemKind.STUDY_SERIES else _("the text")


def _released(version: LanguageVersion) -> str:
    """Where it can be had. That it is released is said only when there is something to say beside it."""
    values = {
        "language": language_name(version.language, capital=False),
        "who": version.website.short if version.website else "",
    }
    if not version.website:
        return ""
    if version.language == UNDETERMINED:
        return _("It is available on the website of %(who)s.") % values
    return _("The version in %(language)s is available on the website of %(who)s.") % values


# What is quoted ------------------------------------------------------------------------------------------
def _stage_code(item: Item, version: LanguageVersion) -> str:
    return f"materials.stage:{item.key}:{version.language}"


def _due_code(item: Item, version: LanguageVersion) -> str:
    return f"materials.due:{item.key}:{version.language}"


def _quoted(item: Item, on: date) -> list[Quoted]:
    url, row = item.get_absolute_url(), f"materials/{item.key}"
    definition = _("Materials, %(kind)s") % {"kind": item.get_kind_display()}
    found = [Quoted(f"materials.item:{item.key}", item.title, None, definition, url, (row,))]
    for version in current_versions(item):
        stage = version.stage_on(on)
        if stage in {None, Stage.RELEASED}:
            continue
        rows = (f"{row}#{version.language}",)
        on_day = _("Materials, stage on %(day)s") % {"day": localdates.short_day(on)}
        found.append(Quoted(_stage_code(item, version), _doing(stage), stage.number, on_day, url, rows))
        if str(version.due):
            due = ". ".join(filter(None, [_("Materials, due date"), version.due_note]))
            shown = localdates.long_moment(version.due)
            found.append(Quoted(_due_code(item, version), shown, None, due, url, rows))
    return found
