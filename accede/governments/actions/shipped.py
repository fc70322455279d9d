"""Loads the answers that come with treaties. Loading the same again changes nothing; a text that changed becomes a
later version, and a campaign that took an answer over keeps its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.core import translations
from accede.governments.models import Argument, ArgumentText, Citation, ObstacleKind
from accede.governments.readers import arguments as readers
from accede.governments.readers.arguments import ShippedAnswer, ShippedBank, ShippedTexts
from accede.kit import log
from accede.kit.imports import Report
from accede.record.models import Treaty


@dataclass
class LoadedBank:
    """What came of a load; with an error in the report nothing was written."""

    report: Report = field(default_factory=Report)
    answers: int = 0  # added or changed
    texts: int = 0
    retired: int = 0

    @property
    def changed(self) -> bool:
        return bool(self.answers or self.texts or self.retired)


def load_arguments(*, folder: Path, by: Any, on: date) -> LoadedBank:
    """Reads `folder/<slug>/arguments/` of every treaty on record and brings the bank up to it."""
    require(by, Right.LOAD_CAMPAIGN, on=on)
    loaded = LoadedBank()
    with transaction.atomic():
        for bank in readers.banks(folder):
            loaded.report.extend(bank.report.problems)
            treaty = Treaty.objects.filter(slug=bank.slug).first()
            if treaty is None:
                words = _("The treaty “%(slug)s” is not on record. Load the shipped record first.")
                loaded.report.add(f"{bank.slug}/arguments", words % {"slug": bank.slug})
            else:
                _Bank(treaty, loaded, on).load(bank)
                _note(treaty, loaded, by, on)
        if not loaded.report.ok:
            transaction.set_rollback(True)
    return loaded


def _note(treaty: Treaty, loaded: LoadedBank, by: Any, on: date) -> None:
    if loaded.changed:
        told = {"answers": loaded.answers, "texts": loaded.texts, "retired": loaded.retired}
        log.record("governments.load_arguments", target=treaty, by=by, on=on, after=told, campaign="")


class _Bank:
    """The bank of one treaty against its shipped files."""

    def __init__(self, treaty: Treaty, loaded: LoadedBank, on: date) -> None:
        self.treaty, self.loaded, self.on = treaty, loaded, on
        rows = Argument.objects.filter(treaty=treaty, campaign=None).prefetch_related("texts", "citations")
        self.rows = {row.key: row for row in rows}

    def load(self, bank: ShippedBank) -> None:
        there = [each for each in bank.answers if self._has_its_kind(each)]
        for place, each in enumerate(there, 1):
            self._answer(each, place * 10)
        ranks = {each.key: each.language for each in there}
        # First what was written, then what was translated from it: a translation names the version it follows.
        for texts in bank.texts:
            self._texts(texts, {key for key, language in ranks.items() if language == texts.language}, ranks)
        for texts in bank.texts:
            self._texts(texts, {key for key, language in ranks.items() if language != texts.language}, ranks)
        for key in sorted(set(self.rows) - set(ranks)):
            self._retire(self.rows[key])

    def _has_its_kind(self, each: ShippedAnswer) -> bool:
        if each.kind in ObstacleKind.values and each.source:
            return True
        words = _("“%(key)s” names no source, or an obstacle that we do not know (%(kind)s).")
        self.loaded.report.add(
            f"{self.treaty.slug}/arguments/{readers.NAMES}", words % {"key": each.key, "kind": each.kind}
        )
        return False

    def _answer(self, each: ShippedAnswer, order: int) -> None:
        values = {"kind": each.kind, "source": each.source, "order": order, "retired_date": None}
        row = self.rows.get(each.key)
        if row is None:
            row = self.rows[each.key] = Argument.objects.create(treaty=self.treaty, key=each.key, **values)
            self.loaded.answers += 1
        elif any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            row.save()
            self.loaded.answers += 1
        if [cited.article for cited in sorted(row.citations.all(), key=lambda one: one.number)] != list(each.articles):
            row.citations.all().delete()
            Citation.objects.bulk_create(
                Citation(argument=row, number=number, treaty=self.treaty, article=article)
                for number, article in enumerate(each.articles, 1)
            )

    def _texts(self, file: ShippedTexts, keys: set[str], written_in: dict[str, str]) -> None:
        for key in sorted(keys & set(file.texts)):
            row = self.rows[key]
            texts = list(ArgumentText.objects.filter(argument=row, language__in=[file.language, written_in[key]]))
            last = max((each for each in texts if each.language == file.language), key=_version, default=None)
            source = max((each for each in texts if each.language == written_in[key]), key=_version, default=None)
            if last is not None and last.text == file.texts[key]:
                self._reviewed(last, file)
                continue
            origin = (source.language, source.version) if source and source.language != file.language else ("", None)
            made = ArgumentText(
                argument=row, language=file.language, version=last.version + 1 if last else 1, text=file.texts[key],
                state=translations.REVIEW, from_language=origin[0], from_version=origin[1], written_date=file.written,
            )  # fmt: skip
            made.save()
            self._reviewed(made, file)
            self.loaded.texts += 1

    def _reviewed(self, text: ArgumentText, file: ShippedTexts) -> None:
        """Who reviewed the file stands in it, and in the repository; no account stands behind it here."""
        if file.reviewed and text.state != translations.REVIEWED:
            text.state, text.reviewed_date = ArgumentText.State.REVIEWED, file.reviewed
            text.save()
            self.loaded.texts += 1

    def _retire(self, row: Argument) -> None:
        """An answer that is shipped no longer stays for the obstacles that it answered."""
        if row.retired_date is None:
            row.retired_date = self.on
            row.save()
            self.loaded.retired += 1


def _version(text: ArgumentText) -> int:
    return text.version
