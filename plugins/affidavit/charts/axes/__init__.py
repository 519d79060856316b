"""Axes, what is written along them, and remarks on the picture: what kinds of chart share."""
