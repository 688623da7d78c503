"""Made-up campaigns of any size: the outline and templates of this repository, and so many communes that answer it.

    python -m benchmarks.campaigns FOLDER UNITS [--faults SHARE]

Each unit answers every item that a district is asked, in some 20 KB: prose of sentences that the real answers hold,
points as `made_up` makes them, facts, lists and both tables. The same number always gives the same files, and the
files of a smaller campaign are the first of a larger one, but for their points' companions.
"""

import argparse
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml
from tests.builders import REPOSITORY

from benchmarks.made_up import make_points

_SEED = 13
_FIRST = (
    "An", "Ba", "Bình", "Cẩm", "Châu", "Diên", "Đạ", "Đại", "Đinh", "Đông", "Đức", "Gia", "Hà", "Hải", "Hiệp", "Hòa",
    "Hoài", "Hồng", "Hưng", "Khánh", "Kim", "Lạc", "Lâm", "Liên", "Long", "Lộc", "Mê", "Minh", "Mỹ", "Nam", "Nghĩa",
    "Ngọc", "Nhân", "Ninh", "Phi", "Phú", "Phúc", "Phước", "Quảng", "Quốc", "Quỳnh", "Sơn", "Tam", "Tân", "Thanh",
    "Thạnh", "Thiện", "Thọ", "Thuận", "Thủy", "Tiên", "Trung", "Trường", "Tứ", "Văn", "Vĩnh", "Việt", "Xuân", "Yên",
)  # fmt: skip
_SECOND = (*_FIRST[::-1], "Hội")
_PROSE = ("I.1", "I.2", "II.1.1", "II.2.1", "II.2.2", "II.2.3", "II.2.4", "II.2.5", "II.2.6", "III")
_POINTS = {"II.1.2": 4, "II.3.1": 5, "II.3.2": 6, "II.3.3": 5, "II.4": 5, "IV.1": 5, "IV.2": 4}
"""How many points each unit gives to each item."""
_SENTENCES = (6, 11)
"""How many sentences a paragraph has, at least and at most; two paragraphs an item."""
_FACTS = {
    "II.1.1": {"hoi_nghi": 190, "luot_nguoi": 15_000, "so_van_ban": 25, "kiem_tra": 20},
    "II.2.1": {"doi_thoai": 140},
    "II.2.2": {"mo_hinh_dan_van": 50, "quy_nguoi_ngheo": 4_600, "nha_dai_doan_ket": 300},
    "II.2.3": {"to_nhom": 180, "ty_le_tap_hop": 60},
    "II.2.4": {"lop_boi_duong": 55, "luot_can_bo": 3_600},
    "II.2.5": {"tiep_dan": 1_100, "giai_quyet": 95},
    "II.2.6": {"van_ban_chuyen_de": 5, "lam_viec": 60},
}
_CHOICES = {
    "II.1.1": ("van_ban_cu_the", "ke_hoach_rieng", "so_ket"),
    "II.2.1": ("quy_che_doi_thoai",),
    "II.2.4": ("kiem_nhiem",),
    "II.2.5": ("quy_che_phoi_hop",),
}
_SHARES = {"ty_le_tap_hop", "giai_quyet"}
_ROWS = ("mttq", "ldld", "nong_dan", "phu_nu", "ccb", "thanh_nien")
_FAULTS = (
    ("      hoi_nghi: ", "      hoi_nghi: rất nhiều # "),
    ("      giai_quyet: ", "      giai_quyet: 196,5 # "),
    ("ngay_gui: ", "ngay_gui: 31/2/2019 # "),
    ("      lam_viec: ", "      lam_vec: "),
    ("      nu: 2", "      nu: 92"),
)
"""What a clerk types wrong: a text in place of another one."""


class _Material(NamedTuple):
    """What the answers are made of."""

    sentences: list[str]
    points: list[str]
    """Of all units, in their order."""


def write_campaign(folder: Path, units: int, *, faults: float = 0.0) -> Path:
    """Write the folder of a campaign with so many units that answered, `faults` of them (0 to 1) with one fault each.

    Return the folder.
    """
    data = folder / "data"
    submissions = data / "submissions"
    submissions.mkdir(parents=True)
    shutil.copytree(REPOSITORY / "templates", folder / "templates")
    shutil.copy(REPOSITORY / "data" / "outline.yaml", data)
    names = list(_commune_names(units))
    lines = [
        f"  - {{ma: {unit}, ten: Đảng ủy xã {name}, ten_ngan: {name}, ten_dia_ban: xã {name}, nhom: huyen-thanh-uy}}\n"
        for unit, name in names
    ]
    roster = (REPOSITORY / "data" / "units.yaml").read_text("utf-8")
    (data / "units.yaml").write_text(roster.rstrip("\n") + "\n" + "".join(lines), "utf-8")
    each_unit = sum(_POINTS.values())
    material = _Material(_real_sentences(), make_points(units * each_unit))
    for number, (unit, name) in enumerate(names):
        # The sequence must be repeatable, not secret.
        chance = random.Random(f"{_SEED} {unit}")  # noqa: S311
        text = _submission(unit, name, chance, material, number * each_unit)
        if chance.random() < faults:
            text = text.replace(*chance.choice(_FAULTS), 1)
        (submissions / f"{unit}.yaml").write_text(text, "utf-8")
    return folder


