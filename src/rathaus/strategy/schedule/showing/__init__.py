"""Plans as pages show them: figures, timeline, loads, reasons, in the language of the reader."""
