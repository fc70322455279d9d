"""What the report of the year says of its events."""

from datetime import date

from accede.core.dates import Moment
from accede.events.models import Attendance, Evaluation, Event, Handout, Party, ProgrammeEntry
from accede.events.offers.room import report_passages
from accede.kit.offers import ReportOf

STATUS_DAY = date(2004, 1, 30)


def _passages(ines, year=2003, made=STATUS_DAY):
    return report_passages(subject=ReportOf("test-campaign", year, made), on=STATUS_DAY, reader=ines)


def _text(ines, order):
    return [" | ".join(passage.paragraphs) for passage in _passages(ines) if passage.order == order]


def test_activities_come_in_order_of_time_with_linked_events_under_their_heading(panel, reception, parallel, ines):
    assert [(passage.section, passage.order, passage.title) for passage in _passages(ines)] == [
        ("activities", "0", ""),
        ("activities", "2003-06-30 chr-59:30", "59th Session"),
        ("activities", "2003-07-01 panel:30", "Entry into force"),
        ("activities", "2003-07-01 panel:50", "Entry into force"),
    ]


def test_what_each_speaker_said_follows_her_name_as_printed(parallel, speech, ines):
    assert _text(ines, "2003-06-30 chr-59:30") == [
        "Panel (parallel event). It took place [[events.date:parallel]]. | "
        "[[events.speakers:parallel]]: Ms. Gabriela Rodriguez, UN Special Rapporteur. | "
        "Ms. Gabriela Rodriguez asserted that it should be universal."
    ]


def test_figures_say_what_they_count_and_which_rows(parallel, speech, ines):
    quoted = {each.code: each for passage in _passages(ines) for each in passage.quoted}

    assert {code: (each.shown, each.number, each.rows) for code, each in quoted.items()} == {
        "events.single:2003": ("1 event", 1, ("events/parallel",)),
        "events.distributed:2003": ("0 entries", 0, ()),
        "events.date:parallel": ("before 1 July 2003", None, ("events/parallel",)),
        "events.speakers:parallel": ("1 speaker", 1, ("events/parallel#1",)),
    }


def test_every_code_in_the_text_is_quoted_and_every_quotation_stands_in_the_text(
    panel, reception, parallel, speech, brochure, ines
):
    Handout.objects.create(event=panel, item=brochure, use="enclosed")
    Handout.objects.create(event=panel, item=brochure, use="published")

    for passage in _passages(ines):
        text = " ".join(passage.paragraphs)
        assert text.count("[[") == len(passage.quoted)
        assert all(f"[[{each.code}]]" in text for each in passage.quoted)


def test_organisers_hosts_and_sponsors_are_told_with_what_they_gave(reception, panel, iom, ines):
    Party.objects.create(event=panel)
    Party.objects.create(event=panel, organisation=iom, role="co_organiser")
    Party.objects.create(event=reception, organisation=iom, role="sponsor", note="refreshments")

    assert _text(ines, "2003-07-01 panel:30") == [
        "High-level panel. It took place on [[events.date:panel]]. The Steering Committee organised it in "
        "conjunction with IOM."
    ]
    assert _text(ines, "2003-07-01 panel:50") == [
        "Reception. It followed “High-level panel”. It took place on [[events.date:reception]]. IOM "
        "hosted it. Sponsor: IOM (refreshments)."
    ]


def test_attendance_by_groups_and_evaluation_are_told(panel, ines):
    Attendance.objects.create(event=panel, group="governments", heads=12)
    Attendance.objects.create(event=panel, group="ngos")
    Evaluation.objects.create(
        event=panel, verdict="varying degrees of success", happened="Few came", why="No interest.", source="R"
    )

    assert _text(ines, "2003-07-01 panel:30")[0].endswith(
        "Governments (12) and non-governmental organisations attended."
    )
    assert _text(ines, "2003-07-01 panel:80") == ["Evaluation: varying degrees of success. Few came. No interest."]


def test_what_members_held_in_many_places_comes_last_under_its_heading(panel, reception, ines):
    Event.objects.filter(pk=reception.pk).update(distributed=True, starts=Moment.parse("2003"))

    assert _text(ines, "2003-07-01 panel:90") == [
        "Reception. It followed “High-level panel”. They took place in [[events.date:reception]]. IOM hosted it."
    ]


def test_a_session_tells_its_days_when_they_are_known(session, ines):
    session.starts, session.ends = Moment.parse("2003-11-30"), Moment.parse("2003-12-03")
    session.place, session.notes = "Geneva", "Two working groups met."
    session.save()

    passages = _passages(ines)

    assert [passage.paragraphs for passage in passages] == [
        ("The session was held [[events.session:chr-59]] in Geneva. Two working groups met.",)
    ]
    assert passages[0].quoted[0].shown == "from 30 November 2003 to 3 December 2003"


def test_events_of_other_years_are_left_out(panel, ines):
    assert _passages(ines, 2004) == []


# What is to come ---------------------------------------------------------------------------------------------
def _full(panel, iom):
    """The panel with everything that is told of an event once it was held."""
    Party.objects.create(event=panel, organisation=iom, role="host")
    ProgrammeEntry.objects.create(event=panel, position=1, name="Ana", said="Thank you.", source="R")
    Attendance.objects.create(event=panel, group="governments", heads=12)
    Evaluation.objects.create(event=panel, verdict="good", source="R")
    Event.objects.filter(pk=panel.pk).update(topics="Law")


def test_an_event_after_the_day_the_report_is_made_is_told_as_planned(panel, reception, iom, ines):
    """It is on 1 July 2003: a report made the day before knows that it is planned, and nothing else."""
    _full(panel, iom)

    ahead = [each for each in _passages(ines, made=date(2003, 6, 30)) if "panel" in each.key]
    held = [each for each in _passages(ines, made=date(2003, 7, 1)) if "panel" in each.key]

    assert [each.paragraphs for each in ahead] == [
        ("High-level panel. It is planned for [[events.date:panel]].", "[[events.speakers:panel]]: Ana."),
    ]
    assert "It took place on [[events.date:panel]]. IOM hosted it." in held[0].paragraphs[0]
    assert [each.order.rpartition(":")[2] for each in held] == ["30", "80"]


def test_what_is_to_come_is_not_counted_and_the_figure_says_so(panel, reception, ines):
    Event.objects.filter(pk=reception.pk).update(starts=Moment.parse("2003-07-02"))

    overview = _passages(ines, made=date(2003, 7, 1))[0]
    assert [(each.number, each.rows) for each in overview.quoted] == [(1, ("events/panel",)), (0, ())]
    assert all(each.definition.endswith(". Those still to come are not counted.") for each in overview.quoted)
    assert [each.key for each in _passages(ines, made=date(2003, 6, 1))] == ["events-panel-30", "events-reception-50"]


def test_a_session_to_come_is_not_told_as_held(session, ines):
    session.starts = Moment.parse("2003-11-30")
    session.save()

    assert _passages(ines, made=date(2003, 11, 29)) == []
    assert len(_passages(ines, made=date(2003, 11, 30))) == 1
