"""Everything read and checked, file by file."""

import os
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.small_campaign import HEAD, OUTLINE, UNITS, check_campaign, concise, find, submission, write_campaign
from tests.test_cases import FAULTY
from tongket.intake import read_campaign, take_in
from tongket.model.answers import Intake
from tongket.model.roster import count_required
from tongket.whole_files import read_whole
from tongket.workspace import open_workspace

QUIET = OUTLINE.replace("muc:\n", "quy_tac: {untidy-sign: tat, not-a-sign: tat}\nmuc:\n", 1)
ANSWER = HEAD + "tra_loi:\n  I.1: Đảng bộ có 12 chi bộ.\n"


LATE = ANSWER.replace("8/4/2019", "18/4/2019")


def intake(root: Path, *, keep: bool = False, as_of: date | None = None) -> Intake:
    workspace = open_workspace(root)
    campaign, found = read_campaign(workspace)
    assert campaign is not None, found
    return take_in(workspace, campaign, keep=keep, as_of=as_of)


def test_what_came_in_is_counted_against_what_is_owed(tmp_path: Path) -> None:
    table = HEAD.replace("quan-su", "da-lat") + "tra_loi:\n  I.1: Có\nbieu:\n  PL1:\n    mttq: {can_bo: 1, nu: 0}\n"
    files = {"data/submissions/a.yaml": table, "data/submissions/b.yaml": HEAD.replace("quan-su", "lam-ha")}
    took = intake(write_campaign(tmp_path, {**files, **submission("  I.1:\n")}))
    assert [
        (each.unit.id if each.unit else None, each.required, each.answered, each.incomplete) for each in took.receipts
    ] == [
        ("da-lat", 2, 2, False),
        ("lam-ha", 2, 0, True),
        ("quan-su", 1, 0, True),
    ]


def test_a_missing_mandatory_figure_leaves_a_unit_incomplete(tmp_path: Path) -> None:
    body = "  I.1: Có\n  II.3:\n    chi_tieu: {kiem_tra: 5}\n"
    receipt = intake(write_campaign(tmp_path, dict(submission(body)))).receipts[0]
    assert (receipt.answered, receipt.required, receipt.incomplete) == (1, 1, True)


def test_a_missing_base_year_leaves_a_unit_incomplete(tmp_path: Path) -> None:
    outline = OUTLINE.replace("moc: [2009, 2018], bat_buoc: khong", "moc: [2009, 2018]")
    body = "  I.1: Có\n  II.1:\n    chi_tieu:\n      dang_vien: {2018: 4.875}\n"
    files = {**submission(body), "data/outline.yaml": outline}
    assert intake(write_campaign(tmp_path, dict(files))).receipts[0].incomplete


def test_an_explicit_nothing_and_facts_alone_count_as_answered(tmp_path: Path) -> None:
    answered = [
        intake(write_campaign(tmp_path / str(number), dict(submission(body)))).receipts[0].answered
        for number, body in enumerate(("  I.1: {khong_co: Mới thành lập}\n", "  I.1: …\n", '  I.1: ""\n'))
    ]
    assert answered == [1, 0, 0]


def test_submissions_are_kept_only_to_merge_them(tmp_path: Path) -> None:
    root = write_campaign(tmp_path, {"data/submissions/a.yaml": ANSWER})
    assert intake(root).receipts[0].submission is None
    assert intake(root, keep=True).receipts[0].submission is not None


def test_a_file_that_can_not_be_read_to_its_end_still_tells_whose_it_is(tmp_path: Path) -> None:
    took = intake(write_campaign(tmp_path, {"data/submissions/a.yaml": HEAD + "tra_loi: [\n"}), keep=True)
    receipt = took.receipts[0]
    assert receipt.unit is not None
    assert (receipt.unit.id, receipt.required, receipt.answered, receipt.submission) == ("quan-su", 1, 0, None)
    assert {each.unit for each in took.found} == {"quan-su"}


