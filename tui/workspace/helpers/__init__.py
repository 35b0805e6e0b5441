"""Processes that read sources of a library beside this one, so that the first reading of many files uses the cores.

`tasks` is what one of them does, `process` its life, `pool` starts, asks and ends them, `spread` hands work out and
gives the answers in the library's order.
"""
