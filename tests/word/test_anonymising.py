"""A clean copy names nobody: its properties, parts and relations tell of no person and no computer."""

import re

import pytest

from tests.word.documents import OFFICE, PACKAGE, body_xml, cleaned, p, package, part, relations
from tongket.commands.clean.cleaning import clean_document
from tongket.errors import DocumentError
from tongket.word.reading import WordFile, parse_word

CORE = (
    f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>BÁO CÁO tổng kết</dc:title><dc:creator>Nguyễn Thị Hoa</dc:creator><dc:subject>Hoa</dc:subject>"
    "<cp:keywords>Hoa</cp:keywords><dc:description>Hoa</dc:description><cp:category>Hoa</cp:category>"
    "<cp:lastModifiedBy>Hoa</cp:lastModifiedBy><cp:revision>41</cp:revision><dc:language>vi-VN</dc:language>"
    "<cp:lastPrinted>2019-04-18T09:00:00Z</cp:lastPrinted><cp:contentStatus>Hoa</cp:contentStatus>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">2019-04-12T08:15:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2019-04-19T16:40:00Z</dcterms:modified></cp:coreProperties>'
)
APP = (
    f'<Properties xmlns="{OFFICE}/extended-properties"><Template>C:\\Users\\Hoa\\mau.dotm</Template>'
    "<TotalTime>512</TotalTime><Company>Ban Dân vận</Company><Manager>Hoa</Manager><Pages>18</Pages>"
    "<Application>LibreOffice/7.4.7.2$Linux_X86_64</Application><AppVersion>16.0000</AppVersion></Properties>"
)
CUSTOM = (
    f'<Properties xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes">'
    + "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>x</vt:lpwstr></property>"
        for number, name in enumerate(("tongket", "MSIP_Label_Owner", "Mã hồ sơ"), 2)
    )
    + "</Properties>"
)
PROPERTIES = {
    "_rels/.rels": relations(
        ("officeDocument", "word/document.xml"),
        (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ("extended-properties", "docProps/app.xml"),
        ("custom-properties", "docProps/custom.xml"),
        (f"{PACKAGE}/relationships/metadata/thumbnail", "docProps/thumbnail.emf"),
    ),
    "docProps/core.xml": CORE.encode(),
    "docProps/app.xml": APP.encode(),
    "docProps/custom.xml": CUSTOM.encode(),
    "docProps/thumbnail.emf": b"Hoa",
}


def everything(file: WordFile) -> str:
    return "".join(each.decode() for each in file.parts.values())


def test_the_core_properties_keep_the_title_and_the_day_of_making() -> None:
    core = cleaned(p("Chữ"), PROPERTIES).parts["docProps/core.xml"].decode()
    texts = dict(re.findall(r"<\w+:(\w+)[^>]*>([^<]+)</", core))
    assert texts == {
        "title": "BÁO CÁO tổng kết",
        "language": "vi-VN",
        "revision": "1",
        "created": "2019-04-12T00:00:00Z",
        "modified": "2019-04-12T00:00:00Z",
    }
    assert re.search(r"<dc:creator\s*/>|<dc:creator></dc:creator>", core)


def test_company_template_and_time_of_editing_go() -> None:
    app = cleaned(p("Chữ"), PROPERTIES).parts["docProps/app.xml"].decode()
    shown = dict(re.findall(r"<(\w+)>([^<]+)<", app))
    assert shown == {"Application": "Microsoft Office Word", "DocSecurity": "0", "AppVersion": "16.0000"}


def test_our_mark_and_labels_of_the_office_go_with_their_part() -> None:
    file = cleaned(p("Chữ"), PROPERTIES)
    assert "docProps/custom.xml" not in file.parts
    assert "docProps/thumbnail.emf" not in file.parts
    assert not re.search("custom|thumbnail|Hoa", everything(file))


@pytest.mark.parametrize("instruction", [' DOCPROPERTY "Mã hồ sơ" ', ' docproperty  "Mã hồ sơ" \\* MERGEFORMAT'])
def test_a_property_that_the_text_shows_stays(instruction: str) -> None:
    half = len(instruction) // 2
    pieces = (instruction[:half], instruction[half:])
    body = p(*(f'<w:r><w:instrText xml:space="preserve">{each}</w:instrText></w:r>' for each in pieces))
    custom = cleaned(body, PROPERTIES).parts["docProps/custom.xml"].decode()
    assert re.findall('name="([^"]+)"', custom) == ["Mã hồ sơ"]


def test_the_sources_go_and_other_custom_data_stays() -> None:
    more = {
        "customXml/item1.xml": b'<sources xmlns="urn:tongket:sources">da-lat</sources>',
        "customXml/_rels/item1.xml.rels": relations(("customXmlProps", "itemProps1.xml")),
        "customXml/itemProps1.xml": b"<da-lat/>",
        "customXml/item2.xml": b'<Sources xmlns="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"/>',
        "customXml/item3.xml": b'<p xmlns="http://schemas.microsoft.com/office/2006/metadata/properties">Hoa</p>',
    }
    links = (("customXml", f"../customXml/item{number}.xml") for number in (1, 2, 3))
    file = cleaned(p("Chữ"), more, *links)
    assert [each for each in file.parts if each.startswith("customXml")] == ["customXml/item2.xml"]
    assert "da-lat" not in everything(file)
    assert "itemProps1" not in everything(file)
    assert "item2" in file.parts["[Content_Types].xml"].decode()


def test_settings_keep_no_path_and_no_tracking() -> None:
    settings = (
        '<w:attachedTemplate r:id="rId1"/><w:trackRevisions/><w:documentProtection w:edit="trackedChanges"/>'
        '<w:mailMerge><w:dataSource r:id="rId2"/></w:mailMerge><w:rsids><w:rsid w:val="00AB12CD"/></w:rsids>'
        '<w:defaultTabStop w:val="720"/>'
    )
    more = {
        "word/settings.xml": part("settings", settings),
        "word/_rels/settings.xml.rels": relations(
            ("attachedTemplate", "file:///C:/Users/Hoa/mau.dotm"), ("mailMergeSource", "file:///C:/Users/Hoa/ds.xlsx")
        ),
    }
    file = cleaned(p("Chữ"), more, ("settings", "settings.xml"))
    kept = file.parts["word/settings.xml"].decode()
    assert re.findall(r"<w:(\w+) ", kept) == ["settings", "defaultTabStop"]
    assert "Hoa" not in everything(file)


def test_links_stay_and_the_origin_of_a_stored_picture_goes() -> None:
    links = (
        ("hyperlink", "https://dangcongsan.vn/"),
        ("image", "file:///C:/Users/Hoa/a.png"),
        ("image", "media/a.png"),
    )
    blip = '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="rId4" r:link="rId3"/>'
    body = p(
        f'<w:hyperlink r:id="rId2"><w:r><w:t>Trang</w:t></w:r></w:hyperlink><w:r><w:drawing>{blip}</w:drawing></w:r>'
    )
    file = cleaned(body, {"word/media/a.png": b"x"}, *links)
    assert "dangcongsan.vn" in everything(file)
    assert "Hoa" not in everything(file)
    assert 'r:embed="rId4"' in body_xml(file)
    assert "word/media/a.png" in file.parts


def test_a_picture_that_is_only_linked_keeps_its_link() -> None:
    blip = '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="rId2"/>'
    file = cleaned(p(f"<w:r><w:drawing>{blip}</w:drawing></w:r>"), {}, ("image", "file:///C:/anh/a.png"))
    assert "a.png" in everything(file)


def test_a_part_is_found_by_its_name_in_other_letters_and_from_the_root() -> None:
    more = {"word/Media/Ảnh 1.png": b"x", "word/fontTable.xml": part("fonts", "")}
    file = cleaned(p("Chữ"), more, ("image", "media/%E1%BA%A2nh%201.png"), ("fontTable", "/word/fontTable.xml"))
    assert set(more) <= file.parts.keys()


def test_a_relation_that_led_nowhere_before_is_left_to_word() -> None:
    links = cleaned(p("Chữ"), {}, ("image", "NULL")).parts["word/_rels/document.xml.rels"].decode()
    assert 'Target="NULL"' in links


@pytest.mark.parametrize("name", ["[Content_Types].xml", "_rels/.rels"])
@pytest.mark.parametrize("content", [None, b"<hong"])
def test_a_damaged_package_is_said_and_no_traceback(name: str, content: bytes | None) -> None:
    parts = {**package(p("Chữ")), name: content}
    kept = {each: data for each, data in parts.items() if data is not None}
    with pytest.raises(DocumentError, match=r"hỏng\.docx"):
        clean_document(parse_word(kept, "hỏng.docx"))
