"""How sources are cut into articles, kept in the user's cache folder: splitting a library is its real cost.

`form` turns a page into bytes and back, `store` keeps them, `cuts` is what everybody asks for a page.
"""
