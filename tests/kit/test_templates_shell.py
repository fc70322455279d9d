"""The shell: rooms in groups, one current; languages by POST; strangers cost no query; faults of ours."""

from __future__ import annotations

import re

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from django.urls import resolve
from django.utils import translation

from accede.kit import offers, views
from accede.kit.offers import CampaignEntry, NavEntry
from accede.kit.shell import Shell, grouped

ENTRIES = [
    NavEntry("events", "campaign", 11, "Events", "/events/", 4),
    NavEntry("today", "house", 1, "Today", "/desk/", None),
    NavEntry("record", "house", 2, "Record", "/record/", 0),
]


class Reader:
    pk = 1
    is_authenticated = True
    name = "Nora"

    def get_username(self):
        return "nora"


class Stranger:
    is_authenticated = False


def request_of(user, path="/desk/kit/components/"):
    request = RequestFactory().get(path)
    request.user = user
    request.resolver_match = resolve("/desk/kit/components/")
    return request


def shown(user, **offerers):
    with offers.only(**offerers):
        request = request_of(user)
        return render_to_string("kit/workspace.html", {"shell": Shell(request)}, request=request)


def test_rooms_stand_in_groups_by_their_order():
    groups = grouped(ENTRIES, current="record")

    assert [[entry["label"] for entry in group] for group in groups] == [["Today", "Record"], ["Events"]]
    assert [entry["label"] for group in groups for entry in group if entry["current"]] == ["Record"]


def test_a_count_of_nothing_waiting_is_not_shown():
    html = shown(Reader(), nav=[lambda **asked: ENTRIES])

    assert html.count('class="count"') == 1
    assert '<span class="count">4<span class="vh"> waiting</span></span>' in html


def test_a_stranger_sees_no_room_and_asks_nothing():
    def never(**asked):
        raise AssertionError("a stranger's page asked the rooms")

    html = shown(Stranger(), nav=[never], campaigns=[never])

    assert 'class="rooms"' not in html


def test_the_first_campaign_is_current_where_the_page_names_none():
    with offers.only(campaigns=[lambda **asked: [CampaignEntry("mw", "Migrant Workers", "/c/mw/")]]):
        shell = Shell(request_of(Reader()))

        assert (shell.campaign, shell.campaign_name, shell.sample_words) == ("mw", "Migrant Workers", "")


def test_only_the_training_campaign_carries_the_banner():
    request = request_of(Reader())
    request.resolver_match.kwargs["campaign"] = "training"

    assert Shell(request).sample_words == "Training campaign: everything in it is invented."


@pytest.mark.parametrize(
    ("slugs", "words"),
    [(["mw", "training"], "What belongs to the training campaign is invented."), (["mw"], "")],
)
def test_pages_over_all_campaigns_say_what_is_invented_on_them(slugs, words):
    request = request_of(Reader())
    request.resolver_match.kwargs, request.resolver_match.view_name = {}, "today:search"
    mine = [CampaignEntry(slug, slug, f"/c/{slug}/") for slug in slugs]
    with offers.only(campaigns=[lambda **asked: mine]):
        assert Shell(request).sample_words == words


def test_looking_changes_no_language_and_signs_nobody_out():
    html = shown(Reader())

    assert '<form method="post" action="/i18n/setlang/">' in html
    assert '<button type="submit" name="language" value="zh-hans" lang="zh-Hans">中文</button>' in html
    assert 'href="/i18n/setlang/' not in html


@pytest.mark.parametrize(
    ("language", "opening"), [("ar", '<html lang="ar" dir="rtl">'), ("zh-hans", '<html lang="zh-hans">')]
)
def test_language_and_direction_stand_on_the_root(language, opening):
    with translation.override(language):
        assert opening in shown(Reader())


def test_the_components_page_answers_in_sample_mode_only(client):
    assert client.get("/desk/kit/components/").status_code == 200
    with override_settings(SAMPLE=False):
        assert client.get("/desk/kit/components/").status_code == 404


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_components_page_has_nothing_inline(client, language):
    with translation.override("en"):  # a request leaves its language behind
        html = client.get("/desk/kit/components/", headers={"accept-language": language}).content.decode()

    assert " style=" not in html
    assert "<style" not in html
    ours = r'<script src="/static/kit/[a-z]+\.js" defer(?:\s+data-[\w-]+="[^"]*")*>\s*</script>'
    assert re.sub(ours, "", html).count("<script") == 0
    assert "javascript:" not in html


def test_a_fault_of_ours_gives_a_number_that_the_log_has_too(caplog):
    answer = views.server_error(RequestFactory().get("/broken/"))

    number = caplog.records[0].args[0]
    assert answer.status_code == 500
    assert f'<b class="num">{number}</b>' in answer.content.decode()


def test_not_allowed_looks_like_not_there():
    request = RequestFactory().get("/x")

    assert render_to_string("403.html", request=request) == render_to_string("404.html", request=request)


def test_the_title_of_a_workspace_page_ends_with_the_house(client):
    html = client.get("/desk/kit/components/").content.decode()

    assert "<title>Components · Accede</title>" in html
