"""The expression language: text to tree, tree to Python code."""
