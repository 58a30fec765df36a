"""A local page that shows the feeds as readers will, before subscribers see them.

`looks` says what is shown; the modules named after views write it as HTML; `tables` gives each page
its address; `server` answers for those alone; `following` builds again when a source changes.
"""
