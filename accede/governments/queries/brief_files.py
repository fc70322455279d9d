"""Briefs as files: one State a file, several in a ZIP; which bytes, and what they depend on."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Max
from pypdf import PdfReader

from accede.accounts.queries import people
from accede.coalition.models import Campaign
from accede.coalition.queries import campaign as campaign_of
from accede.coalition.queries import seen_entries
from accede.coalition.rules import Reading, reading_of, visible
from accede.governments.models import Ally, Ask, Champion, Contact, Obstacle, Position, Promise, StepFact, TargetList
from accede.governments.queries.brief import Wanted, brief_of
from accede.governments.queries.brief_document import ROOMS, brief_document
from accede.governments.queries.whole_file import WholeFile
from accede.kit import documents
from accede.kit.models import LogEntry
from accede.record.models import State
from accede.record.queries import version

PAGES = 2
FORMS = ("pdf", "docx")
# The oldest day that a ZIP knows: the same briefs then give the same bytes.
_TIME = (1980, 1, 1, 0, 0, 0)
MOST = 40  # States in one go
_EMBARGOED: tuple[Any, ...] = (Position, StepFact, Obstacle, Contact, Ask, Promise)
_OWNED: tuple[Any, ...] = (*_EMBARGOED, Ally, Champion, TargetList)


@dataclass(frozen=True)
class Ordered:
    """Briefs that somebody asked for, as plain values that a job can keep. `reader` is an account's number, 0 for
    nobody (the public); `sections` empty means all.
    """

    campaign: str
    codes: tuple[str, ...]
    reader: int
    as_of: str
    on: str
    language: str
    form: str
    sections: tuple[str, ...]
    recipient: str = ""
    confidential: bool = False

    def as_args(self) -> dict[str, Any]:
        """For a job."""
        return asdict(self) | {"codes": list(self.codes), "sections": list(self.sections)}


def ordered_from(args: dict[str, Any]) -> Ordered:
    """What `as_args` gave."""
    return Ordered(**(args | {"codes": tuple(args["codes"]), "sections": tuple(args["sections"])}))


def file_name(ordered: Ordered) -> str:
    """ "training-MEX-brief-2026-11-26.pdf"; of several "training-briefs-2026-11-26-pdf.zip"."""
    if len(ordered.codes) == 1:
        return f"{ordered.campaign}-{ordered.codes[0]}-brief-{ordered.as_of}.{ordered.form}"
    return f"{ordered.campaign}-briefs-{ordered.as_of}-{ordered.form}.zip"


def brief_bytes(**args: Any) -> bytes:
    """The file: a brief, or a ZIP with one for each State."""
    ordered = ordered_from(args)
    files = [(_named(ordered, code), _one(ordered, code)) for code in ordered.codes]
    return files[0][1] if len(files) == 1 else _packed(files)


def brief_version(*, now: datetime, **args: Any) -> str:
    """What the file tells of: the last act that the reader may know of, the record, what she may see by now, and the
    last embargo that ended for her. Nothing else makes the file anew: that it must be made would tell of it.
    """
    ordered = ordered_from(args)
    campaign = campaign_of(ordered.campaign)
    on = date.fromisoformat(ordered.on)
    reading = reading_of(_reader(ordered), campaign.slug, on=on)
    known = seen_entries(LogEntry.objects.filter(campaign=campaign.slug), campaign, reader=reading, on=on)
    last = known.aggregate(last=Max("pk"))["last"]
    eyes = f"{reading.reach} {sorted(reading.organisations)} {reading.of_alliance}"
    told = f"{last} {version()} {eyes} {_seen(campaign, reading)} {_ended(campaign, reading, now)}"
    return hashlib.sha256(told.encode()).hexdigest()


def _seen(campaign: Campaign, reading: Reading) -> list[int]:
    """How many rows of each table she sees: of a row that is hers to see no longer the log does not tell her either."""
    rows = [visible(model.objects.filter(campaign=campaign), reading) for model in _OWNED]
    return [each.count() for each in rows]


def _ended(campaign: Campaign, reading: Reading, now: datetime) -> list[str]:
    """When an embargo last ended for the reader, in each table that has them: from then on she sees more."""
    rows = [visible(model.objects.filter(campaign=campaign, embargo_until__lte=now), reading) for model in _EMBARGOED]
    return [str(each.aggregate(last=Max("embargo_until"))["last"]) for each in rows]


def _reader(ordered: Ordered) -> Any:
    return people().filter(pk=ordered.reader).first() if ordered.reader else None


def _named(ordered: Ordered, code: str) -> str:
    return f"{ordered.campaign}-{code}-brief-{ordered.as_of}.{ordered.form}"


def _one(ordered: Ordered, code: str) -> bytes:
    found = _file(ordered, code)
    day = date.fromisoformat(ordered.on)
    wanted = Wanted(ordered.sections, ordered.language, day, ordered.recipient, ordered.confidential)
    made_at = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return fitting(found, wanted, ordered.form, made_at=made_at)


def _file(ordered: Ordered, code: str) -> WholeFile:
    return brief_of(
        campaign_of(ordered.campaign), State.objects.get(code=code), reader=_reader(ordered),
        as_of=date.fromisoformat(ordered.as_of), on=date.fromisoformat(ordered.on), language=ordered.language,
        confidential=ordered.confidential,
    )  # fmt: skip


def fitting(found: WholeFile, wanted: Wanted, form: str, *, made_at: datetime) -> bytes:
    """The widest brief that fits on two pages; where even the narrowest does not, that one. Nobody knows the pages of
    a Word file before it is opened, so they are counted on a PDF that is set like it.
    """
    made = b""
    for room in ROOMS:
        document = brief_document(found, wanted, room)
        measured = document if form == "pdf" else replace(document, meta={**document.meta, "compact": "as Word"})
        made = documents.written(measured, "pdf", made_at=made_at, site=settings.SITE_URL)
        if pages(made) <= PAGES:
            break
    return made if form == "pdf" else documents.written(document, form, made_at=made_at, site=settings.SITE_URL)


def pages(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(PdfReader(io.BytesIO(pdf)).pages)


def _packed(files: Sequence[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files:
            packed.writestr(zipfile.ZipInfo(name, _TIME), content)
    return out.getvalue()
