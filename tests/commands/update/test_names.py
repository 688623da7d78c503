"""The tags of figures: a draft of before is updated under its own, and a reworded template leaves them as they are.

`earlier/named.docx` is what commit 6ed2f4e made of the answers below: its tags still held how a template rounds and
orders what it works out.
"""

import shutil
from pathlib import Path

import pytest

from tests.builders import call, campaign, outline
from tests.commands.update.test_updating import update
from tests.word.edits import draft, late, tags, text
from tongket.commands.clean.cleaning import clean_document
from tongket.ooxml.namespaces import w
from tongket.ooxml.package import DOCUMENT, write_package
from tongket.word.reading import open_word
from tongket.writing.ids import control_name

pytestmark = pytest.mark.slow

EARLIER = Path(__file__).parent / "earlier" / "named.docx"
FACTS = """\
  - ma: I
    so: I.
    ten: KẾT QUẢ THỰC HIỆN
    muc:
      - ma: I.1
        ten: Công tác cán bộ
        chi_tieu:
          - {ma: hoi_nghi, ten: Số hội nghị, kieu: so_nguyen, phu_luc: PL1}
          - {ma: luot_nguoi, ten: Số lượt người, kieu: so_nguyen, phu_luc: PL1}
          - {ma: can_bo_chuyen_trach, ten: Cán bộ chuyên trách, kieu: so_nguyen, moc: [2009, 2018]}
          - {ma: can_bo_chuyen_trach_nu, ten: Cán bộ nữ, kieu: so_nguyen, moc: [2009, 2018]}
          - {ma: ke_hoach, ten: Có kế hoạch riêng, kieu: co_khong}
"""
SENTENCES = """\
Đã tổ chức {{ hoi_nghi }} hội nghị, {{ luot_nguoi }} lượt người ({{ (luot_nguoi / hoi_nghi) | lam_tron(1) }}).
Nữ chiếm {{ (can_bo_chuyen_trach_nu / can_bo_chuyen_trach) | phan_tram(1) }}.
Ở huyện {{ (can_bo_chuyen_trach_nu.nhom['huyen'] / can_bo_chuyen_trach.nhom['huyen']) | phan_tram(1) }}.
Nữ tăng {{ ((can_bo_chuyen_trach_nu.nam[2018] / can_bo_chuyen_trach.nam[2018] -\
 can_bo_chuyen_trach_nu.nam[2009] / can_bo_chuyen_trach.nam[2009]) * 100) | abs | lam_tron(1) }} điểm phần trăm.
Nam {{ can_bo_chuyen_trach - can_bo_chuyen_trach_nu }}, ở huyện\
 {{ can_bo_chuyen_trach.nhom['huyen'] - can_bo_chuyen_trach_nu.nhom['huyen'] }} người.
{{ ke_hoach.co }} đơn vị có kế hoạch, {{ ke_hoach.nhom['huyen'].ty_so }} huyện.
"""
REWORDED = """\
{{ ke_hoach.nhom['huyen'].ty_so }} huyện và {{ ke_hoach }} đơn vị có kế hoạch.
Với {{ luot_nguoi }} lượt người, bình quân {{ (luot_nguoi / hoi_nghi) | lam_tron(2) }}, đã họp {{ hoi_nghi }} hội nghị.
Tỷ lệ nữ {{ (can_bo_chuyen_trach_nu / can_bo_chuyen_trach) | phan_tram }}, huyện\
 {% set h = can_bo_chuyen_trach.nhom['huyen'] %}{{ (can_bo_chuyen_trach_nu.nhom['huyen'] / h) | phan_tram(2) }}.
Nam {{ -can_bo_chuyen_trach_nu + can_bo_chuyen_trach }}, huyện\
 {{ (-can_bo_chuyen_trach_nu.nhom['huyen'] + can_bo_chuyen_trach.nhom['huyen']) | lam_tron(0) }}.
Nữ thêm {{ (100 * (can_bo_chuyen_trach_nu.nam[2009] / can_bo_chuyen_trach.nam[2009] -\
 can_bo_chuyen_trach_nu.nam[2018] / can_bo_chuyen_trach.nam[2018])) | abs | lam_tron }} điểm phần trăm.
"""
TABLE = """\
bieu:
  - ma: PL1
    ten: Hội nghị
    hang: [{ma: chot, ten: Chốt}, {ma: xa, ten: Xã}]
    cong_hang: co
    cot:
      - {ma: hoi_nghi, ten: Hội nghị, kieu: so_nguyen, tong: cong}
"""


