"""Beside a line of YAML `validate` names the place in the returned report, where one came in as a file."""

import json
from pathlib import Path

from tests.builders import call
from tests.small_campaign import HEAD, write_campaign
from tongket.logbook.reading_notes import notes_yaml
from tongket.model.addresses import Address
from tongket.model.returned import ReturnedReport, ReturnedValue, Way

BODY = "tra_loi:\n  I.1: Đảng bộ có 12 chi bộ.\n  II.1:\n    chi_tieu: {hoi_nghi: mười, ke_hoach: rồi}\n"
LOG = "nhat_ky:\n  - {don_vi: quan-su, ban: 1, ngay_den: 8/4/2019, tep: bao-cao.docx}\n"


def _campaign(root: Path, *, received: bool) -> Path:
    files: dict[str, str | bytes] = {"data/submissions/quan-su.yaml": HEAD + BODY}
    if received:
        value = ReturnedValue(
            address=Address(place="II.1", key="hoi_nghi"),
            text="mười",
            way=Way.CONTROL,
            place='đoạn 12, mục "II. KẾT QUẢ"',
        )
        files |= {
            "data/receipts.yaml": LOG,
            "data/received/quan-su/1/cho-dung.yaml": notes_yaml(ReturnedReport(stamp=None, values=(value,))),
        }
    return write_campaign(root, files)


def test_the_place_in_the_returned_report_stands_below_the_line(tmp_path: Path) -> None:
    shown = call(_campaign(tmp_path, received=True), "validate", check=1).stdout
    assert '  trong báo cáo gửi về: Mục II.1, ô «Hội nghị quán triệt» (đoạn 12, mục "II. KẾT QUẢ")' in shown
    assert "  trong báo cáo gửi về: Mục II.1, ô «Có kế hoạch riêng»\n" in shown


def test_json_has_the_place_too(tmp_path: Path) -> None:
    done = call(_campaign(tmp_path, received=True), "validate", "--format", "json", check=1)
    places = {each["rule"]: each["place_in_report"] for each in json.loads(done.stdout)["diagnostics"]}
    assert places["not-yes-no"] == "Mục II.1, ô «Có kế hoạch riêng»"
    assert places["not-a-number"].startswith("Mục II.1, ô «Hội nghị quán triệt» (đoạn 12")


def test_what_was_typed_into_yaml_is_shown_as_before(tmp_path: Path) -> None:
    root = _campaign(tmp_path, received=False)
    assert "trong báo cáo gửi về" not in call(root, "validate", check=1).stdout
    done = call(root, "validate", "--format", "json", check=1)
    assert {each["place_in_report"] for each in json.loads(done.stdout)["diagnostics"]} == {None}
