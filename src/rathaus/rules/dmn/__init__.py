"""Decision models: reading, linking, evaluating."""
