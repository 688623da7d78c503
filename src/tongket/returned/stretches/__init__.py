"""A returned report cut at its headings, and each stretch laid beside its part of the form, from top to bottom."""
