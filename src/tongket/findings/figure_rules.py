"""What `tongket figures` reports: one line a rule, named for the defect."""

from tongket.findings.diagnostics import Rule, Severity

NO_SOURCE = Rule(id="no-source", severity=Severity.WARNING)
"""A number that nothing of the data says; the run fails on it, though it may be right."""
WRONG_SHARE = Rule(id="wrong-share", severity=Severity.ERROR)
CUT_OFF_SHARE = Rule(id="cut-off-share", severity=Severity.WARNING)
"""One unit in the last digit: cut off instead of rounded, a habit and no fault.

Published so: 120/152 as 78,94% (hoinongdanag.org.vn, 7435, 2018), 26/63 as 41,26% (znews.vn, post1104367, 2020).
"""
OVER_WHOLE = Rule(id="over-whole", severity=Severity.ERROR)
WRONG_SUM = Rule(id="wrong-sum", severity=Severity.ERROR)
PARTS_LEFT = Rule(id="parts-left", severity=Severity.WARNING)
"""The parts named are a little less than the whole: perhaps one was forgotten."""
WRONG_CHANGE = Rule(id="wrong-change", severity=Severity.ERROR)
NOT_POINTS = Rule(id="not-points", severity=Severity.WARNING)
"""A difference of two shares that is called per cent instead of points."""
WRONG_BOUND = Rule(id="wrong-bound", severity=Severity.ERROR)
EXACT_BOUND = Rule(id="exact-bound", severity=Severity.WARNING)
""""Hơn 1.816" where it is exactly that."""
UNLIKE_ANNEX = Rule(id="unlike-annex", severity=Severity.ERROR)
"""A figure of the text that is another one in an annex of the same document."""