def _commune_names(units: int) -> Iterator[tuple[str, str]]:
    """Yield the id and the name of each commune.

    Raises:
        ValueError: there are not so many names.
    """
    names = [f"{one} {other}" for one in _FIRST for other in _SECOND if one != other]
    if units > len(names):
        raise ValueError(f"at most {len(names)} units")
    random.Random(_SEED).shuffle(names)  # noqa: S311 - repeatable, not secret
    yield from ((f"xa-{number:04}", name) for number, name in enumerate(names[:units], 1))


def _real_sentences() -> list[str]:
    """Return the sentences that the real answers of this repository hold."""
    sentences: list[str] = []
    for path in sorted((REPOSITORY / "data" / "submissions").glob("*.yaml")):
        answers = yaml.safe_load(path.read_text("utf-8"))["tra_loi"]
        for item in _PROSE:
            answer = answers.get(item, "")
            prose = answer.get("noi_dung", "") if isinstance(answer, dict) else answer
            sentences += [f"{each}." for each in str(prose or "").replace("\n", " ").rstrip(". ").split(". ") if each]
    return [" ".join(each.split()) for each in sentences]


def _submission(unit: str, name: str, chance: random.Random, material: _Material, at: int) -> str:
    lines = [f"don_vi: {unit}", "de_cuong: kl62", "ngay_gui: 9/4/2019", f"so_ky_hieu: {chance.randint(10, 400)}-BC/ĐU"]
    lines += ["nguoi_ky: Bí thư Đảng ủy", "tra_loi:"]
    for item in sorted((*_PROSE, *_POINTS)):
        if item in _POINTS:
            lines += [f"  {item}: |", *(f"    - {each}" for each in material.points[at : at + _POINTS[item]])]
            at += _POINTS[item]
            continue
        has_facts = item in _FACTS
        lines.append(f"  {item}:" if has_facts else f"  {item}: |")
        lines += ["    noi_dung: |"] if has_facts else []
        indent = "      " if has_facts else "    "
        lines += [indent + _paragraph(name, chance, material) for _ in range(2)]
        lines += [f"    {each}" for each in _facts(item, chance)] if has_facts else []
    return "\n".join([*lines, "bieu:", *_tables(chance)]) + "\n"


def _paragraph(name: str, chance: random.Random, material: _Material) -> str:
    chosen = (chance.choice(material.sentences) for _ in range(chance.randint(*_SENTENCES) // 2))
    return f"Ở xã {name}, năm {chance.randint(2009, 2018)} có {chance.randint(3, 90)} việc đã làm. {' '.join(chosen)}"


def _facts(item: str, chance: random.Random) -> Iterator[str]:
    yield "chi_tieu:"
    for key, usual in _FACTS[item].items():
        value = chance.uniform(0.6, 1.0) * usual
        yield f"  {key}: " + (f"{value:.1f}".replace(".", ",") if key in _SHARES else str(round(value)))
    for key in _CHOICES.get(item, ()):
        yield f"  {key}: {chance.choice(('có', 'có', 'không'))}"
    if item == "II.1.1":
        yield "  hinh_thuc: [truc_tiep, sinh_hoat_chi_bo]"
        yield "  van_ban:"
        for number in range(2):
            yield f"    - so: {chance.randint(1, 90)}-KH/ĐU"
            yield f"      ngay: {chance.randint(1, 28)}/{chance.randint(1, 12)}/{2010 + number}"
            yield "      trich_yeu: thực hiện Kết luận số 62-KL/TW của Bộ Chính trị"


def _tables(chance: random.Random) -> Iterator[str]:
    for table, columns in (
        ("PL1", ("can_bo", "nu", "dai_hoc", "ly_luan")),
        ("PL2", ("giam_sat", "phan_bien", "kien_nghi", "tiep_thu")),
    ):
        yield f"  {table}:"
        for row in _ROWS:
            yield f"    {row}:"
            # Women, and what was settled, are part of the staff, and of what was asked for.
            tops = {"can_bo": 9, "nu": 4, "dai_hoc": 4, "ly_luan": 4, "kien_nghi": 40, "tiep_thu": 20}
            lows = {"can_bo": 5, "kien_nghi": 20}
            for column in columns:
                yield f"      {column}: {chance.randint(lows.get(column, 1), tops.get(column, 20))}"


def main() -> None:
    """Write a campaign."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("units", type=int)
    asked.add_argument("--faults", type=float, default=0.0)
    given = asked.parse_args()
    write_campaign(given.folder, given.units, faults=given.faults)


if __name__ == "__main__":
    main()
