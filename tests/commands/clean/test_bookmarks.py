"""What is not seen goes where it is ours or tells of people; what belongs to people and their programs stays."""

import pytest

from tests.word.documents import body_xml, cell, cleaned, comment, commented, p, part, run, table, texts
from tongket.ooxml.namespaces import W

PEOPLE = "http://schemas.microsoft.com/office/2011/relationships/people"


def control(content: str, *, tag: str = "tk:II.1.1/hoi_nghi", alias: str = "", number: int = 1) -> str:
    """Return a content control around XML."""
    named = f'<w:alias w:val="{alias}"/>' * bool(alias) + f'<w:tag w:val="{tag}"/>' * bool(tag)
    return f'<w:sdt><w:sdtPr>{named}<w:id w:val="{number}"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def marked(name: str, *content: str, number: int = 1) -> str:
    """Return content with a bookmark around it."""
    inside = "".join(each if each.startswith("<") else run(each) for each in content)
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{number}"/>'


def test_a_control_of_ours_goes_and_its_figure_stays() -> None:
    file = cleaned(p("Có ", control(run("1.721")), " hội nghị."))
    assert texts(file) == ["Có 1.721 hội nghị."]
    assert "sdt" not in body_xml(file)


def test_the_runs_beside_it_grow_together_again() -> None:
    xml = body_xml(cleaned(p("Có ", control(run("1.721")), " hội nghị", run(".", "<w:b/>"))))
    assert [each.partition(">")[2].partition("<")[0] for each in xml.split("<w:t")[1:] if each[0] in " >"] == [
        "Có 1.721 hội nghị",
        ".",
    ]


def test_a_control_that_libreoffice_saved_is_known_by_its_bookmark() -> None:
    outside = p("Có ", marked("_tkf0a1b2c3d4e5f", control(run("12"), tag="", alias="Số hội nghị")))
    inside = p("Có ", control(marked("_tkf0a1b2c3d4e5f_2", "12"), tag="", alias="Số hội nghị"))
    for body in (outside, inside):
        file = cleaned(body)
        assert texts(file) == ["Có 12"]
        assert "sdt" not in body_xml(file)
        assert "bookmark" not in body_xml(file)


def test_the_control_of_somebody_else_after_one_of_ours_is_not_ours() -> None:
    ours = marked("_tkf0a1b2c3d4e5f", control("", tag=""))
    file = cleaned(p(ours, control(run("Ngày ký"), tag="ngay-ky", number=2)))
    assert body_xml(file).count("<w:sdt>") == 1


@pytest.mark.parametrize(
    ("body", "left"),
    [
        (control(p("Một")) + p("Hai"), ["Một", "Hai"]),
        (table(control(cell(p("a"))) + cell(p("b"))) + p("Sau"), ["a", "b", "Sau"]),
        (table(control(f"<w:tr>{cell(p('a'))}</w:tr>")) + p("Sau"), ["a", "Sau"]),
        (table(cell(control(p("a")))) + p("Sau"), ["a", "Sau"]),
        (p(control(control(run("1"), number=2) + run("2"))), ["12"]),
        (p("Có ", f"<w:hyperlink>{control(run('5'))}</w:hyperlink>"), ["Có 5"]),
    ],
)
def test_controls_around_paragraphs_cells_and_rows_go_too(body: str, left: list[str]) -> None:
    file = cleaned(body)
    assert texts(file) == left
    assert "sdt" not in body_xml(file)


def test_what_word_shows_in_an_emptied_control_of_ours_goes_with_its_space() -> None:
    def emptied(number: int) -> str:
        made = control(run("Bấm vào đây để nhập văn bản.", '<w:rStyle w:val="goc"/>'), number=number)
        return made.replace("</w:sdtPr>", "<w:showingPlcHdr/></w:sdtPr>")

    file = cleaned(p("Một ", emptied(1), " hai ", emptied(2), ".") + p(emptied(3)) + p("Cuối"))
    assert texts(file) == ["Một hai.", "Cuối"]
    assert "yellow" not in body_xml(file)


