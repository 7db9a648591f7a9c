"""Pure rules of forms: values in, values with reasons out."""
