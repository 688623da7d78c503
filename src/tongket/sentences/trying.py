"""A template tried with sample values: what only rendering shows, each wrong piece by itself and in every branch.

Each expression is worked out from the inside out: a fault is that of the smallest piece that fails, and what is built
on it is not blamed again. Nothing is said of what can't be known: the variable of an empty list, an entry of a list.
"""

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from decimal import localcontext
from itertools import product

from jinja2 import Undefined, nodes

from tongket.findings.template_rules import NEVER_PRINTED, TEMPLATE_FAILED
from tongket.sentences.bounds import FAILURES, TOO_MUCH_HINT, BoundedContext, Meter, TooMuchError
from tongket.sentences.quantities import NoDataError, Quantity
from tongket.sentences.said_facts import ChoiceFact, fact_names, is_fact, options_of
from tongket.sentences.template_names import TemplateReading, unknown_filters
from tongket.sentences.template_syntax import Fault
from tongket.sentences.written import WantedForm
from tongket.values.arithmetic import EXACT_DIGITS
from tongket.values.hints import hint_nearest

Values = Mapping[str, object]
_EVALUATED = (
    *(nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Test, nodes.Call, nodes.BinExpr, nodes.UnaryExpr),
    *(nodes.Compare, nodes.Concat, nodes.CondExpr, nodes.List, nodes.Tuple),
)
_PLAIN = (nodes.Name, nodes.Getattr, nodes.Getitem)
_SPECIAL = frozenset({"loop", "self", "super", "caller"})
_MOST_FORMS = 256
"""A guard: what a text may be made of in eight places of two forms each; beyond them the first ones are tried."""
_SEE = "xem docs/templates.md: tên nào là chữ, là số, là danh sách."


class _Skipped(Exception):  # noqa: N818 - no error: nothing can be said of it
    """A piece that can't be tried by itself."""


