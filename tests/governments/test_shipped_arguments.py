"""The answers that come with treaties: whole, cited, honest about review; loading them twice changes nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from accede.config.settings import ROOT
from accede.governments.actions.shipped import load_arguments
from accede.governments.models import Argument, ArgumentText, ObstacleKind
from accede.governments.queries.arguments import answers
from accede.governments.readers.arguments import banks
from accede.record.models import Treaty
from tests.governments.conftest import TODAY

SHIPPED = banks(ROOT / "treaties")
LAST_ARTICLE = {"icrmw": 93}
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


def numbers(text: str) -> set[int]:
    """The numbers of articles named in a text; those of paragraphs stand in brackets and are left out."""
    plain = re.sub(r"(?<=\d)(\([^)]*\))+", "", text.translate(DIGITS))
    return {int(number) for number in re.findall(r"\d+", plain)}


def articles(cited) -> set[int]:
    return {int(re.match(r"\d+", article)[0]) for article in cited}


def test_there_is_a_bank_and_it_reads_without_a_problem():
    assert [(bank.slug, bank.report.problems) for bank in SHIPPED] == [("icrmw", [])]


@pytest.mark.parametrize("bank", SHIPPED, ids=lambda bank: bank.slug)
def test_every_main_obstacle_has_two_answers_that_cite_articles_of_the_treaty(bank):
    kinds = [each.kind for each in bank.answers]
    assert {kind for kind in ObstacleKind.values if kinds.count(kind) < 2} == {ObstacleKind.OTHER}
    cited = {article for each in bank.answers for article in articles(each.articles)}
    assert {article for article in cited if not 1 <= article <= LAST_ARTICLE[bank.slug]} == set()


@pytest.mark.parametrize("bank", SHIPPED, ids=lambda bank: bank.slug)
def test_every_language_has_every_answer(bank):
    keys = {each.key for each in bank.answers}
    assert {each.language for each in bank.texts} >= {"en", "fr", "es", "ar", "ru", "zh-hans"}
    assert {each.language: keys - set(each.texts) for each in bank.texts if keys - set(each.texts)} == {}


@pytest.mark.parametrize("bank", SHIPPED, ids=lambda bank: bank.slug)
def test_a_text_names_the_articles_that_its_answer_cites_and_no_others(bank):
    cited = {each.key: articles(each.articles) for each in bank.answers}
    wrong = {
        (each.language, key): numbers(text) ^ cited[key]
        for each in bank.texts
        for key, text in each.texts.items()
        if numbers(text) ^ cited[key]
    }
    assert wrong == {}


@pytest.mark.parametrize("bank", SHIPPED, ids=lambda bank: bank.slug)
def test_nothing_is_called_reviewed_without_a_reviewer(bank):
    assert [each.language for each in bank.texts if bool(each.reviewed) != bool(each.reviewer)] == []


@pytest.fixture
def folder(tmp_path: Path, campaign) -> Path:
    """A small bank of the test treaty, in two languages."""
    home = tmp_path / "test-treaty" / "arguments"
    home.mkdir(parents=True)
    answer = '[[answer]]\nkey = "criteria"\nkind = "entry"\narticles = ["7", "7(1)"]\n'
    (home / "answers.toml").write_text(f'source = "The articles named"\n{answer}')
    (home / "en.toml").write_text('written = 2026-01-05\n[texts]\ncriteria = "Article 7 leaves it open."\n')
    (home / "fr.toml").write_text('written = 2026-01-05\n[texts]\ncriteria = "L’article 7 le laisse ouvert."\n')
    return tmp_path


def load(folder, operator):
    return load_arguments(folder=folder, by=operator, on=TODAY)


@pytest.mark.django_db
def test_loading_twice_changes_nothing_and_a_new_text_is_a_later_version(folder, campaign, operator):
    first = load(folder, operator)
    assert (first.answers, first.texts, load(folder, operator).changed) == (1, 2, False)
    (english,) = answers(campaign, language="en")
    assert (english.state, english.citation_words) == ("review", "article 7, article 7(1)")
    file = folder / "test-treaty" / "arguments" / "en.toml"
    file.write_text(file.read_text().replace("leaves it open", "leaves it to each State"))
    assert load(folder, operator).texts == 1
    assert (answers(campaign, language="en")[0].text, answers(campaign, language="fr")[0].stale) == (
        "Article 7 leaves it to each State.", True,
    )  # fmt: skip


@pytest.mark.django_db
def test_an_answer_that_is_shipped_no_longer_is_retired_and_kept(folder, campaign, operator):
    load(folder, operator)
    file = folder / "test-treaty" / "arguments" / "answers.toml"
    file.write_text(file.read_text().replace('"criteria"', '"other"'))
    assert not load(folder, operator).report.ok  # the texts still name it
    assert Argument.objects.get().retired_date is None
    for language in ("en", "fr"):
        path = file.parent / f"{language}.toml"
        path.write_text(path.read_text().replace("criteria =", "other ="))
    assert load(folder, operator).retired == 1
    assert [each.key for each in answers(campaign, language="en", on=TODAY)] == ["other"]
    assert Argument.objects.get(key="criteria").retired_date == TODAY


@pytest.mark.django_db
def test_a_file_that_calls_itself_reviewed_names_a_reviewer_or_loads_nothing(folder, campaign, operator):
    file = folder / "test-treaty" / "arguments" / "fr.toml"
    whole = file.read_text()
    file.write_text(f"reviewed = 2026-02-01\n{whole}")
    assert not load(folder, operator).report.ok
    assert not ArgumentText.objects.exists()
    file.write_text(f'reviewed = 2026-02-01\nreviewer = "A speaker"\n{whole}')
    assert load(folder, operator).report.ok
    assert ArgumentText.objects.get(language="fr").state == "reviewed"


@pytest.mark.django_db
def test_what_is_wrong_in_the_files_is_said_all_at_once(folder, campaign, operator):
    file = folder / "test-treaty" / "arguments" / "answers.toml"
    file.write_text('[[answer]]\nkey = "criteria"\nkind = "weather"\narticles = ["7"]\n[[answer]]\nkey = "half"\n')
    problems = [str(problem) for problem in load(folder, operator).report.problems]
    assert len(problems) == 2 and "weather" in problems[1] and "half lacks kind, articles" in problems[0]


@pytest.mark.django_db
def test_a_bank_without_its_treaty_is_refused(folder, campaign, operator):
    Treaty.objects.filter(slug="test-treaty").update(slug="renamed")
    assert "is not on record" in str(load(folder, operator).report.problems[0])
