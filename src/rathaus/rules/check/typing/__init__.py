"""Which type an expression has, as far as that is certain, and what cannot be right in it.

Source: DMN 1.5, 10.3.2.9 (types), 10.3.2.13 (operators). Where a type is not known for certain it
is `Any`, and nothing is said: silence here proves nothing, a finding should.
"""
