internal import Spatial

/// The tables of a GeoPackage with one layer called findings.
enum GeoPackageSchema {
  /// GeoPackage wants the time of the last change; a fixed one keeps equal findings equal to the byte.
  private static let lastChange = "2000-01-01T00:00:00.000Z"

  private static let system = """
    GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",\
    SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],\
    PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
    UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4490"]]
    """

  private static let worldSystem = """
    GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],\
    AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
    UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]
    """

  static let begin = """
    PRAGMA journal_mode = OFF;
    PRAGMA application_id = 1196444487;
    PRAGMA user_version = 10200;
    BEGIN;
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
      organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,
      description TEXT);
    INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', NULL),
      ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL),
      ('WGS 84 geodetic', 4326, 'EPSG', 4326, '\(worldSystem)', NULL),
      ('China Geodetic Coordinate System 2000', 4490, 'EPSG', 4490, '\(system)', NULL);
    CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
      description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
      geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
      CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
      CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
    CREATE TABLE findings (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY, \(texts), \(numbers));
    """

  private static let texts = (FindingFeature.textFields + ["sources"]).map { "\($0) TEXT" }.joined(separator: ", ")
  private static let numbers = FindingFeature.numberFields.map { "\($0) DOUBLE" }.joined(separator: ", ")

  static let insert = {
    let names = ["geom"] + FindingFeature.textFields + ["sources"] + FindingFeature.numberFields
    let values = names.map { _ in "?" }.joined(separator: ", ")
    return "INSERT INTO findings (\(names.joined(separator: ", "))) VALUES (\(values))"
  }()

  static func end(_ box: Bounds?) -> String {
    let numbers = box.map { [$0.low.x, $0.low.y, $0.high.x, $0.high.y].map(\.description) }
    let extent = (numbers ?? Array(repeating: "NULL", count: 4)).joined(separator: ", ")
    return """
      INSERT INTO gpkg_contents VALUES ('findings', 'features', 'findings', '', '\(lastChange)', \(extent), 4490);
      INSERT INTO gpkg_geometry_columns VALUES ('findings', 'geom', 'GEOMETRY', 4490, 0, 0);
      COMMIT;
      """
  }
}