class Trial:
    """One template, tried with one set of values."""

    def __init__(self, reading: TemplateReading, finalize: Callable[[object], object]) -> None:
        self._reading = reading
        self._environment = reading.environment
        self._finalize = finalize
        # By the identity of a node: two of one form are equal, wherever they stand.
        self._values: dict[int, object] = {}
        self._meter = Meter()

    def faults(self, values: Values) -> Iterator[Fault]:
        """Yield what fails, in order."""
        scope = dict(values)
        body = self._reading.tree.body if isinstance(self._reading.tree, nodes.Template) else []
        for node in body:
            yield from self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: dict[str, object]) -> Iterator[Fault]:
        match node:
            case nodes.Output():
                for each in node.nodes:
                    yield from self._printed(each, scope)
            case nodes.If():
                yield from self._expression(node.test, scope)
                yield from self._all([*node.body, *node.elif_, *node.else_], scope)
            case nodes.For():
                yield from self._loop(node, scope)
            case nodes.Assign():
                yield from self._expression(node.node, scope)
                self._bind(node.target, lambda: self._value(node.node, scope), scope)
            case nodes.AssignBlock():
                yield from self._all(node.body, scope)
                self._bind(node.target, lambda: "chữ", scope)
            case nodes.Block():
                yield from self._all(node.body, scope)

    def _all(self, body: list[nodes.Node], scope: dict[str, object]) -> Iterator[Fault]:
        for each in body:
            yield from self._statement(each, scope)

    def _loop(self, node: nodes.For, scope: dict[str, object]) -> Iterator[Fault]:
        yield from self._expression(node.iter, scope)
        inside = dict(scope)
        self._bind(node.target, lambda: _first(self._value(node.iter, scope)), inside)
        if node.test is not None:
            yield from self._expression(node.test, inside)
        yield from self._all(node.body, inside)
        yield from self._all(node.else_, scope)

    def _bind(self, target: nodes.Node, value: Callable[[], object], scope: dict[str, object]) -> None:
        """Set the names of a target; what can't be known is taken out, so that nothing is said of it."""
        names = [each.name for each in (target, *target.find_all(nodes.Name)) if isinstance(each, nodes.Name)]
        for name in names:
            scope.pop(name, None)
        try:
            found = value()
            parts = [found] if isinstance(target, nodes.Name) else list(found)  # type: ignore[call-overload]
            scope.update(zip(names, parts, strict=False))
        except (NoDataError, _Skipped, *FAILURES):
            return

    def _printed(self, node: nodes.Node, scope: dict[str, object]) -> Iterator[Fault]:
        if isinstance(node, nodes.TemplateData | nodes.Const):
            return
        faults = [*self._expression(node, scope)]
        yield from faults
        if faults:
            return
        try:
            value = self._value(node, scope)
            str(self._finalize(value))
        except NoDataError:
            if isinstance(node, _PLAIN):
                yield self._never(node)
        except TypeError:
            yield self._unprintable(node, value)
        except (_Skipped, *FAILURES):
            return

    def _never(self, node: nodes.Node) -> Fault:
        shown = show_piece(node)
        message = f"{{{{ {shown} }}}} không bao giờ có số, nên câu hay vế này không bao giờ in."
        hint = "xem lại kieu, tong, cong_tu và moc của chỉ tiêu trong đề cương."
        return self._fault(node, message, hint)._replace(rule=NEVER_PRINTED)

    def _unprintable(self, node: nodes.Node, value: object) -> Fault:
        hint = "chỉ in được chữ và con số; " + _SEE
        if isinstance(value, ChoiceFact):
            hint = f"ghi thêm phương án: {', '.join(f'.{each}' for each in options_of(value)) or 'xem đề cương'}."
        elif isinstance(value, Mapping):
            hint = f"chọn một trong: {', '.join(f'[{each!r}]' for each in value) or 'xem đề cương'}."
        elif isinstance(value, list | tuple):
            hint = "nối danh sách thành chữ: | join(', ')."
        elif isinstance(value, bool):
            hint = "dùng trong {% if … %}…{% endif %}."
        return self._fault(node, f"{{{{ {show_piece(node)} }}}} không in ra được.", hint)

    def _expression(self, node: nodes.Node, scope: dict[str, object]) -> Iterator[Fault]:
        """Yield the faults of an expression: of its pieces, or where they are good its own."""
        faults = [each for child in node.iter_child_nodes() for each in self._expression(child, scope)]
        yield from faults
        if faults or not isinstance(node, _EVALUATED):
            return
        try:
            value = self._value(node, scope)
        except (_Skipped, NoDataError):
            return
        except FAILURES as error:
            yield self._failed(node, scope, error)
            return
        if isinstance(value, Undefined):
            fault = self._absent(node, scope)
            if fault is not None:
                yield fault

    def _value(self, node: nodes.Node, scope: dict[str, object]) -> object:
        """Return what an expression comes to.

        Raises:
            _Skipped: it reads a name that has no value here.
        """
        if id(node) not in self._values:
            self._values[id(node)] = self._work_out(node, scope)
        return self._values[id(node)]

    def _work_out(self, node: nodes.Node, scope: dict[str, object]) -> object:
        """Return what an expression comes to; what its pieces came to is not worked out again."""
        values = {**scope}
        small = self._shorten(node, values)
        names = {small.name} if isinstance(small, nodes.Name) else {each.name for each in small.find_all(nodes.Name)}
        if names - values.keys() - self._environment.globals.keys() or names & _SPECIAL:
            raise _Skipped
        if any(True for _ in unknown_filters(self._environment, small)):
            raise _Skipped
        if isinstance(small, nodes.Name) and small.name in values:
            return values[small.name]
        if isinstance(small, nodes.Getattr) and isinstance(small.node, nodes.Name) and small.node.name in values:
            return self._environment.getattr(values[small.node.name], small.attr)
        target = nodes.Name("ket_qua", "store", lineno=1)
        tree = nodes.Template([nodes.Assign(target, small, lineno=1)], lineno=1)
        tree.set_environment(self._environment)
        template = self._environment.from_string(tree)
        context = template.new_context(values)
        if isinstance(context, BoundedContext):
            context.meter = self._meter
        with localcontext() as arithmetic:
            arithmetic.prec = EXACT_DIGITS
            for _ in template.root_render_func(context):
                pass
        return context.vars["ket_qua"]

    def _shorten(self, node: nodes.Node, values: dict[str, object]) -> nodes.Node:
        """Return an expression with names, put into `values`, in place of the pieces that have been worked out."""
        small = copy(node)
        for field, value in node.iter_fields():
            if isinstance(value, nodes.Node):
                setattr(small, field, self._name_for(value, values))
            elif isinstance(value, list):
                named = [self._name_for(each, values) if isinstance(each, nodes.Node) else each for each in value]
                setattr(small, field, named)
        return small

    def _name_for(self, piece: nodes.Node, values: dict[str, object]) -> nodes.Node:
        if isinstance(piece, nodes.Name):
            return piece
        if id(piece) not in self._values:
            return self._shorten(piece, values)
        name = f"ket_qua__{len(values)}"
        values[name] = self._values[id(piece)]
        return nodes.Name(name, "load", lineno=piece.lineno)

    def _failed(self, node: nodes.Node, scope: dict[str, object], error: Exception) -> Fault:
        if isinstance(error, TooMuchError):
            return self._fault(node, f"{show_piece(node)}: {error}.", TOO_MUCH_HINT)
        kinds = [self._kind(each, scope) for each in node.iter_child_nodes()]
        shown = show_piece(node)
        given = f" ({', '.join(each for each in kinds if each)})" if any(kinds) else ""
        return self._fault(node, f"{shown}: không tính được{given}.", _SEE)

    def _kind(self, node: nodes.Node, scope: dict[str, object]) -> str:
        try:
            value = self._value(node, scope)
        except (_Skipped, NoDataError, *FAILURES):
            return ""
        kind = next((name for kinds, name in _KINDS if isinstance(value, kinds)), "")
        return f"{show_piece(node)} là {kind}" if kind and not isinstance(node, nodes.Const) else ""

    def _absent(self, node: nodes.Node, scope: dict[str, object]) -> Fault | None:
        """Return a fault about a name that a value does not have; None where a list just happens to be short."""
        if not isinstance(node, nodes.Getattr | nodes.Getitem):
            return None
        base = self._value(node.node, scope)
        wanted = node.attr if isinstance(node, nodes.Getattr) else _constant(node.arg)
        if wanted is None or (isinstance(base, list | tuple | str) and isinstance(wanted, int)):
            return None
        shown = show_piece(node.node)
        known = [str(each) for each in base] if isinstance(base, Mapping) else fact_names(base) if is_fact(base) else ()
        kind = next((name for kinds, name in _KINDS if isinstance(base, kinds)), "")
        hint = hint_nearest(str(wanted), known, kind="tên", every=True) if known else f"{shown} là {kind}; {_SEE}"
        before = node.node.name if isinstance(node.node, nodes.Name) else None
        place = WantedForm("attribute", str(wanted), node.lineno, before)
        found = self._reading.fault_at(place, f'{shown} không có "{wanted}".', hint)
        return found._replace(rule=TEMPLATE_FAILED)

    def _fault(self, node: nodes.Node, message: str, hint: str) -> Fault:
        first = next((each for each in (node, *node.find_all(nodes.Name)) if isinstance(each, nodes.Name)), None)
        wanted = WantedForm("name", first.name, node.lineno) if first is not None else None
        token = self._reading.index.find(wanted) if wanted is not None else None
        if token is None:
            signs = (each for each in self._reading.tokens if each.line >= node.lineno and each.kind != "data")
            token = next(signs, None)
        offset, length = (token.offset, len(token.value)) if token is not None else (0, 0)
        return Fault(TEMPLATE_FAILED, offset, length, message, hint)


