"""By what a returned form is known, whatever its file is called (dấu của mẫu)."""

from tongket.flow.flow import Flow
from tongket.model.forms import FormStamp, stamp_of_line, stamp_of_properties


def find_stamp(flow: Flow) -> FormStamp | None:
    """Return the stamp of a report: from its properties, else from the line in its headers and footers; or None.

    Two that differ are none: somebody put two forms together.
    """
    said = stamp_of_properties(flow.properties)
    if said is not None:
        return said
    shown = {stamp for each in flow.footers if (stamp := stamp_of_line(each)) is not None}
    return shown.pop() if len(shown) == 1 else None
