"""What a mail room prints for a run: labels, envelopes, a sheet to sign, a list for the courier."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accede.governments.models import Channel
from accede.kit.letters import sheets
from accede.kit.letters.sheets import Addressee, Sheet
from accede.kit.localdates import language_code, long_day
from accede.mailings.models import Letter, Run
from accede.mailings.queries.papers import number_of, series_of, to_lines
from accede.materials.queries.languages import language_name

ON_PAPER = (Channel.POST, Channel.COURIER, Channel.BY_HAND, Channel.NOTE_VERBALE)
CARRIED = (Channel.COURIER, Channel.BY_HAND, Channel.NOTE_VERBALE)


def on_paper(run: Run, *, channels: Sequence[str] = ON_PAPER) -> list[Letter]:
    """The frozen letters that leave as paper by one of the channels, in their order."""
    rows = Letter.objects.filter(run=run).select_related("mission", "state").order_by("number")
    return [row for row in rows if row.channel in channels or row.then_channel in channels]


def labels(run: Run, form: str, *, made_at: datetime) -> bytes:
    """Labels for every letter on paper; `form` a key of sheets.LABELS."""
    title = _("Labels: %(title)s") % {"title": run.title}
    return sheets.labels_pdf(_addressees(run), form, title=title, language=_language(), made_at=made_at)


def envelopes(run: Run, form: str, *, made_at: datetime) -> bytes:
    """An envelope for every letter on paper; `form` a key of sheets.ENVELOPES."""
    title = _("Envelopes: %(title)s") % {"title": run.title}
    sender = [run.campaign.alliance or run.campaign.name]
    return sheets.envelopes_pdf(
        _addressees(run), form, sender=sender, title=title, language=_language(), made_at=made_at
    )


def signature_sheet(run: Run, _form: str, *, made_at: datetime) -> bytes:
    """Every letter on paper with room for the signature of who signs it and the day."""
    rows = [
        (number, "\n".join(to_lines(letter)[:3]), language_name(letter.language), "", "")
        for number, letter in _numbered(run)
    ]
    heads = (_("No."), _("To"), _("Language"), _("Signed"), _("Day"))
    sheet = _sheet(run, _("To be signed: %(title)s"), heads, rows, (0, 3, 0, 2, 1), wide=False)
    return sheets.sheet_pdf(sheet, made_at=made_at)


def courier_list(run: Run, _form: str, *, made_at: datetime) -> bytes:
    """Every letter that somebody carries, with its address and room for who took it, when."""
    rows = [
        (number, "\n".join(to_lines(letter)[:3]), letter.address.strip(), str(letter.get_channel_display()), "", "")
        for number, letter in _numbered(run, CARRIED)
    ]
    heads = (_("No."), _("To"), _("Address"), _("Way"), _("Received by (name, signature)"), _("Day, hour"))
    sheet = _sheet(run, _("Courier list: %(title)s"), heads, rows, (0, 3, 3, 0, 3, 1), wide=True)
    return sheets.sheet_pdf(sheet, made_at=made_at)


# name of the paper: what makes it, and the forms it comes in.
PAPERS: dict[str, tuple[Callable[..., bytes], tuple[str, ...]]] = {
    "labels": (labels, tuple(sheets.LABELS)),
    "envelopes": (envelopes, tuple(sheets.ENVELOPES)),
    "signatures": (signature_sheet, ("a4",)),
    "courier": (courier_list, ("a4",)),
}


def _numbered(run: Run, channels: Sequence[str] = ON_PAPER) -> list[tuple[str, Letter]]:
    series = series_of(run)
    return [(number_of(letter, series), letter) for letter in on_paper(run, channels=channels)]


def _addressees(run: Run) -> list[Addressee]:
    found = [(to_lines(letter), letter.language.partition("-")[0], number) for number, letter in _numbered(run)]
    # An address in Latin letters begins on the left, though the letter itself is in Arabic.
    return [
        Addressee(lines, run.campaign.language if language == "ar" and not _arabic(lines) else language, number)
        for lines, language, number in found
    ]


def _arabic(lines: Sequence[str]) -> bool:
    return any(unicodedata.bidirectional(sign) == "AL" for line in lines for sign in line)


def _sheet(run: Run, title: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]],
           widths: tuple[float, ...], *, wide: bool) -> Sheet:  # fmt: skip
    notes = (
        _("Letters of %(day)s. This list holds %(n)s letters.") % {"day": long_day(run.letter_date), "n": len(rows)},
    )
    below = (_("Handed over by: ______________________________   Day, hour: ____________________"),)
    return Sheet(
        title % {"title": run.title}, _language(), columns, tuple(rows), widths,
        author=run.campaign.alliance or run.campaign.name, notes=notes, below=below, foot=run.title,
        wide=wide, tall=True,
    )  # fmt: skip


def _language() -> str:
    return language_code(get_language())
