"""The boards: every State with what its file says on a day, cut to what the reader sees."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accede.coalition.rules import EVERYBODY
from accede.governments.models import Champion, StateTag, Target, TargetList
from accede.governments.queries.boards import Cut, board, by_position, by_stage
from tests.governments.conftest import TODAY
from tests.governments.rows import a_contact, a_fact, a_position, a_promise, a_track, an_obstacle

pytestmark = pytest.mark.django_db
MONTH = timedelta(days=30)


def shown(campaign, reader, cut=None, day=TODAY):
    return board(campaign, cut, reader=reader, as_of=day, on=TODAY)


@pytest.fixture
def files(campaign, alliance, arcadia, boeotia):
    """Arcadia with something of everything; of Boeotia nothing is known."""
    a_position(arcadia, campaign, stance="in_favour", confidence="high")
    a_contact(arcadia, campaign, day=TODAY - MONTH)
    a_contact(arcadia, campaign)
    an_obstacle(arcadia, campaign)
    gone = an_obstacle(arcadia, campaign)
    gone.moves.create(number=1, day=TODAY, effect="gone")
    a_promise(arcadia, campaign, due=TODAY - MONTH)
    a_promise(arcadia, campaign)
    a_fact(a_track(arcadia, campaign)[1], campaign)
    listed = TargetList.objects.create(
        campaign=campaign, title="2026", from_date=date(2026, 1, 1), until_date=date(2026, 12, 31)
    )
    Target.objects.create(
        targets=listed, state=arcadia, reasons="Why", organisation=alliance[0], added_date=date(2026, 1, 1)
    )
    Champion.objects.create(campaign=campaign, state=arcadia, role="champion", text="Speaks", source="Made")
    StateTag.objects.create(campaign=campaign, state=arcadia, tag="spring")
    return arcadia


def test_a_row_says_what_the_file_says(campaign, files, mateo):
    row, other = shown(campaign, mateo).rows

    assert (row.name, row.stance, row.age, row.stale, row.stage) == ("Arcadia", "in_favour", 0, False, "committee")
    assert (row.obstacles, row.contacts, row.last, row.open, row.late) == (1, 2, TODAY, 2, 1)
    assert ([each.targets.title for each in row.targets], row.hands, row.tags) == (["2026"], ("ALPHA",), ("spring",))
    assert [each.role for each in row.champions] == ["champion"]
    assert (other.name, other.stance, other.age, other.stage) == ("Boeotia", "unknown", None, "")
    assert (other.obstacles, other.contacts, other.last, other.open, other.late, other.quiet) == (
        0,
        0,
        None,
        0,
        0,
        True,
    )


def test_a_board_of_an_earlier_day_knows_nothing_of_later_ones(campaign, files, mateo):
    row = shown(campaign, mateo, day=TODAY - timedelta(days=1)).rows[0]

    assert (row.position, row.stage, row.obstacles, row.contacts, row.open) == (None, "", 0, 0, 0)


@pytest.mark.parametrize(
    ("cut", "names"),
    [
        ({"text": "arc"}, ["Arcadia"]), ({"text": "BBB"}, ["Boeotia"]), ({"position": "in_favour"}, ["Arcadia"]),
        ({"position": "unknown"}, ["Boeotia"]), ({"stage": "committee"}, ["Arcadia"]),
        ({"stage": "unknown"}, ["Boeotia"]),
        ({"target": "yes"}, ["Arcadia"]), ({"target": "no"}, ["Boeotia"]), ({"champion": "champion"}, ["Arcadia"]),
        ({"tag": "spring"}, ["Arcadia"]), ({"met": "quiet"}, ["Boeotia"]), ({"met": "never"}, ["Boeotia"]),
        ({"state_class": "none"}, ["Arcadia", "Boeotia"]), ({"state_class": "party"}, []), ({"group": "none"}, []),
        ({"direction": "sending"}, []), ({"stale": "yes"}, []), ({"sort": "-name"}, ["Boeotia", "Arcadia"]),
        ({"sort": "contacts"}, ["Boeotia", "Arcadia"]), ({"sort": "-last"}, ["Arcadia", "Boeotia"]),
        ({"sort": "last"}, ["Arcadia", "Boeotia"]), ({"sort": "position"}, ["Arcadia", "Boeotia"]),
    ],
)  # fmt: skip
def test_a_board_is_cut_and_sorted(campaign, files, mateo, cut, names):
    assert [row.name for row in shown(campaign, mateo, Cut(**cut)).rows] == names


def test_what_is_not_shared_changes_no_column_order_or_choice(campaign, alliance, arcadia, boeotia, beta, nora, client):
    client.force_login(nora)
    pages = [f"/c/{campaign.slug}/states/{page}" for page in
             ("", "?sort=-contacts", "?sort=-obstacles", "?cut=1&position=opposed", "by-stage/", "map/", "changes/",
              "table.csv", "targets/", "score/?class=3")]  # fmt: skip
    before = [client.get(page).content for page in pages]
    hidden = {"owner": beta, "shared_with": "own"}
    a_position(boeotia, campaign, stance="opposed", **hidden)
    a_contact(boeotia, campaign, **hidden)
    an_obstacle(boeotia, campaign, learned_date=TODAY, **hidden).moves.create(number=1, day=TODAY, effect="study")
    a_promise(boeotia, campaign, **hidden).steps.create(number=1, day=TODAY, kind="reminded")
    steps = a_track(boeotia, campaign)
    a_fact(steps[0], campaign, **hidden)
    StateTag.objects.create(campaign=campaign, state=boeotia, tag="secret", **hidden)
    Champion.objects.create(campaign=campaign, state=boeotia, role="sponsor", text="Signs", source="Made", **hidden)

    assert [plain(client.get(page).content) for page in pages] == [plain(each) for each in before]


def plain(content: bytes) -> bytes:
    """Without the mark that each form draws anew."""
    import re

    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", content)


def test_a_bound_state_stands_under_deposit_from_the_record_alone(campaign, arcadia, boeotia, alliance, bound, mateo):
    bound(arcadia)
    a_fact(a_track(boeotia, campaign, kinds=("study", "deposit"))[0], campaign, became="done")

    columns = {column.key: [row.name for row in column.rows] for column in by_stage(shown(campaign, mateo).rows)}
    assert columns["deposit"] == ["Arcadia"]
    assert list(columns)[-1] == "deposit"
    assert sum(len(names) for names in columns.values()) == 2
    assert [row.name for row in by_position(shown(campaign, mateo).rows)["bound"]] == ["Arcadia"]


def test_the_map_says_each_position_in_words_too(campaign, files, client, mateo):
    client.force_login(mateo)
    page = client.get(f"/c/{campaign.slug}/states/map/").content.decode()

    assert "Boundaries are drawn for orientation" in page
    assert page.count("Arcadia</a>") == 1
    assert '<ul class="legend' in page and "bound already" in page


def test_the_table_leaves_as_a_file_with_day_and_definitions(campaign, files, client, mateo):
    client.force_login(mateo)
    answer = client.get(f"/c/{campaign.slug}/states/table.csv?cut=1&target=yes&on={TODAY}")

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    line = dict(zip(rows[0], rows[1], strict=True))
    assert (line["name"], line["position"], line["promises_late"], line["day"]) == (
        "Arcadia", "in favour", "1", str(TODAY)
    )  # fmt: skip
    assert rows[2] == [] and {row[0] for row in rows[4:]} == set(rows[0])
    assert "no-store" in answer["Cache-Control"]
    assert client.get(f"/c/{campaign.slug}/states/table.xlsx").content.startswith(b"PK")
    assert client.get(f"/c/{campaign.slug}/states/table.pdf").status_code == 404


def test_a_page_holds_fifty_states_or_all_of_them(campaign, client, mateo, alliance, made_states):
    made_states(53)
    client.force_login(mateo)

    pages = [client.get(f"/c/{campaign.slug}/states/{query}").content.decode() for query in
             ("", "?page=2", "?show=all", "?page=none")]  # fmt: skip
    assert [page.count('<tr role="row"><th scope="row"') for page in pages] == [50, 3, 53, 50]


def test_the_boards_are_absent_for_a_stranger(campaign, client, sam, files):
    client.force_login(sam)

    for page in ("", "by-stage/", "map/", "changes/", "table.csv", "targets/", "score/", "champions/"):
        assert client.get(f"/c/{campaign.slug}/states/{page}").status_code == 404


def test_a_stranger_s_board_shows_what_is_public(campaign, files):
    row = shown(campaign, EVERYBODY).rows[0]

    assert (row.position, row.contacts, row.tags, row.targets) == (None, 0, (), ())


BOARDS = {"": 28, "by-stage/": 28, "map/": 28, "changes/": 28, "table.csv": 21}


@pytest.mark.parametrize("page", BOARDS)
@pytest.mark.parametrize("rows", [1, 3])
def test_boards_ask_as_often_with_one_row_as_with_three(rows, page, client, mateo, campaign, alliance, made_states):
    for state in made_states(3)[:rows]:
        a_fact(a_track(state, campaign)[0], campaign)
        for _ in range(rows):
            a_position(state, campaign)
            a_contact(state, campaign)
            an_obstacle(state, campaign, learned_date=TODAY).moves.create(number=1, day=TODAY, effect="study")
            a_promise(state, campaign).steps.create(number=1, day=TODAY, kind="reminded")
    client.force_login(mateo)
    client.get(f"/c/{campaign.slug}/states/{page}")
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/c/{campaign.slug}/states/{page}")
    assert len(asked) == BOARDS[page]


def test_open_obstacles_are_those_that_files_show_as_open(campaign, alliance, made_states, mateo, beta):
    import random

    from accede.governments.queries.obstacles import obstacles_of, open_obstacles

    chance = random.Random(7)
    states = made_states(3)
    for state in states:
        for _ in range(6):
            day = TODAY - timedelta(days=chance.randrange(-2, 9))
            shared = chance.choice(["own", "alliance"])
            row = an_obstacle(state, campaign, learned_date=chance.choice([None, day]), owner=beta, shared_with=shared)
            for number in range(chance.randrange(3)):
                effect = chance.choice(["gone", "study", "softened"])
                row.moves.create(number=number + 1, day=TODAY - timedelta(days=chance.randrange(-2, 4)), effect=effect)
    for reader in (mateo, EVERYBODY):
        asked = {"reader": reader, "as_of": TODAY, "on": TODAY}
        files = {
            state.code: sum(each.effect != "gone" for each in obstacles_of(campaign, state, **asked))
            for state in states
        }
        assert open_obstacles(campaign, **asked) == {code: number for code, number in files.items() if number}
