"""Refusals that the page says in the learner's language: each has a key there, and the key's holes are filled."""

import re
from pathlib import Path

import pytest

from buddyscope.errors import InputError
from buddyscope.kernels.api.command import parse
from buddyscope.machine.machine import Machine
from buddyscope.machine.preconditions import check_command
from buddyscope.machine.presets import preset

WORDS = Path(__file__).parents[1] / "web/src/i18n"


def template(language: str, key: str) -> str:
    text = (WORDS / language / "console.js").read_text(encoding="utf-8")
    return re.search(rf'"{re.escape(key)}": "(.*)",', text)[1]


def refusal(text: str) -> InputError:
    with pytest.raises(InputError) as caught:
        machine = Machine(preset("matchbox"))
        check_command(machine.context, parse(text, machine.kernel))
    return caught.value


REFUSED = [
    ("", "ningún comando"),
    ("aloc_pages", "comando desconocido «aloc_pages»"),
    ("free_pages", "free_pages necesita un bloque: su nombre, o page=NÚMERO"),
    ("x = free_pages a", "free_pages no da nada que pueda llamarse «x»"),
    ("9 = alloc_pages", "«9» no es un nombre: una letra, y después hasta 15 letras, cifras o _"),
    ("alloc_pages many", "alloc_pages lleva palabras clave=valor"),
    ("alloc_pages order=", "alloc_pages: no se entiende «order=»"),
    ("alloc_pages odrer=1", "argumento desconocido de alloc_pages: «odrer»"),
    ("alloc_pages order=many", "order=many: se esperaba un número entero desde 0"),
    ("alloc_pages order=64", "order=64: se esperaba de 0 a 4"),
    ("memfrac zone=High ratio=2", "zona desconocida «High»"),
]


@pytest.mark.parametrize(("text", "spanish"), REFUSED)
def test_a_refusal_of_the_console_is_said_in_spanish_too(text, spanish):
    error = refusal(text)
    assert template("es", error.key).format(**error.values) == spanish
    assert template("en", error.key).format(**error.values)


def test_a_block_that_nobody_named_is_said_in_spanish_too():
    with pytest.raises(InputError) as caught:
        Machine(preset("matchbox")).run("free_pages z")
    assert template("es", caught.value.key).format(**caught.value.values) == "ningún bloque se llama «z»"
