"""The list of runs, and what one says of itself, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from accede.coalition.models import Campaign
from accede.kit.localdates import long_day
from accede.mailings.models import AudienceKind, Run
from accede.mailings.queries.runs import RunStanding, runs_of, standing_in

# Other pages of the room: name of the address, words. Each shows once its page exists.
OTHERS = (
    ("templates", pgettext_lazy("pages of mailings", "Templates")),
    ("blocks", pgettext_lazy("pages of mailings", "Blocks")),
    ("audiences", pgettext_lazy("pages of mailings", "Audiences")),
    ("lists", pgettext_lazy("pages of mailings", "Lists")),
    ("letterheads", pgettext_lazy("pages of mailings", "Letterheads")),
)


@dataclass(frozen=True)
class RunShown:
    """A run as a list shows it."""

    run: Run
    standing: RunStanding
    letters: int


def rows(campaign: Campaign) -> QuerySet[Run]:
    """The campaign's runs with the number of their frozen letters. Not run here."""
    return runs_of(campaign).annotate(letters_frozen=Count("letters"))


def shown(found: Iterable[Run]) -> list[RunShown]:
    """The same rows with where each stands. No query where their steps are loaded."""
    return [
        RunShown(row, standing_in(sorted(row.steps.all(), key=lambda step: step.number)), row.letters_frozen)  # type: ignore[attr-defined]  # annotated in rows()
        for row in found
    ]


def links(campaign: Campaign) -> list[tuple[str, str]]:
    """The other pages of the room that are there: words and address."""
    found = []
    for name, words in OTHERS:
        try:
            found.append((str(words), reverse(f"mailings:{name}", args=[campaign.slug])))
        except NoReverseMatch:
            continue
    return found


def facts_of(run: Run) -> str:
    """The run in one or two sentences: the template, the day of the classes, what is enclosed. One query."""
    told = {"template": run.template, "audience": run.audience, "day": long_day(run.classes_date)}
    words = _("Template: %(template)s. To: %(audience)s. Classes and positions as of %(day)s.")
    if run.audience.kind != AudienceKind.MISSIONS:  # readers of a list have no class
        words = _("Template: %(template)s. To: %(audience)s.")
    parts = [words % told]
    items = [str(each.item) for each in run.enclosures.select_related("item").order_by("position")]
    if items:
        enclosed = {"items": ", ".join(items)}
        parts.append(_("Enclosed, current version in the reader's language: %(items)s.") % enclosed)
    if run.reply_by_date:
        parts.append(_("Replies by %(day)s.") % {"day": long_day(run.reply_by_date)})
    return " ".join(parts)
