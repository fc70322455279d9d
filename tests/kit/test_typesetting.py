"""Typesetting: tagged, the same bytes from the same data, refused after a fork, nothing read as markup."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import UTC, datetime

import pypdf

from accede.kit import typesetting

MADE = datetime(2004, 1, 30, tzinfo=UTC)
TEMPLATE = """
#let d = json(bytes(sys.inputs.data))
#set document(title: "A title")
#set text(lang: "en", font: ("Noto Sans", "Amiri", "Noto Sans SC"))
= A heading
#d.text
"""
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="2" height="1" fill="#0b6e4f"/></svg>'


def test_a_pdf_is_tagged_and_the_same_from_the_same_data():
    one, two = (typesetting.pdf(TEMPLATE, {"text": "words"}, made_at=MADE) for _ in range(2))

    assert one == two
    root = pypdf.PdfReader(io.BytesIO(one)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root


def test_data_are_never_read_as_markup():
    made = typesetting.pdf(TEMPLATE, {"text": "#panic() *not bold* $x$"}, made_at=MADE)

    assert "#panic() *not bold* $x$" in pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text()


def test_a_picture_has_the_width_asked_for():
    made = typesetting.png(SQUARE, width=600)

    assert made[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(made[16:20]) == 600


def test_a_child_of_a_process_that_has_typeset_refuses_instead_of_hanging():
    program = (
        "import os\nfrom accede.kit import typesetting\n"
        f"typesetting.png({SQUARE!r}, width=9)\n"
        "child = os.fork()\n"
        "if not child:\n"
        "    try:\n        typesetting.png('', width=9)\n"
        "    except typesetting.ForkedAfterTypesetting:\n        os._exit(7)\n"
        "    os._exit(1)\n"
        "print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)

    assert done.stdout.strip() == "7", done.stderr


def test_a_server_that_forks_its_workers_has_typeset_nothing_before():
    """The server process loads the application and then forks; a worker could not make a document otherwise."""
    program = (
        "import os\nos.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings'\n"
        "import django\ndjango.setup()\n"
        "from django.core.handlers.wsgi import WSGIHandler\nfrom django.urls import get_resolver\n"
        "WSGIHandler(); get_resolver().url_patterns\n"
        "from accede.kit import typesetting\n"
        "child = os.fork()\n"
        f"if not child:\n    os._exit(7 if typesetting.png({SQUARE!r}, width=9) else 1)\n"
        "print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)

    assert done.stdout.strip() == "7", done.stderr
