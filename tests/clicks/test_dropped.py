r"""What Explorer and cmd make of a dropped path, and the path again.

The lines are as `CMDCMDLINE` holds them: Explorer asks for `"%1" %*`, and Windows starts a .cmd as `cmd.exe /c "…"`.
"""

from pathlib import Path

import pytest

from tongket.clicks.dropped import LINE, STARTER, list_dropped

THIS = r"D:\Năm 2026 & sau\tongket-0.1.0\1 Nhận báo cáo.cmd"
CMD = r"C:\WINDOWS\system32\cmd.exe"


def dropped(line: str, *given: str) -> list[str]:
    return list(map(str, list_dropped(given, {LINE: line, STARTER: THIS})))


@pytest.mark.parametrize(
    ("said", "paths"),
    [
        ("", []),
        (" ", []),
        (r" D:\gửi.docx", [r"D:\gửi.docx"]),
        (r" D:\A&B\gửi.docx", [r"D:\A&B\gửi.docx"]),
        (r" D:\A^B\100%\gửi!.docx ", [r"D:\A^B\100%\gửi!.docx"]),
        (r' "D:\Báo cáo & kèm\gửi về.docx" D:\x&y "E:\Đạ Tẻh (2)"', [
            r"D:\Báo cáo & kèm\gửi về.docx",
            r"D:\x&y",
            r"E:\Đạ Tẻh (2)",
        ]),
        (r' "\\máy chủ\chung\gửi về"', [r"\\máy chủ\chung\gửi về"]),
        (r" E:\ E:\ ", ["E:\\"]),
    ],
)  # fmt: skip
def test_paths_come_whole_out_of_the_line_that_started_cmd(said: str, paths: list[str]) -> None:
    cut = [each.partition("&")[0].replace("^", "") for each in paths]  # as cmd passes them on
    assert dropped(f'{CMD} /c ""{THIS}"{said}"', *cut) == paths


@pytest.mark.parametrize("line", [rf"{CMD} /C {THIS.replace(' ', '_')} D:\A^B.docx", rf'{CMD} /c "{THIS}" D:\A^B.docx'])
def test_a_line_that_somebody_typed_is_read_as_well(line: str) -> None:
    starter = THIS if '"' in line else THIS.replace(" ", "_")
    assert list_dropped([r"D:\AB.docx"], {LINE: line, STARTER: starter}) == [Path(r"D:\A^B.docx")]


@pytest.mark.parametrize(
    "line",
    [
        f'"{CMD}" ',  # typed in a window that was open
        "",  # not started by cmd
        rf'{CMD} /c ""D:\của tôi.cmd" D:\khác.docx"',  # called by another file
    ],
)
def test_started_in_another_way_the_arguments_count(line: str) -> None:
    assert dropped(line, r"D:\gửi về.docx", '"E:\\"') == [r"D:\gửi về.docx", "E:\\"]
