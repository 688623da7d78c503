"""The form that a unit was sent, made again from the outline and roster of then."""

import os
from dataclasses import dataclass, field

from tongket.errors import UsageError
from tongket.findings.diagnostics import has_errors
from tongket.forms.asking import ask_form
from tongket.intake import read_campaign
from tongket.model.forms import FormStamp, UnitForm
from tongket.model.roster import Campaign, Unit
from tongket.workspace import Workspace


@dataclass(slots=True)
class IssuedForms:
    """The forms of a campaign, as they were issued."""

    workspace: Workspace
    today: Campaign
    campaigns: dict[str, Campaign | None] = field(default_factory=dict)
    """By version; None where that version was not kept."""

    def form(self, stamp: FormStamp, unit: Unit) -> tuple[UnitForm, Campaign, str]:
        """Return the form of a stamp, what it was made from, and a remark where that is not what it should be."""
        issued = self._campaign(stamp.version)
        known = issued.roster.unit(unit.id) if issued is not None else None
        if issued is not None and known is not None:
            return ask_form(issued, known, version=stamp.version, number=stamp.number), issued, ""
        remark = (
            f"Không còn đề cương {stamp.version} mà mẫu này được lập từ đó; đã đọc theo đề cương và danh sách hôm nay."
        )
        return ask_form(self.today, unit, version=stamp.version, number=stamp.number), self.today, remark

    def todays(self, unit: Unit) -> UnitForm:
        """Return the form that a unit would be sent today."""
        return ask_form(self.today, unit, version="", number=1)

    def _campaign(self, version: str) -> Campaign | None:
        if version not in self.campaigns:
            self.campaigns[version] = self._read(version)
        return self.campaigns[version]

    def _read(self, version: str) -> Campaign | None:
        if not all(map(os.path.isfile, self.workspace.issued(version))):
            return None
        campaign, found = read_campaign(self.workspace, version)
        return None if has_errors(found) else campaign


def find_unit(stamp: FormStamp, campaign: Campaign, wanted: str) -> Unit:
    """Return whose form bears a stamp.

    Raises:
        UsageError: it is a form of another campaign, of a unit that the roster does not have, or not of `wanted`.
    """
    if stamp.campaign != campaign.outline.id:
        message = f"mẫu này của đề cương {stamp.campaign}, không phải {campaign.outline.id}."
        raise UsageError(message, "chạy lệnh ở thư mục chiến dịch của đề cương ấy (--root).")
    return know_unit(stamp.unit, campaign, wanted)


def know_unit(named: str, campaign: Campaign, wanted: str) -> Unit:
    """Return the unit that a file names.

    Raises:
        UsageError: the roster does not have it, or it is not `wanted`.
    """
    unit = campaign.roster.unit(named)
    if unit is None:
        raise UsageError(f"tệp ghi đơn vị {named}, không có trong danh sách.", "xem lại danh sách đơn vị.")
    if wanted and wanted != unit.id:
        asked = campaign.roster.unit(wanted)
        other = asked.name if asked is not None else wanted
        raise UsageError(
            f"đây là báo cáo của {unit.name} ({unit.id}), không phải của {other}.",
            f"bỏ --unit, hoặc ghi --unit {unit.id}.",
        )
    return unit
