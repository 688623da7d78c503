"""`tongket rules`: what the commands find wrong, why, and how it looks right."""

from typing import Annotated

import typer

from tongket.cli import console
from tongket.cli.options import check_choice
from tongket.cli.usage import Command, app
from tongket.cli.verb_table import VERBS
from tongket.errors import UsageError
from tongket.findings.catalogue import RULES
from tongket.findings.rule import Rule
from tongket.values.hints import hint_nearest


@app.command(cls=Command, help=VERBS["rules"].help)
def rules(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="MÃ", help="Mã của một quy tắc, hoặc tên một lệnh; mặc định: tất cả."),
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="DẠNG", help="text (mặc định), json hoặc md.")] = "text",
) -> None:
    """List the rules of all commands or of one, or show one."""
    from tongket.output.formats.rule_pages import rules_json, rules_markdown

    check_choice("--format", form, ("text", "json", "md"))
    wanted = " ".join(words or ())
    chosen = _choose_rules(wanted)
    if form == "json":
        console.write_data(rules_json(chosen))
    elif form == "md":
        console.write_data(rules_markdown(chosen))
    elif wanted in RULES:
        console.show_rule(RULES[wanted])
    else:
        console.show_rules(chosen)


def _choose_rules(wanted: str) -> list[Rule]:
    """Return the rule of an id, those of a command, or all where nothing is wanted.

    Raises:
        UsageError: with the nearest id or command.
    """
    found = [each for each in RULES.values() if wanted in {each.id, each.chapter.command, ""}]
    if not found:
        commands = dict.fromkeys(each.chapter.command for each in RULES.values())
        hint = hint_nearest(wanted, [*RULES, *commands], kind="mã")
        raise UsageError(f'Không có quy tắc hay lệnh "{wanted}".', hint)
    return found
