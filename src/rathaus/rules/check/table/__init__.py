"""Gaps, overlaps and unreachable rules of a decision table.

The inputs of a table span a space; each rule is a box in it. The constants of a column's cells
split its values into atoms: stretches within which every cell says the same. What is true of one
value of an atom is true of all, so that the whole, infinite space is looked at exactly.

Source: D. Calvanese, M. Dumas, Ü. Laurson, F. M. Maggi, M. Montali, I. Teinemaa: Semantics and
Analysis of DMN Decision Tables, BPM 2016; the same: Semantic DMN, Artificial Intelligence 2019.
They sweep over the columns with lists of rules; here sets of rules are the bits of one integer,
columns are taken in the order that parts the rules best, and what was seen is remembered.
"""
