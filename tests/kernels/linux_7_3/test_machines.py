"""Machines of one's own for 7.3: what the editor sends, what /proc/zoneinfo says, and clear errors for the rest."""

import pytest

from buddyscope.errors import InputError
from buddyscope.fidelity.replay import kernel_of_recording, replay_lines
from buddyscope.kernels.linux_7_3.mmzone import ZoneField
from buddyscope.kernels.linux_7_3.service.custom_machine import custom_machine, machine_data
from buddyscope.machine.machine import Machine

ZONEINFO = """\
Node 0, zone      DMA
  pages free     3840
        boost    0
        min      87
        low      108
        high     129
        spanned  4095
        present  3998
        managed  3840
        cma      0
        protection: (0, 133, 133, 133)
      nr_free_pages 3840
  pagesets
    cpu: 0
              count: 0
              high:  0
              batch: 1
  vm stats threshold: 4
    cpu: 1
              count: 0
              high:  0
              batch: 1
  vm stats threshold: 4
  node_unreclaimable:  0
  start_pfn:           1
Node 0, zone    DMA32
  pages free     20000
        boost    512
        min      1291
        low      1485
        high     1679
        spanned  45024
        present  45024
        managed  34169
        cma      0
        protection: (0, 0, 0, 0)
  pagesets
    cpu: 0
              count: 31
              high:  60
              batch: 15
  vm stats threshold: 12
    cpu: 1
              count: 2
              high:  60
              batch: 15
  vm stats threshold: 12
  node_unreclaimable:  0
  start_pfn:           4096
Node 0, zone   Normal
  pages free     0
        min      0
        low      0
        high     0
        spanned  0
        present  0
        managed  0
        protection: (0, 0, 0, 0)
"""


def test_a_machine_is_read_from_proc_zoneinfo():
    spec = custom_machine({"zoneinfo": ZONEINFO})
    system = Machine(spec).system
    assert [(zone.name, zone.start_pfn, zone.spanned, zone.managed) for zone in system.zones] == [
        ("DMA", 1, 4095, 3840),
        ("DMA32", 4096, 45024, 34169),
    ]
    assert [zone.values[ZoneField.MIN : ZoneField.PROMO + 1] for zone in system.zones] == [
        [87, 108, 129, 150],
        [779, 973, 1167, 1361],  # without the boost of 512
    ]
    assert system.zones[0].values[ZoneField.LOWMEM_RESERVE : ZoneField.LOWMEM_RESERVE + 4] == [0, 133, 133, 133]
    assert len(system.cpu_node) == 2
    assert custom_machine(machine_data(spec)).layout == spec.layout


def test_a_text_without_zones_is_refused():
    with pytest.raises(InputError, match="no zone with pages"):
        custom_machine({"zoneinfo": ""})
    with pytest.raises(InputError, match="has no start_pfn"):
        custom_machine({"zoneinfo": ZONEINFO.replace("start_pfn", "start_of_it")})


NODE = {"zones": [{"zone": "Normal", "start_pfn": 0, "pages": 1024}]}
REFUSED = {
    "no nodes": ({}, "the number of nodes cannot be 0"),
    "unknown part": ({"nodes": [NODE], "max_oder": 3}, "did you mean max_page_order?"),
    "unknown zone": ({"nodes": [{"zones": [{"zone": "Norm", "pages": 3}]}]}, "did you mean Normal?"),
    "no pages": ({"nodes": [{"zones": [{"zone": "Normal"}]}]}, "pages of Normal cannot be None"),
    "overlap": (
        {"nodes": [{"zones": [{"zone": "DMA", "pages": 20}, {"zone": "Normal", "start_pfn": 19, "pages": 20}]}]},
        "two zones overlap",
    ),
    "too large": ({"nodes": [NODE, {"zones": [{"zone": "Normal", "start_pfn": 1024, "pages": 1 << 24}]}]}, "pages"),
    "marks": (
        {"nodes": [NODE], "marks": [{"zone": "Normal", "min": 3, "low": 2, "high": 4, "promo": 5}]},
        "out of order",
    ),
    "cma": ({"nodes": [NODE], "cma": [[3, 512]]}, "whole pageblocks"),
    "pool": ({"nodes": [NODE], "pool": [{"zone": "Normal", "kind": "files", "runs": 1}]}, "did you mean file?"),
    "cpu": ({"nodes": [NODE], "cpus": [1]}, "the node of a CPU cannot be 1"),
    "setting": ({"nodes": [NODE], "settings": {"min_free_kbyte": 3}}, "did you mean min_free_kbytes?"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_machine_that_cannot_be_is_refused(name):
    data, message = REFUSED[name]
    with pytest.raises(InputError) as caught:
        custom_machine(data)
    assert message in str(caught.value)


RESET = '{"s":"x","i":0,"op":"reset","a":[]}'
ZONE = '{"s":"x","i":1,"op":"zone","a":[1,0,1024]}'
BROKEN = {
    "unknown op": ([RESET, '{"s":"x","i":1,"op":"zon","a":[]}'], "did you mean zone?"),
    "missing line": ([RESET, '{"s":"x","i":2,"op":"zone","a":[1,0,1024]}'], "a line is missing"),
    "no reset": (['{"s":"x","i":0,"op":"drain","a":[1]}'], "expected a line with op reset"),
    "too many arguments": ([RESET, ZONE, '{"s":"x","i":2,"op":"drain","a":[1,2]}'], "cannot be replayed: TypeError"),
    "no such zone": ([RESET, ZONE, '{"s":"x","i":2,"op":"drain","a":[2]}'], "cannot be replayed: StopIteration"),
    "not a line": ([RESET, "[]"], "not a line of a recording of Linux 7.3"),
    "too large": ([RESET, '{"s":"x","i":1,"op":"zone","a":[1,0,99999999]}'], "the size of the zone cannot be 99999999"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_recording_gets_a_clear_error(name):
    lines, message = BROKEN[name]
    with pytest.raises(InputError) as caught:
        replay_lines(lines, "x.jsonl")
    assert message in str(caught.value)
    assert caught.value.file == "x.jsonl"


def test_a_divergence_says_where_the_state_differs_first():
    state = '{"kswapd":{"order":0,"highest_zone":4},"zones":{"1":{"free":1000}}}'
    boot = f'{{"s":"x","i":2,"op":"boot","a":[0,1024],"st":{state}}}'
    outcome = replay_lines([RESET, ZONE, boot], "x.jsonl")
    assert (outcome.divergences, outcome.kernel) == (1, "7.3")
    assert outcome.first.key == "st zones 1 blocks"


def test_the_kernel_of_a_recording_is_seen_by_its_first_line():
    assert kernel_of_recording([RESET]) == "7.3"
    assert kernel_of_recording(['{"type":"machine"}']) == "2.4.22"
    assert kernel_of_recording([]) == "2.4.22"
