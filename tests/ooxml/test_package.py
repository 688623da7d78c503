"""The .docx package: the same bytes each time, neutral properties, and the mark by which an edited one is known."""

import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import campaign, open_docx, render, run, write
from tongket.ooxml.package import MARK_PART, is_untouched

ANSWER = "tra_loi:\n  I.1: Thành phố có 16 phường, xã.\n  II.2: [Kinh phí còn thấp.]\n"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A draft as its bytes."""
    return render(campaign(tmp_path_factory.mktemp("chiến dịch"), da_lat=ANSWER))[0]


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {each: package.read(each) for each in package.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.slow
def test_the_same_inputs_give_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=ANSWER, mttq=ANSWER)
    for name, seed in (("một", "1"), ("hai", "2")):
        run(tmp_path, "build", "--as-of", "12/4/2019", "-o", f"{name}.docx", PYTHONHASHSEED=seed, check=0)
    assert (tmp_path / "một.docx").read_bytes() == (tmp_path / "hai.docx").read_bytes()
    assert (tmp_path / "một-tap-hop.docx").read_bytes() == (tmp_path / "hai-tap-hop.docx").read_bytes()


def test_the_bytes_do_not_depend_on_where_the_campaign_lies(tmp_path: Path) -> None:
    one, other = (campaign(tmp_path / each, da_lat=ANSWER) for each in ("a", "Năm 2019/Tổng kết KL62"))
    assert render(one) == render(other)


def test_another_day_gives_another_draft(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=ANSWER)
    assert render(tmp_path)[0] != render(tmp_path, as_of=date(2019, 4, 13))[0]


def test_the_times_in_the_package_are_fixed_and_the_content_types_come_first(written: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        entries = package.infolist()
    assert {each.date_time for each in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert [each.filename for each in entries][:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert len({each.filename for each in entries}) == len(entries)


def test_the_properties_name_no_program_no_person_and_no_day_of_the_clock(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=ANSWER)
    for path in write(tmp_path):
        properties = open_docx(path).core_properties
        assert (properties.author, properties.last_modified_by, properties.comments, properties.keywords) == ("",) * 4
        assert properties.created is not None
        assert properties.modified is not None
        assert properties.created.date() == properties.modified.date() == date(2019, 4, 12)
        assert properties.revision == 1
        assert "Kết luận số 62-KL/TW" in properties.title
        everything = b"".join(parts_of(path.read_bytes()).values())
        for trace in (b"python-docx", b"2013-", str(tmp_path).encode(), b"python"):
            assert trace not in everything, trace


def test_whoever_drew_the_frame_is_not_named_in_the_books(tmp_path: Path) -> None:
    campaign(tmp_path)
    frame = open_docx(tmp_path / "templates/report.docx")
    drawn = frame.core_properties
    drawn.author = drawn.last_modified_by = drawn.comments = drawn.keywords = drawn.subject = drawn.category = "Văn thư"
    drawn.created, drawn.revision = datetime(2013, 12, 23, tzinfo=UTC), 7
    frame.save(str(tmp_path / "templates/report.docx"))
    path = write(tmp_path)[0]
    properties = open_docx(path).core_properties
    assert "Văn thư".encode() not in b"".join(parts_of(path.read_bytes()).values())
    assert (properties.author, properties.last_modified_by, properties.revision) == ("", "", 1)
    assert properties.created is not None
    assert properties.created.date() == date(2019, 4, 12)


def test_a_long_title_is_cut_to_what_a_property_holds(tmp_path: Path) -> None:
    campaign(tmp_path)
    outline = tmp_path / "data/outline.yaml"
    outline.write_text(outline.read_text("utf-8").replace("tổng kết 10 năm", "tổng kết " + "10 năm " * 80), "utf-8")
    assert len(open_docx(write(tmp_path)[0]).core_properties.title) == 255


def test_what_was_written_is_untouched(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "báo cáo.docx"
    path.write_bytes(written)
    assert is_untouched(path)


def test_copying_and_renaming_does_not_touch_a_document(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "Bản chép, lần 2.docx"
    path.write_bytes(packed(parts_of(written)))
    assert is_untouched(path)


def test_an_edit_in_word_touches_it(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "báo cáo.docx"
    path.write_bytes(written)
    document = open_docx(path)
    document.paragraphs[-1].add_run("Thêm một chữ.")
    document.save(str(path))
    assert not is_untouched(path)


def test_a_change_of_one_byte_in_any_part_touches_it(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "báo cáo.docx"
    parts = parts_of(written)
    for name, content in parts.items():
        changed = bytearray(content)
        at = content.index(b"</vt:lpwstr>") - 1 if name == MARK_PART else len(content) // 2
        changed[at] ^= 1
        path.write_bytes(packed({**parts, name: bytes(changed)}))
        assert not is_untouched(path), name


def test_the_order_the_packing_and_the_remark_of_the_archive_do_not_touch_a_document(
    tmp_path: Path, written: bytes
) -> None:
    path = tmp_path / "báo cáo.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        package.comment = "chép từ ổ chung".encode()
        package.mkdir("word")
        for name, content in reversed(parts_of(written).items()):
            package.writestr(name, content)
    assert is_untouched(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_stored_twice_touches_it(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "báo cáo.docx"
    for first, second in ((b"<x/>", None), (None, b"<x/>"), (None, None)):
        path.write_bytes(written)
        content = parts_of(written)["word/document.xml"]
        with zipfile.ZipFile(path, "w") as package:
            for name, data in parts_of(written).items():
                package.writestr(name, data if name != "word/document.xml" else first or content)
            package.writestr("word/document.xml", second or content)
        assert not is_untouched(path)


def test_a_part_under_another_name_touches_it(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "báo cáo.docx"
    parts = parts_of(written)
    path.write_bytes(packed({f"{name}x" if name == "word/styles.xml" else name: each for name, each in parts.items()}))
    assert not is_untouched(path)


@pytest.mark.slow
def test_a_damaged_list_of_the_archive_is_no_traceback(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "hỏng.docx"
    for at in range(written.index(b"PK\x01\x02"), len(written)):
        path.write_bytes(written[:at] + bytes([written[at] ^ 6]) + written[at + 1 :])
        if is_untouched(path):
            assert parts_of(path.read_bytes()) == parts_of(written)


def test_a_part_more_or_less_touches_it(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "báo cáo.docx"
    parts = parts_of(written)
    path.write_bytes(packed({**parts, "word/comments.xml": b"<x/>"}))
    assert not is_untouched(path)
    for name in parts:
        path.write_bytes(packed({each: content for each, content in parts.items() if each != name}))
        assert not is_untouched(path), name


def test_a_document_from_elsewhere_was_not_written_by_us(tmp_path: Path) -> None:
    root = campaign(tmp_path)
    assert not is_untouched(root / "templates/report.docx")
    assert not is_untouched(root / "data/outline.yaml")
    assert not is_untouched(root / "không có.docx")
    assert not is_untouched(root / "data")


@pytest.mark.slow
@settings(max_examples=75, deadline=None)
@given(data=st.data())
def test_a_damaged_document_is_never_untouched_text_and_never_a_traceback(
    data: st.DataObject, written: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    at = data.draw(st.integers(0, len(written) - 1))
    change = data.draw(st.integers(1, 255))
    damaged = bytearray(written)
    damaged[at] ^= change
    path = tmp_path_factory.getbasetemp() / "hỏng.docx"
    path.write_bytes(damaged)
    if is_untouched(path):  # the change hit the zip's own book-keeping
        assert parts_of(bytes(damaged)) == parts_of(written)
    path.write_bytes(written[:at])
    assert not is_untouched(path)
