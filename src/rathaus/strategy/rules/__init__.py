"""The rules of the strategy: pure functions over its facts, without Django, clock or I/O."""
