"""The command line of `tools/huong-dan`."""

import argparse
import sys
from pathlib import Path

from tongket.errors import TongketError
from tongket.output.files import write_files
from tools.guide.guide_page import write_guide
from tools.packing.folder import GUIDE
from tools.packing.libraries import ROOT


def main() -> int:
    """Write the guide; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="tools/huong-dan", description="Lập HUONG-DAN.html: mười hình, từ chiến dịch mới đến bản sạch."
    )
    parser.add_argument("-o", type=Path, metavar="TỆP", default=ROOT / "build" / GUIDE, help="Ghi vào đâu.")
    given = parser.parse_args()
    try:
        guide = write_guide()
        write_files({given.o: guide}, keep={})
    except TongketError as error:
        sys.stderr.write(f"lỗi: {error.message}\n" + (f"gợi ý: {error.hint}\n" if error.hint else ""))
        return 2
    sys.stdout.write(f"{given.o}: {len(guide) / 1_000_000:.1f} MB\n")
    return 0
