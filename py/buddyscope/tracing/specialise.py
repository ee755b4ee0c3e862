"""Fast editions of the model, derived at run time from the very functions that learners read.

derive() reads the source of the modules that it is given, puts the bodies of the primitives where they are called, and
compiles the rest under the original file names and line numbers; a silent edition also loses every statement that
writes to a log. There is no second copy to keep in step. Derived functions are not registered: their calls leave no
records.

Left alone: classes, constants, and functions whose calls cannot be put in place; those are called as before.
"""

import ast
import copy
import inspect
from collections.abc import Iterator, Mapping, Sequence
from types import FunctionType, ModuleType

Body = list[ast.stmt]


def derive(
    modules: Sequence[ModuleType], primitives: ModuleType, *, silent: bool, also: Sequence[str] = ()
) -> dict[str, ModuleType]:
    """Twins of `modules`, in order of dependence, by short name. `primitives` is the module that writes state.

    Functions of `modules` that `also` names are put in place as well, within their own module.
    """
    writers = {name: node for name, node in _functions(primitives, silent) if _is_inlinable(node)}
    twins: dict[str, ModuleType] = {}
    for module in [primitives, *modules]:
        twin = ModuleType(module.__name__, module.__doc__)
        twin.__dict__.update(vars(primitives))  # what the bodies that are put in place refer to
        twin.__dict__.update(_rebound(module, twins))
        twins[module.__name__] = twin
        inside = dict(writers)
        for name, function in _functions(module, silent):
            _Inliner(inside, name).visit(function)
            if name in also and _is_inlinable(function):
                inside[name] = copy.deepcopy(function)
            _define(twin, function, module)
    return {name.rpartition(".")[2]: twin for name, twin in twins.items()}


def _functions(module: ModuleType, silent: bool) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.FunctionDef):
            _strip_decorations(node)
            if silent:
                _LogRemover().visit(node)
            node.body = node.body or [ast.Pass()]
            yield node.name, node


def _strip_decorations(node: ast.FunctionDef) -> None:
    """No registration, no docstring, no annotation of what it returns."""
    node.decorator_list = []
    node.returns = None
    if ast.get_docstring(node) is not None:
        node.body = node.body[1:]


def _rebound(module: ModuleType, twins: Mapping[str, ModuleType]) -> dict[str, object]:
    """The module's globals, with functions and modules that have a twin replaced by it."""
    names = dict(vars(module))
    for name, value in names.items():
        if isinstance(value, ModuleType) and value.__name__ in twins:
            names[name] = twins[value.__name__]
        elif isinstance(value, FunctionType) and value.__module__ in twins:
            names[name] = vars(twins[value.__module__])[value.__name__]
    return names


def _define(twin: ModuleType, node: ast.FunctionDef, module: ModuleType) -> None:
    tree = ast.fix_missing_locations(ast.Module([node], []))
    exec(compile(tree, str(module.__file__), "exec"), twin.__dict__)


class _LogRemover(ast.NodeTransformer):
    """Drops whatever writes to a log; a stamp becomes 0."""

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AugAssign | None:
        return None if _names_log(node.target) else node

    def visit_Assign(self, node: ast.Assign) -> ast.AST | None:
        if isinstance(node.value, ast.Attribute) and _names_log(node.value):
            return None
        return self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        return ast.copy_location(ast.Constant(0), node) if ast.unparse(node) == "len(log) // WIDTH" else node


def _names_log(node: ast.expr) -> bool:
    return (isinstance(node, ast.Name) and node.id == "log") or (isinstance(node, ast.Attribute) and node.attr == "log")


def _is_inlinable(node: ast.FunctionDef) -> bool:
    """Whether a body can stand where it is called: no way out of it but its end."""
    returns = [part for part in ast.walk(node) if isinstance(part, ast.Return)]
    raises = any(isinstance(part, ast.Raise) for part in ast.walk(node))
    return not raises and (not returns or (len(returns) == 1 and node.body[-1] is returns[0]))


