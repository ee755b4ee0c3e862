"""The description of a kernel: all that the rest of the program knows of it. docs/adding-a-kernel.md shows how.

A kernel is a folder under kernels/ with a model, which imports nothing but buddyscope.tracing, and a description of it,
one Kernel object. kernels/registry.py has one line for each kernel; nothing else outside the folder names it.
`buddyscope describe NAME` prints the description as JSON, from which the page's half is made.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Literal, Protocol

from buddyscope.errors import unknown_word
from buddyscope.tracing.block_names import SHARED_KINDS
from buddyscope.tracing.function_graph import FunctionTable
from buddyscope.tracing.journal import Log, records
from buddyscope.tracing.messages import Message, MessageKind
from buddyscope.tracing.records import RecordKind, Shape, Writers, writers_of

from .call_graph import CallGraph
from .context import Context, Result
from .flags import FlagTable
from .state import Zone
from .verb import Verb

type Json = dict[str, Any]

FREE_LIST: Final = "free_list"
"""`of` of the kinds of records by which blocks join and leave the free lists; their fields are zone, order, page"""


class MachineSpec(Protocol):
    """A machine before boot. Each kernel has a frozen dataclass of its own, with what its boot() needs besides."""

    @property
    def kernel(self) -> str:
        """Name of the kernel that boots it."""

    @property
    def name(self) -> str:
        """Name of the preset; "custom" for a machine of one's own."""

    @property
    def title(self) -> str:
        """For people, in English."""

    @property
    def overrides(self) -> tuple[Message, ...]:
        """What is not as in a stock kernel."""


@dataclass(frozen=True, slots=True)
class Note:
    """Where the book and the code differ, findable by the functions that it is about."""

    id: str
    title: str
    book: str
    code: str
    functions: tuple[str, ...]

    def text(self) -> str:
        """All of it in a line."""
        return f"{self.title}. Book: {self.book} Code: {self.code}"


@dataclass(frozen=True, slots=True)
class ListMove:
    """A block joined or left a free list."""

    at: int
    """number of the record"""
    joined: bool
    zone: int
    order: int
    page: int


