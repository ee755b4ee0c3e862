"""A booted kernel and its closed list of commands.

machine = Machine(preset("matchbox"))
result = machine.run("a = alloc_pages order=0")     # result.page == 15
machine.timeline.seek(0)                            # and everything is as after boot

What each verb does is the kernel's; a command that makes no sense is refused in preconditions.py.
"""

from dataclasses import replace
from functools import partial
from typing import Any

from buddyscope.kernels.api.command import Command, format_command, parse
from buddyscope.kernels.api.context import Context, Result
from buddyscope.kernels.api.kernel import Kernel, MachineSpec
from buddyscope.tracing.function_graph import recording
from buddyscope.tracing.journal import WIDTH
from buddyscope.tracing.messages import KernelBug, Livelock, Message
from buddyscope.tracing.records import restamp_of
from buddyscope.tracing.squash import Squasher
from buddyscope.tracing.timeline import Timeline

from .figure import svg
from .preconditions import check_command
from .presets import kernel_of


class MisuseError(Exception):
    """Raised after the request has been carried out, when the caller wants BUG() and misuse to be errors."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class Machine:
    """A booted system, the names of its blocks, and its timeline."""

    def __init__(self, spec: MachineSpec, kernel: Kernel | None = None) -> None:
        """Boot it. `kernel`: for one that is not registered; otherwise the spec names it."""
        self.spec = spec
        self.kernel = kernel or kernel_of(spec)
        self.context = Context(self.kernel, spec)
        self.context.state = self.kernel.boot(self.context)
        self.timeline = Timeline(
            self.system, self.system.log, self.kernel.writers, dump=self.kernel.dump, load=self.kernel.load
        )
        self.squasher = Squasher(self.kernel.all_kinds(), partial(restamp_of(self.kernel.all_kinds()), self.system))
        self.results: list[Result] = []

    @property
    def system(self) -> Any:
        """The kernel's state at the cursor."""
        return self.context.state

    @property
    def names(self) -> list[str]:
        """Every name that was ever given to a block, by its number; number 0 is "no name"."""
        return self.context.names

    def _repr_svg_(self) -> str:
        """What notebooks show."""
        return svg(self.kernel, self.system)

    # ------------------------------------------------------------------ running

    def run(self, text: str, *, strict: bool = False) -> Result:
        """Parse one command and execute it. Raises InputError; then nothing has happened."""
        return self.execute(parse(text, self.kernel), text=text, strict=strict)

    def execute(self, command: Command, plan: Any = None, text: str = "", *, strict: bool = False) -> Result:
        """Run one command at the cursor. Raises InputError, before anything happens, for one that makes no sense.

        `plan` is a recording's word on what reclaim does meanwhile. With `strict`, BUG() and misuse raise MisuseError,
        after the kernel's way has been gone.
        """
        check_command(self.context, command)
        span = self.timeline.begin(text or format_command(command, self.kernel))
        del self.results[len(self.timeline.spans) - 1 :]
        result = self._carry_out(command, plan)
        self.timeline.finish(span)
        self.results.append(result)
        wrong = result.bug or result.misuse
        if strict and wrong:
            raise MisuseError(wrong)
        return result

    def keep_commands(self, count: int) -> None:
        """Fork: only the first `count` commands have ever been run. Raises IndexError for more than there are."""
        self.timeline.keep_commands(count)
        del self.results[count:]

    def pass_over(self, text: str) -> None:
        """A request that makes no sense here keeps its place in the history, and does nothing."""
        span = self.timeline.begin(text)
        del self.results[len(self.timeline.spans) - 1 :]
        self.timeline.finish(span)
        self.results.append(Result())

    def _carry_out(self, command: Command, plan: Any) -> Result:
        result = Result()
        self.kernel.begin(self.context, plan)
        try:
            with recording(self.system.log):
                if "times" in command.args:
                    self._repeat(command, result)
                else:
                    self.kernel.verbs[command.verb].run(self.context, command, result)
        except KernelBug as bug:
            result.bug = bug.message
            result.page = None
        except Livelock:
            result.livelock = True
        self.kernel.finish(self.context, result)
        return result

    def _repeat(self, command: Command, result: Result) -> None:
        """The same request again and again: the journal keeps the difference, and the one that was not served."""
        start = end = self.timeline.length
        arguments = {key: value for key, value in command.args.items() if key != "times"}
        once = replace(command, name="", args=arguments)
        run = self.kernel.verbs[command.verb].run
        try:
            while result.served < command.integer("times", 1):
                self.kernel.begin(self.context, None)
                one = Result()
                run(self.context, once, one)
                if one.page is None:
                    break
                result.served += 1
                end = self.timeline.length
        finally:
            self.squasher.squash(self.system.log, start, end)

    def run_again(self, number: int) -> None:
        """Run command `number` of the history once more, from where it began; the history stays as it is."""
        timeline = self.timeline
        span, present = timeline.spans[number], timeline.cursor
        timeline.seek(span.start)
        log, start = self.system.log, span.start * WIDTH
        later = log[start:]
        del log[start:]
        self._carry_out(parse(span.text, self.kernel), None)
        again = log[start:]
        log[start:] = later
        timeline.cursor = span.start + len(again) // WIDTH
        if again != later[: len(again)]:
            raise AssertionError(f"command {number} left other records when it was run again: {span.text}")
        timeline.seek(present)

    # ------------------------------------------------------------------ names of blocks

    def block(self, name: str) -> tuple[int, int] | None:
        """(page, order) of the block that has this name, or None."""
        return self.context.block(name)

    def held_names(self) -> list[str]:
        """The names of all blocks that have one."""
        return self.context.held_names()
