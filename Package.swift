// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// Pages of `rulec explain`, compiled into the library: one per diagnostic code.
let explanations = [
  "E101", "E102", "E103", "E104", "E105", "E106", "E107", "E108", "E109",
  "E201", "E202", "E203", "E204", "E205", "W206", "E207", "E208", "E209", "W210",
  "E301", "E302", "E303",
  "E401", "E402", "E403", "E404", "W405", "E406", "E407", "E408",
  "E501", "E502", "E503", "E504",
  "E601", "E602", "E603",
]

let package = Package(
  name: "chuandao",
  products: [
    .library(name: "RuleDSL", targets: ["RuleDSL"]),
    .library(name: "Transmission", targets: ["Transmission"]),
    .executable(name: "rulec", targets: ["rulec"]),
  ],
  targets: [
    // GDAL is loaded at run time, only by runs that need it: its headers are enough here.
    .systemLibrary(name: "CGDAL", providers: [.apt(["libgdal-dev"])]),
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),

    .target(
      name: "RuleDSL",
      resources: explanations.map { .embedInCode("RuleDSL.docc/Diagnostics/\($0).md") },
      swiftSettings: strict
    ),
    .target(name: "Spatial", dependencies: ["CGEOS"], swiftSettings: strict),
    .target(name: "Transmission", dependencies: ["RuleDSL", "Spatial"], swiftSettings: strict),
    .target(name: "Reporting", dependencies: ["RuleDSL", "Transmission"], swiftSettings: strict),
    .target(
      name: "PlanData",
      dependencies: ["RuleDSL", "Spatial", "Transmission", "CGDAL", "CSQLite"],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "rulec",
      dependencies: ["RuleDSL", "Transmission", "Reporting", "PlanData"],
      swiftSettings: strict
    ),

    .target(name: "TestKit", path: "Tests/TestKit", swiftSettings: strict),
    .testTarget(name: "RuleDSLTests", dependencies: ["RuleDSL", "TestKit"], swiftSettings: strict),
    .testTarget(
      name: "TransmissionTests",
      dependencies: ["RuleDSL", "Spatial", "Transmission", "TestKit"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "PlanDataTests",
      dependencies: ["RuleDSL", "Transmission", "PlanData", "TestKit", "CSQLite"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "RulecTests",
      dependencies: ["RuleDSL", "Spatial", "Transmission", "Reporting", "rulec", "TestKit"],
      swiftSettings: strict
    ),
    .testTarget(name: "SpatialTests", dependencies: ["Spatial", "TestKit"], swiftSettings: strict),
    .testTarget(name: "TidyTests", dependencies: ["RuleDSL", "TestKit"], swiftSettings: strict),
  ]
)
