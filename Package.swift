// swift-tools-version: 6.2
import PackageDescription

/// `make test` sets it: a warning is an error then, but not for those who build with a newer compiler.
let isStrict = Context.environment["TOLMACH_STRICT"] != nil

let strict: [SwiftSetting] =
  [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
  ] + (isStrict ? [.treatAllWarnings(as: .error)] : [])

/// C that is all Swift sees of a system library.
func shim(_ name: String, _ libraries: [String], flags: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: flags, linkerSettings: libraries.map { .linkedLibrary($0) })
}

/// A room of the house: one target, which may use lower floors only (ARCHITECTURE.md).
func room(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.init(stringLiteral: name), "TestSupport"] + dependencies, exclude: exclude,
    swiftSettings: strict)
}

let package = Package(
  name: "tolmach",
  products: [.executable(name: "tolmach", targets: ["tolmach"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // Floor 0: shims that hide the headers of system libraries.
    shim("CICU", ["icui18n", "icuuc", "icudata", "stdc++", "m"]),
    shim("CConverter", ["icui18n", "icuuc", "icudata", "stdc++", "m"]),
    shim("CStemmer", ["stemmer"]),
    shim("CExpat", ["expat"]),
    shim("CArchive", ["minizip", "z"]),
    shim("CPlatform", []),
    shim("CYAML", ["yaml"]),
    shim("CSpelling", ["hunspell-1.7", "icui18n", "icuuc", "icudata", "stdc++", "m"]),
    shim("CMarkdown", ["cmark-gfm-extensions", "cmark-gfm"]),
    shim("CHTML", ["xml2", "icui18n", "icuuc", "icudata", "stdc++", "lzma", "z", "m"], flags: ["CLibXML2"]),
    // The folder of libxml2's headers, which name each other by it, is what pkg-config says.
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CMorphology", exclude: ["ru.morphology", "ru.morphology.LICENSE.md"]),
    .target(name: "CLexicons", exclude: ["data"]),
    .target(name: "CNameSpellings", exclude: ["latin-cyrillic.spellings", "latin-cyrillic.spellings.md"]),
    room("Bitext", []),
    // Floor 1
    room("Files", ["CPlatform", "CArchive"]),
    room("Orthography", ["Bitext", "CICU", "CStemmer"]),
    room("Configuration", ["CYAML"]),
    room("Markup", ["Bitext", "Files", "CExpat", "CConverter"]),
    // Floor 2
    room("Languages", ["Bitext", "Orthography"]),
    room("Matching", []),
    // Floor 3
    room("Compiled", ["Files"]),
    room("Segmentation", ["Bitext", "Languages", "Orthography"]),
    room("Morphology", ["Bitext", "CLexicons", "CMorphology", "Languages", "Orthography"]),
    room("Spelling", ["Bitext", "CSpelling", "Files", "Orthography"]),
    room(
      "Interchange", ["Bitext", "Orthography", "Languages", "Files", "Markup", "CMarkdown", "CHTML"],
      exclude: [
        "Text/Conformance.md", "TMX/Conformance.md", "XLIFF/Conformance.md", "TBX/Conformance.md",
        "Glossary/Conformance.md",
      ]),
    // Floor 4
    room("Memory", ["Bitext", "Compiled", "Files", "Languages", "Matching", "Morphology", "Orthography"]),
    room("Terminology", ["Bitext", "Compiled", "Files", "Languages", "Morphology", "Orthography"]),
    room("Names", ["CNameSpellings", "Orthography"]),
    room("Checks", ["Bitext", "Languages", "Orthography", "Matching"]),
    room("Alignment", ["Bitext", "Languages", "Morphology", "Orthography"]),
    room("Upkeep", ["Bitext", "Files", "Interchange", "Languages", "Markup", "Orthography"]),
    // Floor 5
    room(
      "Library",
      [
        "Bitext", "Checks", "Compiled", "Configuration", "Files", "Interchange", "Markup", "Matching", "Memory",
        "Orthography", "Terminology",
      ]),
    // Floor 6
    room(
      "Workbench",
      [
        "Alignment", "Bitext", "Checks", "Compiled", "Files", "Interchange", "Languages", "Library", "Markup",
        "Matching", "Memory", "Morphology", "Names", "Orthography", "Segmentation", "Spelling", "Terminology",
        "Upkeep",
      ]),
    // Floor 7
    room(
      "Reports",
      [
        "Alignment", "Bitext", "Interchange", "Library", "Markup", "Matching", "Names", "Orthography", "Upkeep",
        "Workbench",
      ]),
    // Floors 8 and 9
    room(
      "TolmachCommands",
      [
        "Alignment", "Bitext", "Library", "Names", "Orthography", "Reports", "Upkeep", "Workbench",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "tolmach", dependencies: ["TolmachCommands"], swiftSettings: strict),
    // Tests
    .target(
      name: "TestSupport", dependencies: ["Files"], path: "Tests/TestSupport", swiftSettings: strict),
    tests("Bitext"),
    tests("Languages", ["Bitext", "Files", "Orthography"]),
    tests("Orthography", ["Bitext", "CICU", "Languages"]),
    tests("Files"),
    tests("Configuration"),
    tests("Spelling", ["Bitext", "Orthography"]),
    tests("Matching"),
    tests("Markup", ["Bitext", "Files"]),
    tests("Interchange", ["Bitext", "Files", "Markup", "Orthography"]),
    tests("Compiled", ["Files"]),
    tests(
      "Memory", ["Bitext", "Compiled", "Files", "Interchange", "Languages", "Matching", "Morphology", "Orthography"]),
    tests("Morphology", ["Bitext", "Languages", "Orthography"]),
    tests("Segmentation", ["Bitext", "Files", "Interchange", "Languages", "Orthography"]),
    tests("Terminology", ["Bitext", "Compiled", "Files", "Morphology", "Orthography"]),
    tests("Names", ["Files"]),
    tests("Alignment", ["Bitext", "Orthography"]),
    tests("Checks", ["Bitext", "CheckSeeds", "Orthography"]),
    tests("Upkeep", ["Bitext", "Files", "Interchange", "Markup", "Orthography"]),
    .target(
      name: "CheckSeeds", dependencies: ["Bitext", "Checks", "Orthography"], path: "Tests/CheckSeeds",
      swiftSettings: strict),
    .target(
      name: "WorkspaceBench",
      dependencies: ["Bitext", "Compiled", "Files", "Interchange", "Library", "Orthography", "Reports", "TestSupport"],
      path: "Tests/WorkspaceBench", swiftSettings: strict),
    tests(
      "Library",
      [
        "Bitext", "Compiled", "Files", "Interchange", "Markup", "Matching", "Memory", "Orthography", "Terminology",
        "Workbench", "WorkspaceBench",
      ]),
    tests(
      "Workbench",
      [
        "Bitext", "Checks", "Compiled", "Configuration", "Files", "Interchange", "Library", "Markup", "Matching",
        "Memory", "Orthography", "Reports", "WorkspaceBench",
      ]),
    tests("Reports", ["Bitext", "Files", "Library", "Markup", "Workbench", "WorkspaceBench"]),
    tests("TolmachCommands", ["Files", "tolmach"], exclude: ["Snapshots"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu11,
  cxxLanguageStandard: .cxx17
)

// Measuring reaches into the rooms, so it is a target of this package; only TOLMACH_BENCH=1 builds it.
if Context.environment["TOLMACH_BENCH"] != nil {
  package.targets.append(
    .executableTarget(
      name: "tolmach-bench",
      dependencies: [
        "Bitext", "Compiled", "Files", "Interchange", "Languages", "Library", "Matching", "Memory", "Morphology",
        "Orthography", "Terminology", "Workbench",
      ],
      path: "Benchmarks/bench", swiftSettings: strict))
  package.targets.append(
    .executableTarget(
      name: "tolmach-survey-drafts", dependencies: ["Bitext", "Interchange"], path: "Benchmarks/survey",
      swiftSettings: strict))
  package.targets.append(
    .executableTarget(
      name: "segmentation-bench", dependencies: ["Bitext", "Files", "Interchange", "Orthography", "Segmentation"],
      path: "Benchmarks/segmentation", swiftSettings: strict))
  package.targets.append(
    .executableTarget(
      name: "align-bench", dependencies: ["Alignment", "Bitext", "Files", "Orthography"], path: "Benchmarks/align",
      exclude: ["evaluate.py"], swiftSettings: strict))
  package.targets.append(
    .executableTarget(
      name: "sounds-bench", dependencies: ["Files", "Orthography"], path: "Benchmarks/sounds", swiftSettings: strict))
  package.targets.append(
    .executableTarget(
      name: "checks-bench", dependencies: ["Bitext", "CheckSeeds", "Checks", "Files", "Interchange", "Orthography"],
      path: "Benchmarks/checks",
      swiftSettings: strict))
}

// Built by Fuzz/run.sh alone, which links it with libFuzzer. One executable for all readers: building one takes minutes.
if Context.environment["TOLMACH_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "tolmach-fuzz",
      dependencies: [
        "Bitext", "Checks", "Compiled", "Configuration", "Files", "Interchange", "Languages", "Library", "Markup",
        "Matching", "Memory", "Orthography", "Segmentation", "Terminology", "Upkeep", "Workbench",
      ],
      path: "Fuzz/Targets", swiftSettings: strict))
}
