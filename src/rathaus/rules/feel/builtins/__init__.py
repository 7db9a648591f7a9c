"""The built-in functions of FEEL.

Source: DMN 1.5, 10.3.4. `registry.BUILTINS` has them by name; each comes with a sentence and
examples, which a reference prints and the tests evaluate.
"""
