"""What the model has to say to people: a key and values travel, words come from dictionaries.

MISALIGNED = MessageKind("misaligned", "page {page} is not the first of a block of order {order}")
MISALIGNED(page=5, order=1)          # a Message; str() of it is the English sentence
"""

from dataclasses import dataclass, field

type Value = int | str


@dataclass(frozen=True, slots=True)
class MessageKind:
    """A sentence with gaps. `key` is unique in its kernel; `english` is what a program without dictionaries shows."""

    key: str
    english: str

    def __call__(self, **values: Value) -> "Message":
        """The sentence with its gaps filled."""
        return Message(self, values)


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence about one occasion."""

    kind: MessageKind
    values: dict[str, Value] = field(default_factory=dict)

    def __str__(self) -> str:
        """In English."""
        return self.kind.english.format(**self.values)

    def data(self) -> dict[str, object]:
        """As plain data: {"key": …, "values": {…}}, which the page puts into words."""
        return {"key": self.kind.key, "values": dict(self.values)}


class KernelBug(Exception):
    """The genuine kernel would stop with BUG(). `message` says what was wrong."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class Livelock(Exception):
    """The request has waited as often as it may; the genuine kernel would go on for ever."""
