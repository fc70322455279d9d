"""Where a box can stand, and that its form puts it there."""

import pytest

from accede.reports import queries
from accede.reports.models import Box
from accede.reports.queries.places import between
from tests.reports.conftest import TODAY

ADD = "/c/test-campaign/reports/2003/boxes/add/"


def _places(report, nora, box=None):
    found = queries.places(queries.draft(report, reader=nora, on=TODAY), box=box)
    return [(each.order, each.words) for each in found if each.section == "status"]


def test_a_box_can_stand_before_between_and_after_the_passages(record, report, nora):
    title = "Status of ratifications and signatures"

    assert _places(report, nora) == [
        ("", f"{title}: at the beginning"),
        ("05", f"{title}: after “Entry: In force on 1 July 2003.”"),
        ("~", f"{title}: at the end"),
    ]


def test_the_place_where_a_box_stands_keeps_its_order(record, report, nora):
    box = Box.objects.create(report=report, key="mine", section="status", order="0x", text="Words.")

    assert [order for order, _words in _places(report, nora, box)] == ["", "0x", "~"]


@pytest.mark.parametrize(
    ("before", "after", "middle"),
    [("20", "30", "25"), ("0", "1", "05"), ("2", "25", "2!5"), ("2003-07", "2003-08", "2003-075"), ("", "1", "!5")],
)
def test_an_order_between_two_others_sorts_between_them(before, after, middle):
    found = between(before, after)

    assert found == middle
    assert before < found < after


@pytest.mark.parametrize("place", ["", "poem|~", "status", "status|" + "9" * 121, "status|\n"])
def test_a_place_that_is_none_is_refused(client, record, report, nora, place):
    client.force_login(nora)

    assert client.post(ADD, {"place": place, "text": "Words."}).status_code == 422
    assert Box.objects.count() == 0


def test_a_box_with_a_wrong_figure_is_taken_flagged_and_can_be_settled(client, record, report, nora):
    client.force_login(nora)
    words = "The number is [[record.bound|24]]."

    client.post(ADD, {"place": "status|05", "text": words})

    assert [(box.section, box.order, box.text) for box in Box.objects.all()] == [("status", "05", words)]
    assert "One figure does not match the record" in client.get("/c/test-campaign/reports/2003/").content.decode()
    client.post("/c/test-campaign/reports/2003/boxes/status/figures/0/update/")
    assert Box.objects.get().text == "The number is [[record.bound|25]]."


def test_an_edited_box_stays_where_it_stands(client, record, report, box, nora):
    client.force_login(nora)
    address = "/c/test-campaign/reports/2003/boxes/words/"

    assert '<option value="status|~" selected>' in client.get(address).content.decode()
    client.post(address, {"place": "introduction|", "text": "New words."})

    assert [(each.section, each.order, each.text) for each in Box.objects.all()] == [("introduction", "", "New words.")]
