"""Sign-in by mail: the whole reset, letters in our words, nothing for strangers, where the sample's mail lies."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

RESET = "/accounts/password/reset/"
FOLDER_BACKEND = "accede.kit.mail.folder.EmlFolderBackend"


def test_a_forgotten_password_is_set_anew_by_the_link_in_the_letter(client, nora, mailoutbox):
    client.post(RESET, {"email": nora.email})
    link = re.search(r"http://testserver(\S+)", mailoutbox[0].body)[1]
    page = client.get(link, follow=True)
    where = page.redirect_chain[-1][0]

    new = {"password1": "a-long-new-password", "password2": "a-long-new-password"}
    done = client.post(where, new, follow=True)

    assert (page.status_code, done.status_code) == (200, 200)
    assert "The new password is saved" in done.content.decode()
    nora.refresh_from_db()
    assert nora.check_password("a-long-new-password")


def test_a_link_used_twice_says_so_and_offers_another(client, db):
    page = client.get(f"{RESET}key/1-nonsense/")

    assert page.status_code == 200
    assert "This link is no longer good" in page.content.decode()


def test_letters_speak_plainly_and_greet_from_no_host(client, nora, mailoutbox):
    client.post(RESET, {"email": nora.email})
    client.post("/accounts/login/code/", {"email": nora.email})

    assert [letter.subject for letter in mailoutbox] == ["Set a new password", "Your code for signing in"]
    assert [letter.body for letter in mailoutbox if "Hello from" in letter.body or "Thank you" in letter.body] == []


def test_a_stranger_s_address_gets_no_mail_and_the_same_page(client, nora, mailoutbox):
    known = client.post(RESET, {"email": nora.email}, follow=True)
    mailoutbox.clear()

    unknown = client.post(RESET, {"email": "nobody@accede.example"}, follow=True)

    assert mailoutbox == []
    assert unknown.redirect_chain == known.redirect_chain


@pytest.mark.parametrize(("sample", "said"), [(True, True), (False, False)])
def test_the_sample_says_in_which_folder_its_mail_lies(client, db, monkeypatch, sample, said):
    monkeypatch.setattr(settings, "SAMPLE", sample)
    monkeypatch.setattr(settings, "EMAIL_BACKEND", FOLDER_BACKEND)

    page = client.get(f"{RESET}done/").content.decode()

    assert ("It is written to the folder" in page) is said


def test_the_page_for_the_code_says_where_the_sample_s_mail_lies(client, nora, settings, tmp_path):
    settings.SAMPLE, settings.EMAIL_BACKEND = True, FOLDER_BACKEND
    settings.MAIL_FOLDER = settings.EMAIL_FILE_PATH = tmp_path

    page = client.post("/accounts/login/code/", {"email": nora.email}, follow=True).content.decode()

    assert f"It is written to the folder {tmp_path}" in page


@pytest.mark.parametrize("path", ["/accounts/signup/", RESET, f"{RESET}done/"])
def test_pages_of_signing_in_open_for_everybody(client, db, path):
    assert client.get(path).status_code == 200


def test_the_page_for_changing_a_password_opens(client, nora):
    nora.set_password("a-long-old-password")
    nora.save()
    client.force_login(nora)

    page = client.get("/accounts/password/change/")

    assert page.status_code == 200
    assert "Change your password" in page.content.decode()
