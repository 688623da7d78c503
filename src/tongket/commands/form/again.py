"""`tongket form --again`: the form of a unit that answered, with its answers, and what it should look at again."""

from collections.abc import Iterable

from tongket.commands.form.asked_again import find_doubts
from tongket.commands.form.issuing import FormRequest, Issued, form_frame, write_forms
from tongket.commands.form.versions import CampaignVersion
from tongket.errors import UsageError
from tongket.forms.asking import ask_form
from tongket.model.answers import Intake, Receipt
from tongket.model.forms import FormAnswers
from tongket.model.roster import Unit
from tongket.output.answered_values import answered_values
from tongket.source.emitting import tree_of
from tongket.source.tree import read_source
from tongket.workspace import Workspace
from tongket.writing.form_file import render_form


def issue_again(
    workspace: Workspace, intake: Intake, units: Iterable[Unit], version: CampaignVersion, wanted: FormRequest
) -> Issued:
    """Write the forms of units with the answers that they gave, under the next number of each.

    Raises:
        UsageError: one has not answered yet, or twice.
        FrameError: the frame lacks what a form needs.
        OutputError: a file can't be written or would cost somebody's edits.
    """
    made = {wanted.path(each): _render_again(workspace, intake, each, version) for each in units}
    return Issued(files=tuple(made), kept=write_forms(made, workspace, version, wanted), without=())


def _render_again(workspace: Workspace, intake: Intake, unit: Unit, version: CampaignVersion) -> bytes:
    receipt = _receipt(intake, unit)
    form = ask_form(intake.campaign, unit, version=version.name, number=_next_number(intake, unit))
    source, _ = read_source(workspace.root / receipt.file, receipt.file)
    answers = FormAnswers(
        values=answered_values(tree_of(source.root), form),
        doubts=find_doubts((each for each in intake.found if each.unit == unit.id), form, intake.campaign.outline),
    )
    frame = form_frame(workspace)
    return render_form(form, frame, workspace.show(frame), answers)


def _receipt(intake: Intake, unit: Unit) -> Receipt:
    receipts = [each for each in intake.receipts if each.unit is not None and each.unit.id == unit.id]
    if not receipts:
        message = f"Chưa có báo cáo của {unit.name} ({unit.id}) nên không có gì để điền sẵn vào mẫu."
        raise UsageError(message, f"lập mẫu trống: tongket form {unit.id}")
    if len(receipts) > 1:
        files = ", ".join(each.file for each in receipts)
        raise UsageError(f"{unit.name} có nhiều tệp trả lời: {files}.", "để lại một tệp rồi chạy lại.")
    return receipts[0]


def _next_number(intake: Intake, unit: Unit) -> int:
    """Return the number of the next form of a unit: above those that came back."""
    came = (each.form_number or 1 for each in intake.log.arrivals if each.unit == unit.id)
    return 1 + max(came, default=1)
