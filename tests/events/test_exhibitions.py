"""Works of an exhibition, the tour, and what follows from an evaluation."""

from datetime import date

import pytest
from django.urls import reverse

from accede.coalition.actions import close_task
from accede.coalition.models import Task
from accede.events import actions, queries
from accede.events.models import Attendance, CheckIn, Exhibit, Guest
from accede.kit import offers
from tests.events.conftest import TODAY, _event
from tests.events.inviting import AT

GOOD = {"title": "Harvest", "consent": "given", "consent_words": "form", "right": "this show", "source": "R"}


@pytest.fixture
def show(campaign):
    return _event(campaign, "show", "Photographs", "exhibition", "2003-07-01")


def _work(show, by, **values):
    return actions.add_work(event=show, values={**GOOD, **values}, by=by, on=TODAY)


@pytest.mark.parametrize(
    ("values", "reasons"),
    [
        ({}, ()),
        ({"consent": "nobody"}, ()),
        ({"consent": "asked"}, ("consent: asked for",)),
        ({"consent": "not_known", "right": ""}, ("consent: not known", "the right of use is not on record")),
        ({"right_until": date(2004, 1, 29)}, ("the right of use ran out on 29 January 2004",)),
        ({"right_until": TODAY}, ()),
    ],
)
def test_a_work_hangs_only_with_consent_and_right(show, officer, values, reasons):
    work = _work(show, officer, **values)

    assert queries.reasons(work, on=TODAY) == reasons


def test_a_work_that_is_withdrawn_stays_on_the_list_and_may_not_hang_from_that_day(show, officer):
    work = _work(show, officer)

    actions.withdraw_work(work=work, words="She asked", consent=True, by=officer, on=TODAY)

    assert queries.reasons(work, on=TODAY) == ("withdrawn on 30 January 2004",)
    assert Exhibit.objects.get().consent == "withdrawn"
    with pytest.raises(actions.Withdrawn):
        actions.withdraw_work(work=work, words="again", consent=False, by=officer, on=TODAY)


def test_works_and_stops_are_entered_on_their_pages(client, show, officer, iom, ines):
    client.force_login(officer)

    def url(name, *more):
        return reverse(f"events:{name}", args=["test-campaign", "show", *more])

    bare = client.post(url("add_work"), {**GOOD, "consent_words": ""})
    assert (bare.status_code, "Say how consent was given" in bare.content.decode()) == (422, True)
    client.post(url("add_work"), GOOD)
    client.post(url("add_stop"), {"place": "Lyon", "starts": "2003-09-01", "ends": "2003-10", "host": iom.pk})
    wrong = client.post(url("add_stop"), {"place": "Rome", "starts": "2003-09-02", "ends": "2003-09-01"})
    assert wrong.status_code == 422
    client.post(url("withdraw_work", 1), {"words": "She asked", "consent": "on"})
    client.force_login(ines)
    page = client.get(url("exhibition")).content.decode()

    assert all(words in page for words in ("0 of 1 work may be shown", "She asked", "Lyon", "withdrawn on"))
    assert "Add a work" not in page
    assert "Exhibition" in _inner(client, "show")
    assert _told(officer).count("It toured: Lyon (from 1 September 2003 to October 2003).") == 1


def test_only_an_exhibition_has_the_tab_of_works(client, panel, officer):
    client.force_login(officer)

    assert _inner(client, "panel") == ["Programme", "Run sheet"]


def _inner(client, event):
    """What stands under the tab of the programme."""
    page = client.get(reverse("events:sheet", args=["test-campaign", event]))
    return [inner.label for tab in page.context["tabs"] for inner in tab.inner]


