from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.utils import parseaddr
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Model
from django.template import Context, TemplateDoesNotExist
from django.template.loader import get_template
from django.utils import timezone, translation

from accede.kit.jobs.wake import wake
from accede.kit.log import username
from accede.kit.mail.fates import is_suppressed
from accede.kit.mail.html import from_text, page
from accede.kit.models import MailFile, MailState, OutgoingMail

SUBJECT = "Subject:"


class BadAddress(ValueError):
    """The recipient has no address that mail can be sent to."""


@dataclass(frozen=True)
class Attached:
    """A file that goes with a letter: its bytes, or where they lie in the file storage, and their hash."""

    name: str
    content_type: str
    content: bytes = b""
    stored: str = ""
    sha256: str = ""

    def as_columns(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "content_type": self.content_type,
            "content": self.content,
            "stored": self.stored,
            "sha256": self.sha256,
        }


class NoSubject(ValueError):
    """A letter's template must begin with a line "Subject: …"."""


def queue(
    template: str,
    *,
    to: Any,
    about: Model | None = None,
    by: Any = None,
    context: Mapping[str, Any] | None = None,
    language: str | None = None,
    key: str | None = None,
    campaign: str = "",
    reply_to: str = "",
    calendar: str = "",
    files: Sequence[Attached] = (),
) -> OutgoingMail:
    """Writes a letter from a template into the queue, in the current transaction; its text is frozen now.

    The template "events/invitation" is the file `events/mail/invitation.txt`: a line "Subject: …", an empty
    line, the text. It sees `context`, `to` and `about`; nothing is escaped, for it is no HTML. Beside it may stand
    `events/mail/invitation.html`, the body of the same letter as HTML; without one, HTML is made from the text.
    """
    language = language or getattr(to, "language", "") or translation.get_language() or settings.LANGUAGE_CODE
    values = {"site_url": settings.SITE_URL, **(context or {}), "to": to, "about": about}
    subject, body, inner_html = _rendered(template, values, language)
    return queue_text(
        subject,
        body,
        to=to,
        about=about,
        by=by,
        language=language,
        key=key,
        campaign=campaign,
        reply_to=reply_to,
        template=template,
        inner_html=inner_html,
        calendar=calendar,
        files=files,
    )


def queue_text(
    subject: str,
    body: str,
    *,
    to: Any,
    about: Model | None = None,
    by: Any = None,
    language: str = "en",
    key: str | None = None,
    campaign: str = "",
    reply_to: str = "",
    template: str = "",
    inner_html: str = "",
    calendar: str = "",
    files: Sequence[Attached] = (),
) -> OutgoingMail:
    """Writes a finished letter into the queue; with a key that was used before, returns the letter queued
    then.

    An address we no longer write to gives a row all the same, in the state "suppressed", so that it can be
    seen. `inner_html` is the body of an HTML part, already escaped; without one it is made from the text.
    """
    subject = one_line(subject)
    wanted = {
        **_envelope(to),
        "reply_to": reply_to,
        "subject": subject,
        "body": body.strip() + "\n",
        "html": page(subject, inner_html or from_text(body), language=language),
        "calendar": calendar,
        "language": language,
        "template": template,
        "campaign": campaign,
        "by": username(by),
        **_subject_matter(about),
    }
    return _write(key, wanted, files)


@transaction.atomic
def _write(key: str | None, wanted: dict[str, Any], files: Sequence[Attached]) -> OutgoingMail:
    created = True
    if key is None:
        row = OutgoingMail.objects.create(**wanted)
    else:
        row, created = OutgoingMail.objects.get_or_create(key=key, defaults=wanted)
    if created:
        MailFile.objects.bulk_create(MailFile(mail=row, **file.as_columns()) for file in files)
    transaction.on_commit(wake)
    return row


def _rendered(template: str, values: Mapping[str, Any], language: str) -> tuple[str, str, str]:
    """Subject, text and (where the room has a template for it) the body of the HTML part."""
    room, _slash, name = template.partition("/")
    with translation.override(language):
        source: Any = get_template(f"{room}/mail/{name}.txt")
        text = source.template.render(Context(values, autoescape=False))
        inner = _inner_html(f"{room}/mail/{name}.html", values)
    first, _newline, body = text.strip().partition("\n")
    if not first.startswith(SUBJECT):
        raise NoSubject(f"{room}/mail/{name}.txt")
    return first.removeprefix(SUBJECT), body, inner


def _inner_html(name: str, values: Mapping[str, Any]) -> str:
    try:
        source: Any = get_template(name)
    except TemplateDoesNotExist:
        return ""
    return str(source.template.render(Context(values)))


def _subject_matter(about: Model | None) -> dict[str, str]:
    return {} if about is None else {"about_type": about._meta.label_lower, "about_id": str(about.pk)}


def _envelope(to: Any) -> dict[str, Any]:
    """To whom it goes, under which name it can be found again, and since when it waits."""
    name, address = recipient(to)
    now = timezone.now()
    return {
        "to": address,
        "to_name": name[:200],
        "message_id": fresh_message_id(),
        "state": MailState.SUPPRESSED if is_suppressed(address) else MailState.QUEUED,
        "queued_at": now,
        "not_before": now,
    }


def one_line(subject: str) -> str:
    # A line break in a subject would begin a header of the sender's choosing.
    return " ".join(subject.split())[:500]


def fresh_message_id() -> str:
    return f"<{uuid.uuid4().hex}@{own_domain()}>"


def recipient(to: Any) -> tuple[str, str]:
    """Name and address of whoever it goes to; raises BadAddress."""
    if isinstance(to, str):
        name, address = parseaddr(to)
    else:
        name, address = str(getattr(to, "name", "")), str(getattr(to, "email", ""))
    require_address(address)
    return " ".join(name.split()), address


def require_address(address: str) -> None:
    """Raises BadAddress unless mail can be sent there."""
    try:
        validate_email(address)
    except ValidationError:
        raise BadAddress(f"{address!r} is not an address that mail can be sent to.") from None


def own_domain() -> str:
    """The domain of the sender."""
    return _domain_of(settings.DEFAULT_FROM_EMAIL)


@lru_cache(maxsize=8)
def _domain_of(sender: str) -> str:
    return parseaddr(sender)[1].rpartition("@")[2] or "localhost"
