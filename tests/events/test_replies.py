"""What is answered to an invitation: by the link, or taken down by somebody; what contradicts is shown and settled."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from accede.accounts.rules import NotAllowed
from accede.core.dates import Moment
from accede.events.actions.replies import Meanwhile, NothingToSettle, answer, settle, take_reply
from accede.events.models import Reply
from accede.events.queries.invited import invited_by
from accede.events.readers import LARGEST, NoScan, read_scan
from accede.kit.models import LogEntry
from accede.kit.refusals import Refused
from tests.events import inviting
from tests.events.inviting import AT, said

DAY = AT.date()
NOON = datetime(2004, 1, 20, 12, 0, tzinfo=UTC)


@pytest.fixture
def invitation(panel, nora):
    panel.starts = Moment.parse("2004-03-01")
    panel.save()
    return inviting.invited(panel, nora)[0]


def _answer(invitation, what, *, at=AT, seen=None, **values):
    return answer(invitation=invitation, turn=1, values={"answer": what, **values}, at=at, seen=seen)


def _take(invitation, what, way, by, *, replaces=False, scan=None, said_at=AT, **values):
    facts = {"answer": what, "way": way, "said_at": said_at, **values}
    return take_reply(invitation=invitation, values=facts, by=by, on=DAY, at=NOON, scan=scan, replaces=replaces)


def _stands(invitation):
    return invited_by(invitation, as_of=DAY).stands


def _png():
    file = io.BytesIO()
    Image.new("L", (8, 8)).save(file, "PNG")
    return file.getvalue()


# By the link ---------------------------------------------------------------------------------------------------
def test_an_answer_by_the_link_is_a_row_and_an_entry_of_the_log_that_names_nobody(invitation):
    row = _answer(invitation, "colleague", name="Ms. Example", title="First Secretary")

    assert (row.number, row.answer, row.way, row.taken_by, row.said_at) == (1, "colleague", "link", "", AT)
    entry = LogEntry.objects.get(act="events.answer")
    assert (entry.by, entry.campaign) == ("", "test-campaign")
    assert entry.after == {"answer": "colleague", "way": "link", "number": 1, "scan_type": ""}


def test_the_same_answer_sent_twice_is_one_answer(invitation):
    first = _answer(invitation, "comes")

    assert _answer(invitation, "comes", at=NOON) == first
    assert Reply.objects.count() == 1


def test_a_later_answer_takes_the_place_of_the_one_before_and_both_stay(invitation):
    _answer(invitation, "comes")
    _answer(invitation, "declines", at=NOON, seen=1)

    assert [row.answer for row in Reply.objects.order_by("number")] == ["comes", "declines"]
    assert (_stands(invitation).answer, _stands(invitation).conflict) == ("declines", ())


def test_a_colleague_who_comes_needs_a_name(invitation):
    with pytest.raises(ValidationError, match="Say who comes instead"):
        _answer(invitation, "colleague")


def test_who_answers_while_another_did_is_told_first_and_may_answer_again(invitation):
    _answer(invitation, "comes", seen=0)

    with pytest.raises(Meanwhile, match="comes"):
        _answer(invitation, "declines", seen=0)
    _answer(invitation, "declines", seen=1)

    assert [row.number for row in Reply.objects.order_by("number")] == [1, 2]


def test_of_a_link_that_may_be_passed_on_two_names_are_a_conflict_and_nobody_is_told_of_the_other(invitation):
    invitation.safe_to_forward = True
    invitation.save()
    _answer(invitation, "colleague", name="First Secretary")
    _answer(invitation, "colleague", name="Attaché")

    assert _stands(invitation).conflict == (1, 2)


# Taken down ------------------------------------------------------------------------------------------------------
def test_a_reply_by_telephone_says_who_took_it_and_when_it_was_given(invitation, mateo):
    row = _take(invitation, "comes", "telephone", mateo, name="The Ambassador", heads=2)

    assert (row.taken_by, row.way, row.heads, row.said_at) == ("mateo", "telephone", 2, AT)
    assert [entry.by for entry in LogEntry.objects.filter(act="events.take_reply")] == ["mateo"]


def test_an_observer_takes_no_reply_down(invitation, ines):
    with pytest.raises(NotAllowed):
        _take(invitation, "comes", "telephone", ines)


def test_a_reply_is_taken_down_after_answers_by_the_link_are_closed(invitation, mateo):
    invitation.event.replies_close_at = AT - timedelta(days=1)
    invitation.event.save()

    assert _take(invitation, "comes", "in_person", mateo).way == "in_person"


@pytest.mark.parametrize(
    ("moment", "words"), [(NOON + timedelta(minutes=1), "still to come"), (AT - timedelta(days=30), "before the invit")]
)
def test_a_moment_to_come_or_before_the_invitation_is_refused(invitation, mateo, moment, words):
    with pytest.raises(Refused, match=words):
        _take(invitation, "comes", "telephone", mateo, said_at=moment)


def test_a_note_verbale_is_kept_with_its_scan_and_contradicts_the_link_until_somebody_settles(invitation, mateo):
    _answer(invitation, "comes")
    row = _take(invitation, "declines", "note_verbale", mateo, scan=read_scan(_png(), "note 14.png"))

    assert (bytes(row.scan), row.scan_name, row.scan_type) == (_png(), "note_14.png", "image/png")
    assert (_stands(invitation).conflict, _stands(invitation).accepts) == ((1, 2), False)

    settle(
        invitation=invitation, values={"answer": "declines", "words": "The note is newer"}, by=mateo, on=DAY, at=NOON
    )

    assert (_stands(invitation).conflict, _stands(invitation).answer) == ((), "declines")
    assert Reply.objects.count() == 3
    with pytest.raises(NothingToSettle):
        settle(invitation=invitation, values={"answer": "comes"}, by=mateo, on=DAY, at=NOON)


def test_a_reply_that_takes_the_place_of_earlier_ones_leaves_nothing_to_settle(invitation, mateo):
    _answer(invitation, "comes")
    _take(invitation, "declines", "telephone", mateo, replaces=True)

    assert (_stands(invitation).conflict, _stands(invitation).answer) == ((), "declines")
    assert [row.way for row in Reply.objects.order_by("number")] == ["link", "telephone", "settled"]


def test_only_who_takes_replies_settles(invitation, ines):
    said(invitation, 1, "comes")
    said(invitation, 2, "declines", "telephone")

    with pytest.raises(NotAllowed):
        settle(invitation=invitation, values={"answer": "comes"}, by=ines, on=DAY, at=NOON)


# Scans -----------------------------------------------------------------------------------------------------------
def _jpeg():
    file = io.BytesIO()
    Image.new("L", (8, 8)).save(file, "JPEG")
    return file.getvalue()


def _pdf():
    from pypdf import PdfWriter

    writer, file = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=100, height=100)
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "kept", "kind"),
    [
        (_png, "../../etc/passwd", "passwd.png", "image/png"),
        (_jpeg, "note.exe", "note.jpg", "image/jpeg"),
        (_pdf, "Nota verbal.pdf", "Nota_verbal.pdf", "application/pdf"),
        (_pdf, "", "scan.pdf", "application/pdf"),
    ],
)
def test_a_scan_is_what_its_content_says_under_a_safe_name(content, name, kept, kind):
    found = read_scan(content(), name)

    assert (found.name, found.content_type) == (kept, kind)


def broken_pdf():
    """A PDF whose trailer is a number: the library that reads it fails in its own code."""
    return _pdf().replace(b"trailer\n<<", b"trailer\n0<")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (broken_pdf(), "does not open"),
        (b"<script>alert(1)</script>", "no PDF, JPEG or PNG"),
        (b"%PDF-1.7 nothing more", "does not open"),
        (b"\x89PNG\r\n\x1a\nnothing more", "no PDF, JPEG or PNG"),
        (b"GIF89a" + b"\0" * 40, "no PDF, JPEG or PNG"),
        (b"%PDF-" + b"0" * LARGEST, "larger than 5 MB"),
    ],
)
def test_what_is_no_scan_is_refused_with_what_to_send_instead(content, words):
    with pytest.raises(NoScan, match=words):
        read_scan(content, "scan.pdf")
