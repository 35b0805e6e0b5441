"""Search over the whole library: an index in the cache folder, hits in context, the concordance.

`index` finds the articles that may hold a text, `recipes` keeps how to get an article's text back from its source
without splitting it again, `finder` carries out a filter over all articles, `concordance` sorts hits in context.
"""
