"""Where book and code differ: every note is findable, and every name in it exists."""

from pathlib import Path

from buddyscope.kernels.linux_2_4_22 import bootmem, mm, mmzone, numa, page_alloc, swap, vmscan
from buddyscope.kernels.linux_2_4_22.service import book_notes as notes
from buddyscope.kernels.registry import kernel_named
from buddyscope.worker.source_view import source_table

MODULES = (bootmem, mm, mmzone, numa, page_alloc, swap, vmscan)
KNOWN = {name for module in MODULES for name in vars(module)}


def test_there_is_a_note_for_each_of_the_eighteen_differences():
    assert len({note.id for note in notes.NOTES}) == 18


def test_every_function_of_a_note_is_there():
    assert {name for note in notes.NOTES for name in note.functions} <= KNOWN


def test_every_function_with_a_section_is_there():
    assert set(notes.SECTIONS) <= KNOWN


def test_the_functions_of_the_books_figures_have_their_section():
    table = {one["name"]: one for one in source_table(kernel_named())}
    for name in (
        "alloc_pages",
        "__alloc_pages",
        "rmqueue",
        "expand",
        "balance_classzone",
        "__free_pages_ok",
        "lru_cache_del",
    ):
        assert table[name]["book"], name
        assert table[name]["spec"], name


def test_the_upper_half_is_noted_at_expand():
    assert [note.id for note in kernel_named().notes_of("expand")] == ["bitmap-index", "upper-half"]


def test_teachers_find_the_notes_in_the_docs():
    text = (Path(__file__).parents[2] / "docs" / "model.md").read_text(encoding="utf-8")
    missing = [note.id for note in notes.NOTES if f"`{note.id}`" not in text]
    assert not missing