@dataclass(frozen=True, slots=True)
class TestCall:
    """A watermark test that is seen as a call of a function of ours, not as a TEST record.

    `zone` and `needed` are indices into what the CALL record keeps; the test passes when the call returns 1, which
    means that the zone has more free pages than `needed`.
    """

    function: str
    zone: int = 0
    needed: int = 1


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Which words of lessons make sense for a kernel. Meanings: lessons/run/facts.py, goals.py, predictions.py."""

    facts: tuple[str, ...]
    """of ```expect facts and of predictions: "splits", "merges", "page", "free_pages" …"""
    goals: tuple[str, ...]
    """of ```goal: "live", "free_pages", "can" …"""
    predictions: tuple[str, ...]
    """of ```predict: "page", "list", "count" …"""
    expects: tuple[str, ...]
    """of ```expect: "buddyinfo", "lists", "blocks" …"""


def _nothing(*_arguments: object) -> None:
    return None


def _no_bitmap(_zone: Any, _order: int) -> None:
    return None


def _none(_spec: Any) -> tuple[int, ...]:
    return ()


def _same(number: int) -> int:
    return number


def _empty(_state: Any) -> Json:
    return {}


@dataclass(frozen=True, kw_only=True)
class Kernel:
    """One kernel. Fields without a default must be given; all callables are called with arguments by position.

    `state` stands for what boot() gives, of the kernel's own type, which has the fields of api/state.py.
    """

    # ---- what it is
    name: str
    """stands in lessons, links and histories: "2.4.22". It never changes"""
    title: str
    """for people: "Linux 2.4.22\""""
    alignment: Literal["zone", "absolute"]
    """blocks of order n start at multiples of 2^n from the zone's first page, or from page frame 0"""
    zone_names: tuple[str, ...]
    """as the kernel prints them, lowest first"""

    # ---- machines
    presets: Mapping[str, MachineSpec]
    """the machines that the sandbox offers, in its order; the first one is what a new visitor gets"""
    boot: Callable[[Context], Any]
    """boot(context) gives the state of context.spec's machine just after boot, with an empty log"""
    hidden_presets: Mapping[str, MachineSpec] = field(default_factory=dict)
    """known by name to lessons and tests, but not offered"""
    read_machine: Callable[[Json], MachineSpec] | None = None
    """a machine of one's own from plain data; raises InputError. None: there are only presets"""
    machine_data: Callable[[Any], Json] = _empty
    """spec -> the plain data that read_machine() makes it of again; {} without read_machine"""
    numbers: Callable[[Any], Iterable[int]] = _none
    """spec -> the machine's own numbers, which a lesson's prose may use without an expectation"""
    limits: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """of machines of one's own: what -> (least, most)"""

    # ---- reading the state
    max_order: Callable[[Any], int]
    """state -> number of orders; the largest block has order max_order - 1"""
    free_list: Callable[[Any, int], list[int]]
    """(zone, order) -> first pages of its free blocks, head first; several lists of an order one after the other"""
    list_order: Callable[[int], int] = _same
    """the second field of a record of a free list -> the order of its blocks; a kernel with several lists for an order
    numbers them there"""
    snapshot: Callable[[Any], Json]
    """the whole state as plain data: the page starts from it. {"zones": [{"free_pages", "lists": [[page, …] for each
    order], …}], "blocks": [[page, order, name number]], …}, and whatever else this kernel's half of the page reads"""
    zone_info: Callable[[Any], Json] = _empty
    """zone -> what is fixed besides node, name, start_pfn and size: its watermarks"""
    zone_fields: tuple[str, ...] = ()
    """fields of a zone that a lesson may expect, besides free_pages, size and start_pfn"""
    bitmap: Callable[[Any, int], Sequence[int] | None] = _no_bitmap
    """(zone, order) -> 0 or 1 for each pair of buddies, or None where the kernel has no such bitmap"""
    failure_report: Callable[[Any], str] | None = None
    """state -> what the kernel prints about its free areas when a request fails"""
    cpu_node: Callable[[Any], int] | None = None
    """state -> node of the CPU that the task runs on; None: one node"""
    validate: Callable[[Any], None] = _nothing
    """Raise AssertionError for a state that no sequence of requests can lead to. Tests and fuzzers call it"""

    # ---- checkpoints
    dump: Callable[[Any], bytes]
    """state -> all that a record can change, as bytes"""
    load: Callable[[Any, bytes], None]
    """(state, bytes): make the state what it was when it was dumped"""

    # ---- records
    kinds: tuple[RecordKind, ...]
    """its own kinds; SHARED_KINDS come besides"""
    functions: FunctionTable
    """the functions that CALL and RETURN records are about"""
    former_names: Mapping[str, str] = field(default_factory=dict)
    """names that functions had in earlier versions of the model -> what they are called now: lessons may say them"""
    test_call: TestCall | None = None
    """how watermark tests are seen; None: as TEST records"""
    take_calls: tuple[str, ...] = ()
    """functions that try to take a block from a zone's lists; the first value that their CALL records keep is it"""
    test_details: tuple[str, ...] = ()
    """what the `what` of a TEST_DETAIL record stands for"""

    # ---- requests
    verbs: Mapping[str, Verb]
    """the closed list of commands, by name, in the order in which help shows them"""
    flags: Mapping[str, FlagTable] = field(default_factory=dict)
    """by what FLAGS parameters call them: "gfp", "task", "page\""""
    alloc_verb: str
    """what asks for a block in workloads and forms"""
    free_verb: str
    """what gives it back there"""
    begin: Callable[[Context, Any], None] = _nothing
    """(context, plan) before each request; `plan` is a recording's word on what reclaim does, None otherwise"""
    finish: Callable[[Context, Result], None] = _nothing
    """(context, result) after each request: fills in what counts over all of it, as `wakes`"""
    check: Callable[[Context, Any], None] = _nothing
    """(context, command): raise InputError when a command of any verb makes no sense now"""
    help: str = ""
    """what the command line says about the verbs: lines of at most 110 letters, with examples"""
    messages: tuple[MessageKind, ...] = ()
    """every sentence that it can say: bugs, misuse, overrides"""

    # ---- for readers
    call_graphs: Mapping[str, CallGraph] = field(default_factory=dict)
    """"alloc" and "free", or none"""
    edges_here: Callable[[str, Any], list[tuple[str, str]]] | None = None
    """(graph, state) -> the edges that this machine can take; None: all"""
    source_modules: Sequence[Any] = ()
    """modules whose functions the code view shows"""
    shown: Callable[[str, object], str | None] = _nothing
    """(name, value) of a local variable -> as people read it, or None for the usual way"""
    sections: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """function -> (section of the book, section of the specification)"""
    notes: tuple[Note, ...] = ()
    """where the book and the code differ"""
    vocabulary: Vocabulary
    """the words of lessons that make sense for it"""
    facts: Mapping[str, Callable[[Any, list[int], int, int], int]] = field(default_factory=dict)
    """facts that only this kernel has: word -> (state, log, start, end) of a command's records -> number"""
    stage_parts: tuple[str, ...]
    """parts of the picture that a lesson may show or hide: "map", "lists", "bitmap", "watermarks" …"""
    workloads: tuple[str, ...] = ()
    """names of machine/workloads.py that make sense for it"""

    def all_kinds(self) -> tuple[RecordKind, ...]:
        """Its own kinds of records and those that every kernel has."""
        return (*self.kinds, *SHARED_KINDS)

    @cached_property
    def writers(self) -> Writers:
        """How its records are applied and undone: made once, and the same for every machine."""
        return writers_of(self.all_kinds())

    def kind(self, name: str) -> RecordKind:
        """The kind of that name. Raises KeyError."""
        return {kind.name: kind for kind in self.all_kinds()}[name]

    def alignment_base(self, zone: Zone) -> int:
        """The page frame number from which blocks of this zone are aligned."""
        return zone.start_pfn if self.alignment == "zone" else 0

    def preset(self, name: str) -> MachineSpec:
        """The machine of that name, offered or hidden. Raises InputError that names the nearest one."""
        found = self.presets.get(name) or self.hidden_presets.get(name)
        if found is None:
            raise unknown_word("machine", name, self.presets)
        return found

    def list_moves(self, log: Log, start: int = 0, end: int | None = None) -> Iterator[ListMove]:
        """What happened to the free lists in records [start, end)."""
        moving = {kind.number: kind.shape for kind in self.kinds if kind.of == FREE_LIST}
        for at, (kind, zone, number, page, _) in enumerate(records(log, start, end), start):
            if kind in moving:
                yield ListMove(at, moving[kind] is Shape.ENTER, zone, self.list_order(number), page)

    def function_name(self, name: str) -> str:
        """The name of a function now; of a former name, the present one."""
        return self.former_names.get(name, name)

    def verbs_with_role(self, *roles: str) -> list[str]:
        """Names of the verbs with one of these roles."""
        return [name for name, verb in self.verbs.items() if verb.role in roles]

    def notes_of(self, function: str) -> list[Note]:
        """The differences that a function is about."""
        return [note for note in self.notes if function in note.functions]

    def free_counts(self, zone: Any, orders: int) -> tuple[int, ...]:
        """How many free blocks of each order a zone has."""
        return tuple(len(self.free_list(zone, order)) for order in range(orders))


def by_name(verbs: Iterable[Verb]) -> dict[str, Verb]:
    """Verbs as Kernel.verbs wants them."""
    return {verb.name: verb for verb in verbs}
