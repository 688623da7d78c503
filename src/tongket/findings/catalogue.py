"""The one registry of all rules of all commands: a second rule of the same id can't be loaded."""

from tongket.findings import campaign_rules, draft_rules, figure_rules, lint_rules, template_rules
from tongket.findings.rule import collect

RULES = collect(campaign_rules, draft_rules, template_rules, figure_rules, lint_rules)
"""By id, command by command in the order of the work."""
