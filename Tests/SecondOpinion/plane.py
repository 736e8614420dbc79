"""Areas and widths on CGCS2000, worked out anew: nothing here is taken from the Swift sources."""

import numpy as np
import pyproj
import shapely

SEMI_MAJOR = 6378137.0
FLATTENING = 1 / 298.257222101
SQUARE = FLATTENING * (2 - FLATTENING)
ECCENTRICITY = np.sqrt(SQUARE)
# Metres for a radian of longitude, at 35° N; any figure would do for areas.
EAST = SEMI_MAJOR * np.cos(np.radians(35)) / np.sqrt(1 - SQUARE * np.sin(np.radians(35)) ** 2)


def zone(sine):
    """Area between the equator and a parallel for one radian of longitude, in closed form."""
    return SEMI_MAJOR**2 * (1 - SQUARE) / 2 * (
        sine / (1 - SQUARE * sine**2) + np.arctanh(ECCENTRICITY * sine) / ECCENTRICITY
    )


def to_plane(shapes, crs):
    """Shapes in any system in the plane (L, F(B)) in which planar area is the official ellipsoidal area.

    Sides are straight in the system they were drawn in, so long ones get more corners before they are moved.
    """
    if pyproj.CRS(crs).is_projected:
        shapes = shapely.segmentize(shapes, 40)
    transformer = pyproj.Transformer.from_crs(crs, 4490, always_xy=True)

    def move(points):
        longitude, latitude = transformer.transform(points[:, 0], points[:, 1])
        east = np.radians(longitude - 105) * EAST
        return np.stack([east, zone(np.sin(np.radians(latitude))) / EAST], axis=1)

    return np.array([shape if shape is None else shapely.transform(shape, move) for shape in shapes], dtype=object)


def degrees(points):
    """Back to longitude and latitude, the latter by bisection."""
    target = points[:, 1] * EAST
    low, high = np.full(len(points), -1.0), np.full(len(points), 1.0)
    for _ in range(60):
        middle = (low + high) / 2
        below = zone(middle) < target
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return np.degrees(points[:, 0] / EAST) + 105, np.degrees(np.arcsin((low + high) / 2))


def perimeter(shape):
    """Length of all rings in metres: each edge by the radii of curvature at its middle."""
    total = 0.0
    for part in shapely.get_parts(shape):
        for ring in [part.exterior, *part.interiors]:
            longitude, latitude = (np.radians(values) for values in degrees(np.array(ring.coords)))
            middle = (latitude[1:] + latitude[:-1]) / 2
            root = 1 - SQUARE * np.sin(middle) ** 2
            north = np.diff(latitude) * SEMI_MAJOR * (1 - SQUARE) / root**1.5
            east = np.diff(longitude) * SEMI_MAJOR * np.cos(middle) / np.sqrt(root)
            total += float(np.hypot(north, east).sum())
    return total


def buffered(shape, metres):
    """A buffer in metres, by the scale in the middle of the shape; nothing of nothing."""
    if shape.is_empty:
        return shape
    west, south, east, north = shape.bounds
    _, latitude = degrees(np.array([[(west + east) / 2, (south + north) / 2]]))
    sine = np.sin(np.radians(latitude[0]))
    across = SEMI_MAJOR * np.sqrt(1 - sine**2) / np.sqrt(1 - SQUARE * sine**2) / EAST
    scale = np.array([across, 1 / across])
    wide = shapely.transform(shape, lambda points: points * scale).buffer(metres, quad_segs=16)
    return shapely.transform(wide, lambda points: points / scale)
