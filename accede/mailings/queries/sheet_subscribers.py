"""A spreadsheet of addresses against a list: new, written to in another language, the same. Who left stays out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accede.coalition.models import SheetLine
from accede.coalition.queries.sheet_columns import mail_address
from accede.coalition.queries.sheet_diff import Line
from accede.coalition.queries.sheet_reading import SheetRow, tell
from accede.coalition.readers.kinds import Asked, Column, InCell
from accede.core.dates import Moment
from accede.core.names import folded
from accede.kit.imports import Report
from accede.kit.localdates import long_day
from accede.mailings.models import MailingList, Subscription
from accede.mailings.queries import languages
from accede.mailings.queries.lists import ON_IT

Change = SheetLine.Change
FIELDS = ("name", "language")


def _address(value: str, cell: InCell) -> str:
    return mail_address(value.strip().lower(), cell)


def _language(value: str, cell: InCell) -> str:
    """A code or a name of one of the six."""
    words = {folded(code): code for code in languages.ORDER}
    for found in (languages.OWN_NAMES.items(), languages.choices()):
        words |= {folded(name): code for code, name in found}
    words |= {folded(code): code for code in ("zh-hans",)} | {"chinese": "zh", "zh hans": "zh"}
    code = words.get(folded(value), "")
    if not code:
        cell.problem(_("“%s” is none of the six languages. Write its code: en, fr, es, ar, zh or ru.") % value)
    return code


COLUMNS = (
    Column("email", gettext_lazy("E-mail"), ("e-mail", "email", "mail", "mail address", "courriel", "adresse e-mail",
           "correo", "correo electronico", "البريد الالكتروني", "电子邮件"), most=254, read=_address,
           example="a.reader@example.org"),
    Column("name", gettext_lazy("Name"), ("name", "full name", "nom", "nombre", "الاسم", "姓名", "имя"), most=200,
           example="A. Reader"),
    Column("language", gettext_lazy("Language"), ("language", "langue", "idioma", "اللغة", "语言", "язык"),
           read=_language, example="fr"),
    Column("joined", gettext_lazy("Agreed on"), ("agreed on", "joined", "joined on", "consent date", "date",
           "inscrit le", "fecha", "التاريخ"), day=True, example="2026-01-15"),
    Column("source", gettext_lazy("Where her consent stands"), ("source", "consent", "consentement", "fuente",
           "المصدر"), most=250, example="Made-up row: delete it"),
)  # fmt: skip


def check(facts: dict[str, Any], problem: Callable[[str, str], None]) -> None:
    """A row has an address, and a day of consent is a day."""
    if not facts.get("email"):
        problem("email", _("The address is missing."))
    if facts.get("joined") and not Moment.parse(facts["joined"]).is_day:
        problem("joined", _("Write the whole day, as 2026-01-15, or leave it empty."))


def list_of(asked: Asked) -> MailingList:
    """The list into which a file is brought."""
    row = MailingList.objects.get(campaign=asked.campaign, key=asked.options["list"])
    row.campaign = asked.campaign
    return row


def compare(asked: Asked, rows: Iterable[SheetRow], report: Report) -> list[Line]:
    """A line for each address that is not left out: who left the list, and what the file says twice, is told. Two
    queries, however many rows.
    """
    there = list_of(asked)
    on_it = {row.email: row for row in Subscription.objects.filter(ON_IT, list=there)}
    left: dict[str, Any] = dict(
        Subscription.objects.filter(list=there, left_at__isnull=False)
        .order_by("left_at")
        .values_list("email", "left_at")
    )
    first: dict[str, SheetRow] = {}
    found = []
    for row in rows:
        email = row.data.get("email", "")
        if not email:
            continue
        if (before := first.setdefault(email, row)) is not row:
            words = _("This address stands already in row %(row)d. Leave one of the two out.")
            tell(report, row.sheet, words % {"row": before.row}, row=row.row, column=row.called("email"))
        elif _too_late(asked, row, report):
            continue
        elif email in on_it:
            found.append(_known(row, on_it[email]))
        elif email in left:
            words = _("%(email)s left the list on %(day)s and is left out: only she can put herself there again.")
            told = words % {"email": email, "day": long_day(left[email].date())}
            report.add(row.sheet, told, row=row.row, severity="warning")
        else:
            changes = {name: ["", row.data[name]] for name in ("email", *FIELDS) if row.data.get(name)}
            found.append(Line(row, Change.NEW, changes=changes, title=email))
    return found


def _too_late(asked: Asked, row: SheetRow, report: Report) -> bool:
    """Whether the day of consent lies in the future, which is told."""
    joined = row.data.get("joined")
    if not joined or Moment.parse(joined).day <= asked.on:
        return False
    words = _("%(day)s lies in the future.") % {"day": long_day(Moment.parse(joined).day)}
    tell(report, row.sheet, words, row=row.row, column=row.called("joined"))
    return True


def _known(row: SheetRow, there: Subscription) -> Line:
    changes = {
        name: [getattr(there, name), row.data[name]]
        for name in FIELDS
        if row.data.get(name) and row.data[name] != getattr(there, name)
    }
    return Line(row, Change.CHANGED if changes else Change.SAME, there.key, changes=changes, title=there.email)
