"""Plans a portfolio over quarters: model, search, bound and reasons; no web, no database."""
