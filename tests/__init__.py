"""Mirrors plugins/affidavit; what several tests share stands at this level."""