def test_no_reader_finds_more_than_eight_tabs_even_of_an_exhibition_and_each_page_opens(
    client, show, nora, officer, mateo, ines
):
    """The design allows eight: with run sheet, works, replies, door and history of their own there were ten."""
    counted = {}
    for reader in (nora, officer, mateo, ines):
        client.force_login(reader)
        tabs = client.get(show.get_absolute_url()).context["tabs"]
        counted[reader.username] = len(tabs)
        for page in [page for tab in tabs for page in (tab, *tab.inner)]:
            shown = client.get(page.url)
            assert [shown.status_code, sum(tab.current for tab in shown.context["tabs"])] == [200, 1], page

    assert counted == {"nora": 8, "officer": 8, "mateo": 8, "ines": 4}
    assert _inner(client, "show") == ["Programme", "Run sheet", "Exhibition"]
    assert (
        f'<a href="{reverse("events:sheet", args=["test-campaign", "show"])}">Run sheet</a>'
        in client.get(reverse("events:exhibition", args=["test-campaign", "show"])).content.decode()
    )


# What follows ------------------------------------------------------------------------------------------------
def _told(reader):
    passages = offers.ask("passages", subject=offers.ReportOf("test-campaign", 2003, TODAY), on=TODAY, reader=reader)
    return " ".join(text for passage in passages for text in passage.paragraphs)


def test_the_report_carries_the_evaluation_and_what_became_of_its_tasks(panel, officer, iom):
    values = {"verdict": "varying degrees of success", "source": "R"}
    actions.evaluate(event=panel, values=values, by=officer, on=TODAY)
    actions.follow_up(event=panel, title="Call the missions that did not come", by=officer, on=TODAY, organisation=iom)
    done = actions.follow_up(event=panel, title="Thank the speakers", by=officer, on=TODAY)
    close_task(task=done, result="done", text="Letters of a named person", by=officer, on=TODAY)

    told = _told(officer)

    assert "Evaluation: varying degrees of success." in told
    assert "What follows: Call the missions that did not come (open); Thank the speakers (done)." in told
    assert "named person" not in told


def test_a_task_that_prepared_the_event_does_not_follow_from_it(panel, officer):
    from accede.coalition.actions import open_task
    from accede.coalition.queries import Reference

    about = Reference("events.event", panel.key)
    open_task(campaign=panel.campaign, title="Book the hall", about=about, by=officer, on=date(2003, 5, 1))

    assert queries.follow_ups(panel, reader=officer, on=TODAY) == []
    assert "Book the hall" not in _told(officer)


def test_beside_the_evaluation_stands_who_was_noted_by_name_and_who_was_counted(client, panel, officer):
    guest = Guest.objects.create(event=panel, name="Ana Pérez", group="governments", origin="by_hand", added_at=AT)
    CheckIn.objects.create(guest=guest, number=1, came=True, way="door", at=AT, by="nora")
    Attendance.objects.create(event=panel, group="ngos", heads=21)
    client.force_login(officer)

    page = client.get(reverse("events:evaluation", args=["test-campaign", panel.key]))

    assert page.context["numbers"] == "Governments (1) and non-governmental organisations (21) attended."


def test_the_evaluation_has_a_page_from_which_a_task_is_opened(client, panel, officer, iom, ines):
    client.force_login(officer)
    args = ["test-campaign", "panel"]
    assert (
        client.post(reverse("events:follow_up", args=args), {"title": "Call", "due": "2001-01-01"}).status_code == 422
    )
    client.post(reverse("events:follow_up", args=args), {"title": "Call the missions", "organisation": iom.pk})

    assert Task.objects.get().organisation == iom
    page = client.get(reverse("events:evaluation", args=args)).content.decode()
    assert all(words in page for words in ("Call the missions", "Not evaluated yet"))
    client.force_login(ines)
    assert "Open a task that follows" not in client.get(reverse("events:evaluation", args=args)).content.decode()


def test_what_was_cancelled_is_told_as_that_and_not_counted(panel, officer):
    actions.cancel_event(event=panel, words="The hall was closed", by=officer, on=TODAY)

    told = _told(officer)

    assert "“High-level panel”, planned for [[events.date:panel]], was cancelled. The hall was closed." in told
    assert "It took place" not in told
