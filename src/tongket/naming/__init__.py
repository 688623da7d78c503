"""What a clerk calls a place of a report (chỗ trong báo cáo), and where a finding about a submission stands in it.

Imports `findings`, `model`. Start at `clerk_places.py`.
"""