def test_a_broken_end_is_not_called_missing(tmp_path: Path) -> None:
    write_campaign(tmp_path, {"data/submissions/a.yaml": "don_vi: quan-su\ntra_loi: [\n"})
    assert check_campaign(tmp_path) == ("a.yaml:2:10: error[yaml-syntax]",)


def test_given_files_are_checked_against_all_others_whose_findings_are_not_told(tmp_path: Path) -> None:
    files = {f"data/submissions/{name}.yaml": f"{ANSWER}so_ky_hieu: 1{name}-BC/ĐU\n" for name in "abc"}
    write_campaign(tmp_path, {**files, "data/outline.yaml": QUIET, "data/submissions/x.docx": ""})
    folder = tmp_path / "data" / "submissions"
    alone = [concise(each) for each in find(tmp_path, [folder / "a.yaml"])]
    assert alone == ["a.yaml:1:9: error[duplicate-unit]"]
    twice = [folder / "a.yaml", folder / ".." / "submissions" / "a.yaml"]
    assert [concise(each) for each in find(tmp_path, twice)] == alone
    both = [concise(each) for each in find(tmp_path, [folder / "a.yaml", folder / "b.yaml"])]
    assert both == [*alone, "b.yaml:1:9: error[duplicate-unit]"]


def test_a_given_file_from_elsewhere_stands_for_what_its_unit_has_in_the_folder(tmp_path: Path) -> None:
    text = (
        "Đảng bộ đã quán triệt đến từng chi bộ, từng đoàn thể, giao việc cho người đứng đầu, mỗi quý kiểm tra một lần."
    )
    other = ANSWER.replace("quan-su", "da-lat").replace("Đảng bộ có 12 chi bộ.", text)
    files = {
        "data/submissions/a.yaml": ANSWER,
        "data/submissions/b.yaml": other,
        "kia.yaml": other.replace("da-lat", "quan-su"),
    }
    write_campaign(tmp_path, files)
    found = [concise(each) for each in find(tmp_path, [tmp_path / "kia.yaml"])]
    assert found == ["kia.yaml:5:3: warning[copied-paragraph]"]


def test_a_given_file_of_the_folder_is_compared_with_the_others(tmp_path: Path) -> None:
    text = (
        "Cấp ủy đã quán triệt đến từng chi bộ, từng đoàn thể, giao việc cho người đứng đầu, mỗi quý kiểm tra một lần."
    )
    given = ANSWER.replace("Đảng bộ có 12 chi bộ.", text)
    files = {"data/submissions/a.yaml": given, "data/submissions/b.yaml": given.replace("quan-su", "ban-to-chuc")}
    folder = write_campaign(tmp_path, files) / "data" / "submissions"
    found = [concise(each) for each in find(tmp_path, [folder / "a.yaml"])]
    assert found == ["a.yaml:5:3: warning[copied-paragraph]"]


@pytest.mark.parametrize("name", ["quan-su (1).yaml", "Bản sao của quan-su.yml", "a.yaml"])
def test_the_same_file_twice_is_one_file_with_a_remark(tmp_path: Path, name: str) -> None:
    copy = f"data/submissions/{name}"
    took = intake(write_campaign(tmp_path, {"data/submissions/quan-su.yaml": ANSWER, copy: ANSWER}), keep=True)
    assert [each.file for each in took.receipts] == ["data/submissions/quan-su.yaml"]
    (remark,) = took.left_out
    assert took.found == (remark,)
    assert (remark.location.file, remark.rule.id, remark.is_error) == (copy, "same-file", False)
    assert "data/submissions/quan-su.yaml" in remark.message


@pytest.mark.parametrize(
    "again",
    [
        ANSWER.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + ANSWER.encode(),
        ANSWER.encode("utf-16"),
        unicodedata.normalize("NFD", ANSWER).encode(),
        ("# Gửi lại\n\n" + ANSWER).encode(),
    ],
    ids=["CRLF", "BOM", "UTF-16", "NFD", "comment"],
)
def test_the_same_answers_in_another_dress_are_one_file(tmp_path: Path, again: bytes) -> None:
    files: dict[str, str | bytes] = {"data/submissions/quan-su.yaml": ANSWER, "data/submissions/lại.yaml": again}
    found = intake(write_campaign(tmp_path, files)).found
    assert [each.rule.id for each in found] == ["same-file"]


