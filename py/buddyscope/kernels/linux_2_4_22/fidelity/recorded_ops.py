"""How an op of a recording reads as a command for the machine, and as the plan of what reclaim does meanwhile."""

from typing import Any

from buddyscope.errors import unknown_word
from buddyscope.fidelity.outcome import Json
from buddyscope.kernels.api.command import Command
from buddyscope.kernels.linux_2_4_22.gfp import PROCESS_FLAGS
from buddyscope.kernels.linux_2_4_22.service.flags import GFP
from buddyscope.kernels.linux_2_4_22.service.reclaim_plan import DEFAULT_MAX_YIELDS, Action, Plan, ReclaimStep

ALLOC_APIS_BY_NODE = "alloc_pages_node"
ZONE_WORDS = {"DMA": "DMA", "NORMAL": "Normal", "HIGHMEM": "HighMem"}


def op_command(data: Json) -> Command:
    """The command that an op is on the machine."""
    op = data["op"]
    if op in ("alloc", "rmqueue"):
        return _alloc_command(data)
    block = str(data["id"]) if "id" in data else ""
    place = {} if block else {"page": data["pfn"]} if "pfn" in data else {}
    if op == "free":
        order = {"order": data["order"]} if "order" in data else {}
        return Command(data.get("api", "__free_pages"), "", block, {**place, **order})
    if op == "page":
        return Command("page", "", block, {**place, "do": data["do"], "val": int(bool(data.get("val", 1)))})
    if op == "task":
        return Command("task", args={"flags": sum(PROCESS_FLAGS[name] for name in data["flags"])})
    if op == "cpu":
        return Command("cpu", args={"node": data["node"]})
    key = {"interrupt": "in", "kswapd": "waiting"}[op]
    return Command(op, args={key: int(data[key])})


def _alloc_command(data: Json) -> Command:
    verb = "rmqueue" if data["op"] == "rmqueue" else data.get("api", "alloc_pages")
    args: dict[str, int | str] = {"order": data.get("order", 0)}
    if verb == "rmqueue":
        args |= {"zone": ZONE_WORDS[data["zone"]], "node": data.get("node", 0)}
    else:
        args["gfp"] = GFP.parse(data["gfp"])
    if verb == ALLOC_APIS_BY_NODE:
        args["node"] = data["node"]
    return Command(verb, str(data["id"]), "", args)


def op_plan(data: Json) -> Plan | None:
    """What reclaim and the yields do during an op, as it was recorded."""
    if not {"reclaim", "on_yield", "max_yields"} & data.keys():
        return Plan()
    return Plan(
        [ReclaimStep([_action(action) for action in step["do"]], step["ret"]) for step in data.get("reclaim", ())],
        [[_action(action) for action in actions] for actions in data.get("on_yield", ())],
        data.get("max_yields", DEFAULT_MAX_YIELDS),
    )


def _action(words: list[Any]) -> Action:
    verb = words[0]
    if verb == "free":
        return Action(verb, str(words[1]))
    if verb == "alloc":
        return Action(verb, str(words[1]), GFP.parse(words[2]), words[3])
    if verb in ("setflags", "clearflags"):
        return Action(verb, flags=sum(PROCESS_FLAGS[name] for name in words[1]))
    raise unknown_word("action", str(verb), ("free", "alloc", "setflags", "clearflags"))
