"""The stage against the model: recordings replayed in the page, what screen readers are told, axe on whole machines."""

import json
import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, built, served
from playwright.sync_api import Page, expect

from browser.lesson_visit import open_prediction
from browser.sandbox_visit import open_sandbox
from browser.waiting import becomes
from buddyscope.fidelity.recording_files import read_lines
from buddyscope.kernels.linux_2_4_22.fidelity.recordings import parse_recording
from buddyscope.kernels.linux_2_4_22.fidelity.replay import Replay
from buddyscope.kernels.linux_2_4_22.mmzone import SystemField, free_list
from buddyscope.machine.history import history, snapshot
from buddyscope.machine.machine import Machine
from buddyscope.machine.presets import preset

VECTORS = ROOT / "tests/vectors"
SEED = 20
CURSORS = 40

# the text twin as data, once every part of it has come to this cursor
TWIN = """cursor => {
  const root = document.querySelector('bs-twin').shadowRoot;
  const zones = [...root.querySelectorAll('section.zone')];
  if (!zones.length || zones.some(zone => Number(zone.dataset.cursor) !== cursor)) return null;
  const row = ({ dataset }) => ({ blocks: dataset.blocks, count: dataset.count ?? null, bits: dataset.bits });
  return {
    machine: { ...root.querySelector('dl.machine').dataset },
    zones: zones.map(zone => ({
      ...zone.dataset,
      rows: [...zone.querySelectorAll('tr[data-order]')].map(row),
    })),
  };
}"""


@dataclass
class StagePage:
    """A page with nothing on it but the stage, its call graph and its text twin, for one process of the tests."""

    folder: Path
    address: str


@pytest.fixture(scope="module")
def stage_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StagePage]:
    folder = shutil.copytree(built("stage_page"), tmp_path_factory.mktemp("stage") / "page")
    with served(folder) as address:
        yield StagePage(folder, address)


def open_story(page: Page, site: StagePage, machine: Machine, start: dict[str, Any]) -> None:
    story = history(machine, start)
    # a name of its own: two stories written within a second have the same age for the browser's cache
    name = f"story-{len(list(site.folder.glob('story-*.json')))}.json"
    (site.folder / name).write_text(json.dumps(story), encoding="utf-8")
    page.goto(site.address)
    length = page.evaluate("name => window.stage.open(`./${name}`)", name)
    assert length == machine.timeline.length


def twin_at(page: Page, cursor: int) -> dict[str, Any]:
    page.evaluate("cursor => window.stage.seek(cursor)", cursor)
    return becomes(page, lambda: page.evaluate(TWIN, cursor), lambda twin: twin is not None)


def same(shown: dict[str, str | None], pages: list[int], bits: list[int]) -> bool:
    """A row of the twin: of a long list its beginning and its length, of a long bitmap nothing."""
    blocks = [int(word) for word in shown["blocks"].split(", ")] if shown["blocks"] else []
    whole = len(blocks) == len(pages) or int(shown["count"] or 0) == len(pages)
    return blocks == pages[: len(blocks)] and whole and shown["bits"] in ("", "".join(map(str, bits)))


def compare(twin: dict[str, Any], machine: Machine) -> None:
    system = machine.system
    zones = [zone for zone in system.zones if zone.size]
    assert len(twin["zones"]) == len(zones)
    for shown, zone in zip(twin["zones"], zones, strict=True):
        assert (shown["zone"], int(shown["node"])) == (zone.name, zone.node)
        assert int(shown["free"]) == zone.free_pages
        assert int(shown["needBalance"]) == zone.need_balance
        for order, row in enumerate(shown["rows"]):
            assert same(row, free_list(zone, order), list(zone.free_area[order].map)), (zone.name, order)
    shown = twin["machine"]
    assert int(shown["taskFlags"]) == system.values[SystemField.TASK_FLAGS]
    assert int(shown["kswapdWaiting"]) == system.values[SystemField.KSWAPD_WAITING]
    assert int(shown["inInterrupt"]) == system.values[SystemField.IN_INTERRUPT]


@pytest.mark.browser
@pytest.mark.parametrize("name", ["buddy_tiny64_300", "numa2_trace_200", "reclaim_dma_normal"])
def test_the_page_says_what_the_model_has_at_random_cursors(stage_site, page, name):
    path = VECTORS / f"{name}.jsonl.xz"
    replay = Replay(parse_recording(read_lines(path), str(path)))
    start = snapshot(replay.machine)
    assert replay.run().divergences == 0
    machine = replay.machine
    open_story(page, stage_site, machine, start)
    chance = random.Random(SEED)
    cursors = [chance.randrange(machine.timeline.length + 1) for _ in range(CURSORS)]
    # anywhere, then every record of a stretch forwards, and the same stretch backwards
    first = chance.randrange(max(1, machine.timeline.length - 30))
    stretch = list(range(first, min(machine.timeline.length, first + 25)))
    for cursor in [*cursors, *stretch, *reversed(stretch), machine.timeline.length, 0]:
        machine.timeline.seek(cursor)
        compare(twin_at(page, cursor), machine)


