"""Kinds of chart, one a file. Each is an entry point of the group `affidavit.charts`."""
