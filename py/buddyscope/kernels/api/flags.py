"""Flags by name: "GFP_ATOMIC|__GFP_DMA" <-> 0x21."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from buddyscope.errors import InputError, nearest

MOST_DECODED = 1000
"""masks whose names are remembered: a workload asks with the same few again and again"""


@dataclass(frozen=True, slots=True)
class FlagTable:
    """Names of bits, and of combinations of bits, of one mask."""

    bits: Mapping[str, int]
    """single flags, each a power of two"""
    composites: Mapping[str, int]
    """names for several at once"""
    decoded: tuple[str, ...] = ()
    """the composites that a mask is told by, most telling first"""
    zone_mask: int = 0
    """bits that say where, not how: a composite is recognised whatever they are"""
    _decoded: dict[int, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def all(self) -> dict[str, int]:
        """Every name with its value."""
        return {**self.bits, **self.composites}

    def parse(self, text: str) -> int:
        """The value of names or numbers joined by "|": "GFP_ATOMIC|__GFP_DMA", "0x20", "0".

        Raises InputError that names the word it does not know and the nearest one that it does.
        """
        value = 0
        for word in text.split("|"):
            value |= self._word(word.strip(), text)
        return value

    def _word(self, word: str, text: str) -> int:
        known = self.all()
        if word in known:
            return known[word]
        try:
            return int(word, 0)
        except ValueError:
            near = nearest(word, known)
            hint = f"; did you mean {near}?" if near else ""
            raise InputError(f"unknown flag {word!r}{hint}", found=repr(text)) from None

    def decode(self, value: int) -> str:
        """Names for a mask of 32 bits: a composite with what is added to it, or single flags, or "0"."""
        if value not in self._decoded:
            if len(self._decoded) >= MOST_DECODED:
                self._decoded.clear()
            self._decoded[value] = self._decode(value & 0xFFFFFFFF)
        return self._decoded[value]

    def _decode(self, value: int) -> str:
        zone = value & self.zone_mask
        for name in self.decoded:
            bits = self.composites[name]
            if value & ~self.zone_mask == bits & ~self.zone_mask and zone & bits == bits & self.zone_mask:
                return "|".join([name, *self._names(value & ~bits)])
        return "|".join(self._names(value)) or "0"

    def _names(self, value: int) -> list[str]:
        words = [name for name, bit in self.bits.items() if value & bit]
        rest = value & ~sum(self.bits.values())
        return words + ([hex(rest)] if rest else [])
