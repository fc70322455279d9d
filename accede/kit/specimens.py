"""Made-up content for the components page; nothing here is a fact of the record.

Its words stay English in every language: they are seen by designers and by checks only.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest

from accede.kit import drawing, localdates
from accede.kit.forms import DayField, FilterForm, Form, MomentFormField
from accede.kit.parts import Applied, Entry, Line, Shown, Stage, Step, Tab

ON = date(2004, 1, 30)
BOUND = [
    (1993, 2, 19), (1993, 6, 21), (1994, 12, 15), (1995, 5, 24), (1995, 7, 5), (1995, 11, 14), (1996, 3, 11),
    (1996, 12, 13), (1997, 9, 16), (1999, 1, 11), (1999, 3, 8), (1999, 6, 9), (2000, 9, 7), (2000, 9, 7),
    (2000, 10, 16), (2001, 2, 15), (2001, 11, 14), (2002, 1, 8), (2002, 2, 5), (2003, 3, 14), (2003, 3, 14),
    (2003, 6, 5), (2003, 9, 29), (2003, 11, 26), (2004, 1, 30),
]  # fmt: skip
SIGNED = [(date(1991, 5, 22), 1), (date(1991, 8, 15), 2), (date(1993, 9, 24), 3), (date(1996, 3, 11), 2),
          (date(1998, 10, 7), 3), (date(2000, 9, 15), 10), (date(2001, 11, 15), 12), (date(2003, 3, 14), 10),
          (date(2003, 11, 26), 9)]  # fmt: skip
CLASSES = {
    **dict.fromkeys(
        [
            "EGY",
            "MAR",
            "SYC",
            "COL",
            "PHL",
            "UGA",
            "LKA",
            "BIH",
            "CPV",
            "AZE",
            "MEX",
            "SEN",
            "GHA",
            "GIN",
            "BOL",
            "URY",
            "BLZ",
            "TJK",
            "ECU",
            "SLV",
            "GTM",
            "MLI",
            "KGZ",
        ],
        "p",
    ),
    **dict.fromkeys(["BFA", "TLS"], "c"),
    **dict.fromkeys(["BGD", "CHL", "COM", "GNB", "PRY", "STP", "SLE", "TGO", "TUR"], "s"),
}


class ActForm(Form):
    """The form of the guide, with two errors."""

    state = forms.CharField(label="State")
    kind = forms.ChoiceField(
        label="Kind of act",
        help_text="All kinds that bind count alike; the word differs in law.",
        choices=[
            ("s", "Signature"),
            ("r", "Ratification"),
            ("a", "Accession"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the kind of act."},
    )
    received = DayField(
        label="Received by the depositary on",
        help_text="Not the day of the vote, and not the date on the instrument.",
        error_messages={"required": "Enter the date on which the depositary received the instrument."},
    )
    learned = MomentFormField(label="Learned on", required=False)
    source = forms.CharField(label="Source", required=False, widget=forms.Textarea)
    letter = forms.BooleanField(label="Prepare a letter of welcome", required=False)


class StatesFilter(FilterForm):
    """A filter bar of two fields."""

    q = forms.CharField(label="Find a State", required=False, widget=forms.SearchInput)
    state_class = forms.ChoiceField(
        label="Class",
        required=False,
        choices=[("", "All classes"), ("s", "signed only")],
    )


def page(request: HttpRequest) -> dict[str, Any]:
    """Everything that the components page shows."""
    return {
        "marks": ["p", "c", "s", "n", "x"],
        "on": ON,
        "figures": _figures(),
        "tabs": [
            Tab("Overview", "#", current=True),
            Tab("Acts", "#acts"),
            Tab("Contacts", "#contacts", count=14),
        ],
        "steps": _steps(),
        "lines": _lines(),
        "entries": _entries(),
        "stages": _stages(),
        "facts": [("Source", "UN Treaty Collection"), ("Changed", localdates.long_moment("2003-06"))],
        "moments": ["2004-01-30", "2005-06", "2005", "<2004-01-30", ">2004-01-30", ""],
        "form": ActForm({"state": "Timor-Leste", "source": "", "received": "", "letter": "on"}),
        "filters": StatesFilter({"q": "", "state_class": "s"}),
        "applied": [Applied("Class", "signed only", "state_class")],
        "page": Paginator(range(191), 50).page(1),
        "legend": [("p", 23), ("c", 2), ("s", 9), ("n", 155), ("x", 0)],
        **_drawings(request),
    }


def _figures() -> list[Shown]:
    return [
        Shown(25, "bound", "Deposited a ratification or accession. Signature alone does not count.", "p"),
        Shown(23, "parties today", "In force for the State.", "p", url="#class"),
        Shown(9, "signed only", "Signed and not bound.", "s"),
        Shown(1234, "no action", "A large number, to see its grouping.", "n"),
    ]


def _steps() -> list[Step]:
    return [
        Step("Article 87(1) sets the rule.", "The first day of the month after three months.", what="20 needed"),
        Step("The twentieth instrument arrives.", day=date(2003, 3, 14)),
        Step("Three months pass.", day=date(2003, 6, 14)),
        Step(
            "First day of the following month.",
            "Computed date and depositary's date agree.",
            date(2003, 7, 1),
        ),
    ]


def _lines() -> list[Line]:
    return [
        Line(
            "Answer the Permanent Mission of Chile",
            ON,
            late=True,
            url="#",
            sub="Asks for the manual",
            action="Answer",
        ),
        Line("Check the accession of Timor-Leste", date(2004, 2, 2), url="#", action="Check"),
        Line("Letter of welcome", "Draft 1 of 3", url="#", sub="English and French", tag="to review"),
    ]


def _entries() -> list[Entry]:
    return [
        Entry(
            date(2004, 1, 28),
            "Meeting at the Ministry",
            text="Confirmed support.",
            sub="shared with all",
            key=True,
        ),
        Entry(
            date(2004, 1, 22),
            "Conversation in Congress",
            text="The source must not be named.",
            locked="embargoed until 15 March 2004, 12:00 Geneva",
        ),
        Entry(date(2003, 12, 18), "Letter handed in", url="#"),
    ]


def _stages() -> list[Stage]:
    return [
        Stage("Signature", "", "done"),
        Stage("Congress", "in committee", "now"),
        Stage("Deposit", "with the Secretary-General. Only this counts."),
    ]


def _drawings(request: HttpRequest) -> dict[str, Any]:
    language = localdates.language_code()
    bound = [(date(*day), number) for number, day in enumerate(BOUND, start=1)]
    shape: dict[str, Any] = {
        "bound": bound, "signed": SIGNED, "needed": 20,
        "start": date(1991, 1, 1), "end": ON, "language": language,
        "label": "States bound rose from none in 1990 to 25 on 30 January 2004; 9 had signed only.",
        "events": [
            drawing.ChartEvent(date(1998, 1, 1), "Steering Committee", "first convened, 1998", quiet=True),
            drawing.ChartEvent(date(2003, 7, 1), "In force", localdates.long_day(date(2003, 7, 1))),
        ],
    }  # fmt: skip
    return {
        "map": drawing.world_map(CLASSES, language=language, day=ON, names={}),
        "map_note": drawing.map_note(),
        "wide": drawing.timeline_chart(**shape, needed_words="20 needed for entry into force (article 87)"),
        "narrow": drawing.timeline_chart(**shape, needed_words="20 needed", narrow=True),
        "chart_columns": ["Year", "Bound at year end"],
        "chart_rows": [(year, sum(day.year <= year for day, _number in bound)) for year in range(1991, 2005)],
    }
