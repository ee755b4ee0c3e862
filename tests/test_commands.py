"""The command vocabulary: text <-> Command."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddyscope.errors import InputError
from buddyscope.kernels.api.command import Command, format_command, parse, parse_script
from buddyscope.kernels.registry import kernel_named

KERNEL = kernel_named()


@pytest.mark.parametrize(
    ("text", "command"),
    [
        (
            "a = alloc_pages order=3 gfp=GFP_ATOMIC",
            Command("alloc_pages", "a", "", {"order": 3, "gfp": 0x20}),
        ),
        ("alloc_pages", Command("alloc_pages")),
        ("b = rmqueue order=0 zone=normal", Command("rmqueue", "b", "", {"order": 0, "zone": "Normal"})),
        ("free_pages a", Command("free_pages", "", "a")),
        ("__free_pages page=15 order=1", Command("__free_pages", "", "", {"page": 15, "order": 1})),
        ("task flags=PF_MEMALLOC|PF_NOIO", Command("task", "", "", {"flags": 0x4800})),
        ("interrupt in=yes", Command("interrupt", "", "", {"in": 1})),
        ("page a do=get_page", Command("page", "", "a", {"do": "get_page"})),
    ],
)
def test_a_line_is_a_command(text, command):
    assert parse(text, KERNEL) == command
    assert parse(format_command(command, KERNEL), KERNEL) == command


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ["no command", "expected one of alloc_pages"]),
        ("a = aloc_pages", ["5: unknown command 'aloc_pages'", "did you mean alloc_pages?"]),
        ("a = alloc_pages ordr=1", ["unknown argument of alloc_pages 'ordr'", "did you mean order?"]),
        ("a = alloc_pages order=-1", ["order=-1", "expected a whole number from 0"]),
        ("a = alloc_pages order=two", ["found 'two'"]),
        ("a = alloc_pages gfp=GFP_KERNAL", ["unknown flag 'GFP_KERNAL'", "did you mean GFP_KERNEL?"]),
        ("a = alloc_pages 3", ["alloc_pages takes key=value words", "expected one of order=, gfp=, cpu="]),
        ("a = free_pages b", ["free_pages gives nothing that could be called 'a'"]),
        ("2x = alloc_page", ["'2x' is no name", "expected a letter"]),
        ("free_pages", ["free_pages needs a block"]),
        ("free_pages a page=3", ["free_pages needs a block"]),
        ("r = rmqueue zone=Nromal", ["unknown zone 'Nromal'", "did you mean Normal?"]),
        ("page a do=lok", ["unknown value of do 'lok'", "did you mean lock?"]),
        ("x" * 300, ["the command is too long (found 300 characters, expected at most 200)"]),
    ],
)
def test_a_line_that_cannot_be_read_says_what_was_expected(text, parts):
    with pytest.raises(InputError) as caught:
        parse(text, KERNEL)
    for part in parts:
        assert part in str(caught.value)


def test_a_script_skips_comments_and_names_the_line():
    assert [line for line, _ in parse_script("# one\n\na = alloc_page  # two\nfree_page a\n", KERNEL)] == [3, 4]
    with pytest.raises(InputError, match=r"x\.txt:2: unknown command 'fre'|x\.txt:2:1: unknown command 'fre'"):
        parse_script("a = alloc_page\nfre a", KERNEL, "x.txt")


@given(st.sampled_from(sorted(KERNEL.verbs_with_role("alloc"))), st.integers(0, 20), st.integers(0, 0x1FF))
def test_format_and_parse_are_a_pair(verb, order, gfp):
    args = {
        key: {"order": order, "gfp": gfp}[key] for key in KERNEL.verbs[verb].param_keys() if key in ("order", "gfp")
    }
    command = Command(verb, "n", "", args)
    assert parse(format_command(command, KERNEL), KERNEL) == command


@given(st.text(max_size=60))
def test_any_text_is_a_command_or_an_input_error(text):
    try:
        parse(text, KERNEL)
    except InputError as error:
        assert str(error)
