#!/usr/bin/env python3
"""Opens findings in QGIS, without a screen, and holds them to what a planner sees there: findings_qgis.py FILE…"""

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from qgis.core import QgsApplication, QgsVectorLayer  # noqa: E402


def check(path):
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    layer = QgsVectorLayer(path, "findings", "ogr", options)
    assert layer.isValid(), layer.error().summary()
    system = layer.crs().authid()
    assert system in (("EPSG:4490",) if path.endswith("gpkg") else ("EPSG:4326", "OGC:CRS84")), system
    drawn = 0
    for feature in layer.getFeatures():
        assert feature["rule"] and feature["verdict"] == "fail" and feature["message"]
        if feature.hasGeometry():
            assert feature.geometry().isGeosValid(), feature["message"]
            drawn += 1
    assert layer.featureCount() > drawn > 0
    print(f"QGIS: {path.rsplit('/', 1)[-1]}: {layer.featureCount()} features, {drawn} of them drawn, {system}")


QgsApplication.setPrefixPath("/usr", True)
application = QgsApplication([], False)
application.initQgis()
for path in sys.argv[1:]:
    check(path)
application.exitQgis()
