"""What people wrote keeps its direction within a sentence of ours."""

from django.utils import translation

from accede.kit.directions import own_direction


def test_a_text_is_set_apart_only_where_sentences_run_from_right_to_left():
    with translation.override("ar"):
        assert own_direction("A lamp.") == "\u2068A lamp.\u2069"
    with translation.override("fr"):
        assert own_direction("A lamp.") == "A lamp."
