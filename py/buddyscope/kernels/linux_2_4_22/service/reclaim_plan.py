"""Reclaim and other tasks: as a plan says, the k-th call doing the k-th thing, or over the machine's pool."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, Protocol

from buddyscope.kernels.linux_2_4_22 import reclaim_pool
from buddyscope.kernels.linux_2_4_22.mmzone import System, SystemField, Zone, set_system, task_flags
from buddyscope.tracing.messages import Livelock

DEFAULT_MAX_YIELDS = 8


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that happens meanwhile."""

    verb: str
    """free, alloc, setflags or clearflags"""
    name: str = ""
    """the block's, for free and alloc"""
    gfp: int = 0
    order: int = 0
    flags: int = 0
    """PF_* bits, for setflags and clearflags"""


@dataclass(slots=True)
class ReclaimStep:
    """What one call of try_to_free_pages_zone() does and returns."""

    actions: Sequence[Action]
    value: int


@dataclass(slots=True)
class Plan:
    """What reclaim and yield do during one request."""

    reclaim: Sequence[ReclaimStep] = ()
    on_yield: Sequence[Sequence[Action]] = ()
    max_yields: int = DEFAULT_MAX_YIELDS
    nested: list[tuple[str, int | None]] = field(default_factory=list)
    """results of nested allocations"""


class OtherTask(Protocol):
    """Who frees and allocates meanwhile."""

    def free(self, name: str) -> None:
        """Give the block of this name back."""

    def alloc(self, name: str, gfp: int, order: int) -> int | None:
        """Ask for a block, which gets this name."""


class PlannedReclaim:
    """Answers for reclaim: by a Plan when the request has one, else from the machine's pool."""

    def __init__(
        self,
        task: OtherTask | None = None,
        pool: ModuleType | Any = reclaim_pool,
    ) -> None:
        self.task = task
        self.pool = pool
        """reclaim_pool, or its twin of another edition"""
        self.wakes = 0
        """how often kswapd was called from its wait queue"""
        self.begin(None)

    def begin(self, plan: Plan | None) -> None:
        """A new request, with its plan."""
        self.plan = plan
        self.reclaims = 0
        self.yields = 0

    def take_wakes(self) -> int:
        """How often kswapd was called since this was asked last."""
        wakes, self.wakes = self.wakes, 0
        return wakes

    def try_to_free_pages(self, system: System, classzone: Zone, gfp_mask: int) -> int:
        """The next step of the plan; past its end nothing is freed and 0 returned."""
        if self.plan is None:
            return int(self.pool.free_from_pool(system, classzone))
        at = self.reclaims
        self.reclaims += 1
        if at >= len(self.plan.reclaim):
            return 0
        step = self.plan.reclaim[at]
        self._act(system, self.plan, step.actions)
        return step.value

    def yield_cpu(self, system: System) -> None:
        """The next step of the plan, or kswapd; Livelock when the request has yielded often enough."""
        at = self.yields
        self.yields += 1
        if self.plan is None:
            self.pool.run_kswapd(system)
        elif at < len(self.plan.on_yield):
            self._act(system, self.plan, self.plan.on_yield[at])
        if self.yields >= (self.plan.max_yields if self.plan else DEFAULT_MAX_YIELDS):
            raise Livelock

    def kswapd_woken(self, system: System) -> None:
        """In a recording kswapd never leaves its wait queue."""
        self.wakes += 1
        if self.plan is None:
            self.pool.kswapd_is_called(system)

    def _act(self, system: System, plan: Plan, actions: Sequence[Action]) -> None:
        assert self.task, "a plan needs somebody to carry it out"
        for action in actions:
            flags = task_flags(system)
            match action.verb:
                case "free":
                    self.task.free(action.name)
                case "alloc":
                    page = self.task.alloc(action.name, action.gfp, action.order)
                    plan.nested.append((action.name, page))
                case "setflags":
                    set_system(system, SystemField.TASK_FLAGS, flags | action.flags)
                case "clearflags":
                    set_system(system, SystemField.TASK_FLAGS, flags & ~action.flags)
