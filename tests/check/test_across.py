"""The checks across submissions."""

from tests.small_campaign import HEAD, Check
from tongket.check.across import fold

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


def test_a_unit_may_say_the_same_twice(check: Check) -> None:
    text = _prose("quan-su", f"{SENTENCE}.") + f"  II.1: |\n    {SENTENCE}.\n"
    assert check({"data/submissions/a.yaml": text}) == ()


def test_of_very_many_files_of_one_unit_a_few_are_named(check: Check) -> None:
    files = {f"data/submissions/{number}.yaml": _prose("quan-su", "Đã quán triệt.") for number in range(300)}
    assert len(check(files)) == 300


def test_texts_are_compared_without_case_spaces_and_final_punctuation() -> None:
    assert fold("  Quán  triệt\u00a0sâu; ") == fold("quán triệt sâu.") == "quán triệt sâu"
