"""What other sites and search engines read of our pages: cards, schema.org data, feeds, maps of the site."""

from __future__ import annotations

import json
import re

import pytest
from bs4 import BeautifulSoup
from lxml import etree

DAY = "/en/status/icrmw/on/2004-01-30/"
SITE = "http://127.0.0.1:8000"
MAPS = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture
def head_of(fetched):
    return lambda path: BeautifulSoup(fetched(path), "html.parser").head


def meta(head, name: str) -> str:
    return head.find("meta", attrs={"property" if name.startswith("og:") else "name": name})["content"]


def test_a_link_to_the_status_shows_a_card(head_of):
    head = head_of(DAY)

    assert meta(head, "og:title") == "Migrant Workers Convention: 25 States bound, 9 signed only"
    assert meta(head, "og:image") == f"{SITE}/en/pictures/icrmw/2004-01-30/card.png"
    assert (meta(head, "og:image:width"), meta(head, "og:image:height")) == ("1200", "630")
    assert meta(head, "og:url") == SITE + DAY
    assert meta(head, "twitter:card") == "summary_large_image"
    assert "25 States bound" in meta(head, "description")


def test_the_pages_in_other_languages_are_named_with_their_whole_address(head_of):
    links = head_of(DAY).find_all("link", rel="alternate", hreflang=True)

    assert {link["hreflang"]: link["href"] for link in links}["ar"] == f"{SITE}/ar/status/icrmw/on/2004-01-30/"
    assert len(links) == 6


def test_the_treaty_is_described_as_a_dataset_with_its_files(head_of, client):
    block = head_of(DAY).find("script", type="application/ld+json")
    dataset, crumbs = json.loads(block.string)["@graph"]

    assert dataset["@type"] == "Dataset"
    assert dataset["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert dataset["temporalCoverage"] == "1990-12-18/2004-01-30"
    assert 50 <= len(dataset["description"]) <= 5000  # what dataset search asks for
    for file in dataset["distribution"]:
        response = client.get(file["contentUrl"].removeprefix(SITE))
        assert response["Content-Type"].startswith(file["encodingFormat"])
    assert [item["position"] for item in crumbs["itemListElement"]] == [1, 2]


def test_no_text_can_end_the_data_block_early():
    from accede.public.queries.meta import linked

    text = linked([{"name": "</script><script>alert(1)</script> & more"}])

    assert "<" not in text
    assert json.loads(text)["@graph"][0]["name"] == "</script><script>alert(1)</script> & more"


@pytest.mark.parametrize(
    ("page", "feed"),
    [(DAY, "/en/feeds/acts/icrmw.atom"), ("/en/states/MLI/", "/en/feeds/states/mli.atom"),
     ("/en/status/", "/en/feeds/acts.atom")],
)  # fmt: skip
def test_feeds_are_discovered_and_answer(head_of, fetched, page, feed):
    links = head_of(page).find_all("link", type="application/atom+xml")

    assert feed in [link["href"] for link in links]
    assert all(fetched(link["href"]).startswith(b"<?xml") for link in links)


@pytest.mark.parametrize("path", ["/en/data/", "/fr/data/icrmw/", "/en/status/icrmw/", "/en/states/MLI/"])
def test_every_address_that_a_page_offers_answers(shipped, client, path):
    body = client.get(path).content.decode()
    links = {link.replace("&amp;", "&").removeprefix(SITE) for link in re.findall(r'href="([^"#]+)"', body)}
    files = [
        link for link in links if link.startswith("/") and re.search(r"/(data|feeds|calendar|embed|matrix)/", link)
    ]

    assert len(files) >= 3
    assert {link: client.get(link).status_code for link in files} == dict.fromkeys(files, 200)


def test_the_code_to_copy_names_the_frame_and_its_title(fetched):
    frame = BeautifulSoup(
        BeautifulSoup(fetched("/en/data/icrmw/"), "html.parser").textarea.string, "html.parser"
    ).iframe

    assert frame["src"] == f"{SITE}/en/embed/icrmw/counter/"
    assert frame["title"] == "Migrant Workers Convention: Counter"
    assert int(frame["width"]) > 300


@pytest.mark.parametrize("path", ["/en/data/icrmw/", DAY, "/en/states/MLI/", "/en/status/"])
def test_licence_stands_on_every_page(fetched, path):
    assert b"compilation: CC BY 4.0." in fetched(path)


# ------------------------------------------------------------------------------------------------ maps of the site
def test_robots_leads_to_the_maps_and_every_page_in_them_answers(fetched, client):
    robots = fetched("/robots.txt").decode()
    index = robots.partition("Sitemap: ")[2].strip()
    found = etree.fromstring(fetched(index.removeprefix(SITE)))
    maps = [loc.text for loc in found.iterfind(".//m:loc", MAPS)]

    assert "Disallow: /desk/" in robots
    assert len(maps) == 3
    for address in maps:
        entries = etree.fromstring(fetched(address.removeprefix(SITE))).findall("m:url", MAPS)
        assert client.get(entries[0].findtext("m:loc", None, MAPS).removeprefix(SITE)).status_code == 200
        assert all(len(entry.findall("x:link", MAPS)) == 6 for entry in entries)


def test_a_treaty_says_when_its_record_moved(fetched):
    entry = etree.fromstring(fetched("/sitemap-treaties.xml")).find("m:url", MAPS)

    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", entry.findtext("m:lastmod", None, MAPS))


def test_an_unknown_map_is_not_found(shipped, client):
    assert client.get("/sitemap-everything.xml").status_code == 404


# ------------------------------------------------------------------------------------------------ caches
@pytest.mark.parametrize(
    "path",
    [DAY, "/en/status/", "/en/data/", "/en/counting/", "/sitemap.xml", "/robots.txt",
     "/en/pictures/icrmw/2004-01-30/map.svg", "/data/v1/acts/icrmw.csv"],
)  # fmt: skip
def test_what_depends_on_its_address_alone_is_kept_once_by_caches(shipped, client, path):
    response = client.get(path)

    assert response["Vary"] == "Accept-Encoding"
    assert response.cookies == {}


def test_only_the_door_chooses_the_language_by_the_reader(shipped, client):
    assert "Accept-Language" in client.get("/")["Vary"]
