"""The toy's description."""

from dataclasses import dataclass

from buddyscope.kernels.api.command import Command
from buddyscope.kernels.api.context import Context, Result
from buddyscope.kernels.api.kernel import Kernel, Vocabulary, by_name
from buddyscope.kernels.api.verb import PAGE, TIMES, Param, Role, Verb
from buddyscope.tracing.messages import Message
from toy_kernel import model


@dataclass(frozen=True)
class ToyMachine:
    """What boot() reads."""

    name: str
    title: str
    size: int
    mark: int
    overrides: tuple[Message, ...] = ()
    kernel: str = "toy"


def boot(context: Context) -> model.State:
    assert isinstance(context.spec, ToyMachine)
    return model.booted(context.spec.size, context.spec.mark)


def get(context: Context, command: Command, result: Result) -> None:
    context.give_block(command, result, model.get_page(context.state), 0)


def put(context: Context, command: Command, result: Result) -> None:
    page, _ = context.block_of(command)
    result.page, result.order = page, 0
    context.forget_name(page)
    model.put_page(context.state, page)


def mark(context: Context, command: Command, _result: Result) -> None:
    model.set_mark(context.state, command.integer("pages", 0))


KERNEL = Kernel(
    name="toy",
    title="Toy",
    alignment="absolute",
    zone_names=("All",),
    presets={"tiny": ToyMachine("tiny", "Eight pages", 8, 2)},
    boot=boot,
    max_order=lambda _state: 1,
    free_list=lambda zone, _order: model.head_first(zone.free),
    snapshot=model.snapshot,
    zone_info=lambda zone: {"mark": zone.mark},
    zone_fields=("mark",),
    dump=model.dump,
    load=model.load,
    kinds=model.KINDS,
    functions=model.FUNCTIONS,
    test_details=("size",),
    verbs=by_name(
        (
            Verb("get", Role.ALLOC, get, (TIMES,)),
            Verb("put", Role.FREE, put, (PAGE,), takes_block=True),
            Verb("mark", Role.SET, mark, (Param("pages"),)),
        )
    ),
    alloc_verb="get",
    free_verb="put",
    messages=(model.FREED_TWICE,),
    vocabulary=Vocabulary(
        facts=("page", "live", "free_pages", "calls"),
        goals=("live", "free_pages"),
        predictions=("page", "count"),
        expects=("buddyinfo", "lists", "blocks", "zone", "facts"),
    ),
    stage_parts=("lists",),
)
