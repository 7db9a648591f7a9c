"""The public conformance suite (DMN TCK), run against this engine."""
