"""A model in plain values, for pages and forms: what it says, what it asks for, what it did."""
