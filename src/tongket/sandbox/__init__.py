"""Texts with `{{ }}` in them: what they may use, where it stands, what is wrong with it, in Vietnamese."""
