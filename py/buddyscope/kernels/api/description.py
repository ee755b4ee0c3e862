"""A kernel's description as plain data, from which the page's half is made: Description of web/src/kernels/kernel.d.ts.

name, title, alignment, zone_names, stage_parts, max…   as in Kernel
kinds        [{number, name, shape, of, fields, item, lists, keeps, tail, first, kept}], by number
functions    [{name, args, returns, file}], by number
verbs        {name: {role, takes_block, operand, params: [{key, kind, table, words}]}}, in the order of help
flags        {table: {bits: {name: value}, composites: {name: value}, decoded: [name], zone_mask}}
messages     {key: the English sentence with {gaps}}
notes        [{id, functions}];  sections {function: [book, specification]}
tests        {call, zone, needed} where watermark tests are calls, null where they are TEST records
"""

from typing import Any

from buddyscope.tracing.records import RecordKind, Shape

from .flags import FlagTable
from .kernel import Kernel
from .verb import Param, Verb

type Json = dict[str, Any]


def describe(kernel: Kernel) -> Json:
    """The whole description."""
    return {
        "name": kernel.name,
        "title": kernel.title,
        "alignment": kernel.alignment,
        "zone_names": list(kernel.zone_names),
        "presets": list(kernel.presets),
        "limits": {name: list(pair) for name, pair in kernel.limits.items()},
        "kinds": [_kind(kind) for kind in sorted(kernel.all_kinds(), key=lambda kind: kind.number)],
        "functions": [
            {"name": entry.name, "args": list(entry.args), "returns": entry.returns, "file": entry.file}
            for entry in kernel.functions
        ],
        "former_names": dict(kernel.former_names),
        "tests": _tests(kernel),
        "take_calls": list(kernel.take_calls),
        "test_details": list(kernel.test_details),
        "verbs": {name: _verb(verb) for name, verb in kernel.verbs.items()},
        "alloc_verb": kernel.alloc_verb,
        "free_verb": kernel.free_verb,
        "flags": {name: _flags(table) for name, table in kernel.flags.items()},
        "call_graphs": {
            name: {"width": graph.width, "height": graph.height, "nodes": graph.nodes, "edges": graph.edges}
            for name, graph in kernel.call_graphs.items()
        },
        "messages": {message.key: message.english for message in kernel.messages},
        "notes": [{"id": note.id, "functions": list(note.functions)} for note in kernel.notes],
        "sections": {name: list(pair) for name, pair in kernel.sections.items()},
        "vocabulary": {
            "facts": [*kernel.vocabulary.facts, *kernel.facts],
            "goals": list(kernel.vocabulary.goals),
            "predictions": list(kernel.vocabulary.predictions),
            "expects": list(kernel.vocabulary.expects),
        },
        "stage_parts": list(kernel.stage_parts),
        "workloads": list(kernel.workloads),
    }


def _kind(kind: RecordKind) -> Json:
    entry = kind.shape in (Shape.ENTER, Shape.LEAVE)
    return {
        "number": kind.number,
        "name": kind.name,
        "shape": kind.shape.value,
        "of": kind.of,
        "fields": list(kind.fields),
        "item": kind.item if entry else "",
        "lists": list(kind.list_names()) if entry else [],
        "keeps": list(kind.kept_values()) if entry else [],
        "tail": kind.tail,
        "first": kind.first,
        "kept": kind.kept,
    }


def _tests(kernel: Kernel) -> Json | None:
    call = kernel.test_call
    return {"call": call.function, "zone": call.zone, "needed": call.needed} if call else None


def _verb(verb: Verb) -> Json:
    return {
        "role": verb.role.value,
        "takes_block": verb.takes_block,
        "operand": verb.operand,
        "params": [_param(param) for param in verb.params],
    }


def _param(param: Param) -> Json:
    return {"key": param.key, "kind": param.kind.value, "table": param.table, "words": list(param.words)}


def _flags(table: FlagTable) -> Json:
    return {
        "bits": dict(table.bits),
        "composites": dict(table.composites),
        "decoded": list(table.decoded),
        "zone_mask": table.zone_mask,
    }
