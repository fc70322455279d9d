"""Documents stay true: every room, command and setting is named in them, and links between pages resolve."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from accede.config import cli, env

ROOT = settings.ROOT
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def text(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def test_every_room_is_in_the_developers_page():
    rooms = {path.parent.name for path in (ROOT / "accede").glob("*/__init__.py")}

    assert {room for room in rooms if f"| `{room}` |" not in text("develop.md")} == set()


def test_every_command_is_in_the_operators_page():
    assert {word for word in cli.WORDS if f"`accede {word}" not in text("operate.md")} == set()


def test_every_setting_is_in_the_operators_page():
    assert {name for name in env.VARIABLES if f"`{name}`" not in text("operate.md")} == set()


def test_every_make_target_of_the_documents_exists():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {word for page in PAGES for word in re.findall(r"`make ([a-z-]+)", page.read_text(encoding="utf-8"))}

    assert named - targets == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_between_our_pages_resolve(page: Path):
    links = re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]

    assert missing == []


def test_decisions_are_numbered_without_a_gap():
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]

    assert numbers == list(range(1, len(numbers) + 1))


def test_no_file_names_a_registry_or_a_path_of_a_workplace():
    # One letter of each in brackets, so that this line does not find itself.
    words = re.compile(r"pyp[i]\.org|python[h]osted|npm[j]s|deb\.[d]ebian|/wor[k]/|/roo[t]/")
    tracked = [
        path
        for pattern in ("*.md", "*.toml", "*.txt", "*.py", "Makefile", "*.in", "*.html")
        for path in ROOT.rglob(pattern)
    ]
    kept = [path for path in tracked if not {".venv", "var", ".git", ".peers"} & set(path.relative_to(ROOT).parts)]

    assert [
        str(path.relative_to(ROOT)) for path in kept if words.search(path.read_text(encoding="utf-8", errors="ignore"))
    ] == []
