"""Letters of a run: preview, compare, release, archive, papers to print."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.mailings.views import archive, release

room: list[URLPattern] = []
run: list[URLPattern] = [
    path("release/", release.page, name="run_release"),
    path("release/prepare/", release.prepare, name="prepare"),
    path("release/release/", release.let_go, name="release"),
    path("release/reopen/", release.reopen, name="reopen"),
    path("release/correct/", release.correct, name="correct"),
    path("release/enclosures/<int:position>/", release.enclose, name="enclose"),
    path("release/enclosures/<int:position>/<slug:language>/remove/", release.leave_out, name="leave_out"),
    path("archive/", archive.page, name="run_archive"),
    path("archive/make/", archive.make_missing, name="make_missing"),
    path("archive/manifest.<slug:form>", archive.manifest, name="manifest"),
    path("archive/papers/<slug:paper>-<slug:form>.pdf", archive.paper, name="paper"),
    path("archive/<slug:letter>/", archive.letter, name="letter"),
    path("archive/<slug:letter>/<int:file>/", archive.file, name="letter_file"),
]