def answers(meetings: int, people: int, officers: tuple[int, int], women: tuple[int, int], plan: str = "có") -> str:
    """Return what a unit answers: meetings, people there, officers and women among them in 2009 and 2018."""
    return (
        f"tra_loi:\n  I.1:\n    chi_tieu:\n      hoi_nghi: {meetings}\n      luot_nguoi: {people}\n"
        f"      can_bo_chuyen_trach: {{2009: {officers[0]}, 2018: {officers[1]}}}\n"
        f"      can_bo_chuyen_trach_nu: {{2009: {women[0]}, 2018: {women[1]}}}\n      ke_hoach: {plan}\n"
        f"bieu:\n  PL1:\n    chot: {{hoi_nghi: {meetings}}}\n    xa: {{hoi_nghi: 1}}\n"
    )


def asked(sentences: str, facts: str = FACTS) -> str:
    """Return the outline with these lead sentences, one a line."""
    said = "".join(f'          - "{each}"\n' for each in sentences.splitlines())
    return outline(f"{facts}        cau_dan:\n{said}", TABLE)


def small(root: Path, sentences: str = SENTENCES) -> Path:
    """Write the campaign of the earlier draft; Di Linh is late."""
    return campaign(
        root,
        {"data/outline.yaml": asked(sentences)},
        da_lat=answers(14, 700, (20, 30), (5, 12)),
        bao_loc=answers(10, 450, (20, 25), (6, 9), "không"),
    )


def come_late(root: Path) -> None:
    """Add what Di Linh answers."""
    late(root, "di-linh", answers(8, 300, (15, 20), (3, 10)))


