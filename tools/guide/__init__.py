"""`tools/huong-dan`: the guide of the office, its pictures made by going the whole way with the real campaign.

Start at `journey.py`: what is done, and what is looked at after each step. `pictures.py` is how a page, a document, a
terminal become a picture; the words are in `huong-dan.html.j2`.
"""
