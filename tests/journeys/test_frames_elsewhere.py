"""A page of another origin frames the embeds and shows them; it cannot frame the status page."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def elsewhere(house, tmp_path) -> Iterator[str]:
    """Another origin, with a page that frames the counter, the map and the status page."""
    (tmp_path / "index.html").write_text(
        "<!doctype html><html lang=en><title>Partner</title>"
        + "".join(
            f'<iframe title="{name}" id="{name}" src="{house}{path}" width="700" height="500"></iframe>'
            for name, path in (
                ("counter", "/fr/embed/icrmw/counter/?on=2004-01-30"),
                ("map", "/ar/embed/icrmw/map/?on=2004-01-30"),
                ("status", "/en/status/icrmw/"),
            )
        ),
        encoding="utf-8",
    )
    quiet = type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(quiet, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_a_partners_page_shows_counter_and_map_and_no_other_page(visitor, elsewhere):
    guest = visitor()
    refused: list[str] = []
    guest.page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)

    guest.page.goto(elsewhere, wait_until="networkidle")

    assert guest.page.frame_locator("#counter").locator("dt").all_inner_texts() == ["25", "23", "9"]
    assert guest.page.frame_locator("#map").locator("svg.map").count() == 1
    assert guest.page.frame_locator("#map").locator("html").get_attribute("dir") == "rtl"
    assert guest.page.frames[-1].url.startswith("chrome-error:")  # the browser's own page in place of ours
    assert [text for text in refused if "frame-ancestors" in text or "X-Frame-Options" in text]
    assert guest.page.context.cookies() == []


def test_the_data_can_be_read_by_a_script_of_another_origin(visitor, elsewhere, house):
    guest = visitor()
    guest.page.goto(elsewhere)

    bound = guest.page.evaluate(
        "address => fetch(address).then(answer => answer.json()).then(data => data.counts.bound.number)",
        f"{house}/data/v1/status/icrmw.json?on=2004-01-30",
    )

    assert bound == 25


def test_the_data_block_of_a_page_troubles_no_policy(visitor):
    guest = visitor()
    troubles: list[str] = []
    guest.page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)

    guest.open("/en/status/icrmw/on/2004-01-30/")

    assert guest.page.locator("script[type='application/ld+json']").count() == 1
    assert troubles == []


OUTSIDE = """() => [...document.documentElement.children].filter(each => each.tagName === 'text').filter(text => {
    const box = text.getBBox();
    return box.x < 20 || box.x + box.width > 1185;
}).map(text => text.textContent)"""


@pytest.mark.parametrize("lang", ["ar", "en", "es", "fr", "ru", "zh"])
def test_no_row_of_words_leaves_the_picture(visitor, lang):
    guest = visitor()
    wrong = {}
    for treaty in ("icrmw", "op-crc-ic", "crc"):
        for shape in ("map", "chart", "card"):
            guest.page.goto(f"{guest.address}/{lang}/pictures/{treaty}/2017-12-31/{shape}.svg")
            wrong[treaty, shape] = guest.page.evaluate(OUTSIDE)

    assert {key: rows for key, rows in wrong.items() if rows} == {}
