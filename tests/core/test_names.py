"""Names as people compare them."""

from __future__ import annotations

import pytest

from accede.core.names import Known, Likeness, alike, folded, site_of, word_set


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Confédération internationale", "CONFEDERATION   INTERNATIONALE"),
        ("Women’s League", "women's league"),
        ("مُنَظَّمَة", "منظمة"),
    ],
)
def test_accents_case_and_punctuation_make_no_other_name(one, other):
    assert folded(one) == folded(other)


def test_small_words_and_order_make_no_other_set_of_words():
    assert word_set("Forum of Migrants in Asia") == word_set("Migrants in Asia, the Forum")


@pytest.mark.parametrize("address", ["http://www.ilo.org/x", "https://ilo.org", "ilo.org"])
def test_a_site_is_its_host(address):
    assert site_of(address) == "ilo.org"


def test_an_acronym_in_another_language_makes_two_alike():
    found = alike(
        [
            Known("icftu", ("International Confederation",), ("ICFTU", "CISL")),
            Known("cisl", ("Confédération internationale",), ("CISL",)),
            Known("wcc", ("World Council",), ("WCC",)),
        ]
    )

    assert [(each.one, each.other, each.reasons) for each in found] == [
        ("icftu", "cisl", ((Likeness.ACRONYM, "CISL"),))
    ]


def test_a_shared_name_goes_before_a_shared_site_and_is_told_once():
    found = alike(
        [
            Known("a", ("World Council",), (), "a.example"),
            Known("b", ("world council",), (), "b.example"),
            Known("c", ("Other Body",), (), "b.example"),
        ]
    )

    assert [(each.one, each.other, [kind for kind, _words in each.reasons]) for each in found] == [
        ("a", "b", [Likeness.NAME]), ("b", "c", [Likeness.SITE]),
    ]  # fmt: skip


def test_what_more_than_ten_share_says_nothing():
    assert alike(Known(f"o{number}", (f"Office number {number}",), (), "gov.example") for number in range(11)) == []
