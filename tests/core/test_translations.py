"""Which version of a text is used, and which is stale."""

from __future__ import annotations

from accede.core.translations import DRAFT, REVIEW, REVIEWED, Version, chosen, is_stale, newest, usable

ENGLISH = Version("en", 1, REVIEWED)
LATER = Version("en", 2, REVIEW)
DRAFTED = Version("en", 3, DRAFT)
FRENCH = Version("fr", 1, REVIEW, "en", 1)


def test_a_reviewed_version_is_used_before_a_later_one_that_waits_and_a_draft_never():
    assert usable([ENGLISH, LATER, DRAFTED], "en") == ENGLISH
    assert usable([LATER, DRAFTED], "en") == LATER
    assert usable([DRAFTED], "en") is None
    assert newest([ENGLISH, LATER, DRAFTED], "en") == DRAFTED


def test_the_first_language_with_a_text_is_taken_and_else_any():
    assert chosen([ENGLISH, FRENCH], ["ru", "fr", "en"]) == FRENCH
    assert chosen([FRENCH], ["ru", "en"]) == FRENCH
    assert chosen([DRAFTED], ["en"]) is None


def test_a_translation_is_stale_from_a_later_version_of_its_source_that_is_no_draft():
    assert not is_stale(FRENCH, [ENGLISH, FRENCH])
    assert not is_stale(FRENCH, [ENGLISH, DRAFTED, FRENCH])
    assert is_stale(FRENCH, [ENGLISH, LATER, FRENCH])
    assert not is_stale(LATER, [ENGLISH, LATER])
