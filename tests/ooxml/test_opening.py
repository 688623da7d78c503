"""What people bring is read, in every sound variant; what a damaged package lacks is said by every command alike."""

import re
import shutil
from pathlib import Path

import pytest

from tests.builders import call, render
from tests.word import layouts
from tests.word.edits import answers, draft, late, small, text
from tongket.commands.clean.cleaning import clean_document
from tongket.commands.figures.word_passages import read_passages
from tongket.commands.lint.linting import lint_word, read_standard
from tongket.errors import DocumentError
from tongket.frame.check_frame import FrameFields, check_frame
from tongket.packaged import packaged_file
from tongket.word.reading import open_word
from tongket.workspace import open_folder

SOUND = {
    "trên mạng": layouts.online,
    "thư mục khác": layouts.elsewhere,
    "strict": layouts.strict,
    "strict trên mạng": lambda parts: layouts.online(layouts.strict(parts)),
    "macro": layouts.with_macros,
    "mẫu": layouts.typed("word/document.xml", layouts.TEMPLATE_TYPE),
    "mẫu có macro": layouts.typed("word/document.xml", layouts.MACRO_TEMPLATE_TYPE),
    "dấu gạch ngược": lambda parts: {each.replace("/", "\\"): data for each, data in parts.items()},
    "chữ hoa": lambda parts: {each.upper() if "rels" not in each else each: data for each, data in parts.items()},
    "UTF-16": lambda parts: {
        each: re.sub(r"^<\?xml.*?\?>", "", data.decode()).encode("utf-16") if each.endswith(".xml") else data
        for each, data in parts.items()
    },
    "hình đã mất": lambda parts: layouts.without("word/NULL")(layouts.related("word/NULL", b"", "image")(parts)),
    "tên thoát": layouts.related("word/media/%C3%A2nh%201.png", b"x", "image"),
    "liên kết trong": layouts.swapped(
        "word/_rels/document.xml.rels",
        "</Relationships>",
        '<Relationship Id="rIdX" Target="#_top"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/></Relationships>',
    ),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A campaign with its draft, `du-thao.docx`."""
    root = small(tmp_path_factory.mktemp("chiến dịch"))
    shutil.move(draft(root), root / "du-thao.docx")
    return root


def copied(made: Path, folder: Path) -> Path:
    """Return a copy of the campaign."""
    return Path(shutil.copytree(made, folder / "chiến dịch"))


@pytest.mark.slow
@pytest.mark.parametrize("layout", SOUND.values(), ids=SOUND.keys())
def test_every_sound_variant_is_read_as_the_same_document(made: Path, tmp_path: Path, layout: layouts.Layout) -> None:
    root = copied(made, tmp_path)
    plain, other = open_word(root / "du-thao.docx"), root / "khac.docx"
    shutil.copy(root / "du-thao.docx", other)
    read = open_word(layouts.lay_out(other, layout), "du-thao.docx")
    standard = read_standard(open_folder(root))
    assert [(each.text, each.style, each.place) for each in read.paragraphs()] == [
        (each.text, each.style, each.place) for each in plain.paragraphs()
    ]
    assert read_passages(read) == read_passages(plain)
    assert [(each.rule.id, each.message) for each in lint_word(read, standard)] == [
        (each.rule.id, each.message) for each in lint_word(plain, standard)
    ]
    assert words(clean_document(read)) == words(clean_document(plain))


def words(data: bytes) -> list[str]:
    """Return the texts of a document's runs."""
    return re.findall("<w:t[ >][^<]*", layouts.unzip(data)["word/document.xml"].decode())


@pytest.mark.slow
@pytest.mark.parametrize("name", ["trên mạng", "thư mục khác", "strict trên mạng", "macro", "UTF-16", "hình đã mất"])
def test_update_and_trace_work_on_a_variant_and_the_frame_may_be_one(made: Path, tmp_path: Path, name: str) -> None:
    root = copied(made, tmp_path)
    shutil.copy(root / "du-thao.docx", root / "nhu-cu.docx")
    layouts.lay_out(root / "du-thao.docx", SOUND[name])
    for each in ("report", "source-book"):
        layouts.lay_out(root / f"templates/{each}.docx", SOUND[name])
    late(root, "da-lat", answers(240, (3000, 4000), "Kinh phí còn thấp."))
    call(root, "template", "check", check=0)
    call(root, "build", "--as-of", "12/4/2019", check=0)
    assert "Số hội nghị quán triệt" in call(root, "trace", "du-thao.docx", tag(root / "du-thao.docx"), check=0).stdout
    done = call(root, "update", "du-thao.docx", "--as-of", "12/4/2019", check=0)
    assert "đã sửa" in done.stdout
    call(root, "update", "nhu-cu.docx", "--as-of", "12/4/2019", check=0)
    assert text(root / "du-thao.docx") == text(root / "nhu-cu.docx")
    for command in ("lint", "figures"):
        assert call(root, command, "du-thao.docx").returncode in {0, 1}
    assert "giữ nguyên" in call(root, "update", "du-thao.docx", "--as-of", "12/4/2019", check=0).stderr


def tag(path: Path) -> str:
    """Return the number of meetings as the draft prints it."""
    found = re.search(r"đã tổ chức ([\d.]+) hội nghị", text(path))
    assert found is not None
    return found[1]


@pytest.mark.slow
@pytest.mark.parametrize("layout", [layouts.online, layouts.strict, layouts.elsewhere, layouts.with_macros])
def test_a_draft_from_a_variant_frame_is_the_draft_from_the_frame(
    made: Path, tmp_path: Path, layout: layouts.Layout
) -> None:
    root = copied(made, tmp_path)
    before = render(root)[0]
    layouts.lay_out(root / "templates/report.docx", layout)
    (root / "khac.docx").write_bytes(render(root)[0])
    (root / "nhu-cu.docx").write_bytes(before)
    assert text(root / "khac.docx") == text(root / "nhu-cu.docx")
    assert not re.search("macro|vba|customUI", "".join(layouts.unzip(render(root)[0])))


# --- what is damaged

OTHER = "application/xml"
STYLES = "word/styles.xml"
DTD = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document '
BOMB = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document '
DAMAGED: dict[str, tuple[layouts.Layout, str]] = {
    "loại của văn bản": (layouts.typed("word/document.xml", OTHER), "word/document.xml khai sai loại"),
    "loại của thiết lập": (layouts.typed("word/settings.xml", OTHER), "word/settings.xml khai sai loại"),
    "loại của kiểu": (layouts.typed(STYLES, OTHER), "word/styles.xml khai sai loại"),
    "loại của thuộc tính": (layouts.typed("docProps/core.xml", OTHER), "docProps/core.xml khai sai loại"),
    "gốc của kiểu": (
        lambda parts: {**parts, STYLES: re.sub(rb"(</?)w:styles\b", rb"\1w:khac", parts[STYLES])},
        "word/styles.xml có gốc là <khac>, phải là <styles>",
    ),
    "gốc của thuộc tính": (
        lambda parts: {**parts, "docProps/core.xml": b"<khac/>"},
        "docProps/core.xml có gốc là <khac>",
    ),
    "gốc của văn bản": (
        lambda parts: {**parts, "word/document.xml": b"<khac/>"},
        "word/document.xml có gốc là <khac>",
    ),
    "thiếu thiết lập": (layouts.without("word/settings.xml"), "thiếu phần word/settings.xml"),
    "thiếu kiểu": (layouts.without(STYLES), "thiếu phần word/styles.xml"),
    "thiếu danh mục": (layouts.without("[Content_Types].xml"), "thiếu phần [Content_Types].xml"),
    "thiếu quan hệ": (layouts.without("_rels/.rels"), "thiếu phần _rels/.rels"),
    "thiếu văn bản": (layouts.without("word/document.xml"), "thiếu phần word/document.xml"),
    "thực thể": (layouts.swapped("word/document.xml", "<w:document ", DTD), "word/document.xml khai báo DTD"),
    "bom": (layouts.swapped("word/document.xml", "<w:document ", BOMB), "word/document.xml khai báo DTD"),
    "thực thể ở quan hệ": (
        layouts.swapped("_rels/.rels", "<Relationships", '<!DOCTYPE a [<!ENTITY x "y">]><Relationships'),
        "_rels/.rels khai báo DTD",
    ),
    "XML hỏng": (
        layouts.swapped("word/settings.xml", "</w:settings>", ""),
        "không phải tệp Word (.docx), hoặc đã hỏng",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize(("layout", "said"), DAMAGED.values(), ids=DAMAGED.keys())
def test_what_a_damaged_package_lacks_is_said_by_every_command_alike(
    made: Path, tmp_path: Path, layout: layouts.Layout, said: str
) -> None:
    root = copied(made, tmp_path)
    path = layouts.lay_out(root / "du-thao.docx", layout)
    before = path.read_bytes()
    for command in (("lint",), ("figures",), ("clean",), ("update",), ("trace",)):
        done = call(root, *command, "du-thao.docx", *(("1",) if command == ("trace",) else ()), check=2)
        assert said in done.stderr, command
    assert path.read_bytes() == before
    layouts.lay_out(root / "templates/report.docx", layout)
    done = call(root, "template", "check", check=1)
    assert "unreadable-frame" in done.stdout + done.stderr
    assert said in done.stdout + done.stderr
    assert "unreadable-frame" in call(root, "build", check=2).stderr
    assert not (root / "build/report.docx").exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{\\rtf1 B\\'e1o c\\'e1o}", "là tệp RTF"),
        (b"%PDF-1.7", "là tệp PDF"),
        (b"\xef\xbb\xbf<html><body>", "là tệp XML hay trang web"),
        (layouts.zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "là tệp OpenDocument (.odt)"),
    ],
)
def test_another_format_is_named_with_the_kind_to_save_as(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "báo cáo.docx"
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=re.escape(said)) as caught:
        open_word(path)
    assert "Word Document (*.docx)" in str(caught.value.hint)


def test_a_workbook_is_named(tmp_path: Path) -> None:
    path = tmp_path / "biểu.docx"
    shutil.copy(packaged_file("templates/report.docx"), path)
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    layouts.lay_out(path, layouts.typed("word/document.xml", sheet))
    with pytest.raises(DocumentError, match="là tệp Excel"):
        open_word(path)


def test_a_frame_without_settings_and_properties_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "khung.docx"
    shutil.copy(packaged_file("templates/report.docx"), path)

    def bare(parts: layouts.Parts) -> layouts.Parts:
        kept = {each: data for each, data in parts.items() if not re.search(r"settings\.xml|docProps", each)}
        for name in ("_rels/.rels", "word/_rels/document.xml.rels"):
            found = rb'<Relationship [^>]*(?:/settings|-properties)"[^>]*/>'
            kept[name] = re.sub(found, b"", kept[name])
        listed = rb"<Override [^>]*(?:settings\.xml|docProps)[^>]*/>"
        return {**kept, "[Content_Types].xml": re.sub(listed, b"", kept["[Content_Types].xml"])}

    layouts.lay_out(path, bare)
    assert [
        each for each in check_frame(path, "khung.docx", FrameFields(meanings={})) if each.rule.id == "unreadable-frame"
    ] == []
