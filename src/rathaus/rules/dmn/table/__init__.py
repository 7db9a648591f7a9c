"""Decision tables: compiled to bitmasks, one bit for each rule. Source: DMN 1.5, chapter 8."""
