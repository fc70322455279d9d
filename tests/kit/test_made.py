"""Files that a job makes: one job for twenty askers, bounds on what waits and on what is kept, faults said in words."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.http import HttpRequest
from django.utils import timezone

from accede.kit import jobs, made, stored
from accede.kit.jobs import schedules
from accede.kit.made import keeping, kinds
from accede.kit.models import Job, MadeFile

pytestmark = pytest.mark.django_db
HTML = {"HTTP_ACCEPT": "text/html,*/*"}


class Writer:
    """Makes small files, counts how often, and tells of a record with a version."""

    def __init__(self) -> None:
        self.version, self.made, self.broken = "1", 0, False

    def make(self, *, n: int) -> bytes:
        if self.broken:
            raise ValueError("no ink")
        self.made += 1
        return f"file {n} of version {self.version}".encode()


@pytest.fixture
def writer(monkeypatch):
    found = Writer()
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    made.kind("test.file", make=found.make, version=lambda **_: found.version)
    stored.passing.clear()
    return found


def ask(n=1, *, to_one=False, **headers):
    request = HttpRequest()
    request.META.update(headers)
    request.path = f"/file/{n}"
    way = made.answer_to_one if to_one else made.answer
    wanted = made.Wanted("test.file", {"n": n})
    return way(request, wanted, content_type="application/pdf", page=lambda far: f"{far['why']}: {far['words']}")


def test_twenty_askers_make_one_job_and_get_the_same_bytes(writer):
    assert {ask().status_code for _ in range(20)} == {202}
    assert Job.objects.filter(name=made.JOB).count() == 1
    jobs.run_pending()

    answers = [ask() for _ in range(20)]
    assert {answer.status_code for answer in answers} == {200}
    assert {answer.content for answer in answers} == {b"file 1 of version 1"}
    assert len({answer["ETag"] for answer in answers}) == 1
    assert writer.made == 1


def test_another_server_hands_out_the_very_bytes_that_were_kept(writer):
    ask()
    jobs.run_pending()
    first = ask()
    stored.passing.clear()  # what one process remembers
    again = ask()

    assert (again.content, again["ETag"], again["Content-Type"]) == (first.content, first["ETag"], "application/pdf")
    assert writer.made == 1


def test_a_program_is_told_in_words_and_a_browser_gets_a_page_that_looks_again(writer):
    program, browser = ask(), ask(**HTML)

    assert json.loads(program.content) == {"status": 202, "words": "The file is the next to be made."}
    assert (program["Retry-After"], program["Cache-Control"]) == ("2", "no-store")
    assert "Refresh" not in program
    assert browser.content == b"waits: The file is the next to be made."
    assert (browser.status_code, browser["Refresh"]) == (202, "2")


def test_a_page_that_waits_for_long_looks_again_more_seldom(writer):
    ask()
    for seconds, pause in ((20, "5"), (3600, "20")):
        MadeFile.objects.update(asked_at=timezone.now() - timedelta(seconds=seconds))
        assert ask(**HTML)["Refresh"] == pause


def test_who_waits_is_told_how_many_files_come_first(writer):
    ask(1), ask(2)
    third = ask(3)
    Job.objects.filter(name=made.JOB).order_by("pk").update(state="queued")

    assert json.loads(third.content)["words"] == "2 files are made before it."
    assert json.loads(ask(2).content)["words"] == "1 file is made before it."


def test_more_files_than_may_wait_are_refused_with_the_time_to_come_back(writer):
    assert {ask(n).status_code for n in range(made.WAITING)} == {202}
    refused, page, known = ask(1000), ask(1000, **HTML), ask(1)

    assert json.loads(refused.content)["error"] == "Too many files are waiting to be made. Ask again in a minute."
    assert (refused.status_code, refused["Retry-After"]) == (503, "60")
    assert (page.status_code, "Refresh" in page) == (503, False)
    assert known.status_code == 202
    assert Job.objects.filter(name=made.JOB).count() == MadeFile.objects.count() == made.WAITING


def test_a_file_of_an_older_version_is_not_handed_out(writer):
    ask()
    jobs.run_pending()
    writer.version = "2"

    assert ask().status_code == 202
    jobs.run_pending()
    assert ask().content == b"file 1 of version 2"


def test_a_record_that_moves_while_a_file_waits_gives_the_newer_file(writer):
    ask()
    writer.version = "2"
    jobs.run_pending()

    assert ask().content == b"file 1 of version 2"
    assert (MadeFile.objects.count(), writer.made) == (1, 1)


def test_while_an_update_is_under_way_a_file_still_reaches_who_asked_but_does_not_stay(writer, monkeypatch):
    ask()
    monkeypatch.setattr(keeping, "maker", lambda: "newer")  # the worker's, not the asker's
    jobs.run_pending()
    assert ask().content == b"file 1 of version 1"

    assert MadeFile.objects.get().made_by == "newer"
    monkeypatch.setattr(keeping, "maker", kinds.maker)
    assert made.make_room(timezone.now()) == 0
    assert made.make_room(timezone.now() + timedelta(hours=2)) == 1


def test_what_cannot_be_made_is_said_and_asked_for_anew_only_after_a_while(writer):
    writer.broken = True
    ask()
    for _ in range(2):
        Job.objects.update(run_at=timezone.now())
        jobs.run_pending()
    failed = ask()
    assert (failed.status_code, failed["Retry-After"]) == (503, "300")
    assert "could not be made" in json.loads(failed.content)["error"]

    writer.broken = False
    Job.objects.update(finished_at=timezone.now() - timedelta(minutes=6))
    assert ask().status_code == 202
    jobs.run_pending()
    assert ask().content == b"file 1 of version 1"


def test_a_file_that_had_to_leave_is_made_again_when_asked_for(writer):
    ask()
    jobs.run_pending()
    MadeFile.objects.all().delete()
    stored.passing.clear()

    assert ask().status_code == 202
    jobs.run_pending()
    assert ask().content == b"file 1 of version 1"


def test_the_oldest_leave_when_number_or_bytes_are_used_up(writer):
    for n in range(5):
        ask(n)
    jobs.run_pending()
    assert [row.args["n"] for row in MadeFile.objects.order_by("made_at", "pk")] == [0, 1, 2, 3, 4]

    made.make_room(timezone.now(), files=4)
    assert sorted(row.args["n"] for row in MadeFile.objects.all()) == [1, 2, 3, 4]
    made.make_room(timezone.now(), room=2 * len(b"file 1 of version 1"))
    assert sorted(row.args["n"] for row in MadeFile.objects.all()) == [3, 4]
    assert made.make_room(timezone.now() + timedelta(days=15)) == 2


def test_an_hourly_schedule_keeps_the_bounds_and_forgets_jobs_that_are_over(writer):
    ask()
    jobs.run_pending()
    Job.objects.filter(name=made.JOB).update(finished_at=timezone.now() - timedelta(days=2))
    jobs.enqueue("kit.tidy_made_files")
    jobs.run_pending()

    assert schedules._declared["kit.tidy_made_files"].every_seconds == 3600
    assert not Job.objects.filter(name=made.JOB).exists()
    assert ask().content == b"file 1 of version 1"


def test_a_file_for_one_person_is_kept_by_no_cache_on_the_way(writer):
    ask(to_one=True)
    jobs.run_pending()
    answer = ask(to_one=True)

    assert (answer.content, answer["Cache-Control"]) == (b"file 1 of version 1", "private, no-cache")
    assert not hasattr(answer, "stored_page")


def test_a_kind_that_nobody_makes_is_named():
    with pytest.raises(made.UnknownKind, match=r"'test\.nothing'"):
        made.Wanted("test.nothing", {}).key()


def test_the_key_names_the_site_and_the_program(writer, settings, monkeypatch):
    wanted = made.Wanted("test.file", {"n": 1})
    keys = [wanted.key()]
    settings.SITE_URL = "https://elsewhere.example"
    keys.append(wanted.key())
    monkeypatch.setattr(kinds, "program", lambda: "another")
    keys.append(wanted.key())

    assert len(set(keys)) == 3
