"""The command line of `tools/dong-goi`."""

import argparse
import sys
from pathlib import Path

from tongket.errors import TongketError
from tools.packing.folder import GUIDE, Wanted, make_folder
from tools.packing.hash_list import list_files
from tools.packing.inspection import inspect_folder
from tools.packing.interpreter import open_interpreter, unpack
from tools.packing.libraries import ROOT, WINDOWS, Target

_BYTES = 1024 * 1024


def main() -> int:
    """Make a folder and look whether it is right; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="tools/dong-goi", description="Đóng gói tongket thành một thư mục chạy được trên Windows không có Python."
    )
    parser.add_argument("zip", type=Path, metavar="PYTHON.zip", help="python-…-embed-amd64.zip, tải từ python.org.")
    parser.add_argument("--chien-dich", type=Path, metavar="THƯ_MỤC", help="Chiến dịch mang theo; mặc định: bản mẫu.")
    parser.add_argument("--huong-dan", type=Path, metavar="TỆP", default=ROOT / "build" / GUIDE, help="Tệp hướng dẫn.")
    parser.add_argument("-o", type=Path, metavar="THƯ_MỤC", default=ROOT / "dist", help="Đặt vào đâu; mặc định: dist.")
    given = parser.parse_args()
    try:
        return _pack(given.zip, given.o, given.huong_dan, given.chien_dich)
    except TongketError as error:
        sys.stderr.write(f"lỗi: {error.message}\n" + (f"gợi ý: {error.hint}\n" if error.hint else ""))
        return 2


def _pack(archive: Path, into: Path, guide: Path, campaign: Path | None) -> int:
    interpreter = open_interpreter(archive)
    folder = make_folder(
        Wanted(
            into=into,
            target=Target(WINDOWS, interpreter.minor),
            put_interpreter=lambda inside: unpack(interpreter, inside),
            guide=guide,
            campaign=campaign,
        )
    )
    wrong = inspect_folder(folder)
    for each in wrong:
        sys.stderr.write(f"lỗi: {each}\n")
    files = list_files(folder).values()
    size = sum(each.stat().st_size for each in files) / _BYTES
    sys.stdout.write(f"{folder}: Python {interpreter.version}, {len(files)} tệp, {size:.0f} MB\n")
    return 1 if wrong else 0
