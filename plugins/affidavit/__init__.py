"""Affidavit: publish investigations whose build checks the story against its own evidence."""

__version__ = "0.1.0"
