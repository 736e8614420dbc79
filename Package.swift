// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// Tests run against the optimised program; optimising the tests themselves would take longer than they run.
let tested = strict + [.unsafeFlags(["-Onone"], .when(configuration: .release))]

let package = Package(
  name: "chuandao",
  products: [
    .library(name: "RuleDSL", targets: ["RuleDSL"]),
    .library(name: "Transmission", targets: ["Transmission"]),
    .library(name: "Chuandao", targets: ["Chuandao", "PlanData", "Reporting", "RuleDSL", "Transmission"]),
    .executable(name: "rulec", targets: ["rulec"]),
  ],
  targets: [
    // GDAL is loaded at run time, only by runs that need it: its headers are enough here.
    .systemLibrary(name: "CGDAL", providers: [.apt(["libgdal-dev"])]),
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    // What a process gives up before it reads files; calls of the kernel, no library.
    .systemLibrary(name: "CSandbox"),
    // Opened when a server starts: its header is enough here.
    .systemLibrary(name: "CMicroHTTPD", providers: [.apt(["libmicrohttpd-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),

    .target(
      name: "RuleDSL",
      // What `rulec explain` says about each diagnostic code and lint rule, how names are found by pinyin, and the
      // grammar, of which `rulec reference` is made.
      resources: [
        .embedInCode("Diagnostics/Pages.md"), .embedInCode("Lint/LintPages.md"),
        .embedInCode("Assist/PinyinInitials.txt"), .embedInCode("RuleDSL.docc/Grammar.md"),
      ],
      swiftSettings: strict
    ),
    .target(name: "Prove", dependencies: ["RuleDSL"], swiftSettings: strict),
    .target(name: "DocumentImport", dependencies: ["RuleDSL"], swiftSettings: strict),
    .target(name: "Spatial", dependencies: ["CGEOS"], swiftSettings: strict),
    .target(name: "Transmission", dependencies: ["RuleDSL", "Spatial"], swiftSettings: strict),
    .target(
      name: "Reporting",
      dependencies: ["RuleDSL", "Spatial", "Transmission", "CSQLite"],
      swiftSettings: strict
    ),
    .target(
      name: "PlanData",
      dependencies: ["RuleDSL", "Spatial", "Transmission", "CGDAL", "CSandbox", "CSQLite"],
      swiftSettings: strict
    ),
    .target(
      name: "Chuandao",
      dependencies: ["RuleDSL", "Prove", "DocumentImport", "Transmission", "Reporting", "PlanData"],
      // The layout of official documents, for pandoc; `script/reference-document` makes it.
      resources: [.embedInCode("Renderings/reference.docx")],
      swiftSettings: strict
    ),
    .target(
      name: "Serving",
      dependencies: [
        "RuleDSL", "Transmission", "Reporting", "PlanData", "Chuandao", "CMicroHTTPD", "CSandbox", "CSQLite",
      ],
      swiftSettings: strict
    ),
    .target(name: "JSONRPC", swiftSettings: strict),
    .target(
      name: "LanguageServer",
      dependencies: ["RuleDSL", "Transmission", "Reporting", "PlanData", "Chuandao", "JSONRPC"],
      swiftSettings: strict
    ),
    .target(
      name: "DraftServer",
      dependencies: ["RuleDSL", "Prove", "Transmission", "Reporting", "PlanData", "Chuandao", "JSONRPC"],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "rulec",
      dependencies: [
        "RuleDSL", "Prove", "DocumentImport", "Transmission", "Reporting", "PlanData", "Chuandao", "Serving",
        "LanguageServer", "DraftServer",
      ],
      swiftSettings: strict
    ),

    .target(name: "TestKit", path: "Tests/TestKit", swiftSettings: tested),
    .testTarget(name: "RuleDSLTests", dependencies: ["RuleDSL", "Prove", "TestKit"], swiftSettings: tested),
    .testTarget(
      name: "DocumentImportTests",
      dependencies: ["RuleDSL", "DocumentImport", "Chuandao", "PlanData", "TestKit"],
      swiftSettings: tested
    ),
    .testTarget(name: "ProveTests", dependencies: ["RuleDSL", "Prove", "TestKit"], swiftSettings: tested),
    .testTarget(
      name: "ProofTests",
      dependencies: ["RuleDSL", "Prove", "Transmission", "PlanData", "Chuandao", "TestKit"],
      swiftSettings: tested
    ),
    .testTarget(
      name: "TransmissionTests",
      dependencies: ["RuleDSL", "Prove", "Spatial", "Transmission", "TestKit"],
      swiftSettings: tested
    ),
    .testTarget(
      name: "PlanDataTests",
      dependencies: [
        "RuleDSL", "Prove", "Spatial", "Transmission", "Reporting", "PlanData", "Chuandao", "TestKit", "CGDAL",
        "CSQLite",
      ],
      swiftSettings: tested
    ),
    .testTarget(
      name: "RulecTests",
      dependencies: ["RuleDSL", "Spatial", "Transmission", "Reporting", "PlanData", "Chuandao", "rulec", "TestKit"],
      swiftSettings: tested
    ),
    .testTarget(
      name: "ServingTests",
      dependencies: ["RuleDSL", "PlanData", "Chuandao", "Serving", "TestKit"],
      swiftSettings: tested
    ),
    .testTarget(
      name: "LanguageServerTests",
      dependencies: ["RuleDSL", "Prove", "PlanData", "Chuandao", "JSONRPC", "LanguageServer", "TestKit"],
      swiftSettings: tested
    ),
    .testTarget(
      name: "DraftServerTests",
      dependencies: ["RuleDSL", "PlanData", "Chuandao", "JSONRPC", "DraftServer", "TestKit"],
      swiftSettings: tested
    ),
    .testTarget(name: "SpatialTests", dependencies: ["Spatial", "TestKit"], swiftSettings: tested),
    .testTarget(name: "TidyTests", dependencies: ["RuleDSL", "TestKit"], swiftSettings: tested),
  ]
)

// Where bytes of strangers come in: tests replay small corpora there; `make fuzz` makes a library of it that libFuzzer
// drives, built apart and with coverage.
let doors: [Target.Dependency] = ["RuleDSL", "Prove", "Spatial", "Transmission", "PlanData", "TestKit"]
if Context.environment["CHUANDAO_FUZZ"] == nil {
  package.targets.append(
    .testTarget(
      name: "FuzzTests",
      dependencies: doors,
      exclude: ["Corpora", "leaks.txt", "uses.rule", "words.rule"],
      swiftSettings: tested
    )
  )
} else {
  package.targets.removeAll { $0.type == .test }
  package.targets.append(
    .target(
      name: "Fuzz",
      dependencies: doors,
      path: "Tests/FuzzTests",
      exclude: ["Corpora", "ReplayTests.swift", "leaks.txt", "uses.rule", "words.rule"],
      swiftSettings: strict
    )
  )
  package.products = [.library(name: "Fuzz", type: .static, targets: ["Fuzz"])]
}
