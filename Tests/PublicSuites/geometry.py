"""Cases of overlays from XML suites of geometry libraries as lines for PublicSuiteTests: geometry.py FOLDER > CASES

A line holds the operation, both polygons and the area of the result that the suite expects,
and how far it may be off, separated by tabs.
Polygons stand behind |, rings behind ; and points behind , with a blank between x and y.
"""

import math
import sys
from pathlib import Path
from xml.etree import ElementTree

import shapely

OPERATIONS = {"intersection": "intersection", "union": "union", "difference": "difference", "symdifference": "symmetric"}
FUNCTIONS = {form: "symmetric_difference" if form == "symmetric" else form for form in OPERATIONS.values()}
OPERATIONS |= {f"{name}ng": form for name, form in list(OPERATIONS.items())}


def geometry(text):
    text = "".join(text.split()) if text and text.strip()[:2] in ("00", "01") else " ".join((text or "").split())
    if not text:
        return None
    try:
        return shapely.from_wkb(text) if text[:2] in ("00", "01") else shapely.from_wkt(text)
    except shapely.errors.GEOSException:
        return None


def is_plain(shape):
    """Whether it is made of sound polygons, which is all that plans draw."""
    return shape is not None and shape.geom_type in ("Polygon", "MultiPolygon") and not shape.is_empty and shape.is_valid


def written(shape):
    parts = getattr(shape, "geoms", [shape])
    rings = ([part.exterior, *part.interiors] for part in parts)
    return "|".join(";".join(",".join(f"{x!r} {y!r}" for x, y, *_ in ring.coords) for ring in part) for part in rings)


def grown(a, b):
    """Both shapes at the size of plans, in metres: by a power of two, which changes no digit."""
    bounds = shapely.total_bounds([a, b])
    size = max(bounds[2] - bounds[0], bounds[3] - bounds[1])
    far = max(abs(bound) for bound in bounds)
    factor = 2.0 ** min(14 - math.ceil(math.log2(size)), 22 - math.ceil(math.log2(far)))
    return *(shapely.transform(shape, lambda points: points * factor) for shape in (a, b)), factor


def tolerance(a, b):
    """How far areas may differ: in the tenth digit, and by what the last digits of coordinates leave open."""
    far = max(abs(bound) for bound in shapely.total_bounds([a, b]))
    return 1e-10 * max(a.area, b.area) + (a.length + b.length) * far * 2**-44


def balance(a, b):
    """All overlays of two shapes; the suite wants their areas to add up."""
    for form, result in (
        ("intersection", a.intersection(b)),
        ("union", a.union(b)),
        ("difference", a.difference(b)),
        ("symmetric", a.symmetric_difference(b)),
    ):
        yield form, a, b, result.area


def cases(path):
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError:
        return
    model = root.find("precisionModel")
    if model is not None and (model.get("scale") or model.get("type", "FLOATING").upper() != "FLOATING"):
        return  # results are snapped to a grid
    for case in root.iter("case"):
        shapes = {name: geometry(case.findtext(name)) for name in ("a", "b")}
        if not all(is_plain(shape) for shape in shapes.values()):
            continue
        shapes["a"], shapes["b"], factor = grown(shapes["a"], shapes["b"])
        for op in case.iter("op"):
            if op.get("name", "").lower() == "overlayareatest":
                yield from balance(shapes["a"], shapes["b"])
            # A third argument is a grid to which results are snapped.
            form = OPERATIONS.get(op.get("name", "").lower()) if not op.get("arg3") else None
            names = [(op.get(key) or default).lower() for key, default in (("arg1", "a"), ("arg2", "b"))]
            expected = geometry(op.text)
            if form and expected is not None and set(names) <= {"a", "b"}:
                yield form, *(shapes[name] for name in names), expected.area * factor**2


def main():
    for path in sorted(Path(sys.argv[1]).rglob("*.xml")):
        for form, a, b, area in cases(path):
            known = getattr(shapely, FUNCTIONS[form])(a, b).area
            if abs(known - area) > tolerance(a, b):
                # Some cases keep the answer of an old release, which does not even add up.
                print(f"{path.name}: {form} should have {area}, GEOS gives {known}; left out", file=sys.stderr)
                continue
            print(form, written(a), written(b), float(area), float(tolerance(a, b)), sep="\t")


main()
