"""A number of a document against the data of the repository's campaign, and of the specimen."""

import pytest

from tests.builders import REPOSITORY
from tests.commands.figures.documents import data_of, kinds, messages, review, rules
from tests.places import in_word
from tests.specimen import DAM_RONG, KHOI_DOANH_NGHIEP, specimen
from tongket.commands.figures.known_numbers import Knowledge

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def complete(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Return the numbers of the specimen when everybody has reported."""
    return data_of(specimen(tmp_path_factory.mktemp("mẫu") / "mau", DAM_RONG, KHOI_DOANH_NGHIEP))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Các đảng bộ đã tổ chức 1.721 hội nghị quán triệt.", [("1.721", "total")]),
        ("Các đảng bộ đã tổ chức 1721 hội nghị.", [("1721", "total")]),
        ("Các huyện, thành phố tổ chức 1.510 hội nghị.", [("1.510", "total")]),
        ("Thành phố Đà Lạt tổ chức 214 hội nghị với 18.460 lượt người.", [("214", "unit"), ("18.460", "unit")]),
        ("Có 164 “Mái ấm tình thương” được trao cho phụ nữ nghèo.", [("164", "text")]),
        ("Đoàn viên đã làm 215 km đường thôn.", [("215", "text")]),
        ("Trong 10 năm thực hiện Kết luận.", [("10", "constant")]),
        ("Có 26 đơn vị phải báo cáo.", [("26", "constant")]),
        ("15/16 đảng bộ có văn bản cụ thể hóa Kết luận.", [("15", "total"), ("16", "total")]),
        ("15/18 đảng bộ có văn bản cụ thể hóa Kết luận.", [("15", "total"), ("18", "total")]),
        ("Cán bộ chuyên trách có 406 đồng chí, năm 2009 có 441 đồng chí.", [("406", "total"), ("441", "total")]),
        ("Có 377 người trình độ đại học, chiếm 92,86%.", [("377", "total"), ("92,86%", "total")]),
        ("Vận động Quỹ “Vì người nghèo” được 88,75 tỷ đồng.", [("88,75 tỷ", "total")]),
        ("Dân số 1,3 triệu người.", [("1,3 triệu", "text")]),
        ("Các đoàn thể tỉnh có 173 cán bộ nữ chuyên trách (45,8%).", [("173", "total"), ("45,8%", "total")]),
    ],
)
def test_a_number_of_the_data_is_known_with_its_kind(
    data: Knowledge, text: str, expected: list[tuple[str, str]]
) -> None:
    found = review(data, text)
    assert kinds(found) == expected
    assert found.found == ()


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Đã công nhận 653 mô hình “Dân vận khéo”.", "635, tổng “Số mô hình “Dân vận khéo” được công nhận”"),
        ("Các đảng bộ đã tổ chức 1.712 hội nghị quán triệt.", "1.721, tổng “Số hội nghị quán triệt”"),
        ("Các đảng bộ đã tổ chức 1,721 hội nghị quán triệt.", "1.721, tổng “Số hội nghị quán triệt”"),
        ("Các đảng bộ đã tổ chức 1.785 hội nghị quán triệt.", "1.721, tổng “Số hội nghị quán triệt”"),
        ("Bảo Lộc tổ chức 167 hội nghị.", "176, Thành ủy Bảo Lộc, “Số hội nghị quán triệt”"),
        ("14/16 đảng bộ đã sơ kết ít nhất một lần.", "12/16, số nơi trả lời “có” ở “Đã sơ kết ít nhất một lần”"),
        ("Đoàn viên đã làm 251 km đường thôn.", "215, lời của Ban Thường vụ Tỉnh đoàn"),
        ("Tỷ lệ giải quyết đơn thư thấp nhất 82,3%.", "83,3%, Huyện ủy Cát Tiên, “Tỷ lệ đơn thư khiếu nại"),
        ("Vận động Quỹ “Vì người nghèo” được 89,7 tỷ đồng.", "88.746,9 triệu, tổng “Tiền vận động Quỹ"),
    ],
)
def test_a_number_without_source_is_told_with_the_nearest(data: Knowledge, text: str, near: str) -> None:
    found = review(data, text)
    assert rules(found) == ["no-source"]
    assert f"không thấy nguồn (gần nhất: {near}" in messages(found)[0]
    assert found.failed


@pytest.mark.parametrize(
    "text",
    [
        "Đề ra 05 nhiệm vụ.",
        "Đã tổ chức 17.210 hội nghị quán triệt.",  # ten times too many is another number
        "Có 553 hộ nghèo.",
        "Toàn tỉnh có 635 hộ nghèo.",  # of other things
        "Đã công nhận 265 mô hình kinh tế.",
        "Toàn tỉnh có 63 huyện, thành phố.",
        "Trong 15 năm thực hiện Kết luận.",
        "12/12 huyện, thành phố có quy chế tiếp xúc, đối thoại.",
    ],
)
def test_the_same_or_a_near_value_of_something_else_is_no_source(data: Knowledge, text: str) -> None:
    found = review(data, text)
    assert rules(found) == ["no-source"]
    assert "mô hình “Dân vận khéo”" not in messages(found)[0]


def test_the_clean_copy_of_the_specimen_is_right(complete: Knowledge) -> None:
    found = review(
        complete,
        "b) Ở các đảng bộ trực thuộc Tỉnh ủy. 17/18 đảng bộ đã có văn bản cụ thể hóa Kết luận, trong đó 12/12 huyện ủy,"
        " thành ủy ban hành kế hoạch hoặc chương trình hành động riêng. Trong 10 năm, các đảng bộ đã tổ chức trên 1.800"
        " hội nghị quán triệt với hơn 148.000 lượt người tham dự…",
    )
    assert found.found == ()
    assert kinds(found)[-2:] == [("1.800", "bound"), ("148.000", "bound")]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Các đảng bộ đã tổ chức hơn 1.810 hội nghị quán triệt.", None),
        ("Các đảng bộ đã tổ chức gần 1.820 hội nghị quán triệt.", None),
        ("Các đảng bộ đã tổ chức khoảng 1.800 hội nghị quán triệt.", None),
        ("Các đảng bộ đã tổ chức ít nhất 1.816 hội nghị quán triệt.", None),
        ("Các đảng bộ đã tổ chức trên 1.900 hội nghị quán triệt.", "wrong-bound"),
        ("Các đảng bộ đã tổ chức gần 1.800 hội nghị quán triệt.", "wrong-bound"),
        ("Với gần 148.000 lượt người dự hội nghị.", "wrong-bound"),
        ("Các đảng bộ đã tổ chức dưới 1.800 hội nghị quán triệt.", "wrong-bound"),
        ("Với hơn 150.000 lượt người dự hội nghị.", "wrong-bound"),
        ("Trồng gần 1.000 cây xanh.", "no-source"),
    ],
)
def test_rounded_words_are_bounds_on_the_data(complete: Knowledge, text: str, rule: str | None) -> None:
    assert rules(review(complete, text)) == ([rule] if rule else [])


def test_a_bound_on_exactly_that_number_is_a_match(complete: Knowledge) -> None:
    found = review(complete, "Các đảng bộ đã tổ chức hơn 1.816 hội nghị quán triệt.")
    assert rules(found) == ["exact-bound"]
    assert not found.failed


def test_a_source_says_who_wrote_it_and_where(data: Knowledge) -> None:
    [figure] = review(data, "Thắp sáng 340 tuyến đường quê.").figures
    assert figure.source is not None
    assert (figure.source.kind.value, figure.source.file) == ("text", "data/submissions/tinh-doan.yaml")
    lines = (REPOSITORY / "data" / "submissions" / "tinh-doan.yaml").read_text("utf-8").splitlines()
    assert figure.source.line is not None
    assert "340" in lines[figure.source.line - 1]


def test_a_units_figure_says_its_file_and_line(data: Knowledge) -> None:
    figure = review(data, "Di Linh tổ chức 193 hội nghị.").figures[0]
    assert figure.source is not None
    assert figure.source.unit == "Huyện ủy Di Linh"
    path = REPOSITORY / str(figure.source.file)
    assert "193" in path.read_text("utf-8").splitlines()[(figure.source.line or 0) - 1]


def test_what_the_sentence_itself_gives_needs_no_source(data: Knowledge) -> None:
    found = review(data, "Có 164/286 nhà (57,3%).")
    assert ("57,3%", "computed") in kinds(found)


def test_places_are_kept(data: Knowledge) -> None:
    found = review(data, "Không có số.", "Đề ra 05 nhiệm vụ.")
    assert [(each.location.inside, in_word(each).paragraph) for each in found.found] == [("đoạn 2", 2)]
