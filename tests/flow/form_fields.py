"""Form fields of old, written as XML."""

from tests.word.documents import run


def mark(kind: str, data: str = "") -> str:
    """Return where a field begins, its result begins, or it ends."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{data}</w:fldChar></w:r>'


def field(instruction: str, *result: str, data: str = "") -> str:
    """Return a field; what is no XML is a plain run."""
    said = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    shows = "".join(each if each.startswith("<") else run(each) for each in result)
    return mark("begin", data) + said + mark("separate") + shows + mark("end")


def form_field(kind: str, *result: str, name: str = "Text1", data: str = "<w:textInput/>") -> str:
    """Return a form field of old."""
    return field(kind, *result, data=f'<w:ffData><w:name w:val="{name}"/><w:enabled/>{data}</w:ffData>')


def check_box(state: str) -> str:
    """Return a check box; `state` is the XML of its state."""
    return form_field("FORMCHECKBOX", name="Check1", data=f"<w:checkBox><w:sizeAuto/>{state}</w:checkBox>")


def drop_down(chosen: str) -> str:
    """Return a list of yes and no; `chosen` is the XML of what was chosen."""
    entries = '<w:listEntry w:val="Có"/><w:listEntry w:val="Không"/>'
    return form_field("FORMDROPDOWN", name="Drop1", data=f"<w:ddList>{chosen}{entries}</w:ddList>")
