"""How fast the program is, beside programs that do nothing: ``python -m tests.benchmarks``.

Every figure is measured from outside, in turn with what it is compared with, and printed with the
goal it is held against. A benchmark is not a test: it always exits with 0, and pytest collects
nothing here.
"""
