"""Vietnamese values: figures, dates, measures, signs of documents, folded words; text in, value or refusal out.

Imports nothing of the house. Start at `figures.py`.
"""
