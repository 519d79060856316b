"""Geometry of maps: areas stay, neighbours keep their common line, nothing leaves the picture."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affidavit.charts.geo.clipping import Box, clipped_line, clipped_ring
from affidavit.charts.geo.maps import MAPS
from affidavit.charts.geo.outlines import lay_out, outlines
from affidavit.charts.geo.projections import Albers, Azimuthal, EqualEarth
from affidavit.charts.geo.simplifying import ring_area, simplified
from affidavit.charts.geo.tile_grids import tile_grid
from affidavit.charts.geo.topology import Topology, from_json

PIXEL = Box(0, 0, 10, 10)
COORDINATES = st.tuples(st.floats(-20, 30), st.floats(-20, 30))


def patch(longitude, latitude, side=0.01):
    """Return the corners of a small piece of the earth."""
    east, north = longitude + side, latitude + side
    return [(longitude, latitude), (east, latitude), (east, north), (longitude, north)]


@pytest.mark.parametrize(
    "projection", [EqualEarth(), Albers(29.5, 45.5, -96), Azimuthal(10, 52)], ids=type
)
@pytest.mark.parametrize("at", [(-80.0, 10.0), (-100.0, 40.0), (20.0, 60.0)])
def test_projections_keep_areas(projection, at):
    """A piece of the earth has its true area anywhere, or colours would not compare."""
    true = math.radians(0.01) * (
        math.sin(math.radians(at[1] + 0.01)) - math.sin(math.radians(at[1]))
    )
    drawn = ring_area([projection(corner) for corner in patch(*at)])
    assert drawn == pytest.approx(true, rel=1e-3)


def test_a_line_over_the_date_line_does_not_jump():
    """Siberia goes on beyond 180 degrees east."""
    joined = EqualEarth().joined([(179.0, 66.0), (-179.0, 66.0), (-170.0, 66.0)])
    assert [longitude for longitude, _ in joined] == [179.0, 181.0, 190.0]


@given(st.lists(COORDINATES, min_size=3, max_size=20))
def test_clipped_shapes_stay_in_the_picture(ring):
    """Of a shape and of a line only what is in the box is left."""
    edge = Box(-1e-6, -1e-6, 10 + 1e-6, 10 + 1e-6)
    assert all(edge.holds(at) for at in clipped_ring(ring, PIXEL))
    assert all(edge.holds(at) for part in clipped_line(ring, PIXEL) for at in part)


def test_a_line_that_leaves_and_comes_back_is_two():
    """It is cut at the edge, both times."""
    parts = list(clipped_line([(5, 5), (15, 5), (15, 8), (5, 8)], PIXEL))
    assert parts == [[(5, 5), (10, 5)], [(10, 8), (5, 8)]]


@given(st.lists(COORDINATES, min_size=2, max_size=40))
def test_simpler_lines_keep_their_ends(line):
    """Where three countries meet they still do; nothing new comes in."""
    simple = simplified(line, 5)
    assert simple[0] == line[0]
    assert simple[-1] == line[-1]
    assert set(simple) <= set(line)


def test_simpler_lines_lose_what_matters_least():
    """The spike of a pixel goes, the corner stays."""
    line = [(0, 0), (5, 0.1), (10, 0), (10, 10)]
    assert simplified(line, 2) == [(0, 0), (10, 0), (10, 10)]


def test_topology_comes_back_as_it_was_written():
    """To the thousandth of a degree."""
    square = ((0.0, 0.0), (1.0, 0.001), (1.0, 1.0), (0.0, 0.0))
    topology = Topology((square,), {"XA": ((0,),), "": ((~0,),)})
    assert from_json(topology.as_json()) == topology


@pytest.mark.parametrize("name", MAPS)
@pytest.mark.parametrize("width", [170, 390, 760, 1152])
def test_maps_fit_their_picture(name, width):
    """Every place has a shape, within the picture, at every width."""
    topology = outlines(name)
    assert topology, "run `make assets`"
    laid = lay_out(topology, MAPS[name], width=width, most_height=560)
    assert {code for code in topology.rings if code} == laid.shapes.keys()
    assert 0 < laid.height <= 560.01
    for shape in laid.shapes.values():
        for x, y in (at for ring in shape.rings for at in ring):
            assert -2 <= x <= width + 2
            assert -1 <= y <= laid.height + 1


@pytest.mark.parametrize("name", ["australia", "brazil", "canada", "germany", "mexico", "usa"])
def test_outlines_are_of_the_places_that_tiles_are_of(name):
    """One word, `geo`, means the same places in all maps."""
    topology = outlines(name)
    assert topology, "run `make assets`"
    assert {code for code in topology.rings if code} == tile_grid(name, lang="en").spots.keys()


@pytest.mark.parametrize("name", ["brazil", "europe", "germany", "mexico", "world"])
def test_tiles_lie_roughly_where_their_places_do(name):
    """Of tiles well apart, nine in ten pairs have east and west, north and south, as they are."""
    spots, topology = tile_grid(name, lang="en").spots, outlines(name)
    assert topology, "run `make assets`"
    shapes = lay_out(topology, MAPS[name], width=760, most_height=760).shapes
    middles = {code: shapes[code].middle for code in spots if code in shapes}
    right = total = 0
    for one, (x, y) in middles.items():
        for other, (u, v) in middles.items():
            for way, truth in (
                (spots[one][0] - spots[other][0], x - u),
                (spots[one][1] - spots[other][1], y - v),
            ):
                if way >= 2:
                    total += 1
                    right += truth > 0
    assert right / total > 0.9
