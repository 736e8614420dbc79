"""The plan set of admission: parcels of a county, and the three lines of another set as its zones."""

from pathlib import Path

import numpy as np
import pyogrio
import shapely

import lines_sets
import parcels_set
from spatial_sets import CORNER, COUNTY, degrees, outline_facts, write_layer, write_manifest

ZONES = {"STBHHX": "100", "YJJBNT": "300", "CZKFBJ": "400"}


def make(folder: Path, size: int, random: np.random.Generator) -> None:
    lines, parcels = folder / "lines", folder / "parcels"
    lines_sets.make_overlap(lines, size, random)
    parcels_set.make(parcels, size, random)
    shapes, codes = [], []
    for layer, code in ZONES.items():
        _, _, wkb, _ = pyogrio.raw.read(lines / f"{COUNTY}.gpkg", layer=layer, columns=[])
        shapes.append(shapely.transform(shapely.from_wkb(wkb), lambda points: degrees(points - CORNER)))
        codes.append(np.full(len(wkb), code))
    zones = shapely.make_valid(np.concatenate(shapes), method="structure")
    meta, _, wkb, columns = pyogrio.raw.read(parcels / "parcels.gpkg", layer="DLTB", columns=["DLBM", "BSM"])
    fields = dict(zip(meta["fields"], columns))
    path = folder / f"{COUNTY}.gpkg"
    write_layer(path, "GHFQ", zones, {"GHFQDM": np.concatenate(codes)}, 4490)
    write_layer(path, "DLTB", shapely.from_wkb(wkb), {"DLBM": fields["DLBM"], "BSM": fields["BSM"]}, 4490)
    (folder / "units.csv").write_text(f"code,name,tier,parent_code\n{COUNTY},某县,县级,\n", encoding="utf-8")
    write_manifest(folder, {"parcels": outline_facts(shapely.from_wkb(wkb)), "zones": outline_facts(zones)})
    for rest in (lines, parcels):
        for file in rest.iterdir():
            file.unlink()
        rest.rmdir()
