"""Small made files, one for each way in which a depositary's file can be odd."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from accede.record.readers import DepositaryFile, read_depositary

FILES = Path(__file__).parent / "files"


@pytest.fixture
def made() -> Callable[[str], bytes]:
    """The bytes of a made file."""
    return lambda name: (FILES / name).read_bytes()


@pytest.fixture
def read(made: Callable[[str], bytes]) -> Callable[[str], DepositaryFile]:
    """A made file, read."""
    return lambda name: read_depositary(made(name), filename=name)
