"""Tags that draw a part of a page. `{% load accede %}` loads them; never load this file by itself."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from accede.kit.classes import boxed, letter, map_words

register = template.Library()


# ------------------------------------------------------- tags with a content
def _part(name: str, **values: Any) -> SafeString:
    return render_to_string(f"kit/parts/{name}.html", values)


@register.simple_block_tag
def pagehead(content: str, title: str, lede: str = "", note: str = "", cls: object = None) -> SafeString:
    """Heading of a page: h1, one sentence, and as content the one primary action."""
    box = boxed(cls) if cls else ""
    return _part("pagehead", content=content.strip(), title=title, lede=lede, note=note, box=box)


@register.simple_block_tag
def section(content: str, title: str, **options: Any) -> SafeString:
    """A section under one ink rule; options id, link, linktext, aside, soft, level."""
    level = options.pop("level", 2)
    if level not in (2, 3):
        raise template.TemplateSyntaxError("The heading of a section has level 2 or 3.")
    return _part("section", content=content, title=title, level=level, **options)


@register.simple_block_tag
def notice(content: str, first: str, kind: str = "") -> SafeString:
    """First line says what is the case, the content what to do; kind is ok, alarm or nothing."""
    return _part("notice", content=content.strip(), first=first, kind=kind)


@register.simple_block_tag
def tablewrap(content: str, label: str) -> SafeString:
    """A wide table as a region that takes focus and scrolls."""
    return format_html('<div class="tablewrap" role="region" aria-label="{}" tabindex="0">{}</div>', label, content)


@register.simple_block_tag
def cell(content: str, label: str = "", n: bool = False) -> SafeString:
    """A cell of a stacked table: keeps its role and says its column on the phone."""
    return format_html(
        '<td role="cell"{}{}>{}</td>',
        mark_safe(' class="n"') if n else "",
        format_html(' data-label="{}"', label) if label else "",
        mark_safe(content.strip()),
    )


@register.simple_block_tag
def rowhead(content: str) -> SafeString:
    """The first cell of a row in a stacked table."""
    return format_html('<th scope="row" role="rowheader">{}</th>', mark_safe(content.strip()))


@register.simple_block_tag
def filterbar(content: str, label: str, button: str = "") -> SafeString:
    """A GET form, so that a filtered list has an address."""
    return _part("filterbar", content=content, label=label, button=button)


# -------------------------------------------------------------------- parts
@register.inclusion_tag("kit/parts/figures.html")
def figures(items: Iterable[Any]) -> dict[str, Any]:
    """Three to six figures, each with what it counts."""
    return {"items": items}


@register.inclusion_tag("kit/parts/crumbs.html")
def crumbs(*steps: Any) -> dict[str, Any]:
    """Label, address, label, address, …, and last the page itself."""
    if len(steps) % 2 == 0:
        raise template.TemplateSyntaxError("crumbs takes label, address, …, and the page's own name last.")
    return {"steps": list(zip(steps[:-1:2], steps[1::2], strict=True)), "here": steps[-1]}


@register.inclusion_tag("kit/parts/crumbs.html")
def trail(steps: Iterable[tuple[str, str]], here: str) -> dict[str, Any]:
    """The same from pairs of label and address."""
    return {"steps": list(steps), "here": here}


@register.inclusion_tag("kit/parts/tabs.html")
def tabs(items: Iterable[Any], label: str = "") -> dict[str, Any]:
    """Parts of a record, each with an address."""
    return {"items": items, "label": label}


@register.inclusion_tag("kit/parts/nothing.html")
def nothing(title: str, text: str = "", url: str = "", button: str = "") -> dict[str, Any]:
    """Empty state: what belongs here, why it helps, one button."""
    return {"title": title, "text": text, "url": url, "button": button}


@register.inclusion_tag("kit/parts/ledger.html")
def ledger(items: Iterable[Any], label: str = "") -> dict[str, Any]:
    """Work with a date in the margin, soonest first."""
    return {"items": items, "label": label}


@register.inclusion_tag("kit/parts/timeline.html")
def timeline(items: Iterable[Any], level: int = 3) -> dict[str, Any]:
    """Newest first for logs, soonest first for dates."""
    return {"items": items, "level": level}


@register.inclusion_tag("kit/parts/stages.html")
def stages(items: Iterable[Any]) -> dict[str, Any]:
    """The way to deposit; only the last stage counts."""
    return {"items": items}


@register.inclusion_tag("kit/parts/reckoning.html")
def reckoning(steps: Iterable[Any]) -> dict[str, Any]:
    """Rule, trigger, period, result, each with its date."""
    return {"steps": steps}


@register.inclusion_tag("kit/parts/dl.html")
def dl(items: Iterable[tuple[str, Any]] | Mapping[str, Any], flow: bool = False) -> dict[str, Any]:
    """Facts of a record, as pairs; flow for narrow columns."""
    return {"items": items.items() if isinstance(items, Mapping) else items, "flow": flow}


@register.inclusion_tag("kit/parts/progress.html")
def progress(value: float, maximum: float, words: str) -> dict[str, Any]:
    """A bar whose label says the numbers in words."""
    return {"value": value, "maximum": maximum, "words": words, "id": f"p-{zlib.crc32(words.encode())}"}


@register.inclusion_tag("kit/parts/legend.html")
def legend(counts: Iterable[tuple[str, int]] | Mapping[str, int], label: str = "") -> dict[str, Any]:
    """Legend of the map: pattern, number, words."""
    pairs = counts.items() if isinstance(counts, Mapping) else counts
    items = [(letter(key), value) for key, value in pairs]
    return {"items": [(key, value, map_words(key)) for key, value in items], "label": label}


# ------------------------------------------------- lists: sorting and paging
@register.inclusion_tag("kit/parts/th.html", takes_context=True)
def th(context: template.Context, key: str, words: str, n: bool = False) -> dict[str, Any]:
    """Head of a column that can be sorted: `?sort=key`, then `?sort=-key`."""
    query = context["request"].GET.copy()
    now = context.get("sort") or query.get("sort", "")
    order = {key: "ascending", f"-{key}": "descending"}.get(now, "none")
    query.pop("page", None)
    query["sort"] = f"-{key}" if order == "ascending" else key
    return {"url": f"?{query.urlencode()}", "words": words, "order": order, "n": n}


@register.inclusion_tag("kit/parts/applied.html", takes_context=True)
def applied(context: template.Context, items: Iterable[Any]) -> dict[str, Any]:
    """Filters in use, each with the address of the list without it."""
    lines = []
    for item in items:
        query = context["request"].GET.copy()
        get = item.get if isinstance(item, Mapping) else lambda name, entry=item: getattr(entry, name)
        query.pop(get("param"), None)
        query.pop("page", None)
        lines.append((get("label"), get("value"), f"?{query.urlencode()}"))
    return {"items": lines}


@register.inclusion_tag("kit/parts/pager.html", takes_context=True)
def pager(context: template.Context, page: Any, what: str) -> dict[str, Any]:
    """ "1 to 50 of 191 States", then the pages."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    start = f"?{query.urlencode()}&" if query else "?"
    shown = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    links = [(entry, f"{start}page={entry}" if isinstance(entry, int) else "") for entry in shown]
    return {"page": page, "what": what, "links": links, "start": start}


