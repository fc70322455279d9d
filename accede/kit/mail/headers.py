"""What stands at the head of a letter, and what is added at its foot."""

from __future__ import annotations

from functools import lru_cache

from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _

from accede.kit.mail.html import from_text, page
from accede.kit.mail.rows import own_domain
from accede.kit.models import OutgoingMail


def headers_of(row: OutgoingMail) -> dict[str, str]:
    """Headers besides From, To, Subject and Date.

    A letter of a run to people one knows is a person's letter and carries none of the marks of a machine's: whoever is
    away may say so. The house's own letters and those to lists ask for no answer from a machine (RFC 3834). Every one
    has what a signature by the relay covers: From and Message-ID of one domain, and a Date.
    """
    head = {"Message-ID": row.message_id, "Content-Language": row.language}
    if row.leave_url:
        # RFC 2369 and RFC 8058: one click, without a page, by the program of the reader.
        head["List-Unsubscribe"] = f"<{row.leave_url}>"
        head["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    group = row.group
    if group is not None and group.for_list:
        head["List-Id"] = f"<{group.for_list}.{own_domain()}>"
        head["Precedence"] = "bulk"
    if group is None or group.for_list:
        head["Auto-Submitted"] = "auto-generated"
    return head


def text_of(row: OutgoingMail) -> str:
    """The text as it leaves: what was frozen, and for a list where its reader leaves it."""
    if not row.leave_url:
        return row.body
    return f"{row.body}\n-- \n{_leave_words(row.language)}\n{row.leave_url}\n"


def html_of(row: OutgoingMail) -> str:
    """The page as it leaves. Letters to lists keep none in their rows: it is made from the text, once for all."""
    whole = row.html or _page(row.subject, row.body, row.language)
    if not row.leave_url:
        return whole
    foot = format_html('<p><small><a href="{}">{}</a></small></p>', row.leave_url, _leave_words(row.language))
    before, end, after = whole.rpartition("</main>")
    return f"{before}{foot}\n{end}{after}" if end else whole + foot


@lru_cache(maxsize=64)
def _page(subject: str, body: str, language: str) -> str:
    return page(subject, from_text(body), language=language)


@lru_cache(maxsize=32)
def _leave_words(language: str) -> str:
    with translation.override(language):
        return _("You get this because your address is on our list. To leave the list:")