# ---------------------------------------------------------------------- what is said


def story_of(name: str, *commands: str) -> tuple[Machine, dict[str, Any]]:
    machine = Machine(preset(name))
    start = snapshot(machine)
    for text in commands:
        machine.run(text)
    return machine, start


def moment(machine: Machine, records: int) -> int:
    """So many records into the last command."""
    return machine.timeline.spans[-1].start + records


def show(page: Page, site: str, machine: Machine, start: dict[str, Any], cursor: int) -> None:
    open_story(page, site, machine, start)
    page.evaluate("cursor => window.stage.seek(cursor)", cursor)


@pytest.mark.browser
@pytest.mark.parametrize("situation", ["split", "fallback", "nodes", "kswapd"])
def test_what_a_screen_reader_is_told(stage_site, still_page, situation):
    node_0 = [f"x{n} = rmqueue order=6 node=0" for n in range(16)]
    drain = [f"x{n} = rmqueue order=9 zone=Normal" for n in range(23)]
    drain += ["b = rmqueue order=8 zone=Normal", "c = rmqueue order=6 zone=Normal"]
    shoebox = [f"x{n} = rmqueue order=6" for n in range(15)] + ["reclaimable x2"]
    machines = {
        "split": ("matchbox", ["a = alloc_pages order=0"], 15),
        "fallback": ("pc-64m", [*drain, "a = alloc_pages order=2"], 9),
        "nodes": (
            "two-nodes",
            [*node_0, "a = alloc_pages order=2 gfp=GFP_ATOMIC"],
            16,
        ),
        "kswapd": ("shoebox", [*shoebox, "a = alloc_pages order=5", "kswapd"], 12),
    }
    name, commands, records = machines[situation]
    machine, start = story_of(name, *commands)
    show(still_page, stage_site, machine, start, moment(machine, records))
    expect(still_page.locator("bs-stage")).to_match_aria_snapshot(SAID[situation])


SAID = {
    "split": """
- heading "ZONE_NORMAL" [level=2]
- text: 16 pages · 15 free · node 0 zone lock held
- slider "Memory map of zone Normal. The arrow keys walk through its pages."
""",
    "fallback": """
- paragraph:
  - text: "kswapd sleeps task:"
  - code: no PF_ flags
- list "The way of this request through its zonelist":
  - listitem: "Normal: 192 > 196: no →"
  - listitem: "DMA: 4096 > 260: yes →"
  - listitem: "DMA: rmqueue"
- button "Show Normal of node 0 whole":
  - img "stop 1 on its way": "1"
  - text: "ZONE_NORMAL 12 288 pages · 192 free 192 > 196: no 0: 0 1: 0 2: 0 3: 0 4: 0 5: 0 6: 1 7: 1 8: 0 9: 0"
- img "stop 2 on its way": "2"
- heading "ZONE_DMA" [level=2]
- text: 4 096 pages · 4 096 free zone lock held
- button "Zoom out" [disabled]: −
- button "Zoom in": +
- button "Show the whole zone" [disabled]: ⤢
- slider "Memory map of zone DMA. The arrow keys walk through its pages."
- paragraph: Point at anything to see what it is.
""",
    "nodes": """
- paragraph:
  - text: "kswapd is awake and waits for the CPU task:"
  - code: no PF_ flags
- list "The way of this request through its zonelist":
  - listitem: "Normal 0: 0 > 44: no →"
  - listitem: "Normal 0: 0 > 9: no"
- heading "Node 0 · the task runs here" [level=2]
- heading "Node 1" [level=2]
- button "Show Normal of node 1 whole": /1.024 pages · 1.024 free .* 9. 2/
- img "stop 1 on its way": "1"
- heading "ZONE_NORMAL" [level=2]
- text: 1 024 pages · 0 free · node 0 needs balance
- button "Zoom out" [disabled]: −
- button "Zoom in": +
- button "Show the whole zone" [disabled]: ⤢
- slider "Memory map of zone Normal. The arrow keys walk through its pages."
- paragraph: Point at anything to see what it is.
""",
    "kswapd": """
- paragraph:
  - text: kswapd frees pages
  - emphasis: 64 pages freed
  - text: "flags of kswapd:"
  - code: PF_MEMALLOC
- list "The way of this request through its zonelist"
- heading "ZONE_NORMAL" [level=2]
- text: 1024 pages · 96 free · node 0 needs balance zone lock held
- button "Zoom out" [disabled]: −
- button "Zoom in": +
- button "Show the whole zone" [disabled]: ⤢
- slider "Memory map of zone Normal. The arrow keys walk through its pages."
- paragraph: Point at anything to see what it is.
""",
}