# -------------------------------------------------------------------- forms
@register.inclusion_tag("kit/parts/field.html")
def field(bound: Any, wide: bool = False) -> dict[str, Any]:
    """One field: label, help, error, control, in this order."""
    optional = not bound.field.required and getattr(bound.form, "marks_optional", True)
    single = bound.widget_type == "checkbox"
    return {"field": bound, "wide": wide, "single": single, "group": bound.use_fieldset, "optional": optional}


@register.inclusion_tag("kit/parts/errors.html")
def errors(form: Any) -> dict[str, Any]:
    """Summary of a form's errors, the same words as beside the fields; takes the focus."""
    return {"form": form, "count": sum(len(lines) for lines in form.errors.values())}


@register.inclusion_tag("kit/parts/formfoot.html")
def formfoot(button: str, cancel: str = "", note: str = "") -> dict[str, Any]:
    """Save and cancel, at the end of the form."""
    return {"button": button, "cancel": cancel, "note": note}


@register.inclusion_tag("kit/parts/formpage.html", takes_context=True)
def formpage(
    context: template.Context, form: Any, button: str, cancel: str = "", conflict: Any = None, fields: str = ""
) -> dict[str, Any]:
    """A whole form in one column: errors (or two versions to choose from), fields, save and cancel. `fields` names a
    template for those that do not simply stand one below the other.
    """
    return {
        "fields": fields,
        "conflict": conflict if isinstance(conflict, list) else None,
        "form": form,
        "button": button,
        "cancel": cancel,
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("kit/parts/history.html", takes_context=True)
def history(context: template.Context, lines: Iterable[Any], named: bool = True) -> dict[str, Any]:
    """What was done to a record: when, who, what changed, why; `named` says of which part each entry speaks."""
    return {"lines": lines, "named": named, "csrf_token": context.get("csrf_token")}
