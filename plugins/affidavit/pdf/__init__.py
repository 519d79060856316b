"""PDFs as anybody sends them: read in a process of their own, and drawn without what they hide.

Nothing is imported here: the worker, which is a program, loads as little as it can.
"""
