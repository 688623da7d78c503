"""slip and remind on the command line: the texts on stdout, ready to paste; where the papers are on stderr."""

from pathlib import Path

import pytest

from tests.builders import call, made_files
from tests.small_campaign import HEAD, write_campaign

SHORT = {"data/submissions/quan-su.yaml": f"{HEAD}tra_loi:\n  III: Đã làm tốt việc quán triệt.\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_campaign(tmp_path, SHORT)


def test_a_slip_is_printed_ready_to_paste_and_nothing_else_with_it(root: Path) -> None:
    done = call(root, "slip", "--as-of", "12/4/2019", "--until", "15/4/2019", check=0)
    assert done.stdout == (root / "build/phieu/quan-su.txt").read_text("utf-8")
    assert "Phiếu: build/phieu/quan-su.docx; tin nhắn: build/phieu/quan-su.txt" in done.stderr
    assert "1/1 đơn vị đã gửi có việc phải làm." in done.stderr


def test_a_slip_without_a_date_says_where_to_type_it(root: Path) -> None:
    done = call(root, "slip", "--as-of", "12/4/2019", check=0)
    assert "[gõ hạn gửi lại]" in done.stdout
    assert "--until NGÀY" in done.stderr


def test_a_unit_without_a_report_is_to_be_reminded(root: Path) -> None:
    done = call(root, "slip", "da-lat", "--as-of", "12/4/2019", check=0)
    assert done.stdout == ""
    assert "da-lat: chưa có báo cáo nên không có phiếu; nhắc bằng tongket remind." in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("slip", "da-lt"), "có phải da-lat?"),
        (("slip", "--until", "mai"), '--until cần một ngày, nhưng nhận được "mai".'),
        (("remind", "--as-of", "32/4/2019"), "--as-of cần một ngày"),
        (("confirm", "ban-to-chu"), "có phải ban-to-chuc?"),
    ],
)
def test_what_can_not_be_meant_is_refused_with_what_to_type(root: Path, arguments: tuple[str, ...], said: str) -> None:
    assert said in call(root, *arguments, check=2).stderr


def test_reminders_are_printed_one_after_the_other(root: Path) -> None:
    done = call(root, "remind", "--as-of", "12/4/2019", "--until", "15/4/2019", check=0)
    texts = [(root / f"build/don-doc/{unit}.txt").read_text("utf-8") for unit in ("da-lat", "lam-ha", "ban-to-chuc")]
    assert done.stdout == "\n".join(texts)
    assert "Chưa gửi: 3 đơn vị, trong đó quá hạn 2." in done.stderr
    assert "Công văn đôn đốc gửi 2 đơn vị quá hạn: build/don-doc/cong-van-don-doc.docx" in done.stderr


def test_a_file_of_nobody_known_is_named_before_somebody_is_reminded(root: Path) -> None:
    (root / "data/submissions/khac.yaml").write_text("don_vi: da-lạt\n", "utf-8")
    done = call(root, "remind", "--as-of", "12/4/2019", check=0)
    assert "Chưa rõ tệp của ai, xem trước khi nhắc: data/submissions/khac.yaml" in done.stderr


def test_with_everybody_in_nobody_is_reminded(tmp_path: Path) -> None:
    units = ("da-lat", "lam-ha", "quan-su", "ban-to-chuc")
    root = write_campaign(
        tmp_path, {f"data/submissions/{each}.yaml": HEAD.replace("quan-su", each) + "tra_loi:\n" for each in units}
    )
    done = call(root, "remind", "--as-of", "12/4/2019", check=0)
    assert (done.stdout, done.stderr) == ("", "Đơn vị nào cũng đã gửi báo cáo.\n")
    assert made_files(root) == []
