"""Records made directly, without files: a small roster and outline, and what its units say to it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tongket.findings.diagnostics import Diagnostic
from tongket.findings.locations import TextLocation
from tongket.merge.decisions import NO_DECISIONS, Decisions
from tongket.merge.draft import merge_draft
from tongket.merge.merged import Draft, Total
from tongket.merge.organs import Organs
from tongket.merge.totals import merge_total
from tongket.model.answers import Answer, Cell, Fact, FilledTable, Intake, Line, Receipt, Submission
from tongket.model.outline import (
    Column,
    FactKind,
    Indicator,
    Item,
    ItemKind,
    Option,
    Outline,
    ReportFrame,
    Row,
    Section,
    Sentence,
    Table,
    Totalling,
    walk_items,
)
from tongket.model.roster import Campaign, Group, Roster, Unit, count_required

DAY = date(2019, 4, 12)
NOWHERE = TextLocation(file="data/submissions/đơn vị.yaml", line=1, column=1)

INDICATOR = Indicator(
    id="hoi_nghi",
    name="Số hội nghị quán triệt",
    measure="hội nghị",
    kind=FactKind.INTEGER,
    totalling=Totalling.SUM,
    groups=None,
    timing=None,
    mandatory=False,
    negative=False,
    maximum=Decimal(100),
)
RATE = replace(INDICATOR, id="ty_le", name="Tỷ lệ tham gia", measure="%", kind=FactKind.RATE, totalling=Totalling.MEAN)
YES_NO = replace(INDICATOR, id="ke_hoach", name="Có kế hoạch riêng", measure=None, kind=FactKind.YES_NO)
CHOICE = replace(
    YES_NO,
    id="cach",
    name="Hình thức",
    kind=FactKind.CHOICE,
    options=(Option(id="truc_tiep", name="trực tiếp"), Option(id="zalo", name="qua Zalo")),
)
DOCUMENTS = replace(YES_NO, id="van_ban", name="Văn bản đã ban hành", kind=FactKind.DOCUMENTS)
MODELS = replace(YES_NO, id="mo_hinh", name="Mô hình hay", kind=FactKind.MODELS)
STAFF = replace(INDICATOR, id="can_bo", name="Cán bộ", measure="người", years=(2009, 2018))

ITEM = Item(
    id="I",
    number="I.",
    title="Công tác quán triệt",
    heading="Công tác quán triệt",
    kind=ItemKind.PROSE,
    mandatory=True,
    min_words=None,
    max_words=None,
    guidance=None,
    leads=(),
    in_report=True,
    join_points=True,
    name_units=False,
    min_units=1,
    indicators=(),
    sentences=(),
    severities={},
)

COLUMN = Column(
    id="can_bo",
    name="Cán bộ",
    measure="người",
    kind=FactKind.INTEGER,
    totalling=Totalling.SUM,
    formula=None,
    negative=False,
    maximum=Decimal(100),
)
TEXT_COLUMN = replace(COLUMN, id="ghi_chu", name="Ghi chú", measure=None, kind=FactKind.SHORT_TEXT)
TABLE = Table(
    id="PL1",
    title="Tổ chức bộ máy, cán bộ",
    rows=(Row(id="mttq", name="Mặt trận Tổ quốc"), Row(id="phu_nu", name="Hội Phụ nữ")),
    columns=(COLUMN, TEXT_COLUMN),
    total_row=True,
    groups=None,
    checks=(),
)


def group(name: str, items: Iterable[str], tables: Iterable[str] = (), noun: str = "đảng bộ") -> Group:
    return Group(
        id=name,
        name=name,
        count_noun=noun,
        before=None,
        items=frozenset(items),
        tables=frozenset(tables),
        note=None,
    )


def unit(name: str, of: Group | None, title: str, *, before: date | None = None) -> Unit:
    """Return a unit; one of no group compiles."""
    return Unit(
        id=name,
        name=title,
        short_name=title,
        territory=None,
        group=of,
        before=before,
        contact=None,
        compiling=of is None,
    )


def roster(items: Iterable[str], tables: Iterable[str] = ()) -> Roster:
    """Return a compiling office, three districts and one association; these owe everything."""
    owed, filled = tuple(items), tuple(tables)
    huyen, doan_the = group("huyen", owed, filled), group("doan-the", owed, filled, "đoàn thể")
    return Roster(
        groups=(huyen, doan_the),
        units=(
            unit("ban-dan-van", None, "Ban Dân vận Tỉnh ủy"),
            unit("da-lat", huyen, "Thành ủy Đà Lạt", before=date(2019, 4, 10)),
            unit("bao-loc", huyen, "Thành ủy Bảo Lộc", before=date(2019, 4, 10)),
            unit("di-linh", huyen, "Huyện ủy Di Linh", before=date(2019, 4, 10)),
            unit("mttq", doan_the, "Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh"),
        ),
    )


def outline(*sections: Section | Item, tables: tuple[Table, ...] = ()) -> Outline:
    return Outline(
        id="thu",
        issued_with=None,
        report=ReportFrame(
            kind="BÁO CÁO",
            subject="tổng kết 10 năm thực hiện Kết luận số 62-KL/TW",
            superior=None,
            organ="TỈNH ỦY LÂM ĐỒNG",
            symbol="BC/TU",
            place="Lâm Đồng",
            bases=(),
            authority="T/M BAN THƯỜNG VỤ",
            post="PHÓ BÍ THƯ",
            signer="Trần Đức Quận",
            recipients=(),
            pages=None,
        ),
        period=None,
        steps=(),
        abbreviations={},
        severities={},
        sections=sections,
        tables=tables,
        items=tuple(walk_items(sections)),
    )


def section(number: str, title: str, *children: Section | Item) -> Section:
    return Section(id=number, number=number, title=title, heading=title, children=children)


def campaign(*sections: Section | Item, tables: tuple[Table, ...] = ()) -> Campaign:
    """Return an outline with the small roster."""
    asked = outline(*sections, tables=tables)
    return Campaign(outline=asked, roster=roster((each.id for each in asked.items), (each.id for each in tables)))


def fact(value: Decimal | int | bool | tuple[str, ...], typed: str | None = None, **years: int) -> Fact:  # noqa: FBT001
    """Return a fact; `nam_2009=441` is that of a base year."""
    by_year = {int(name.removeprefix("nam_")): Decimal(each) for name, each in years.items()}
    plain = value if isinstance(value, bool | tuple) else Decimal(value)
    return Fact(value=plain, by_year=by_year, typed=str(value) if typed is None else typed, location=NOWHERE)


def answer(item: str, *lines: str, facts: Mapping[str, Fact] | None = None, none: str | None = None) -> Answer:
    return Answer(
        item=item,
        lines=tuple(Line(text=each, line=number) for number, each in enumerate(lines, 1)),
        facts=facts or {},
        none_reason=none,
        location=NOWHERE,
    )


def filled(table: str, cells: Mapping[str, Mapping[str, tuple[Decimal | str, str]]]) -> FilledTable:
    """Return a filled-in table: of each cell its value and what was typed."""
    return FilledTable(
        table=table,
        cells={
            row: {name: Cell(value=value, typed=typed, location=NOWHERE) for name, (value, typed) in given.items()}
            for row, given in cells.items()
        },
        faulty=frozenset(),
        location=NOWHERE,
        row_locations={},
    )


def submission(of: Unit, answers: Iterable[Answer] = (), tables: Iterable[FilledTable] = ()) -> Submission:
    return Submission(
        file=f"data/submissions/{of.id}.yaml",
        unit=of,
        sent=None,
        reference=None,
        signer=None,
        note=None,
        answers={each.item: each for each in answers},
        tables={each.table: each for each in tables},
        answers_location=NOWHERE,
        tables_location=NOWHERE,
    )


def draft(
    of: Campaign,
    submissions: Iterable[Submission],
    *,
    found: tuple[Diagnostic, ...] = (),
    left_out: tuple[Diagnostic, ...] = (),
    decisions: Decisions = NO_DECISIONS,
) -> Draft:
    """Return what came in, merged; each unit is the one of its name in this campaign."""
    own = (replace(each, unit=of.roster.unit(each.unit.id) or each.unit) for each in submissions)
    receipts = tuple(_receive(each, of.outline) for each in own)
    intake = Intake(campaign=of, receipts=receipts, left_out=left_out, found=(*found, *left_out))
    return merge_draft(intake, as_of=DAY, number=1, decisions=decisions)


def _receive(came: Submission, asked: Outline) -> Receipt:
    required = count_required(came.unit, asked)
    answered = sum(each.has_content for each in came.answers.values())
    answered += sum(each.has_content for each in came.tables.values())
    return Receipt(
        file=came.file,
        unit=came.unit,
        sent=came.sent,
        required=required,
        answered=answered,
        incomplete=answered < required,
        submission=came,
    )


def total(indicator: Indicator, **facts: Fact) -> Total:
    """Return an indicator over the small roster; a keyword is a unit: `da_lat` is `da-lat`."""
    known = roster(["I"])
    given = {name.replace("_", "-"): each for name, each in facts.items()}
    reported = [(submission(each), given[each.id]) for each in known.units if each.id in given]
    return merge_total(indicator, reported, Organs(known), known.owing)


def sentence(text: str, first: int = 1) -> Sentence:
    """Return a lead sentence of one text, as it stands alone in an outline from a line on."""
    at = TextLocation(file="data/outline.yaml", line=first, column=1)
    return Sentence(opening=None, clauses=(text,), locations=(at,), lines=(tuple(text.split("\n")),))
