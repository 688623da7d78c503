"""What holds whatever a person decides: nothing is lost, nothing doubled, and the order of the rows is no matter."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import books
from tests.merge.deciding import drafted, folder, said
from tongket.merge.decisions import OTHER_SUBJECT, Decisions, PointDecision, member_id
from tongket.model.answers import Document, PracticeModel

pytestmark = pytest.mark.slow

ITEMS = """\
  - ma: IV
    ten: Kiến nghị
    muc:
      - ma: IV.1
        ten: Với Trung ương
        kieu: danh_sach
        toi_thieu_don_vi: 2
        nhom_y:
          - {ma: che_do, ten: Về chế độ, tu_khoa: [phụ cấp, chế độ]}
          - {ma: kinh_phi, ten: Về kinh phí, tu_khoa: [kinh phí]}
      - {ma: IV.2, ten: "Với Tỉnh ủy, UBND tỉnh", kieu: danh_sach, dua_vao: rieng}
  - ma: V
    ten: Kết quả
    chi_tieu:
      - {ma: van_ban, ten: Văn bản, kieu: van_ban}
      - {ma: mo_hinh, ten: Mô hình, kieu: mo_hinh}
"""
SHORT = "viet_tat: {UBND: Ủy ban nhân dân}\n"
UNITS = ("da-lat", "bao-loc", "di-linh", "mttq", "phu-nu")
WORDINGS = (
    "Nâng mức phụ cấp đối với cán bộ ở thôn.",
    "Tăng mức phụ cấp đối với các cán bộ ở thôn",
    "Đề nghị nâng mức phụ cấp đối với cán bộ ở thôn.",
    "Không nâng mức phụ cấp đối với cán bộ ở thôn.",
    "Có định mức kinh phí giám sát cho cấp xã.",
    "Có định mức kinh phí cho hoạt động giám sát của cấp xã.",
    "Đề nghị UBND tỉnh bố trí kinh phí sửa hội trường thôn.",
    "Đề nghị Ủy ban nhân dân tỉnh bố trí kinh phí sửa chữa hội trường thôn.",
    "Đề nghị Trung ương có chế độ bảo hiểm y tế.",
    "Sửa Luật Thanh niên.",
)
REQUESTS = ("IV.1", "IV.2")

Typed = dict[tuple[str, str], list[str]]
"""By unit and item: the points."""
typed = st.dictionaries(
    st.tuples(st.sampled_from(UNITS), st.sampled_from(REQUESTS)),
    st.lists(st.sampled_from(WORDINGS), min_size=1, max_size=5),
    max_size=6,
)
_KEYS = [f"IV.1-{number:02}" for number in range(1, 7)]


@st.composite
def decided_points(draw: st.DrawFn) -> tuple[Typed, list[PointDecision]]:
    """Return what the units typed, and rows of a sheet that was made of it, or of something else."""
    points = draw(typed)
    known = [member_id(item, unit, text) for (unit, item), texts in points.items() for text in texts]
    members = st.frozensets(st.sampled_from([*known, "0" * 12]), max_size=6)
    keys = draw(st.lists(st.sampled_from(_KEYS), unique=True, max_size=6))
    return points, [
        PointDecision(
            item=draw(st.sampled_from(REQUESTS)),
            key=key,
            members=draw(members),
            use=draw(st.none() | st.booleans()),
            wording=draw(st.none() | st.just("Lời của người biên tập.")),
            subject=draw(st.sampled_from([None, "che_do", "kinh_phi", OTHER_SUBJECT, "nhom_cu"])),
            join=draw(st.none() | st.sampled_from([*_KEYS, "IV.1-99"])),
            split=draw(st.booleans()),
            order=draw(st.none() | st.integers(0, 9)),
        )
        for key in keys
    ]


@contextmanager
def campaign_of(points: Typed) -> Iterator[Path]:
    """Make a campaign in which the units type these points."""
    with tempfile.TemporaryDirectory() as root:
        bodies: dict[str, str] = {}
        for (unit, item), texts in points.items():
            lines = "".join(f"    - {each}\n" for each in texts)
            bodies[unit] = bodies.get(unit, "tra_loi:\n") + f"  {item}: |\n{lines}"
        names = {unit.replace("-", "_"): body for unit, body in bodies.items()}
        yield folder(Path(root), ITEMS, SHORT, **names)


@settings(max_examples=40, deadline=None)
@given(decided_points())
def test_every_point_that_came_in_is_in_exactly_one_group(drawn: tuple[Typed, list[PointDecision]]) -> None:
    points, decided = drawn
    with campaign_of(points) as root:
        draft = drafted(root, decisions=Decisions(points=tuple(decided)))
    told = Counter(each for item in REQUESTS for each in said(draft.merged_item(item)))
    assert told == Counter((unit, text) for (unit, _), texts in points.items() for text in texts)
    for item in REQUESTS:
        merged = draft.merged_item(item)
        assert all(each.voices for each in merged.points)
        known = {None, *(each.id for each in merged.item.subjects)}
        assert {each.subject for each in merged.points} <= known
        keys = [each.key for each in merged.points if each.key is not None]
        assert len(keys) == len(set(keys))


@settings(max_examples=30, deadline=None)
@given(decided_points(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_of_the_sheet_makes_no_difference(
    drawn: tuple[Typed, list[PointDecision]], chance: Random
) -> None:
    points, decided = drawn
    shuffled = [*decided]
    chance.shuffle(shuffled)
    with campaign_of(points) as root:
        one, other = (drafted(root, decisions=Decisions(points=tuple(each))) for each in (decided, shuffled))
    assert one.items == other.items


@settings(max_examples=20, deadline=None)
@given(decided_points())
def test_the_source_book_is_the_same_whatever_is_decided_and_the_draft_has_no_fault(
    drawn: tuple[Typed, list[PointDecision]],
) -> None:
    points, decided = drawn
    with campaign_of(points) as root:
        plain, made = books(root), books(root, decisions=Decisions(points=tuple(decided)))
    assert made.source == plain.source
    assert made.report is not None
    assert made.found == ()


_documents = st.lists(
    st.tuples(
        st.sampled_from(["12-CT/TU", "12 - CT/TU", "15-KH/HU", "7-KH/ĐĐ"]), st.sampled_from(["12/3/2010", "2010-03-12"])
    ),
    max_size=3,
)
_models = st.lists(
    st.tuples(
        st.sampled_from(["Tổ tự quản", "tổ tự quản", "Tổ hòa giải"]),
        st.sampled_from(["Phường 9", "Phường 8", ""]),
        st.sampled_from(["38 tổ", "20 tổ"]),
    ),
    max_size=3,
)
lists = st.dictionaries(st.sampled_from(UNITS), st.tuples(_documents, _models), max_size=5)


def lists_body(documents: list[tuple[str, str]], models: list[tuple[str, str, str]]) -> str:
    text = "tra_loi:\n  V:\n    noi_dung: Có kết quả.\n    chi_tieu:\n"
    text += "      van_ban:\n" * bool(documents)
    text += "".join(f"        - {{so: {so}, ngay: {day}, trich_yeu: việc}}\n" for so, day in documents)
    text += "      mo_hinh:\n" * bool(models)
    return text + "".join(f"        - {{ten: {name}, noi: {at}, ket_qua: {result}}}\n" for name, at, result in models)


@settings(max_examples=30, deadline=None)
@given(lists)
def test_every_unit_that_lists_a_document_or_model_stands_beside_it_once(
    listed: dict[str, tuple[list[tuple[str, str]], list[tuple[str, str, str]]]],
) -> None:
    bodies = {unit.replace("-", "_"): lists_body(*each) for unit, each in listed.items()}
    with tempfile.TemporaryDirectory() as root:
        draft = drafted(folder(Path(root), ITEMS, SHORT, **bodies))
    entries: list[tuple[Document | PracticeModel, tuple[str, ...]]] = [
        *((each.document, tuple(unit.id for unit in each.units)) for each in draft.documents),
        *((each.model, tuple(unit.id for unit in each.units)) for each in draft.models),
    ]
    assert all(len(units) == len(set(units)) and units for _, units in entries)
    for unit, (documents, models) in listed.items():
        beside = [entry for entry, units in entries if unit in units]
        assert any(isinstance(each, Document) for each in beside) is bool(documents)
        assert any(isinstance(each, PracticeModel) for each in beside) is bool(models)
    organs = [each.organ for each in draft.documents]
    ranks = [UNITS.index(each.unit.id) for each in organs if each is not None and each.unit is not None]
    assert ranks == sorted(ranks)
    order = [2 if each is None else 0 if each.unit is None else 1 for each in organs]
    assert order == sorted(order)  # the province's, the units', those of which nobody can tell
