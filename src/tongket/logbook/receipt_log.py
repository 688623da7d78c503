"""`data/receipts.yaml` to a `ReceiptLog`: written by `receive`, read by everybody, edited by people."""

from collections.abc import Collection

from tongket.findings.campaign_rules import BAD_VALUE, UNKNOWN_UNIT, WRONG_SHAPE
from tongket.findings.diagnostics import Diagnostic
from tongket.model.arrivals import Arrival, Opinion, ReceiptLog, Signed, Verdict
from tongket.model.roster import Roster
from tongket.model.ways import Way
from tongket.source import nodes
from tongket.source.fields import Fields, shape_of
from tongket.source.nodes import Broken, Findings, Source
from tongket.values.hints import hint_nearest
from tongket.values.quoting import shorten

LOG_KEY = "nhat_ky"


def read_log(source: Source, before: list[Diagnostic], roster: Roster) -> tuple[ReceiptLog, list[Diagnostic]]:
    """Return what a log says, and what is wrong with it; an entry that can't be understood is left out."""
    findings = Findings(source, list(before))
    if not isinstance(source.root, nodes.Mapping):
        if source.root is not None and not isinstance(source.root, Broken):
            message = f"Sổ nhận cần khóa {LOG_KEY}, nhưng nhận được {shape_of(source.root)}."
            findings.add(WRONG_SHAPE, source.root.span, message, f"viết {LOG_KEY}: rồi các lần nhận, mỗi lần một gạch.")
        return ReceiptLog(), findings.found
    fields = Fields(source.root, findings, "Sổ nhận")
    units = {each.id for each in roster.units}
    arrivals: dict[tuple[str, int], Arrival] = {}
    opinions: list[Opinion] = []
    for each in fields.records(LOG_KEY, "Sổ nhận"):
        if "xem" in each.entries:
            opinion = _read_opinion(each, units)
            opinions += [] if opinion is None else [opinion]
        else:
            arrival = _read_arrival(each, units)
            if arrival is not None and _is_first(each, arrival, arrivals):
                arrivals[arrival.unit, arrival.version] = arrival
    fields.close()
    return ReceiptLog(arrivals=tuple(arrivals.values()), opinions=tuple(opinions)), findings.settled()


def _is_first(fields: Fields, arrival: Arrival, arrivals: Collection[tuple[str, int]]) -> bool:
    """Whether a version is put down for the first time; a second time is a finding."""
    if (arrival.unit, arrival.version) not in arrivals:
        return True
    message = f"bản {arrival.version} của {arrival.unit} đã có ở một dòng trên."
    fields.refuse(BAD_VALUE, fields.value_span("ban"), message, "ghi số bản tiếp theo, hoặc xóa một lần.")
    return False


def _read_arrival(fields: Fields, units: Collection[str]) -> Arrival | None:
    unit, version = _read_version(fields, units)
    day = fields.day("ngay_den")
    if fields.lacks("ngay_den"):
        fields.refuse_missing("ngay_den", "ngay_den", "thêm ngay_den: và ngày nhận, ví dụ 8/4/2019.")
    form = fields.mapping("mau", f"{fields.where}, mau")
    version_of_form, number = (form.text("phien_ban"), form.whole("so")) if form is not None else (None, None)
    if form is not None:
        form.close()
    via, reference, file = fields.text("qua"), fields.text("so_ky_hieu"), fields.text("tep")
    digest, changes, by = fields.text("sha256"), fields.text("thay_doi"), fields.text("nguoi_nhan")
    signed = fields.choice("ky", Signed, Signed.UNKNOWN)
    ways = _read_ways(fields)
    fields.close()
    if unit is None or version is None or day is None:
        return None
    return Arrival(
        unit=unit,
        version=version,
        day=day,
        via=via,
        signed=signed or Signed.UNKNOWN,
        reference=reference,
        file=file,
        digest=digest.lower() if digest is not None else None,
        form=version_of_form,
        form_number=number,
        ways=ways,
        changes=changes,
        by=by,
    )


def _read_opinion(fields: Fields, units: Collection[str]) -> Opinion | None:
    unit, version = _read_version(fields, units)
    verdict = fields.choice("xem", Verdict, None)
    day = fields.day("ngay")
    by, wanted = fields.text("nguoi"), fields.text("noi_dung")
    if fields.lacks("ngay"):
        fields.refuse_missing("ngay", "ngay", "thêm ngay: và ngày xem, ví dụ 9/4/2019.")
    fields.close()
    if unit is None or version is None or verdict is None or day is None:
        return None
    return Opinion(unit=unit, version=version, verdict=verdict, day=day, by=by, wanted=wanted)


def _read_version(fields: Fields, units: Collection[str]) -> tuple[str | None, int | None]:
    """Return the unit and which of its versions an entry is about."""
    unit = fields.text("don_vi", required=True)
    if unit is not None and unit not in units:
        hint = hint_nearest(unit, sorted(units), kind="mã")
        fields.refuse(UNKNOWN_UNIT, fields.value_span("don_vi"), f'không có đơn vị nào mã "{shorten(unit)}".', hint)
        unit = None
    if fields.lacks("ban"):
        fields.refuse_missing("ban", "ban", "thêm ban: và số bản, bản đầu là 1.")
    return unit, fields.whole("ban")


def _read_ways(fields: Fields) -> dict[Way, tuple[str, ...]]:
    parts = fields.mapping("cach_doc", f"{fields.where}, cach_doc")
    if parts is None:
        return {}
    ways = {way: tuple((parts.text(way.value) or "").split()) for way in Way}
    parts.close()
    return {way: addresses for way, addresses in ways.items() if addresses}