class _Inliner(ast.NodeTransformer):
    """Puts the bodies of primitives where they are called as statements, values or conditions."""

    def __init__(self, writers: Mapping[str, ast.FunctionDef], inside: str) -> None:
        self.writers = {name: node for name, node in writers.items() if name != inside}
        self.count = 0

    def visit(self, node: ast.AST) -> ast.AST:
        for field in ("body", "orelse", "finalbody"):
            statements = getattr(node, field, None)
            if isinstance(statements, list):
                placed = [new for statement in statements for new in self._statement(statement)]
                setattr(node, field, placed or ([ast.Pass()] if statements else []))
        return node

    def _statement(self, node: ast.stmt) -> Body:
        self.visit(node)
        head = _head(node)
        call = next((part for part in ast.walk(head) if self._is_primitive(part)), None) if head else None
        if not isinstance(call, ast.Call):
            return [node]
        before, value = self._place(call)
        if isinstance(node, ast.Expr) and node.value is call:
            return before if value is None else [*before, ast.copy_location(ast.Expr(value), node)]
        if value is None:
            return [node]
        _Replace(call, value).visit(node)
        # a value that needs nothing before it leaves the order of evaluation as it is: there may be more of them
        return [*before, node] if before else self._statement(node)

    def _is_primitive(self, node: ast.AST) -> bool:
        return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in self.writers

    def _place(self, call: ast.Call) -> tuple[Body, ast.expr | None]:
        """What to do before the statement, and the value of the call."""
        assert isinstance(call.func, ast.Name)
        function = copy.deepcopy(self.writers[call.func.id])
        self.count += 1
        before: Body = []
        names: dict[str, ast.expr] = {}
        assigned = set(_assigned(function))
        for parameter, argument in zip(function.args.args, call.args, strict=True):
            if isinstance(argument, ast.Name | ast.Constant) and parameter.arg not in assigned:
                names[parameter.arg] = argument
            else:
                names[parameter.arg] = _new(f"_{parameter.arg}{self.count}")
                before.append(_assign(f"_{parameter.arg}{self.count}", argument, call))
        for name in assigned:
            names.setdefault(name, _new(f"_{name}{self.count}"))
        body = [_Rename(names).visit(statement) for statement in function.body if not isinstance(statement, ast.Pass)]
        value = body.pop().value if body and isinstance(body[-1], ast.Return) else None
        return [ast.copy_location(statement, call) for statement in before + body], value


def _head(node: ast.stmt) -> ast.expr | None:
    """The expression that a statement evaluates once, before anything else that it does."""
    if isinstance(node, ast.Expr | ast.Assign | ast.Return | ast.AugAssign):
        return node.value
    return node.test if isinstance(node, ast.If) else None


def _assigned(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def _new(name: str) -> ast.Name:
    return ast.Name(name, ast.Load())


def _assign(name: str, value: ast.expr, at: ast.AST) -> ast.Assign:
    return ast.copy_location(ast.Assign([ast.Name(name, ast.Store())], value), at)


class _Rename(ast.NodeTransformer):
    """Parameters become arguments, locals get names of their own."""

    def __init__(self, names: Mapping[str, ast.expr]) -> None:
        self.names = names

    def visit_Name(self, node: ast.Name) -> ast.expr:
        new = self.names.get(node.id)
        if isinstance(new, ast.Name):
            return ast.copy_location(ast.Name(new.id, node.ctx), node)
        return ast.copy_location(copy.deepcopy(new), node) if new is not None else node


class _Replace(ast.NodeTransformer):
    """One node for another."""

    def __init__(self, old: ast.expr, new: ast.expr) -> None:
        self.old = old
        self.new = new

    def visit(self, node: ast.AST) -> ast.AST:
        return ast.copy_location(self.new, node) if node is self.old else self.generic_visit(node)
