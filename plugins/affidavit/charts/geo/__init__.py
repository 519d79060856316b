"""Places: what they are called and coded, where a grid of tiles has them, and their outlines.

`gazetteer` finds the place that a cell of data means, `tile_grids` and `outlines` say where on a
map it lies, `placing` holds rows against them, and `shades` says in which colour each is drawn.
"""
