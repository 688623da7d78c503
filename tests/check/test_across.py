"""The checks across submissions."""

import re
from collections.abc import Mapping
from pathlib import Path

from tests.small_campaign import HEAD, OUTLINE, Check, find, write_campaign
from tongket.findings.campaign_rules import COPIED_PARAGRAPH, FIGURES_DISAGREE
from tongket.findings.diagnostics import Diagnostic
from tongket.values.folding import fold_sentence

SENTENCE = (
    "Ban Thường vụ đã ban hành kế hoạch thực hiện Kết luận, giao từng cơ quan chủ trì, định kỳ sáu tháng kiểm tra, "
    "hằng năm đánh giá kết quả thực hiện"
)


def _prose(unit: str, text: str) -> str:
    return HEAD.replace("quan-su", unit) + f"tra_loi:\n  I.1: |\n    {text}\n"


def test_case_spaces_and_final_punctuation_do_not_hide_a_copy(check: Check) -> None:
    files = {
        "data/submissions/a.yaml": _prose("ban-dan-van", f"{SENTENCE}."),
        "data/submissions/b.yaml": _prose("quan-su", SENTENCE.replace(" ", "  ").upper() + " ;"),
    }
    assert check(files) == ("a.yaml:6:5: warning[copied-paragraph]", "b.yaml:6:5: warning[copied-paragraph]")


def test_a_short_line_may_be_the_same_by_chance(check: Check) -> None:
    files = {
        f"data/submissions/{unit}.yaml": _prose(unit, "Đã quán triệt đến chi bộ.")
        for unit in ("quan-su", "ban-to-chuc")
    }
    assert [each for each in check(files) if "copied" in each] == []


NEARLY = (
    "Huyện ủy đã ban hành kế hoạch thực hiện, giao từng cơ quan chủ trì, định kỳ sáu tháng kiểm tra một lần, cuối năm "
    "đánh giá kết quả thực hiện và báo cáo cấp trên"
)
ANOTHER = (
    "Huyện ủy xây dựng chương trình hành động, phân công cấp ủy viên phụ trách, mỗi quý nghe Mặt trận báo cáo, "
    "hằng năm đánh giá kết quả thực hiện ở từng chi bộ"
)


def test_a_paragraph_that_was_retouched_is_told_in_both_files_with_how_much_is_alike(tmp_path: Path) -> None:
    retouched = NEARLY.replace("Huyện ủy", "Đảng ủy").replace("sáu tháng", "hằng quý")
    texts = {"quan-su": NEARLY, "da-lat": retouched}
    files = {f"data/submissions/{unit}.yaml": _prose(unit, f"{text}.") for unit, text in texts.items()}
    found = [each for each in find(write_campaign(tmp_path, files)) if each.rule is COPIED_PARAGRAPH]
    assert [each.location.file[len("data/submissions/") :] for each in found] == ["da-lat.yaml", "quan-su.yaml"]
    assert all(re.search(r"giống 9\d% đoạn của .* \(data/submissions/.*:6\)", each.message) for each in found)


def test_paragraphs_on_the_same_matter_in_other_words_are_no_copies(check: Check) -> None:
    texts = {"quan-su": NEARLY, "da-lat": ANOTHER}
    files = {f"data/submissions/{unit}.yaml": _prose(unit, f"{text}.") for unit, text in texts.items()}
    assert [each for each in check(files) if "copied" in each] == []


def test_a_unit_may_say_the_same_twice(check: Check) -> None:
    text = _prose("quan-su", f"{SENTENCE} 05 lần.") + f"  II.1: |\n    {SENTENCE} 05 lần.\n"
    assert check({"data/submissions/a.yaml": text}) == ()


def test_of_very_many_files_of_one_unit_a_few_are_named(check: Check) -> None:
    files = {
        f"data/submissions/{number}.yaml": _prose("quan-su", f"Đã quán triệt, lần {number}.") for number in range(300)
    }
    assert len(check(files)) == 300


def test_texts_are_compared_without_case_spaces_and_final_punctuation() -> None:
    assert fold_sentence("  Quán  triệt\u00a0sâu; ") == fold_sentence("quán triệt sâu.") == "quán triệt sâu"


def _find(root: Path, files: Mapping[str, str | bytes]) -> tuple[Diagnostic, ...]:
    return find(write_campaign(root, files))


def test_three_units_with_one_text_are_all_asked(tmp_path: Path) -> None:
    units = ("ban-dan-van", "quan-su", "da-lat")
    found = _find(tmp_path, {f"data/submissions/{each}.yaml": _prose(each, f"{SENTENCE}.") for each in units})
    assert {each.hint for each in found if each.rule is COPIED_PARAGRAPH} == {
        "hỏi lại các đơn vị: mỗi nơi báo cáo việc của mình."
    }


def test_several_other_files_of_a_unit_are_called_several(tmp_path: Path) -> None:
    files = {f"data/submissions/{each}.yaml": _prose("quan-su", f"Đã quán triệt, lần {each}.") for each in "abc"}
    found = _find(tmp_path, files)
    assert all("; các tệp kia: " in each.message for each in found)


def test_figures_of_years_disagree_at_the_last_year_and_say_how_many_owe_them(tmp_path: Path) -> None:
    compared = "doi_chieu:\n  - {ma: dc1, ten: Đảng viên, so: II.1.hoi_nghi, voi: {so: II.1.dang_vien}, sai_lech: 0}\n"
    files = {
        f"data/submissions/{unit}.yaml": HEAD.replace("quan-su", unit)
        + "tra_loi:\n  II.1:\n    chi_tieu:\n      hoi_nghi: 5\n      dang_vien:\n        2009: 7\n        2018: 9\n"
        for unit in ("da-lat", "quan-su")
    }
    found = _find(tmp_path, {"data/outline.yaml": OUTLINE + compared, **files})
    (one,) = (each for each in found if each.rule is FIGURES_DISAGREE)
    assert one.snippet == "        2018: 9"
    assert "02/03 đơn vị cộng được 10 " in one.message
    assert "02/03 đơn vị cộng được 18 " in one.message