_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "đúng hoặc sai"),
    (str, "chữ"),
    ((int, float, Quantity), "số"),
    (Mapping, "bảng"),
    ((list, tuple), "danh sách"),
)


def _first(values: object) -> object:
    """Return the first entry of a list.

    Raises:
        _Skipped: it is empty.
    """
    for each in values:  # type: ignore[attr-defined]
        return each
    raise _Skipped


def _constant(node: nodes.Node) -> object:
    return node.value if isinstance(node, nodes.Const) else None


def show_piece(node: nodes.Node) -> str:
    """Return an expression about as it was typed."""
    match node:
        case nodes.Name():
            return str(node.name)
        case nodes.Const():
            return repr(node.value)
        case nodes.Getattr():
            return f"{show_piece(node.node)}.{node.attr}"
        case nodes.Getitem():
            return f"{show_piece(node.node)}[{show_piece(node.arg)}]"
        case nodes.Filter() if node.node is not None:
            return f"{show_piece(node.node)} | {node.name}"
        case nodes.BinExpr():
            return f"{show_piece(node.left)} {node.operator} {show_piece(node.right)}"
        case nodes.Call():
            return f"{show_piece(node.node)}(…)"
    return next((show_piece(each) for each in node.iter_child_nodes()), "…")


def forms_of(names: Mapping[str, tuple[object, ...]], used: frozenset[str]) -> Iterator[dict[str, object]]:
    """Yield the values of a phrase in every form that those it uses may take, the examples first."""
    examples = {name: forms[0] for name, forms in names.items()}
    varied = [name for name, forms in names.items() if name in used and len(forms) > 1]
    for number, chosen in enumerate(product(*(names[name] for name in varied))):
        if number == _MOST_FORMS:
            return
        yield {**examples, **dict(zip(varied, chosen, strict=True))}
