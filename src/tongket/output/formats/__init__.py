"""Findings and rules as others read them: SARIF, the commands of a workflow, the page and JSON of all rules."""
