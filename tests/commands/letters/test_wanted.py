"""Whatever is found in a report, a unit is asked without a word of the office's own files."""

import re
from pathlib import Path

import pytest

from tests.case_files import write_case
from tests.test_cases import FAULTY
from tongket.commands.letters.wanted import points_for_unit
from tongket.findings.unit_requests import REQUESTS
from tongket.intake import read_campaign, take_in
from tongket.workspace import open_workspace

OFFICE_WORDS = re.compile(
    r"\b(tra_loi|bieu|chi_tieu|noi_dung|khong_co|don_vi|de_cuong|ngay_gui|so_ky_hieu|trich_yeu|ket_qua)\b"
    r"|\.yaml|data/|\blỗi\b|tongket|YAML|[a-z]+_[a-z]+ =|\(dòng \d",
    re.IGNORECASE,
)
ASKED = [each for each in FAULTY if each.parent.name in {rule.id for rule in REQUESTS}]


@pytest.mark.parametrize("case", ASKED, ids=[f"{each.parent.name}/{each.name}" for each in ASKED])
def test_a_point_has_a_place_and_no_word_of_the_offices_files(case: Path, tmp_path: Path) -> None:
    workspace = open_workspace(write_case(case, tmp_path))
    campaign, _ = read_campaign(workspace)
    if campaign is None:  # the outline itself is faulty: nobody is asked anything
        assert (case / "outline.yaml").exists() or (case / "units.yaml").exists()
        return
    found = take_in(workspace, campaign).found
    for unit in campaign.roster.units:
        for point in points_for_unit((each for each in found if each.unit == unit.id), campaign.outline):
            place, said = re.split(r": ", point, maxsplit=1)
            assert re.match(r"Mục |Các mục |Biểu |Các biểu |Số, ký hiệu", place), point
            assert said
            assert OFFICE_WORDS.search(point) is None, point
            assert not point.endswith(".")
