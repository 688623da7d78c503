"""The command line in Vietnamese: help pages and usage errors. Typer and its click speak English only."""

import re
import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.exceptions import TyperException

from tongket import __version__
from tongket.cli.verb_table import VERBS
from tongket.errors import UsageError

Exit = typer.Exit
Abort = typer.Abort
HELP_TEXT = "In phần hướng dẫn này."
_EXTRA = re.compile(r"unexpected extra argument(?:s|\(s\))? \((.*)\)")


def _write_help(command: Any, context: Any, formatter: Any) -> None:  # noqa: ANN401 - click's types are typer's private
    formatter.write_usage(context.command_path, " ".join(command.collect_usage_pieces(context)), prefix="Cách dùng: ")
    if command.help:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(command.help)
    rows: dict[str, list[tuple[str, str]]] = {"Tham số": [], "Tùy chọn": [], "Lệnh": []}
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if parameter.param_type_name == "argument":
            rows["Tham số"].append((_name_of(parameter), parameter.help or ""))
        elif record is not None:
            shown = HELP_TEXT if "--help" in parameter.opts else (parameter.help or "")
            rows["Tùy chọn"].append((record[0], shown))
    if isinstance(command, CommandGroup):
        rows["Lệnh"].extend(command.list_helps())
    for title, records in rows.items():
        if records:
            with formatter.section(title):
                formatter.write_dl(records)


def _name_of(parameter: Any) -> str:  # noqa: ANN401 - click's types are typer's private
    return str(parameter.metavar or parameter.name)


def _show_help(ctx: Any, param: Any, value: bool) -> None:  # noqa: ANN401 - the signature is typer's
    """Write the help page to stdout as we prepared it: typer's own echo takes an ASCII console for a UTF-8 one."""
    del param
    if value and not ctx.resilient_parsing:
        sys.stdout.write(ctx.get_help() + "\n")
        raise Exit


def _take_over(option: Any) -> Any:  # noqa: ANN401 - click's types are typer's private
    if option is not None:
        option.callback, option.default = _show_help, False
    return option


class _AsTyped:
    """A parameter that takes text as it was typed: typer has pydantic do so, which takes longer to load than all else.

    What a text means is read where the command says what it expected, in Vietnamese (`options.py`).
    """

    def get_runtime_param(self) -> Any:  # noqa: ANN401 - typer's private
        """Return what makes a value of what was typed."""
        return self

    @staticmethod
    def coerce(value: Any, param: Any, ctx: Any) -> Any:  # noqa: ANN401 - the signature is typer's
        """Return the value: what was typed, once or several times."""
        del ctx
        return () if value is None and (param.multiple or param.nargs == -1) else value


class _Option(_AsTyped, TyperOption):
    pass


class _Argument(_AsTyped, TyperArgument):
    pass


def _as_typed(parameter: Any) -> Any:  # noqa: ANN401 - click's types are typer's private
    """Return the parameter of a command, taking text as it was typed where it is a text, a list of texts or a flag."""
    if parameter.type_descriptor.annotation not in (str, list[str], bool):
        return parameter
    kind: Any = _Option if parameter.param_type_name == "option" else _Argument
    same = object.__new__(kind)
    vars(same).update(vars(parameter))
    return same


class Command(TyperCommand):
    """A command whose help page is Vietnamese."""

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - the signature is typer's
        super().__init__(*given, **named)
        self.params = [_as_typed(each) for each in self.params]

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - the signature is typer's
        """Return `--help`."""
        return _take_over(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - the signature is typer's
        """Write the help page."""
        _write_help(self, ctx, formatter)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401 - the signature is typer's
        """Return the words of the usage line."""
        pieces = ["[TÙY CHỌN]"]
        arguments = [each for each in self.get_params(ctx) if each.param_type_name == "argument"]
        return [*pieces, *(_name_of(each) if each.required else f"[{_name_of(each)}]" for each in arguments)]


class CommandGroup(TyperGroup):
    """The commands, with a Vietnamese help page and Vietnamese errors."""

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - the signature is typer's
        """Return `--help`."""
        return _take_over(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - the signature is typer's
        """Write the help page."""
        _write_help(self, ctx, formatter)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401 - the signature is typer's
        """Return the words of the usage line."""
        del ctx
        return ["LỆNH", "[TÙY CHỌN]"]

    def list_helps(self) -> Iterable[tuple[str, str]]:
        """Return each command with a line on what it does."""
        return [(name, each.get_short_help_str(200)) for name, each in self.commands.items()]

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:  # noqa: ANN401 - typer's
        """Return the command that `args` name.

        Raises:
            UsageError: there is no such command.
        """
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            from tongket.values.hints import nearest

            names = self.list_commands(ctx)
            close = nearest(args[0], names)
            hint = f"có phải {close}?" if close else f"các lệnh: {', '.join(names)}."
            raise UsageError(f"Không có lệnh {args[0]}.", hint)
        return super().resolve_command(ctx, args)


class _Program(CommandGroup):
    """All commands; the module of one is loaded when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 - the signature is typer's
        """Return the names of the commands."""
        del ctx
        return list(VERBS)

    def list_helps(self) -> Iterable[tuple[str, str]]:
        """Return each command with a line on what it does."""
        return [(name, verb.help) for name, verb in VERBS.items()]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401 - the signature is typer's
        """Return a command; None where there is none of that name."""
        if cmd_name in VERBS and cmd_name not in self.commands:
            import_module(f"tongket.cli.{VERBS[cmd_name].module}")  # registers it in `app`
            program: Any = typer.main.get_command(app)
            self.commands = program.commands
        return super().get_command(ctx, cmd_name)


def explain_usage(error: TyperException) -> UsageError:
    """Return in Vietnamese what typer complains of."""
    kind = type(error).__name__
    parameter = getattr(error, "param", None)
    option = getattr(error, "option_name", None)
    see = "xem tongket --help, hoặc tongket LỆNH --help."
    if kind == "NoSuchOption":
        close = getattr(error, "possibilities", None) or []
        return UsageError(f"Không có tùy chọn {option}.", f"có phải {', '.join(sorted(close))}?" if close else see)
    if kind == "BadOptionUsage":
        message = "cần một giá trị đi kèm" if "requires" in error.message else "không nhận giá trị"
        return UsageError(f"Tùy chọn {option} {message}.", see)
    if kind == "MissingParameter" and parameter is not None:
        return UsageError(f"Thiếu {_name_of(parameter)}.", see)
    extra = _EXTRA.search(error.message)
    if extra:
        return UsageError(f"Thừa tham số: {extra[1]}.", see)
    return UsageError("Dòng lệnh chưa đúng.", see)


FINE, FAULTY, WRONG_USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130


app = typer.Typer(
    cls=_Program,
    add_completion=False,
    rich_markup_mode=None,
    help="Tổng hợp báo cáo của nhiều đơn vị theo một đề cương thành dự thảo báo cáo Word.",
)


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="In số phiên bản của tongket.")] = False,
) -> None:
    if version:
        sys.stdout.write(f"tongket {__version__}\n")
        raise Exit(FINE)
    if context.invoked_subcommand is None:
        sys.stdout.write(context.get_help() + "\n")
        raise Exit(FINE)
