"""What if, on the desk: for whoever may read the record; mistakes stand beside the field."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.urls import reverse


@pytest.fixture
def text_of(client, treaty, officer):
    client.force_login(officer)

    def opened(query: str) -> str:
        response = client.get(reverse("record:what_if", args=["small"]) + query)
        assert response.status_code == 200
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))

    return opened


def test_two_deposits_would_bring_the_treaty_into_force(text_of):
    text = text_of("?state=MEX,Mali&on=2030-09-21")

    assert "If Mali and Mexico deposited, the treaty would enter into force on 1 January 2031." in text
    assert "Mali (supposed)" in text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?state=Atlantis&on=2030-01-01", "No State is known as “Atlantis”."),
        ("?state=MEX&on=soon", "Write the day as 2004-01-30"),
        ("?state=MEX&on=1980-01-01", "lies before the treaty was adopted"),
        ("?state=" + "MEX," * 100 + "&on=2030-01-01", "100 States are named; one question can name 60."),
    ],
)
def test_a_mistake_is_said_in_words(text_of, query, words):
    assert words in text_of(query)


def test_nobody_without_a_right_reads_it(client, treaty, sam):
    client.force_login(sam)

    assert client.get(reverse("record:what_if", args=["small"])).status_code == 404
