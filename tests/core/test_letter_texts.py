"""What a writer puts into a letter, what is wrong with a text, and what is missing when it is filled."""

from hypothesis import given
from hypothesis import strategies as st

from accede.core.letter_texts import (
    BRACE,
    INSIDE,
    NAME,
    BlockText,
    Fault,
    Gap,
    Para,
    Piece,
    Value,
    fill,
    fill_line,
    parse,
)

ARCADIA = {"state.name": Value("Arcadia"), "head.salutation": Value("Excellency")}


def words(paras):
    return [para.text for para in paras]


def test_an_empty_line_parts_paragraphs_and_one_line_end_does_not():
    paras, gaps = fill(parse("One\ntwo\n\n  \n\nthree"), {}, {})

    assert (words(paras), gaps) == (["One\ntwo", "three"], [])


def test_a_field_is_filled_and_marked_with_its_name():
    paras, _gaps = fill(parse("{state.name} signed."), {}, ARCADIA, why="Variant B")

    assert paras == [Para("Arcadia signed.", "Variant B", (Piece("Arcadia", "state.name"), Piece(" signed.")))]


def test_a_brace_written_twice_is_a_brace():
    assert words(fill(parse("{{not a field}}"), {}, {})[0]) == ["{not a field}"]


def test_what_is_missing_is_a_gap_told_once_with_what_to_do():
    missing = Value("", ready=False, note="No form of address.", url="/mission/")

    paras, gaps = fill(parse("{a.b}, {a.b}!"), {}, {"a.b": missing})

    assert words(paras) == ["{a.b}, {a.b}!"]
    assert gaps == [Gap("a.b", "No form of address.", "/mission/")]
    assert [piece.gap for piece in paras[0].pieces] == [True, False, True, False]


def test_a_field_that_nobody_fills_is_a_gap():
    assert fill(parse("{no.body}"), {}, {})[1] == [Gap("no.body")]


def test_a_block_stands_where_it_is_named_with_its_reason():
    blocks = {"way": BlockText(parse("{state.name} is near.\n\nVery near."), "From the file")}

    paras, gaps = fill(parse("Dear\n\n{block:way}\n\nYours"), blocks, ARCADIA)

    told = [(para.text, para.why, para.block) for para in paras]
    assert told == [
        ("Dear", "", ""), ("Arcadia is near.", "From the file", "way"), ("Very near.", "From the file", "way"),
        ("Yours", "", ""),
    ]  # fmt: skip
    assert gaps == []


def test_a_block_that_is_not_for_this_reader_is_left_out():
    assert words(fill(parse("Dear\n\n{block:way}"), {"way": None}, {})[0]) == ["Dear"]


def test_a_block_that_is_not_there_is_a_gap():
    assert fill(parse("{block:way}"), {}, {}) == ([], [Gap("block:way")])


def test_a_block_in_which_a_field_has_nothing_to_say_is_left_out():
    blocks = {"treaties": BlockText(parse("Party to {state.treaties}."))}

    assert fill(parse("{block:treaties}"), blocks, {"state.treaties": Value("")}) == ([], [])


def test_a_field_of_the_text_itself_with_nothing_to_say_is_a_gap():
    paras, gaps = fill(parse("Party to {state.treaties}."), {}, {"state.treaties": Value("")})

    assert (words(paras), gaps) == (["Party to {state.treaties}."], [Gap("state.treaties")])


def test_a_subject_is_one_line():
    assert fill_line(parse("An invitation\n to {state.name}"), ARCADIA) == ("An invitation to Arcadia", [])


def test_names_and_blocks_of_a_text_are_told():
    parsed = parse("{state.name} {argument.criteria-of-admission}\n\n{block:way}")

    assert parsed.names == {"state.name", "argument.criteria-of-admission"}
    assert parsed.blocks == {"way"}


def test_what_cannot_be_read_is_named_and_left_as_it_was_written():
    parsed = parse("a { b {State Name} c {block:way} d }")

    assert parsed.faults == (
        Fault(BRACE, "{"), Fault(NAME, "{State Name}"), Fault(INSIDE, "{block:way}"), Fault(BRACE, "}"),
    )  # fmt: skip
    assert words(fill(parsed, {}, {})[0]) == ["a { b {State Name} c {block:way} d }"]


def test_what_a_field_says_is_never_read_as_a_field_again():
    paras, gaps = fill(parse("{state.name}"), {}, {"state.name": Value("{block:way} {x.y}")})

    assert (words(paras), gaps) == (["{block:way} {x.y}"], [])


@given(st.text(alphabet="ab{}:. \n", max_size=40))
def test_whatever_is_typed_can_be_read_and_no_letter_of_it_is_lost(text):
    parsed = parse(text)
    paras, _gaps = fill(parsed, {key: BlockText(parse("nothing")) for key in parsed.blocks}, {})
    named = "".join(each.block for each in parsed.passages)

    kept = "".join(para.text for para in paras if not para.block)
    assert kept.count("a") + named.count("a") == text.count("a")
