"""Sizes as exercises write them: 70K, 3.6K, 850B, 2G, and bare numbers in the unit of the exercise."""

from dataclasses import dataclass
from fractions import Fraction

from buddyscope.errors import InputError
from buddyscope.kernels.api.size import SUFFIXES, parse_size


@dataclass(frozen=True, slots=True)
class Units:
    """How many bytes a K has, and the unit of bare numbers."""

    kilo: int = 1024
    bare: str = "B"

    @property
    def unit(self) -> int:
        """Bytes of the unit of bare numbers."""
        return self.bytes_of(self.bare)

    def bytes_of(self, suffix: str) -> int:
        """Bytes of a suffix of SUFFIXES."""
        size: int = self.kilo ** SUFFIXES.index(suffix)
        return size

    def size(self, text: str, bare: str = "") -> int:
        """A size in bytes, rounded up. Without a suffix it is in `bare` (default: the unit). Raises InputError."""
        return parse_size(text, self.kilo, bare or self.bare)

    def exact(self, number: float | str) -> Fraction:
        """A bare number, in bytes. Raises InputError for what is no number."""
        try:
            return Fraction(str(number)) * self.unit
        except ValueError:
            raise InputError("this is no number", found=str(number), expected="a finite number") from None

    def number(self, amount: int) -> int | float:
        """Bytes as a bare number: whole where it is whole."""
        exact = Fraction(amount, self.unit)
        return exact.numerator if exact.denominator == 1 else float(exact)
