"""The adapter: the one part that has heard of MkDocs."""
