"""The views of the public site: thin, each answers one address."""
