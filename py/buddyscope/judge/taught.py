"""Read a text with a taught reader: its lines become the entries of a canonical log."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from buddyscope.errors import InputError

from .deadline import within_deadline
from .log import Entry, Header, Log
from .policies import NONE
from .reader import Pattern, Reader

type Groups = dict[str, str]

SECONDS = 2.0
"""processor time for the patterns of a text, and so much more for each of its lines:"""
SECONDS_PER_LINE = 0.0005


@dataclass(slots=True)
class Taught:
    """What reading a text gave."""

    entries: list[Entry]
    error: InputError | None = None
    """at the first line that matched and could not be used"""

    def __iter__(self) -> Iterator[Entry]:
        """The entries, then the error, if any."""
        yield from self.entries
        if self.error:
            raise self.error


def read_taught(text: str, reader: Reader, file: str = "", header: Header | None = None) -> Log:
    """The canonical log of a text. `header` goes before what the reader says.

    Raises InputError when neither says how many pages and orders there are, when no line is a request, or when the
    patterns take too long.
    """
    pages, orders = (header.pages, header.max_order) if header else (reader.pages, reader.max_order)
    if not pages or not orders:
        found = f"pages={pages or '?'} max_order={orders or '?'}"
        raise InputError("how large is the region?", file, found=found, expected="pages and max_order in the reader")
    policy = (header.policy if header else "") or reader.policy or NONE
    seconds = SECONDS + SECONDS_PER_LINE * text.count("\n")
    try:
        taught = within_deadline(seconds, reader.source, text)
    except TimeoutError:
        message = f"the patterns take longer than {seconds:.1f} s"
        expected = "patterns without nested repetition, such as (a+)+"
        raise InputError(message, file, found=f"{len(reader.patterns)} patterns", expected=expected) from None
    if not taught.entries and not taught.error:
        raise InputError("no line is a request", file, found=f"{text.count(chr(10))} lines", expected="other patterns")
    if taught.error:
        taught.error.at(file)
    return Log(Header(pages, orders, policy), taught, file, taught=True)


def apply_patterns(text: str, reader: Reader) -> Taught:
    """Try every line against the patterns."""
    reading = Reading(reader)
    try:
        for number, line in enumerate(text.split("\n"), 1):
            reading.take(line.rstrip("\r"), number)
        reading.end_state()
    except InputError as error:
        return Taught(reading.entries, error)
    return Taught(reading.entries)


@dataclass(slots=True)
class Reading:
    """Where reading stands."""

    reader: Reader
    entries: list[Entry] = field(default_factory=list)
    live: dict[int, int] = field(default_factory=dict)
    """page -> order, of the blocks that were given last at that page"""
    names: dict[str, tuple[int, int]] = field(default_factory=dict)
    """name -> (page, order)"""
    request: Groups = field(default_factory=dict)
    """groups of a request that no alloc or fail has answered yet"""
    lists: list[tuple[int, int]] | None = None
    """(order, page) of the state that is being read"""
    orders_listed: set[int] = field(default_factory=set)
    list_line: int = 0
    """first line of that state"""
    last_list_line: int = 0

    def take(self, line: str, number: int) -> None:
        """One line of the text."""
        for pattern in self.reader.patterns:
            match = pattern.regex.search(line)
            if match:
                groups = {name: text for name, text in match.groupdict().items() if text is not None}
                self._use(pattern, groups, line, number)
                return

    def _use(self, pattern: Pattern, groups: Groups, line: str, number: int) -> None:
        try:
            if pattern.op == "list":
                self._list(pattern, groups, number)
                return
            self.end_state()
            if pattern.op == "request":
                self.request = groups
            elif pattern.op == "free":
                self._free(groups, number)
            else:
                self._alloc(pattern.op, {**self.request, **groups}, number)
                self.request = {}
        except InputError as error:
            error.line = error.line or number
            error.found = error.found or repr(line)
            raise

    # ------------------------------------------------------------------ requests

    def _alloc(self, op: str, groups: Groups, number: int) -> None:
        order = self._order(groups)
        if order is None:
            expected = "one of the groups order, pages, size, kval, or page and last"
            raise InputError("how large is the request?", expected=expected)
        if op == "fail":
            self._add(Entry("a", order), number)
            return
        page, within = self._page(groups)
        if page is None:
            raise InputError("which block was given?", expected="one of the groups page, addr, at")
        self.live[page] = order
        if "name" in groups:
            self.names[groups["name"]] = (page, order)
        self._add(Entry("a", order, page, within_page=within), number)

    def _free(self, groups: Groups, number: int) -> None:
        page, within = self._page(groups)
        order = self._order(groups)
        if page is None:
            name = groups.get("name", "")
            if name not in self.names:
                raise InputError(
                    "which block comes back?", found=name, expected="page, addr, at, or a name given before"
                )
            page, given = self.names[name]
            order = given if order is None else order
        if order is None:
            order = self.live.get(page, 0)
        self._add(Entry("f", order, page, within_page=within), number)

    def _add(self, entry: Entry, number: int) -> None:
        entry.line = len(self.entries) + 2
        entry.line_in_log = number
        self.entries.append(entry)

    # ------------------------------------------------------------------ states

    def _list(self, pattern: Pattern, groups: Groups, number: int) -> None:
        order = self._list_order(groups)
        # After noise, a list that was there already begins another state.
        if self.lists is not None and number > self.last_list_line + 1 and order in self.orders_listed:
            self.end_state()
        if self.lists is None:
            self.lists, self.list_line = [], number
        self.last_list_line = number
        self.orders_listed.add(-1 if order is None else order)
        for item in self._items(pattern, groups):
            item_order = self._order(item) if order is None else order
            page, _ = self._page(item, header=0)
            if page is None or item_order is None:
                raise InputError(
                    "which block is on the list?", expected="order or size of the list; page, addr or at of the item"
                )
            self.lists.append((item_order, page))

    def _items(self, pattern: Pattern, groups: Groups) -> list[Groups]:
        if pattern.item is None:
            return [groups] if {"page", "addr", "at"} & set(groups) else []
        found = pattern.item.finditer(groups.get("items", ""))
        return [{name: text for name, text in match.groupdict().items() if text is not None} for match in found]

    def end_state(self) -> None:
        """The lists that were read are one state."""
        if self.lists is None:
            return
        by_order: dict[int, list[int]] = {}
        for order, page in self.lists:
            by_order.setdefault(order, []).append(page)
        lists = tuple((order, tuple(pages)) for order, pages in sorted(by_order.items()))
        self._add(Entry("state", lists=lists), self.list_line)
        self.lists = None
        self.orders_listed = set()

    # ------------------------------------------------------------------ numbers

    def _order(self, groups: Groups) -> int | None:
        """The order that the groups say, or None."""
        if "order" in groups:
            return number_in(groups["order"])
        if "pages" in groups:
            return order_of_pages(number_in(groups["pages"]))
        if "size" in groups:
            return self._order_of_bytes(number_in(groups["size"]) * self.reader.size_unit + self.reader.header)
        if "kval" in groups:
            return self._order_of_bytes(1 << min(number_in(groups["kval"]), 64))
        if "page" in groups and "last" in groups:
            return order_of_pages(number_in(groups["last"]) - number_in(groups["page"]) + 1)
        return None

    def _list_order(self, groups: Groups) -> int | None:
        if "size" in groups and "order" not in groups:
            return self._order_of_bytes(number_in(groups["size"]) * self.reader.size_unit)
        return self._order({name: text for name, text in groups.items() if name not in ("page", "last")})

    def _order_of_bytes(self, size: int) -> int:
        return order_of_pages(-(-size // self.reader.page_bytes))

    def _page(self, groups: Groups, header: int | None = None) -> tuple[int | None, int]:
        """(page, bytes by which the place misses the start of that page); (None, 0) when the groups do not say."""
        if "page" in groups:
            return number_in(groups["page"]), 0
        if "addr" in groups:
            skip = self.reader.header if header is None else header
            return divmod(address_in(groups["addr"]) - self.reader.base - skip, self.reader.page_bytes)
        if "at" in groups:
            return divmod(number_in(groups["at"]) * self.reader.size_unit, self.reader.page_bytes)
        return None, 0


def order_of_pages(pages: int) -> int:
    """The smallest order whose blocks have so many pages."""
    return max(0, pages - 1).bit_length()


def address_in(text: str) -> int:
    """An address: a number, or hexadecimal digits that are filled up with zeros, as 0047F000."""
    padded = len(text) >= 8 and text.startswith("0") and text.isalnum() and not text.lower().startswith("0x")
    return number_in(f"0x{text}" if padded else text)


def number_in(text: str) -> int:
    """A whole number, decimal, or hexadecimal with 0x or with letters. Raises InputError."""
    body = text.strip().replace(",", "")
    digits = body.lower().lstrip("+-").removeprefix("0x")
    base = 16 if body.lower().lstrip("+-").startswith("0x") or set(digits) & set("abcdef") else 10
    if not digits or len(digits) > 32 or set(digits) - set("0123456789abcdef"):
        raise InputError("this is no number", found=repr(text), expected="a whole number, or 0x and hexadecimal digits")
    return int(digits, base) * (-1 if body.startswith("-") else 1)
