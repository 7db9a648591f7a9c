"""The strategy office: portfolio table, category board, data quality, editing the strategy."""
