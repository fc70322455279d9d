"""Files under their hash: written once, whole or not at all, checked when read."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from django.core.files.storage import default_storage, storages
from django.core.files.storage.memory import InMemoryStorage

from accede.kit.letters import archive


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def place(sha256):
    return Path(default_storage.path(archive.name_of(sha256)))


def test_a_file_is_found_under_the_hash_of_what_it_holds():
    sha256 = archive.keep(b"a letter")

    assert sha256 == hashlib.sha256(b"a letter").hexdigest()
    assert archive.read(sha256) == b"a letter"
    assert archive.holds(sha256)


def test_keeping_twice_is_keeping_once():
    first = archive.keep(b"a letter")
    before = place(first).stat().st_mtime_ns

    assert archive.keep(b"a letter") == first
    assert place(first).stat().st_mtime_ns == before
    assert [path.name for path in place(first).parent.iterdir()] == [first]


def test_a_file_that_was_changed_is_not_handed_out():
    sha256 = archive.keep(b"a letter")
    place(sha256).write_bytes(b"a lettex")

    with pytest.raises(archive.Damaged):
        archive.read(sha256)


def test_a_file_that_is_not_there_says_so():
    with pytest.raises(archive.NotThere):
        archive.read("0" * 64)
    assert not archive.holds("0" * 64)


def test_what_was_cut_off_is_written_anew():
    sha256 = archive.keep(b"a letter")
    place(sha256).write_bytes(b"a let")

    archive.keep(b"a letter")
    assert archive.read(sha256) == b"a letter"


def test_many_files_are_there_at_the_end_and_a_fault_of_one_is_a_fault_of_all(monkeypatch):
    made = [str(number).encode() for number in range(20)]
    found = archive.keep_all([lambda content=content: content for content in made])
    assert [(archive.read(sha256), length) for sha256, length in found] == [(each, len(each)) for each in made]

    monkeypatch.setattr(os, "replace", lambda *given: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        archive.keep_all([lambda: b"one more", lambda: b"and another"])


def test_a_process_that_dies_while_writing_leaves_nothing_under_the_name(monkeypatch):
    def dies(*_given):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", dies)
    with pytest.raises(KeyboardInterrupt):
        archive.keep(b"a letter")

    assert not archive.holds(hashlib.sha256(b"a letter").hexdigest())
    assert list(place("x").parent.iterdir()) == []


def test_a_store_without_a_disk_keeps_files_too(monkeypatch):
    far = InMemoryStorage()
    monkeypatch.setattr(archive, "default_storage", far)
    sha256 = archive.keep(b"a letter")
    archive.keep(b"a letter")

    assert archive.read(sha256) == b"a letter"
    assert far.listdir(archive.FOLDER)[1] == [sha256]
    assert storages["default"] is not far
