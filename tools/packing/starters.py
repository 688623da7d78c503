"""The double-clicks: a `.cmd` a step, thin, in ASCII with CRLF; what it does is in `tongket.clicks`."""

from pathlib import Path

from tongket.clicks.dropped import LINE, STARTER
from tongket.clicks.steps import STEPS
from tongket.clicks.window import STAYS
from tools.packing.interpreter import FOLDER

_PYTHON = rf'"%~dp0{FOLDER}\python.exe" -I -X utf8 -m'
"""How Python is called: isolated from whatever Python the computer has (`-I`), in UTF-8 whatever its code page.

It keeps its `.pyc` beside the packages where that can be written; on a stick that can't, it goes without.
"""
# Explorer starts a .cmd as cmd /c ""THE.cmd" D:\A&B.docx": cmd cuts at the &, and would run the rest as a command when
# the .cmd ends. So the whole line is handed over, read where nothing in it is expanded, and cmd is left with exit.
# The code page is for what cmd itself says; the text is ASCII, as cmd reads a file in the code page of the moment.
_STEP = rf"""
@echo off
chcp 65001 >nul
title tongket
setlocal EnableExtensions EnableDelayedExpansion
set "{LINE}=!cmdcmdline!"
setlocal DisableDelayedExpansion
set "{STARTER}=%~f0"
set PYTHONUTF8=1
{_PYTHON} tongket.clicks {{step}} %*
if "%errorlevel%"=="0" exit
if not "%errorlevel%"=="{STAYS}" goto broken
pause >nul
exit
:broken
echo Khong chay duoc chuong trinh trong thu muc nay: thieu tep, hoac tep bi chan.
echo Hay chep lai ca thu muc roi bam dup lai. Neu van vay: co the phan mem chong vi-rut da cat bot tep,
echo nho nguoi quan tri may xem cac dong tren; ma bam cua moi tep o MA-BAM.txt.
echo Bam mot phim bat ky de dong cua so nay.
pause >nul
exit
"""
_COMMAND = rf"""
@echo off
setlocal
set PYTHONUTF8=1
{_PYTHON} tongket %*
"""
COMMAND = "tongket.cmd"
"""For who knows a command line: every verb of tongket."""


def write_starters(folder: Path) -> None:
    """Write the double-clicks, named in Vietnamese."""
    texts = {f"{step.title}.cmd": _STEP.format(step=verb) for verb, step in STEPS.items()}
    for name, text in {**texts, COMMAND: _COMMAND}.items():
        (folder / name).write_bytes(text.lstrip().replace("\n", "\r\n").encode("ascii"))
