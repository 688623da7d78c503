"""A clean copy is a plain document, whatever was given; signatures do not outlive what they vouch for."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from docx import Document

from tests.builders import call, open_docx
from tests.word import layouts
from tests.word.documents import OFFICE, cleaned, p, relations, run, texts
from tests.word.edits import answers, draft, late, small
from tongket.ooxml.opening import DOCUMENT_TYPE
from tongket.word.embedded import drop_signatures, is_signed

TYPES = "[Content_Types].xml"
KINDS = {
    "docm": layouts.with_macros,
    "dotx": layouts.typed("word/document.xml", layouts.TEMPLATE_TYPE),
    "dotm": lambda parts: layouts.typed("word/document.xml", layouts.MACRO_TEMPLATE_TYPE)(layouts.with_macros(parts)),
    "docx": layouts.signed,
}
OLE = (
    '<w:r><w:object w:dxaOrig="1500" w:dyaOrig="900"><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="a">'
    '<v:imagedata r:id="rId2"/></v:shape><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' Type="%s" ProgID="Excel.Sheet.12" r:id="rId3"/></w:object></w:r>'
)
CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    f' xmlns:r="{OFFICE}"><c:chart/><c:externalData r:id="rId1"/></c:chartSpace>'
)


def field(instruction: str, shown: str) -> str:
    """Return a field of several runs, as Word writes one."""
    begin, apart, end = (f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{apart}{run(shown)}{end}"


def everything(parts: Mapping[str, bytes]) -> str:
    """Return the names and contents of all parts."""
    return "".join(f"{name}\n{data.decode(errors='replace')}" for name, data in parts.items())


@pytest.mark.parametrize("ending", KINDS)
def test_a_clean_copy_is_a_plain_document_whatever_was_given(tmp_path: Path, ending: str) -> None:
    source = tmp_path / f"báo cáo.{ending}"
    document = Document()
    document.add_paragraph("Báo cáo đã xong.")
    document.save(str(source))
    layouts.lay_out(source, KINDS[ending])
    done = call(tmp_path, "clean", source.name, check=0)
    parts = layouts.unzip((tmp_path / "báo cáo-sach.docx").read_bytes())
    assert f'PartName="/word/document.xml" ContentType="{DOCUMENT_TYPE}"' in parts[TYPES].decode()
    assert not re.search("macro|vba|customUI|customizations|sig", "".join(parts) + parts[TYPES].decode())
    assert open_docx(tmp_path / "báo cáo-sach.docx").paragraphs[0].text == "Báo cáo đã xong."
    said = {"docm": "macro", "dotm": "macro", "docx": "chữ ký số"}.get(ending, "")
    assert done.stderr == (f"Bản sạch không mang theo: {said}.\n" if said else "")


@pytest.mark.parametrize("kind", ["Embed", "Link"])
def test_an_object_of_another_program_leaves_its_picture(kind: str) -> None:
    target = "embeddings/bang.xlsx" if kind == "Embed" else "file:///C:/Users/Hoa/bang.xlsx"
    more = {"word/media/a.emf": b"hinh", "word/embeddings/bang.xlsx": b"Hoa"}
    file = cleaned(p("Bảng: ", OLE % kind), more, ("image", "media/a.emf"), ("oleObject", target))
    assert "word/media/a.emf" in file.parts
    assert not re.search("OLEObject|oleObject|xlsx|Hoa|w:object", everything(file.parts))
    assert re.search(r"<w:pict><v:shape[^>]*><v:imagedata", file.parts["word/document.xml"].decode())


def test_a_control_that_runs_goes_and_its_picture_stays() -> None:
    control = OLE.replace("o:OLEObject", "w:control") % "x"
    file = cleaned(
        p(control), {"word/media/a.emf": b"x", "word/x.xml": b"<x/>"}, ("image", "media/a.emf"), ("control", "x.xml")
    )
    assert "word/x.xml" not in file.parts
    assert "imagedata" in file.parts["word/document.xml"].decode()


@pytest.mark.parametrize(
    "instruction",
    [
        ' LINK Excel.Sheet.12 "C:\\Users\\Hoa\\bang.xlsx" R1C1 \\a ',
        ' INCLUDETEXT "C:\\\\Users\\\\Hoa\\\\x.docx" ',
        ' includepicture "file:///C:/Users/Hoa/x.png" \\d',
        " DDEAUTO Excel C:\\Users\\Hoa\\bang.xlsx R1C1 ",
    ],
)
def test_a_field_that_names_a_file_leaves_what_it_shows(instruction: str) -> None:
    quoted = instruction.replace('"', "&quot;")
    simple = f'<w:fldSimple w:instr="{quoted}">{run("214")}</w:fldSimple>'
    inner = field(" PAGE ", "3")
    file = cleaned(p("Có ", field(instruction, "1.721"), " hội nghị, ", simple, " lớp; trang ", inner))
    assert texts(file) == ["Có 1.721 hội nghị, 214 lớp; trang 3"]
    assert "Hoa" not in everything(file.parts)
    assert "PAGE" in file.parts["word/document.xml"].decode()


def test_a_chart_keeps_what_it_shows_without_the_workbook_behind_it() -> None:
    more = {
        "word/charts/chart1.xml": CHART.encode(),
        "word/charts/_rels/chart1.xml.rels": relations(("package", "../embeddings/so.xlsx")),
        "word/embeddings/so.xlsx": b"Hoa",
    }
    file = cleaned(p("Biểu đồ"), more, ("chart", "charts/chart1.xml"))
    assert "<c:chart/>" in file.parts["word/charts/chart1.xml"].decode()
    assert not re.search("externalData|xlsx|Hoa", everything(file.parts))


def test_signatures_go_and_every_other_part_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    Document().save(str(path))
    before = layouts.unzip(path.read_bytes())
    signed = layouts.signed(before)
    assert is_signed(signed)
    after = drop_signatures(signed)
    assert not is_signed(after)
    assert after.keys() == before.keys()
    assert {name for name in after if after[name] != before[name]} <= {TYPES, "_rels/.rels"}
    assert "sig" not in after[TYPES].decode() + after["_rels/.rels"].decode()
    assert drop_signatures(before) == before


def test_update_says_that_a_signature_fits_no_more_and_takes_it_out(tmp_path: Path) -> None:
    root = small(tmp_path)
    path = layouts.lay_out(draft(root), layouts.signed)
    options = ("update", path.name, "--as-of", "12/4/2019")
    signed = path.read_bytes()
    assert "ký" not in call(root, *options, check=0).stderr
    assert path.read_bytes() == signed, "a draft that nothing changed in keeps its signature"
    late(root, "da-lat", answers(240, (3000, 4000)))
    assert "Chữ ký số của bản trước không còn đúng" in call(root, *options, check=0).stderr
    assert not [each for each in layouts.unzip(path.read_bytes()) if "sig" in each]
    assert layouts.unzip(next(root.glob("*.bak.docx")).read_bytes()) == layouts.unzip(signed)


@pytest.mark.parametrize("ending", ["docm", "dotx", "dotm"])
def test_a_draft_of_any_kind_that_is_open_in_word_is_not_written(tmp_path: Path, ending: str) -> None:
    root = small(tmp_path)
    path = draft(root).rename(root / f"du-thao.{ending}")
    (root / f"~${path.name}").write_bytes(b"Hoa")
    assert "đang mở trong Word" in call(root, "update", path.name, check=2).stderr


def test_update_keeps_the_macros_of_a_draft_that_has_some(tmp_path: Path) -> None:
    root = small(tmp_path)
    path = layouts.lay_out(draft(root), layouts.with_macros).rename(root / "du-thao.docm")
    late(root, "da-lat", answers(240, (3000, 4000)))
    call(root, "update", path.name, "--as-of", "12/4/2019", check=0)
    parts = layouts.unzip(path.read_bytes())
    assert "word/vbaProject.bin" in parts
    assert layouts.MACRO_TYPE in parts[TYPES].decode()
