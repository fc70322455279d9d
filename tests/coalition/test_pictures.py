"""A logo is checked by what it is, drawn anew without what a camera wrote into it, and kept with its hash."""

from __future__ import annotations

import hashlib
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from accede.coalition.models import OrganisationLogo
from accede.coalition.readers.pictures import LONGEST_SIDE, NoPicture, redrawn

BASE = "/c/test-campaign/coalition/organisations/wu/"


def with_position() -> bytes:
    """A photograph that says where it was taken."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (46.0, 13.0, 36.0)
    exif[0x010E] = "taken at home"
    out = io.BytesIO()
    Image.new("RGB", (1200, 600), "navy").save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_position_and_comments_stay_behind_and_the_size_is_bounded():
    content = with_position()
    assert b"taken at home" in content

    found = redrawn(content)

    assert (found.width, found.height) == (LONGEST_SIDE, LONGEST_SIDE // 2)
    kept = Image.open(io.BytesIO(found.content))
    assert (kept.format, dict(kept.getexif()), kept.info) == ("PNG", {}, {})
    assert hashlib.sha256(found.content).hexdigest() == found.sha256


@pytest.mark.parametrize(
    "content", [b"MZ\x90", b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\x89PNG\r\n\x1a\nbroken"]
)
def test_what_is_no_picture_is_refused(content):
    with pytest.raises(NoPicture):
        redrawn(content)


def test_the_page_sets_shows_and_removes_a_logo(client, officer, ines, add):
    add("WU")
    client.force_login(officer)
    file = SimpleUploadedFile("mark.jpg", with_position())

    page = client.post(f"{BASE}logo/", {"file": file, "alt": "A blue square"}, follow=True).content.decode()
    assert 'alt="A blue square"' in page
    client.force_login(ines)
    assert client.get(f"{BASE}logo.png")["Content-Type"] == "image/png"
    assert client.get(f"{BASE}logo/").status_code == 404

    client.force_login(officer)
    client.post(f"{BASE}logo/remove/", {})
    assert OrganisationLogo.objects.count() == 0


def test_a_program_with_the_name_of_a_picture_is_refused_beside_its_field(client, officer, add):
    add("WU")
    client.force_login(officer)

    answer = client.post(f"{BASE}logo/", {"file": SimpleUploadedFile("mark.png", b"MZ\x90"), "alt": "A mark"})

    assert answer.status_code == 422
    assert "This is no picture that can be read" in answer.content.decode()
