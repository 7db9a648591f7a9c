"""Plans a portfolio over quarters: model, search, bound, reasons. Pure; knows no web, no database."""
