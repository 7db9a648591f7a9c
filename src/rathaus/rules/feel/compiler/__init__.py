"""From tree to Python code.

An expression becomes one Python function of straight statements: each part is worked out into a
local variable, with the common case (two numbers, a context with that entry) inline and
everything else left to the functions of `values.operators` and `feel.runtime`.
"""
