from __future__ import annotations

import uuid
from collections.abc import Mapping
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Model
from django.template import Context
from django.template.loader import get_template
from django.utils import timezone, translation

from accede.kit.jobs.wake import wake
from accede.kit.log import username
from accede.kit.mail.fates import is_suppressed
from accede.kit.models import MailState, OutgoingMail

SUBJECT = "Subject:"


class BadAddress(ValueError):
    """The recipient has no address that mail can be sent to."""


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
) -> OutgoingMail:
    """Writes a letter from a template into the queue, in the current transaction; its text is frozen now.

    The template "events/invitation" is the file `events/mail/invitation.txt`: a line "Subject: …", an empty
    line, the text. It sees `context`, `to` and `about`; nothing is escaped, for it is no HTML.
    """
    language = language or getattr(to, "language", "") or translation.get_language() or settings.LANGUAGE_CODE
    room, _slash, name = template.partition("/")
    with translation.override(language):
        source: Any = get_template(f"{room}/mail/{name}.txt")
        values = {"site_url": settings.SITE_URL, **(context or {}), "to": to, "about": about}
        text = source.template.render(Context(values, autoescape=False))
    first, _newline, body = text.strip().partition("\n")
    if not first.startswith(SUBJECT):
        raise NoSubject(f"{room}/mail/{name}.txt")
    return queue_text(
        first.removeprefix(SUBJECT),
        body,
        to=to,
        about=about,
        by=by,
        language=language,
        key=key,
        campaign=campaign,
        reply_to=reply_to,
        template=template,
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
) -> OutgoingMail:
    """Writes a finished letter into the queue; with a key that was used before, returns the letter queued
    then.

    An address we no longer write to gives a row all the same, in the state "suppressed", so that it can be
    seen.
    """
    name, address = _recipient(to)
    now = timezone.now()
    wanted = {
        "to": address,
        "to_name": name[:200],
        "reply_to": reply_to,
        # A line break in a subject would begin a header of the sender's choosing.
        "subject": " ".join(subject.split())[:500],
        "body": body.strip() + "\n",
        "language": language,
        "template": template,
        "message_id": f"<{uuid.uuid4().hex}@{_domain()}>",
        "campaign": campaign,
        "by": username(by),
        "state": MailState.SUPPRESSED if is_suppressed(address) else MailState.QUEUED,
        "queued_at": now,
        "not_before": now,
        **_subject_matter(about),
    }
    return _write(key, wanted)


def _write(key: str | None, wanted: dict[str, Any]) -> OutgoingMail:
    if key is None:
        row = OutgoingMail.objects.create(**wanted)
    else:
        row, _created = OutgoingMail.objects.get_or_create(key=key, defaults=wanted)
    transaction.on_commit(wake)
    return row


def _subject_matter(about: Model | None) -> dict[str, str]:
    return {} if about is None else {"about_type": about._meta.label_lower, "about_id": str(about.pk)}


def _recipient(to: Any) -> tuple[str, str]:
    if isinstance(to, str):
        name, address = parseaddr(to)
    else:
        name, address = str(getattr(to, "name", "")), str(getattr(to, "email", ""))
    try:
        validate_email(address)
    except ValidationError:
        raise BadAddress(f"{address!r} is not an address that mail can be sent to.") from None
    return " ".join(name.split()), address


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
