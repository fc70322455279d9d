"""No record can take an address that belongs to its room."""

from __future__ import annotations

from importlib import import_module

import pytest

from accede.kit.keys import RESERVED

ROOMS = ("coalition", "materials", "meetings", "events", "statements", "funding", "reports")


@pytest.mark.parametrize("room", ROOMS)
def test_every_fixed_word_of_a_rooms_addresses_is_reserved(room):
    patterns = import_module(f"accede.{room}.urls").urlpatterns
    words = {str(pattern.pattern).split("/")[0] for pattern in patterns}

    assert {word for word in words if word and "<" not in word} - RESERVED == set()