@pytest.mark.parametrize("again", [ANSWER.replace("12", "13"), LATE, ANSWER + "ghi_chu: Bản sửa\n", ANSWER[:-20] + "["])
def test_what_really_differs_stays_an_error_that_names_both(tmp_path: Path, again: str) -> None:
    files = {"data/submissions/quan-su.yaml": ANSWER, "data/submissions/quan-su (1).yaml": again}
    found = [each for each in intake(write_campaign(tmp_path, files)).found if each.rule.id == "duplicate-unit"]
    assert [each.location.file for each in found] == [
        "data/submissions/quan-su (1).yaml",
        "data/submissions/quan-su.yaml",
    ]
    assert "quan-su.yaml" in found[0].message
    assert "quan-su (1).yaml" in found[1].message
    assert all(each.is_error for each in found)


def test_a_copy_and_a_file_that_differs_are_an_error_and_a_remark(tmp_path: Path) -> None:
    texts = {"quan-su": ANSWER, "quan-su (1)": ANSWER, "quan-su (2)": ANSWER.replace("12", "13")}
    found = intake(write_campaign(tmp_path, {f"data/submissions/{each}.yaml": texts[each] for each in texts})).found
    assert [concise(each) for each in found] == [
        "quan-su (1).yaml:1:9: warning[same-file]",
        "quan-su (2).yaml:1:9: error[duplicate-unit]",
        "quan-su.yaml:1:9: error[duplicate-unit]",
    ]
    assert "quan-su (1)" not in "".join(each.message for each in found)


def test_a_copy_that_is_given_is_checked_and_remarked(tmp_path: Path) -> None:
    faulty = ANSWER + "  II.1:\n    chi_tieu: {hoi_nghi: mười}\n"
    files = {"data/submissions/quan-su.yaml": faulty, "data/submissions/quan-su (1).yaml": faulty}
    folder = write_campaign(tmp_path, files) / "data" / "submissions"
    found = [concise(each) for each in find(tmp_path, [folder / "quan-su (1).yaml"])]
    assert found == ["quan-su (1).yaml:1:9: warning[same-file]", "quan-su (1).yaml:7:26: error[not-a-number]"]
    assert [concise(each) for each in find(tmp_path, [folder / "quan-su.yaml"])] == [
        "quan-su.yaml:7:26: error[not-a-number]"
    ]


@pytest.mark.parametrize("as_of", [date(2019, 4, 17), date(2019, 4, 18), None])
def test_what_was_sent_after_the_day_is_left_out_with_a_remark(tmp_path: Path, as_of: date | None) -> None:
    took = intake(write_campaign(tmp_path, {"data/submissions/a.yaml": LATE}), keep=True, as_of=as_of)
    if as_of != date(2019, 4, 17):
        assert (len(took.receipts), took.found) == (1, ())
        return
    assert took.receipts == ()
    (remark,) = took.left_out
    assert took.found == (remark,)
    assert concise(remark) == "a.yaml:3:11: warning[sent-later]"
    assert "gửi ngày 18/4/2019, sau ngày 17/4/2019" in remark.message


@pytest.mark.parametrize("line", ["", "ngay_gui:\n", "ngay_gui: 32/4/2019\n", "ngay_gui: tuần sau\n"])
def test_what_does_not_say_when_it_was_sent_stays(tmp_path: Path, line: str) -> None:
    text = ANSWER.replace("ngay_gui: 8/4/2019\n", line)
    took = intake(write_campaign(tmp_path, {"data/submissions/a.yaml": text}), as_of=date(2019, 4, 1))
    assert len(took.receipts) == 1
    assert took.left_out == ()


