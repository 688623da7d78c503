"""`tongket form`: the forms that go out to the units."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tongket.cli import console
from tongket.cli.campaign_command import WritingCommand
from tongket.cli.options import Root, check_choice, named_units, require_campaign
from tongket.cli.usage import app
from tongket.cli.verb_table import VERBS
from tongket.errors import UsageError
from tongket.intake import take_in
from tongket.workspace import BUILD, UNIT_FORMS, open_workspace

if TYPE_CHECKING:
    from tongket.commands.form.issuing import Issued


@app.command(cls=WritingCommand, help=VERBS["form"].help)
def form(
    units: Annotated[
        list[str] | None, typer.Argument(metavar="ĐƠN_VỊ…", help="Mã đơn vị; mặc định: mọi đơn vị phải báo cáo.")
    ] = None,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="THƯ_MỤC", help=f"Nơi ghi; mặc định: {BUILD}/{UNIT_FORMS}.")
    ] = "",
    root: Root = ".",
    kind: Annotated[
        str,
        typer.Option("--format", metavar="DẠNG", help="docx (mặc định), xlsx (chỉ các biểu) hoặc yaml."),
    ] = "docx",
    again: Annotated[
        bool,
        typer.Option("--again", help="Điền sẵn câu trả lời đơn vị đã gửi, tô vàng chỗ cần xem lại; phải nêu đơn vị."),
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè cả mẫu đã sửa; bản cũ giữ lại với đuôi .bak.")] = False,
) -> None:
    """Write the forms of the units."""
    from tongket.commands.form.issuing import FORM_FORMATS, FormRequest, issue_forms
    from tongket.commands.form.versions import read_version

    check_choice("--format", kind, FORM_FORMATS)
    if again and (not units or kind != "docx"):
        raise UsageError("--again cần nêu đơn vị, và chỉ lập được tệp Word.", "ví dụ tongket form --again da-lat")
    if Path(output).suffix.lower() in {f".{each}" for each in FORM_FORMATS}:
        raise UsageError(f"-o cần một thư mục, nhưng nhận được {output}.", "tên tệp là mã đơn vị; nêu thư mục để ghi.")
    workspace = open_workspace(Path(root))
    campaign = require_campaign(workspace)
    chosen = named_units(units, campaign) or campaign.roster.owing
    version = read_version(workspace)
    wanted = FormRequest(form=kind, folder=Path(output) if output else workspace.forms, force=force)
    if again:
        from tongket.commands.form.again import issue_again

        issued = issue_again(
            workspace,
            take_in(workspace, campaign, watch=console.track_reading),
            console.track(chosen, "Lập mẫu"),
            version,
            wanted,
        )
    else:
        issued = issue_forms(workspace, campaign, console.track(chosen, "Lập mẫu"), version, wanted)
    _show(issued)
    copies = workspace.show(workspace.issued(version.name)[0].parent)
    console.show_note(f"Lập theo đề cương {version.name}; bản sao ở {copies}.")


def _show(issued: "Issued") -> None:
    """Show where the forms are, and what stays as it was."""
    for kept in issued.kept:
        console.show_note(f"Mẫu cũ đã được sửa, giữ lại ở {kept}.")
    if issued.without:
        names = ", ".join(each.name for each in issued.without)
        console.show_note(f"Không phải gửi biểu nên không có tệp Excel: {names}.")
    if len(issued.files) == 1:
        console.show_line(f"Mẫu: {issued.files[0]}")
    elif issued.files:
        console.show_line(f"Đã lập {len(issued.files)} mẫu trong {issued.files[0].parent}.")
