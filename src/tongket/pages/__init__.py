"""Pages for a browser (trang HTML): how a campaign stands, and the draft with all that it is made of.

One file each, without script and network; records here, the look in `templates/*.html.j2`. The only user of jinja2
beside `sentences`: what units wrote is a value in its templates, escaped, never a part of them. Imports
`findings`, `values`, `workspace`, `packaged`, `model`, `naming`, `status`, `book`, `output`. Start at
`result_page.py`; `html_templates.py` is where a record becomes a page.
"""