def test_a_correction_sent_later_leaves_what_was_there_on_the_day(tmp_path: Path) -> None:
    files = {"data/submissions/quan-su.yaml": ANSWER, "data/submissions/sửa.yaml": LATE.replace("12", "13")}
    took = intake(write_campaign(tmp_path, files), as_of=date(2019, 4, 12))
    assert [each.file for each in took.receipts] == ["data/submissions/quan-su.yaml"]
    assert [each.rule.id for each in took.found] == ["sent-later"]


def test_a_faulty_outline_and_roster_are_told_together_and_answers_are_not_checked(tmp_path: Path) -> None:
    outline = OUTLINE.replace("kieu: danh_sach", "kieu: ds")
    units = UNITS.replace("nhom: huyen}", "nhom: huyeen}", 1)
    files = {"data/outline.yaml": outline, "data/units.yaml": units, "data/submissions/a.yaml": "…"}
    found = find(write_campaign(tmp_path, files))
    assert [concise(each) for each in found] == [
        "outline.yaml:36:40: error[bad-value]",
        "units.yaml:7:64: error[unknown-reference]",
    ]


@pytest.mark.parametrize("name", ["outline.yaml", "units.yaml"])
@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"- a", b"a: [", b"*a", b"ma: thu", b"\x00" * 99], ids=repr)
def test_whatever_outline_and_roster_are_there_are_findings_and_no_traceback(
    tmp_path: Path, name: str, data: bytes
) -> None:
    found = find(write_campaign(tmp_path, {f"data/{name}": data, "data/submissions/a.yaml": ANSWER}))
    assert found
    assert {each.location.file for each in found} == {f"data/{name}"}


def test_what_a_unit_owes_is_known_without_its_file(tmp_path: Path) -> None:
    campaign = intake(write_campaign(tmp_path, {})).campaign
    assert [count_required(each, campaign.outline) for each in campaign.roster.units] == [0, 2, 2, 1, 0]


def _campaign_of_all_faults(root: Path) -> Path:
    """Put the answers of all folders of cases that keep the small outline into one campaign."""
    files: dict[str, str | bytes] = {}
    for number, case in enumerate(FAULTY):
        names = {each.name for each in case.iterdir()}
        if not names & {"outline.yaml", "units.yaml"}:
            files |= {
                f"data/submissions/{number:03}-{name}": (case / name).read_bytes() for name in names - {"expected.txt"}
            }
    return write_campaign(root, files)


@pytest.mark.slow
@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_findings_do_not_depend_on_the_order_of_the_files(tmp_path: Path, data: st.DataObject) -> None:
    root = _campaign_of_all_faults(tmp_path)
    paths = sorted((root / "data" / "submissions").iterdir())
    assert find(root, data.draw(st.permutations(paths))) == find(root, paths)


def test_a_file_that_goes_or_grows_while_it_is_read_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_campaign(tmp_path, {f"data/submissions/{each}.yaml": HEAD for each in ("a", "b")})

    def go_away(path: Path) -> bytes:
        if path.name == "a.yaml":
            path.unlink()
        return read_whole(path) + (b"tra_loi:\n  I.1: \xc4" if path.name == "b.yaml" else b"")

    monkeypatch.setattr("tongket.source.tree.read_whole", go_away)
    found = {each.rule.id for each in find(root)}
    assert {"unreadable-file", "wrong-encoding"} <= found


def test_the_findings_are_the_same_on_any_order_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paragraph = "Ban Thường vụ đã ban hành kế hoạch, giao từng cơ quan chủ trì, định kỳ sáu tháng kiểm tra, đánh giá"
    files = {
        f"data/submissions/{number}.yaml": f"{HEAD.replace('quan-su', unit)}tra_loi:\n  I.1: {paragraph} {number}.\n"
        for number, unit in enumerate(("quan-su", "da-lat", "lam-ha", "quan-su"))
    }
    root = write_campaign(tmp_path, files)
    first = find(root)
    names = os.listdir
    monkeypatch.setattr(os, "listdir", lambda path: names(path)[::-1])
    paths = sorted((root / "data/submissions").iterdir(), reverse=True)
    assert find(root) == first
    assert find(root, paths) == first
    assert any("giống" in each.message for each in first)
