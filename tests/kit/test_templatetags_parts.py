"""Parts of pages: what the tags write, and what they refuse."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory

from accede.kit.classes import UnknownClass
from accede.kit.parts import Applied, Entry, Line, Shown, Stage, Step, Tab


def written(source, address="/", **values):
    values["request"] = RequestFactory().get(address)
    html = Template("{% load accede %}" + source).render(Context(values))
    return re.sub(r">\s+<", "><", html).strip()


class Party:
    mark = "p"


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ('{% cls "s" %}', '<span class="cls cls--s">signed only</span>'),
        ("{% cls party box=True %}", '<span class="cls cls--p cls--box">party</span>'),
        ('{% cls "p" words="bound" %}', '<span class="cls cls--p">bound</span>'),
        ('{% mark "x" %}', '<span class="mark mark--x" aria-hidden="true"></span>'),
        ('{% tag "stale" "alarm" %}', '<span class="tag tag--alarm">stale</span>'),
        ('{% diffmark "add" %}', '<span class="k" aria-hidden="true">+</span>added'),
    ],
)
def test_small_marks(source, html):
    assert written(source, party=Party()) == html


def test_an_unknown_class_is_refused():
    with pytest.raises(UnknownClass):
        written('{% cls "party" %}')


def test_words_are_escaped():
    assert written("{% tag words %}", words="<b>") == '<span class="tag">&lt;b&gt;</span>'


def test_a_figure_says_what_it_counts():
    html = written("{% figures items %}", items=[Shown(1234, "bound", "Deposited.", "p", "/rows")])

    assert '<span class="mark mark--p" aria-hidden="true"></span>bound</span>' in html
    assert '<b><a href="/rows">1,234</a></b></dt><dd>Deposited.</dd>' in html


def test_crumbs_link_all_but_the_page_itself():
    html = written('{% crumbs "Events" "/events/" "Panel" %}')

    assert html.endswith('<li><a href="/events/">Events</a></li><li aria-current="page">Panel</li></ol></nav>')


def test_crumbs_without_a_last_name_are_refused():
    with pytest.raises(TemplateSyntaxError):
        written('{% crumbs "Events" "/events/" %}')


def test_the_current_tab_is_marked():
    html = written("{% tabs items %}", items=[Tab("Acts", "/a", current=True), Tab("Log", "/l", count=0)])

    assert '<a href="/a" aria-current="page">Acts</a><a href="/l">Log <span class="num">0</span></a>' in html


def test_a_section_has_a_heading_and_at_most_one_link():
    html = written('{% section "Acts" id="acts" link="/all" linktext="All acts" %}<p>x</p>{% endsection %}')

    assert html == (
        '<section class="section" id="acts"><div class="section-head"><h2>Acts</h2>'
        '<a class="small" href="/all">All acts</a></div><p>x</p></section>'
    )


def test_a_page_head_escapes_its_words_and_keeps_its_buttons():
    html = written('{% pagehead title "One sentence." %}<a class="btn">Go</a>{% endpagehead %}', title="A & B")

    assert "<h1>A &amp; B</h1>" in html
    assert '<p class="lede">One sentence.</p></div><div class="row"><a class="btn">Go</a></div>' in html


def test_late_work_says_so_in_words():
    html = written("{% ledger items %}", items=[Line("Answer", date(2004, 1, 30), late=True, url="/x", action="Open")])

    assert '<span class="late">late, 30 Jan 2004</span>' in html
    assert '<a class="btn btn--small btn--quiet" href="/x">Open<span class="vh">: Answer</span></a>' in html


def test_an_embargoed_entry_says_until_when():
    entry = Entry(date(2004, 1, 22), "Talk", text="Quiet.", locked="embargoed until 15 March 2004")

    html = written("{% timeline items %}", items=[entry])

    assert '<li class="is-locked">' in html
    assert '<span class="tag tag--lock">embargoed until 15 March 2004</span>' in html


def test_only_what_changes_the_record_is_a_key_entry():
    items = [
        Entry(date(2003, 7, 1), "In force", key=True),
        {"day": date(2003, 7, 2), "title": "Talk", "key": "t:1"},
    ]

    assert written("{% timeline items %}", items=items).count('class="is-key"') == 1


def test_stages_and_steps_carry_their_state_and_date():
    steps = [Step("Third month.", day=date(2003, 7, 1)), Step("Rule.", what="20 needed")]

    html = written("{% stages stages %}{% reckoning steps %}", stages=[Stage("Vote", "", "now")], steps=steps)

    assert '<li class="is-now" aria-current="step"><b>Vote</b></li>' in html
    assert '<time datetime="2003-07-01" class="date">1 July 2003</time>' in html
    assert '<span class="date">20 needed</span>' in html


def test_the_legend_joins_pattern_number_and_words():
    html = written("{% legend counts %}", counts={"p": 23})

    assert html.count("<svg") == 1
    assert "<b>23</b> party, in force" in html


@pytest.mark.parametrize(
    ("address", "order", "link"),
    [
        ("/?q=a&page=3", "none", "?q=a&amp;sort=name"),
        ("/?sort=name", "ascending", "?sort=-name"),
        ("/?sort=-name", "descending", "?sort=name"),
    ],
)
def test_a_column_head_turns_the_order_and_keeps_the_filters(address, order, link):
    html = written('{% th "name" "State" %}', address)

    assert html == f'<th scope="col" aria-sort="{order}"><a href="{link}">State</a></th>'


def test_a_filter_in_use_can_be_removed_alone():
    html = written("{% applied items %}", "/?q=a&c=s&page=2", items=[Applied("Class", "signed only", "c")])

    assert '<a href="?q=a">Class: signed only<span class="vh">, remove</span></a>' in html


def test_the_pager_says_how_many_of_what():
    html = written('{% pager page "States" %}', "/?q=a&page=2", page=Paginator(range(191), 50).page(2))

    assert "<span>51 to 100 of 191 States</span>" in html
    assert '<a href="?q=a&amp;page=1" aria-label="Page 1">1</a>' in html
    assert '<b aria-current="page">2</b>' in html


def test_one_page_needs_no_links():
    html = written('{% pager page "States" %}', page=Paginator(range(3), 50).page(1))

    assert "1 to 3 of 3 States" in html
    assert "<ul>" not in html


def test_a_table_wrap_takes_the_focus_and_has_a_name():
    html = written('{% tablewrap "Acts" %}<table></table>{% endtablewrap %}')

    assert html == '<div class="tablewrap" role="region" aria-label="Acts" tabindex="0"><table></table></div>'


def test_cells_of_a_stacked_table_say_their_column():
    html = written('{% rowhead %}Togo{% endrowhead %}{% cell "Signed" n=True %}2001{% endcell %}')

    assert html == ('<th scope="row" role="rowheader">Togo</th><td role="cell" class="n" data-label="Signed">2001</td>')
