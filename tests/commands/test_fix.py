"""`tongket fix`: what is safe is mended, what it mends is no longer found, and what it says stays."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import call
from tests.small_campaign import HEAD, find, write_campaign
from tests.values.test_garbled import mojibake, tcvn3, vni, windows_1258
from tongket.commands.fix import find_repairs, write_repairs
from tongket.intake import read_campaign
from tongket.workspace import open_workspace

SOUND = f"""\
{HEAD}tra_loi:
  I.1: Đảng bộ có 12 chi bộ; cấp ủy quan tâm đúng mức.
  II.1:
    noi_dung: |
      Một số cấp ủy chưa quan tâm.
      - Đã họp 05 lần.
    chi_tieu:
      hoi_nghi: 1 234
      ty_le: 85%
      ke_hoach: có
  II.2: |
    - Đảng ủy chậm.
"""
FILE = "data/submissions/quan-su.yaml"


def mended(root: Path, data: bytes | str) -> tuple[str, tuple[str, ...]]:
    """Return what `fix` makes of a file, and what it says that it did."""
    workspace = open_workspace(write_campaign(root, {FILE: data}))
    campaign, _ = read_campaign(workspace)
    assert campaign is not None
    found = find_repairs(workspace, campaign, None)
    if not found:
        return (root / FILE).read_text("utf-8", errors="replace"), ()
    write_repairs(found)
    assert find_repairs(workspace, campaign, None) == ()
    return (root / FILE).read_text("utf-8"), found[0].repairs


LINE = "Một số cấp ủy chưa quan tâm."
UNSEEN = (("quan-su", "quan-su\u200b"), ("1 234", "1\u00a0234"), ("có\n", "có\u200d\n"))


def unseen(text: str) -> str:
    """Return a text with characters that nobody sees in an id, a figure, a yes."""
    for plain, with_it in UNSEEN:
        text = text.replace(plain, with_it)
    return text


WRONG: dict[str, bytes | str] = {
    "a mark of byte order": b"\xef\xbb\xbf" + SOUND.encode(),
    "utf-16": SOUND.encode("utf-16"),
    "letters and marks apart": unicodedata.normalize("NFD", SOUND),
    "two kinds of line ends": SOUND.replace("\n", "\r\n", 4).encode(),
    "windows-1258": windows_1258(SOUND).encode("cp1252"),
    "tcvn3": tcvn3(SOUND).encode("latin-1"),
    "vni": vni(SOUND).encode("latin-1"),
    "a line read in the wrong encoding": SOUND.replace(LINE, mojibake(LINE)),
    "icelandic letters": SOUND.replace("Đảng ủy", "Ðảng ủy"),
    "what nobody sees": unseen(SOUND),
    "an indentation of no-break spaces": SOUND.replace("  II.2", "\u00a0\u00a0II.2"),
    "tabs": SOUND.replace("      hoi_nghi", "\t  hoi_nghi"),
    "tabs throughout": SOUND.replace("  ", "\t"),
    "no space behind colons": SOUND.replace("I.1: Đ", "I.1:Đ").replace("ty_le: ", "ty_le:"),
    "no space behind dashes": SOUND.replace("- Đ", "-Đ"),
    "spaces at line ends": SOUND.replace("có\n", "có   \n").replace(".\n", ".\t\n"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_safe_is_mended_to_the_letter(what: str, tmp_path: Path) -> None:
    text, repairs = mended(tmp_path, WRONG[what])
    assert (text, len(repairs) > 0) == (SOUND, True)
    assert [each for each in find(tmp_path) if each.rule.id not in {"not-read", "odd-space"}] == []


def test_all_at_once_is_mended_and_the_old_file_is_kept(tmp_path: Path) -> None:
    wrong = SOUND.replace("I.1: Đ", "I.1:Đ").replace("      hoi_nghi", "\t  hoi_nghi").replace("Đảng ủy", "Ðảng ủy  ")
    text, repairs = mended(tmp_path, wrong)
    assert text == SOUND.replace("Đảng ủy chậm", "Đảng ủy   chậm")
    assert len(repairs) == 3
    assert (tmp_path / "data/submissions/quan-su.bak.yaml").read_text("utf-8") == wrong


UNSAFE: dict[str, bytes | str] = {
    "letters lost": SOUND.replace("Một số", "M?t s?"),
    "a quote that is not closed": SOUND.replace("I.1: Đ", 'I.1: "Đ'),
    "a comment": SOUND.replace("tra_loi:", "# giữ nguyên: ghi chú\ntra_loi:"),
    "a colon in a text": SOUND.replace("Một số cấp ủy", "Kết quả:tốt; một số cấp ủy"),
    "no-break spaces in prose": SOUND.replace("Một số", "Một\u00a0số"),
    "a negative number behind a dash": SOUND.replace("- Đã họp", "-5 cuộc; - Đã họp"),
    "no text": b"PK\x03\x04\x00\x00",
    "nothing": b"",
}


@pytest.mark.parametrize("what", UNSAFE)
def test_what_is_not_safe_or_is_sound_is_left_alone(what: str, tmp_path: Path) -> None:
    assert mended(tmp_path, UNSAFE[what])[1] == ()


def test_it_shows_what_it_would_do_and_writes_only_when_asked(tmp_path: Path) -> None:
    wrong = SOUND.replace("quan-su", "quan-su\u200b")
    write_campaign(tmp_path, {FILE: wrong})
    shown = call(tmp_path, "fix", check=0)
    assert "-don_vi: quan-su‹U+200B›\n+don_vi: quan-su\n" in shown.stdout
    assert "thêm --write" in shown.stderr
    assert (tmp_path / FILE).read_text("utf-8") == wrong
    done = call(tmp_path, "fix", FILE, "--write", check=0)
    assert "tệp cũ giữ ở data/submissions/quan-su.bak.yaml" in done.stderr
    assert (tmp_path / FILE).read_text("utf-8") == SOUND
    assert "Không có chỗ nào" in call(tmp_path, "fix", check=0).stderr
    assert call(tmp_path, "validate", "--format", "concise").stdout == ""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_any_bytes_are_left_or_mended_once(data: bytes, tmp_path: Path) -> None:
    text, _ = mended(tmp_path, data)
    assert isinstance(text, str)
    for kept in (tmp_path / "data/submissions").glob("*.bak*"):
        kept.unlink()
