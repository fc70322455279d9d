"""Templates, variants, blocks, letterheads; letters of a run as their readers will see them."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.mailings.views import blocks, letterheads, preview, templates, variants

room: list[URLPattern] = [
    path("templates/", templates.listing, name="templates"),
    path("templates/add/", templates.add, name="add_template"),
    path("templates/start/", templates.start, name="use_starter_set"),
    path("templates/<slug:key>/", templates.template, name="template"),
    path("templates/<slug:key>/change/", templates.change, name="change_template"),
    path("templates/<slug:key>/add/", variants.add, name="add_variant"),
    path("templates/<slug:key>/<slug:letter>/change/", variants.change, name="change_variant"),
    path("templates/<slug:key>/<slug:letter>/remove/", variants.remove, name="remove_variant"),
    path("templates/<slug:key>/<slug:letter>/in/<slug:language>/", variants.text, name="variant_text"),
    path("templates/<slug:key>/<slug:letter>/in/<slug:language>/review/", variants.review, name="review_variant_text"),
    path("blocks/add/", blocks.add, name="add_block"),
    path("blocks/<slug:key>/", blocks.block, name="block"),
    path("blocks/<slug:key>/change/", blocks.change, name="change_block"),
    path("blocks/<slug:key>/remove/", blocks.remove, name="remove_block"),
    path("blocks/<slug:key>/in/<slug:language>/", blocks.text, name="block_text"),
    path("blocks/<slug:key>/in/<slug:language>/review/", blocks.review, name="review_block_text"),
    path("letterheads/add/", letterheads.add, name="add_letterhead"),
    path("letterheads/<slug:key>/file/", letterheads.file, name="letterhead_file"),
    path("letterheads/<slug:key>/replace/", letterheads.replace, name="replace_letterhead"),
    path("letterheads/<slug:key>/retire/", letterheads.retire, name="retire_letterhead"),
]
run: list[URLPattern] = [
    path("letters/", preview.letters, name="run_letters"),
    path("letters/read/", preview.read, name="read_letter"),
]
