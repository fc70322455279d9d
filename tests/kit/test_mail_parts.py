"""A letter as a real mail program gets it: text and HTML, an entry for the calendar, files; nothing from afar."""

from __future__ import annotations

import re
from email import message_from_bytes, policy

import pytest

from accede.kit import mail
from accede.kit.mail.transport import message_of
from accede.kit.models import MailFile

pytestmark = pytest.mark.django_db

ENTRY = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"


def parsed(row):
    return message_from_bytes(message_of(row).message().as_bytes(), policy=policy.default)


def kinds(message):
    return [part.get_content_type() for part in message.walk() if not part.is_multipart()]


def test_a_plain_letter_has_a_text_and_the_same_words_in_html():
    letter = parsed(mail.queue_text("Come", "Dear <Ada>,\n\ncome to https://a.example/x\nsoon.", to="a@b.example"))

    assert kinds(letter) == ["text/plain", "text/html"]
    assert letter.get_body(("plain",)).get_content() == "Dear <Ada>,\n\ncome to https://a.example/x\nsoon.\n"
    assert '<p dir="auto">Dear &lt;Ada&gt;,</p>' in letter.get_body(("html",)).get_content()
    assert (
        '<a href="https://a.example/x">https://a.example/x</a><br>\nsoon.' in letter.get_body(("html",)).get_content()
    )


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("fr", "ltr"), ("zh-hans", "ltr"), ("xx", "ltr")])
def test_the_page_has_the_direction_of_its_language(language, direction):
    row = mail.queue_text("دعوة", "تعال", to="a@b.example", language=language)

    assert f'<html lang="{language}" dir="{direction}">' in row.html


def test_nothing_in_the_page_is_fetched_from_afar():
    row = mail.queue_text(
        "Come", "Read https://a.example/x and <img src='https://spy.example/p.gif'>", to="a@b.example"
    )

    assert re.findall(r"<(?:img|link|script|iframe)|url\(|@import|\ssrc=\"", row.html) == []


def test_an_entry_for_the_calendar_is_an_alternative_that_names_its_method_and_a_file():
    letter = parsed(mail.queue_text("Come", "Come.", to="a@b.example", calendar=ENTRY))

    entry = next(part for part in letter.walk() if part.get_content_type() == "text/calendar")
    assert kinds(letter) == ["text/plain", "text/html", "text/calendar", "application/ics"]
    assert entry.get_param("method") == "REQUEST"
    assert [part.get_filename() for part in letter.iter_attachments()] == ["invitation.ics"]


def test_files_go_with_the_letter_and_are_kept_once():
    files = [mail.Attached("agenda.pdf", "application/pdf", b"%PDF-1")]
    row = mail.queue_text("Come", "Come.", to="a@b.example", key="call 1", files=files)
    mail.queue_text("Come", "Come.", to="a@b.example", key="call 1", files=files)

    assert [(part.get_filename(), part.get_content()) for part in parsed(row).iter_attachments()] == [
        ("agenda.pdf", b"%PDF-1")
    ]
    assert MailFile.objects.count() == 1


def test_a_template_may_bring_its_own_html(settings, tmp_path, nora):
    (tmp_path / "events" / "mail").mkdir(parents=True)
    (tmp_path / "events/mail/invitation.txt").write_text("Subject: Hello\n\nDear {{ to.name }}")
    (tmp_path / "events/mail/invitation.html").write_text("<h1>{{ to.name }} {{ word }}</h1>")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]

    row = mail.queue("events/invitation", to=nora, context={"word": "<b>"})

    assert "<main>\n<h1>Nora &lt;b&gt;</h1>\n</main>" in row.html