# ---------------------------------------------------------------------- axe


@pytest.mark.browser
def test_in_forced_colours_a_strip_has_an_outline(site, forced_colors_page):
    open_sandbox(forced_colors_page, site, "two-nodes")
    strip = forced_colors_page.locator("bs-stage-strip button").first
    expect(strip).not_to_have_css("border-top-color", "rgba(0, 0, 0, 0)")


# ---------------------------------------------------------------------- predictions on the stage


def shape(page: Page, kind: str, index: int) -> tuple[float, float]:
    """The middle of one thing that can be chosen on the canvas."""
    x, y = page.evaluate(
        """([kind, index]) => {
          const { scene } = document.querySelector('bs-stage');
          const { x, y, w, h } = scene.shapes.find(one => one.kind === kind && one.index === index);
          return [x + w / 2, y + h / 2];
        }""",
        [kind, index],
    )
    return x, y


def lock_in(page: Page) -> None:
    page.locator("bs-predict").get_by_role("button", name=re.compile("^Lock in")).click()


def expect_parting(page: Page) -> None:
    """A wrong answer: the record that decided it is marked, and one gets there."""
    expect(page.locator("bs-predict h3")).to_have_text("Not this time")
    expect(page.locator("bs-transport .parting")).to_have_count(1)
    page.get_by_role("button", name="See where it went differently").click()
    expect(page.locator("bs-transport .count")).to_have_text("here it goes differently", timeout=20_000)


@pytest.mark.browser
def test_a_list_is_chosen_in_the_picture_and_the_wrong_one_stays_as_a_ghost(site, still_page):
    page = still_page
    open_prediction(page, site, "merge", "third")
    canvas = page.locator("bs-stage canvas")
    canvas.scroll_into_view_if_needed()
    x, y = shape(page, "choice", 1)
    canvas.click(position={"x": x, "y": y})
    expect(page.get_by_role("radio", name="order 1")).to_be_checked()
    lock_in(page)
    expect_parting(page)
    styles = page.evaluate(
        "() => document.querySelector('bs-stage').scene.shapes.filter(one => one.kind === 'choice')"
        ".map(one => [one.index, one.style])"
    )
    assert [1, "you"] in styles
    assert "kernel" in [style for _, style in styles]


@pytest.mark.browser
def test_a_list_is_chosen_by_keyboard_alone(site, still_page):
    page = still_page
    open_prediction(page, site, "merge", "third")
    slider = page.locator("bs-stage").get_by_role("slider")
    slider.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("^list of order 2: "))
    page.keyboard.press("Enter")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("Picked$"))
    expect(page.get_by_role("radio", name="order 2")).to_be_checked()


@pytest.mark.browser
def test_a_bit_turns_over_where_it_is(site, still_page):
    page = still_page
    open_prediction(page, site, "bitmap", "both")
    canvas = page.locator("bs-stage canvas")
    canvas.scroll_into_view_if_needed()
    x, y = shape(page, "choice", -1)
    for value in ("0", "1"):
        canvas.click(position={"x": x, "y": y})
        expect(page.get_by_role("radio", name=value)).to_be_checked()


@pytest.mark.browser
def test_a_zone_is_chosen_by_its_strip(site, still_page):
    page = still_page
    open_prediction(page, site, "zones", "user")
    strip = page.locator("bs-stage-strip button").first
    strip.click()
    expect(strip).to_have_attribute("aria-pressed", "true")
    expect(page.locator("bs-predict").get_by_role("radio").first).to_be_checked()


@pytest.mark.browser
def test_a_function_is_chosen_in_the_call_graph(site, still_page):
    page = still_page
    open_prediction(page, site, "call-graph", "woken")
    page.locator('bs-callgraph [data-function="rmqueue"] text').first.click()
    expect(page.get_by_role("radio", name="rmqueue")).to_be_checked()
    lock_in(page)
    expect_parting(page)
    expect(page.locator('bs-callgraph [data-function="wake_up_interruptible"] text.kernel')).to_have_text("kernel")
    expect(page.locator('bs-callgraph [data-function="rmqueue"] text.you')).to_have_text("you")
