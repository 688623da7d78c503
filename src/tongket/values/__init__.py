"""Vietnamese values: figures, dates, measures, signs of documents, folded words; text in, value or refusal out.

Imports nothing of the house. Start at `figures.py`, which reads and prints figures and dates; `folding.py` holds
the forms in which texts are compared.
"""
