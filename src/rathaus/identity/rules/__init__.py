"""Pure rules of identity: no Django, no clock, no I/O."""
