"""What is enclosed with the letters of a run: each item's current edition in the language, else another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import override

from accede.mailings.models import Enclosure, Run
from accede.materials.models import Edition, Item, LanguageVersion, Stage, Step
from accede.materials.queries.items import current_versions
from accede.materials.queries.languages import language_name


@dataclass(frozen=True)
class Enclosed:
    """An item as a letter in one language encloses it. `version` is None where none is released by the day;
    `fallback`: it is not in the letter's language."""

    item: Item
    version: LanguageVersion | None
    fallback: bool

    @property
    def language(self) -> str:
        return self.version.language if self.version else ""


def enclosed(run: Run, languages: Iterable[str], *, on: date) -> dict[str, tuple[Enclosed, ...]]:
    """{language: what is enclosed, in the order of the run}. Four queries at most, however many languages."""
    rows = list(_rows(run))
    return {language: tuple(_chosen(row.item, run, language, on) for row in rows) for language in set(languages)}


def enclosed_words(found: Iterable[Enclosed], language: str) -> str:
    """The titles, each with the language in which it is enclosed, named in the language of the letter."""
    with override(_django(language)):
        return "; ".join(
            f"{each.item.title} ({language_name(each.language.split('-')[0], capital=False)})" for each in found
        )


def enclosures_sentence(found: Iterable[Enclosed], language: str) -> str:
    """A sentence for a text that has no place for its enclosures; empty where there are none."""
    words = enclosed_words(found, language)
    with override(_django(language)):
        return _("Enclosed: %(titles)s.") % {"titles": words} if words else ""


def _django(language: str) -> str:
    return "zh-hans" if language.split("-")[0] == "zh" else language


def _rows(run: Run) -> Iterable[Enclosure]:
    versions = LanguageVersion.objects.order_by("language").prefetch_related(
        Prefetch("steps", Step.objects.order_by("position"))
    )
    return (
        Enclosure.objects.filter(run=run)
        .select_related("item")
        .prefetch_related(
            Prefetch("item__editions", Edition.objects.order_by("pk")), Prefetch("item__editions__versions", versions)
        )
        .order_by("position", "pk")
    )


def _chosen(item: Item, run: Run, language: str, on: date) -> Enclosed:
    released = {row.language.split("-")[0]: row for row in current_versions(item) if row.stage_on(on) is Stage.RELEASED}
    wanted = (language, run.default_language, run.campaign.language, "en", *sorted(released))
    found = next((released[code] for code in (each.split("-")[0] for each in wanted) if code in released), None)
    return Enclosed(item, found, found is None or found.language.split("-")[0] != language.split("-")[0])
