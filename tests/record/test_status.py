from __future__ import annotations

import re
from datetime import date

import pytest

from accede.record import queries

pytestmark = pytest.mark.usefixtures("shipped")
DAY = date(2004, 1, 30)
PERIODS = [(date(1993, 1, 1), date(1998, 12, 31)), (date(1999, 1, 1), DAY)]


@pytest.fixture
def passages():
    return queries.status_passages("icrmw", year=2003, on=DAY, periods=PERIODS)


def shown(passage) -> str:
    quoted = {quote.code: quote.shown for quote in passage.quoted}
    return re.sub(r"\[\[(.+?)\]\]", lambda found: quoted[found.group(1)], " ".join(passage.paragraphs))


def test_every_code_in_the_text_is_quoted_once(passages):
    for passage in passages:
        codes = re.findall(r"\[\[(.+?)\]\]", " ".join(passage.paragraphs))
        assert set(codes) <= {quote.code for quote in passage.quoted}
        assert len(codes) == len(set(codes))


def test_the_passages_say_what_the_campaigns_report_said(passages):
    entry, numbers, periods = map(shown, passages)

    assert entry == (
        "On 14 March 2003, El Salvador (ratification) and Guatemala "
        "(ratification) deposited the instruments that "
        "completed the number needed. This allowed the entry into force of the treaty on 1 July 2003."
    )
    assert "the number of ratifications (States bound) is 25. 6 of them joined in 2003 and 2004: El Salvador" in numbers
    assert (
        "signed only is 9: Bangladesh, Chile, Comoros, Guinea-Bissau, "
        "Paraguay, Sao Tome and Principe, Sierra Leone, " in numbers
    )
    assert periods.startswith(
        "Between 1993 and 1998 there were 9 ratifications and 2 "
        "signatures. From 1999 to the day of this report there "
        "were 16 ratifications and 7 signatures."
    )
    assert periods.endswith("whatever became of them, were 3 and 12.")


def test_before_entry_into_force_the_report_says_so():
    passage = queries.status_passages("icrmw", year=1998, on=date(1998, 12, 31))[0]

    assert shown(passage) == "On 31 December 1998 the treaty was not yet in force."


def test_after_the_deciding_deposit_and_before_the_day_the_report_looks_ahead():
    passage = queries.status_passages("icrmw", year=2003, on=date(2003, 4, 1))[0]

    assert shown(passage).endswith("This allows the entry into force of the treaty on 1 July 2003.")
