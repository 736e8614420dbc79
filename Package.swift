// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
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
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),

    .target(name: "RuleDSL", swiftSettings: strict),
    .target(name: "Transmission", dependencies: ["RuleDSL"], swiftSettings: strict),
    .target(name: "Reporting", dependencies: ["RuleDSL", "Transmission"], swiftSettings: strict),
    .target(
      name: "PlanData",
      dependencies: ["RuleDSL", "Transmission", "CGDAL", "CSQLite"],
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
      dependencies: ["RuleDSL", "Transmission", "TestKit"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "PlanDataTests",
      dependencies: ["RuleDSL", "Transmission", "PlanData", "TestKit"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "RulecTests",
      dependencies: ["RuleDSL", "Transmission", "Reporting", "rulec", "TestKit"],
      swiftSettings: strict
    ),
    .testTarget(name: "TidyTests", dependencies: ["RuleDSL", "TestKit"], swiftSettings: strict),
  ]
)