def test_controls_of_other_people_stay() -> None:
    body = p(control(run("Ngày ký"), tag="ngay-ky", alias="Ngày ký", number=5)) + p(control(run("7")))
    file = cleaned(body)
    assert texts(file) == ["Ngày ký", "7"]
    assert body_xml(file).count("<w:sdt>") == 1


def test_our_bookmarks_go_and_peoples_stay_in_their_places() -> None:
    body = p(
        *(marked("_tk1a2b", "Một ", marked("Ghi_nhớ", "hai ", number=2)), marked("tk_cu", "ba ", number=3)),
        *(marked("_Toc123", "bốn ", number=4), marked("_GoBack", number=5), marked("_Ref9", "năm", number=6)),
    )
    file = cleaned(body)
    names = [each.get(f"{{{W}}}name") for each in file.body.iter(f"{{{W}}}bookmarkStart")]
    numbers = [each.get(f"{{{W}}}id") for each in file.body.iter(f"{{{W}}}bookmarkEnd")]
    assert (names, numbers) == (["Ghi_nhớ", "_Toc123", "_Ref9"], ["2", "4", "6"])
    assert texts(file) == ["Một hai ba bốn năm"]


def test_a_bookmark_over_several_paragraphs_goes_at_both_ends() -> None:
    start, end = '<w:bookmarkStart w:id="1" w:name="_tkx"/>', '<w:bookmarkEnd w:id="1"/>'
    assert "bookmark" not in body_xml(cleaned(p(start, "Một") + p("Hai") + end + p("Ba")))


def test_a_persons_bookmark_moves_out_of_a_paragraph_that_goes() -> None:
    body = p("Một") + p(marked("Dấu", run(" (6)", '<w:rStyle w:val="Snv"/>'))) + p("Hai")
    file = cleaned(body)
    assert texts(file) == ["Một", "Hai"]
    assert body_xml(file).count("bookmark") == 2


def test_comments_of_ours_go_with_their_marks_and_parts() -> None:
    more = {
        "word/comments.xml": part("comments", comment(1, "tongket", "da-lat.yaml:14")),
        "word/people.xml": b"<people author='tongket'/>",
    }
    links = (("comments", "comments.xml"), (PEOPLE, "people.xml"))
    file = cleaned(p("Có ", commented(1, "214"), " hội nghị."), more, *links)
    assert texts(file) == ["Có 214 hội nghị."]
    assert "comment" not in "".join(file.parts) + body_xml(file)
    assert not any(b"comments" in each or b"people" in each for each in file.parts.values())


def test_comments_tied_to_no_place_go_too() -> None:
    more = {"word/comments.xml": part("comments", comment(1, "Nguyễn Thị Hoa", "Cũ"))}
    file = cleaned(p("Chữ"), more, ("comments", "comments.xml"))
    assert not any(b"Hoa" in each for each in file.parts.values())


def test_the_history_of_editing_goes() -> None:
    body = p(
        '<w:r w:rsidR="00AB12CD" w:rsidRPr="00AB12CD"><w:t>Một </w:t></w:r>', "<w:proofErr w:type='spellStart'/>", "hai"
    )
    body = body.replace("<w:p>", '<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD" w14:paraId="12345678">')
    editors = '<w:permStart w:id="1" w:ed="hoa@tinhuy.vn"/><w:permEnd w:id="1"/>'
    xml = body_xml(cleaned(body + editors))
    assert "rsid" not in xml
    assert "proofErr" not in xml
    assert "hoa@" not in xml
    assert "Một hai" in xml


def test_the_path_of_a_picture_on_somebodys_computer_goes_and_its_description_stays() -> None:
    drawing = (
        '<w:r><w:drawing><wp:docPr xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        ' id="1" name="{}" descr="{}"/></w:drawing></w:r>'
    )
    xml = body_xml(cleaned(p(drawing.format("Ảnh 1", r"C:\Users\Hoa\Ảnh\hội nghị.jpg"))))
    assert 'descr="hội nghị.jpg"' in xml
    xml = body_xml(cleaned(p(drawing.format("Ảnh 1", "Hội nghị ở Đà Lạt, ngày 8/4/2019"))))
    assert "Hội nghị ở Đà Lạt, ngày 8/4/2019" in xml
