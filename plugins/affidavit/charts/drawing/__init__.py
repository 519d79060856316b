"""Figures drawn in a browser at build time: clean SVG, and rasters for where no SVG shows."""