def reword(root: Path, sentences: str) -> None:
    """Put other lead sentences into the outline."""
    (root / "data" / "outline.yaml").write_text(asked(sentences), "utf-8")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The earlier draft in the folder of its campaign."""
    small(tmp_path)
    return Path(shutil.copy(EARLIER, tmp_path / "report.docx"))


def test_a_draft_of_before_is_as_a_draft_of_now(tmp_path: Path, path: Path) -> None:
    before = open_word(path).parts[DOCUMENT]
    assert "Không có thay đổi." in update(tmp_path, path, "--as-of", "12/4/2019", "--insert")
    assert open_word(path).parts[DOCUMENT] == before
    assert text(draft(small(tmp_path / "nay"))) == text(path)


@pytest.mark.parametrize("options", [(), ("--track",), ("--insert",), ("--insert", "--track")])
def test_every_figure_of_it_goes_on_with_the_data_once(tmp_path: Path, path: Path, options: tuple[str, ...]) -> None:
    come_late(tmp_path)
    slip = update(tmp_path, path, *options)
    for told in (
        "Số lượt người / Số hội nghị (tỷ lệ): 47,9 → 45,3",
        "Cán bộ nữ / Cán bộ chuyên trách (tỷ lệ): 38,2% → 41,3%",
        "Cán bộ nữ, đảng bộ / Cán bộ chuyên trách, đảng bộ (tỷ lệ): 38,2% → 41,3%",
        "Cán bộ nữ / Cán bộ chuyên trách (tỷ lệ): 10,7 → 15,9",
        "34 → 44",
        "Có kế hoạch riêng: 01 → 02",
    ):
        assert told in slip
    assert slip.count("34 → 44") == 2
    assert not [each for each in ("Câu số liệu", "kiểm tra", "nay không còn", "Cần đồng chí xem") if each in slip]
    call(tmp_path, "build", "--as-of", "18/4/2019")
    assert text(path).splitlines()[12:] == text(tmp_path / "build" / "report.docx").splitlines()[12:]
    once = path.read_bytes()
    update(tmp_path, path, *options)
    assert path.read_bytes() == once


def test_it_is_traced_checked_and_cleaned(tmp_path: Path, path: Path) -> None:
    traced = call(tmp_path, "trace", str(path), "10,7", check=0).stdout
    assert "Cán bộ nữ / Cán bộ chuyên trách (tỷ lệ): 10,7" in traced
    assert "Thành ủy Bảo Lộc" in traced
    call(tmp_path, "figures", str(path), "--as-of", "12/4/2019", check=0)
    (tmp_path / "sạch.docx").write_bytes(clean_document(open_word(path)))
    assert not tags(open_word(tmp_path / "sạch.docx"))
    assert "(47,9)" in text(tmp_path / "sạch.docx")


def test_its_figures_are_known_again_where_the_sentences_are_reworded_too(tmp_path: Path, path: Path) -> None:
    come_late(tmp_path)
    reword(tmp_path, SENTENCES.replace("lam_tron(1)", "lam_tron(2)").replace("phan_tram(1)", "phan_tram(0)"))
    slip = update(tmp_path, path)
    assert "Số lượt người / Số hội nghị (tỷ lệ): 47,9 → 45,31" in slip
    assert "Cán bộ nữ / Cán bộ chuyên trách (tỷ lệ): 38,2% → 41%" in slip


def test_whoever_rewords_the_sentences_finds_the_same_tags(tmp_path: Path) -> None:
    before, after = (tags(open_word(draft(small(tmp_path / each, words)))) for each, words in WORDINGS.items())
    assert set(before) == set(after)
    assert {before[each] for each in before if each.endswith("|%")} == {"38,2%"}


WORDINGS = {"trước": SENTENCES, "sau": REWORDED}


def test_whoever_rewords_the_phrases_finds_the_same_tags(tmp_path: Path) -> None:
    before = draft(small(tmp_path))
    old = tags(open_word(before))
    phrases = tmp_path / "templates" / "report.j2"
    phrases.write_text(phrases.read_text("utf-8").replace("chưa có", "còn thiếu").replace("Phụ lục", "Biểu"), "utf-8")
    now = tags(open_word(draft(tmp_path)))
    assert set(old) == set(now)
    assert old["tk:I.1.thieu"] != now["tk:I.1.thieu"]
    assert now["tk:I.1.phu_luc.PL1"] == "Biểu"


def test_other_decimals_are_a_change_of_the_figure_not_another_sentence(tmp_path: Path) -> None:
    path = draft(small(tmp_path))
    reword(tmp_path, SENTENCES.replace("lam_tron(1)", "lam_tron(2)"))
    slip = update(tmp_path, path)
    assert "Số lượt người / Số hội nghị (tỷ lệ): 47,9 → 47,92" in slip
    assert "Câu" not in slip.replace("Cán bộ", "")


def test_one_figure_printed_in_two_ways_is_two_controls_each_updated_its_way(tmp_path: Path) -> None:
    share = "(can_bo_chuyen_trach_nu / can_bo_chuyen_trach)"
    path = draft(small(tmp_path, f"Nữ {{{{ {share} | phan_tram(2) }}}}.\nTức {{{{ {share} | phan_tram(0) }}}}."))
    assert "Nữ 38,18%. Tức 38%." in text(path)
    come_late(tmp_path)
    slip = update(tmp_path, path)
    assert "Nữ 41,33%. Tức 41%." in text(path)
    assert "kiểm tra" not in slip


def test_equal_figures_of_a_paragraph_keep_their_bookmarks(tmp_path: Path) -> None:
    """The second is known by its number: also when the words between them are others, and by the next draft."""
    path = draft(small(tmp_path, "Cả năm {{ hoi_nghi }} hội nghị, riêng tỉnh {{ hoi_nghi }}.\n{{ hoi_nghi }} lần."))
    names = marks(path)
    assert [each[-2:] for each in names[1:]] == ["_2", "_3"]
    come_late(tmp_path)
    reword(tmp_path, "Trong năm {{ hoi_nghi }} hội nghị; ở tỉnh {{ hoi_nghi }}.\nGồm {{ hoi_nghi }} lần.")
    update(tmp_path, path)
    assert "Cả năm 32 hội nghị, riêng tỉnh 32 (Phụ lục). 32 lần." in text(path)
    assert marks(path) == names
    edited = path.read_bytes()
    assert marks(draft(tmp_path)) == names
    path.write_bytes(edited)
    update(tmp_path, path, "--insert")
    once = path.read_bytes()
    assert len(set(marks(path))) == len(marks(path)) == 6
    update(tmp_path, path, "--insert")
    assert path.read_bytes() == once


def marks(path: Path) -> list[str]:
    """Return the bookmarks around the controls of meetings, in the order of the page."""
    starts = [str(each.get(w("name"))) for each in open_word(path).body.iter(w("bookmarkStart"))]
    return [each for each in starts if each.startswith(control_name("tk:I.1.hoi_nghi"))]


def test_a_figure_that_had_the_tag_of_a_note_is_not_overwritten_by_it(tmp_path: Path) -> None:
    """Before, a fact called `thieu` and the bracket of what is open had one tag; here the bracket comes later."""
    given = answers(14, 700, (20, 30), (5, 12)).replace("      hoi_nghi:", "      thieu:")
    everybody = dict.fromkeys(("da_lat", "bao_loc", "di_linh", "mttq", "phu_nu"), given)
    facts = FACTS.replace("ma: hoi_nghi", "ma: thieu")
    path = draft(campaign(tmp_path, {"data/outline.yaml": asked("Có {{ thieu }} nơi.", facts)}, **everybody))
    older = {b"tk:I.1.=thieu": b"tk:I.1.thieu", control_name("tk:I.1.=thieu").encode(): b"_tkfcu"}
    parts = dict(open_word(path).parts)
    for name in (DOCUMENT, "customXml/item1.xml"):
        for now, before in older.items():
            parts[name] = parts[name].replace(now, before)
    path.write_bytes(write_package(parts))
    (tmp_path / "data" / "submissions" / "di-linh.yaml").unlink()
    for _ in range(2):
        slip = update(tmp_path, path, "--insert")
        assert "Có 56 nơi (Phụ lục). [Số liệu của 04/05 đơn vị" in text(path)
    assert "Không có thay đổi." in slip


@pytest.mark.parametrize("fact", ["tinh_hinh", "thieu", "dien_hinh"])
def test_a_fact_that_is_called_like_a_note_is_not_taken_for_it(tmp_path: Path, fact: str) -> None:
    """Both stand in one item: the figure, and in yellow what is open."""
    small(tmp_path)
    facts = FACTS.replace("ma: hoi_nghi", f"ma: {fact}")
    (tmp_path / "data" / "outline.yaml").write_text(asked(f"Có {{{{ {fact} }}}} nơi.", facts), "utf-8")
    for each in (tmp_path / "data" / "submissions").iterdir():
        each.write_text(each.read_text("utf-8").replace("      hoi_nghi:", f"      {fact}:"), "utf-8")
    path = draft(tmp_path)
    assert tags(open_word(path))[f"tk:I.1.={fact}"] == "24"
    assert tags(open_word(path))["tk:I.1.thieu"].startswith("[")
    late(tmp_path, "di-linh", answers(8, 300, (15, 20), (3, 10)).replace("      hoi_nghi:", f"      {fact}:"))
    assert "Số hội nghị: 24 → 32" in update(tmp_path, path)
