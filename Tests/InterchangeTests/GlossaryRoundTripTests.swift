import Bitext
import Files
import Interchange
import Orthography
import TestSupport
import Testing

private func flavours() -> [(TBXFlavour, String)] {
  [
    (.basic(.dca), "basic-dca"), (.basic(.dct), "basic-dct"), (.tbx2008, "2008"), (.min(.dca), "min-dca"),
    (.min(.dct), "min-dct"), (.core(), "core"),
    (TBXFlavour(edition: .year2019, type: "TBX-Linguist", style: .dct), "linguist"),
  ]
}

private func write(
  _ document: GlossaryDocument, as flavour: TBXFlavour
) throws -> (bytes: [UInt8], result: TBXOutput.Result) {
  var bytes: [UInt8] = []
  let result = try TBXOutput.write([document], as: flavour, title: "test", language: "en") { bytes += $0 }
  return (bytes, result)
}

private func read(_ bytes: [UInt8], name: String = "a.tbx") throws -> GlossaryDocument {
  let folder = TemporaryFolder()
  return try GlossaryDocument.read(folder.write(name, bytes), defaultSource: "en", defaultTarget: "ru")
}

private func table(
  _ format: TableFormat, _ document: GlossaryDocument, from: String = "en", to: String = "ru"
) throws -> TableWriter.Table {
  var writer = TableWriter(format, source: LanguageTag(from), target: LanguageTag(to))
  for concept in document.concepts { writer.add(concept, isChosen: false) }
  return try writer.finish(date: "2024-01-02T03:04:05Z")
}

@Suite struct GlossaryRoundTripTests {
  @Test(arguments: 0..<20)
  func `a termbase comes back from every flavour that holds it`(seed: Int) throws {
    var random = RandomTermbase(seed: UInt64(seed), isHostile: false)
    let entries = random.entries(12, languages: ["en", "ru", "fr-CA"])
    let document = GlossaryDocument(path: "x", entries: entries)
    for (flavour, name) in flavours() where !name.hasPrefix("min") && name != "core" {
      let written = try write(document, as: flavour)
      #expect(written.result.losses.isEmpty, "\(name): \(written.result.losses.lines)")
      #expect(written.result.concepts == entries.count)
      let again = try read(written.bytes)
      #expect(again.diagnostics.isEmpty)
      #expect(difference(comparable(again.concepts.map(\.entry)), comparable(entries)) == nil, "\(name)")
      // Writing what was read gives the same bytes.
      #expect(try write(again, as: flavour).bytes == written.bytes, "\(name)")
    }
  }

  @Test(arguments: 0..<20)
  func `a termbase of two languages comes back from CSV, UTX and XLSX`(seed: Int) throws {
    var random = RandomTermbase(seed: UInt64(seed) + 1000, isHostile: false)
    let entries = random.entries(12, languages: ["en", "ru"]).map { entry in
      var entry = entry
      // To UTX a line that begins with # is a comment.
      for index in entry.languages.indices {
        entry.languages[index].terms.removeAll { $0.text.hasPrefix("#") }
      }
      return entry
    }.filter { entry in entry.languages.allSatisfy { !$0.terms.isEmpty } }
    let document = GlossaryDocument(path: "x", entries: entries)
    for format in [TableFormat.csv, .utx, .xlsx] {
      let written = try table(format, document)
      #expect(written.losses.isEmpty, "\(format): \(written.losses.lines)")
      let again = try read(written.bytes, name: "a.\(format.rawValue)")
      #expect(again.diagnostics.isEmpty)
      #expect(difference(comparable(again.concepts.map(\.entry)), comparable(entries)) == nil, "\(format)")
      #expect(try table(format, again).bytes == written.bytes)
    }
  }

  @Test func `UTX ends its lines as its specification has them, and its header with a value`() throws {
    let languages = [
      LanguageSection("en", terms: [TermSection("a")]), LanguageSection("ru", terms: [TermSection("б")]),
    ]
    let document = GlossaryDocument(path: "x", entries: [TermEntry(id: "c1", languages: languages)])
    let lines = try table(.utx, document).bytes.split(separator: UInt8(ascii: "\n"))
    #expect(lines.count == 3 && lines.allSatisfy { $0.last == UInt8(ascii: "\r") })
    let header = String(decoding: lines[0].dropLast(), as: UTF8.self)
    #expect(header.hasPrefix("#UTX 1.11; en/ru; ") && !header.hasSuffix(";"))
  }

  @Test func `a language that is none is said to be written as another`() throws {
    let languages = ["e.", "en_US", "EN-gb", "?"].map { LanguageSection($0, terms: [TermSection("a")]) }
    let document = GlossaryDocument(path: "x", entries: [TermEntry(id: "c1", languages: languages)])
    let written = try write(document, as: .basic())
    #expect(
      written.result.losses.lines == [
        "changed: language \"?\", once: written as und: it is no BCP 47 tag",
        "changed: language \"e.\", once: written as e: it is no BCP 47 tag",
      ])
    #expect(try read(written.bytes).concepts.first?.entry.languages.map(\.language) == ["e", "en-US", "EN-gb", "und"])
  }

  @Test(arguments: 0..<60)
  func `what is not reported is not lost`(seed: Int) throws {
    var random = RandomTermbase(seed: UInt64(seed) + 2000, isHostile: true)
    let entries = random.entries(1, languages: ["en", "ru"], isFull: seed % 2 == 0)
    let document = GlossaryDocument(path: "x", entries: entries)
    for (flavour, name) in flavours() {
      let written = try write(document, as: flavour)
      // Whatever the termbase holds, what is written is XML.
      let again = try read(written.bytes)
      #expect(again.diagnostics.isEmpty && again.concepts.count == written.result.concepts, "\(name)")
      guard written.result.losses.isEmpty else { continue }
      #expect(
        difference(comparable(again.concepts.map(\.entry), ids: false), comparable(entries, ids: false)) == nil,
        "\(name)")
    }
    for format in [TableFormat.csv, .utx, .xlsx] {
      let written = try table(format, document)
      guard written.losses.isEmpty else { continue }
      let again = try read(written.bytes, name: "a.\(format.rawValue)")
      let sourceFirst = comparable(entries, ids: false)
      #expect(difference(comparable(again.concepts.map(\.entry), ids: false), sourceFirst) == nil, "\(format)")
    }
    let pairs = try table(.tsv, document)
    let again = try read(pairs.bytes, name: "a.tsv")
    if pairs.losses.isEmpty, let entry = again.concepts.first?.entry {
      #expect(entry.languages.map { $0.terms.map(\.text) } == entries.first?.languages.map { $0.terms.map(\.text) })
    }
  }

  @Test(.enabled(if: TestData.isPresent))
  func `every sample comes back from its own format, or the report says what does not`() throws {
    var files = 0
    for folder in ["tbx", "terms"] {
      for path in TestData.files(under: folder, endings: [".tbx"]) {
        let document = try GlossaryDocument.read(path, defaultSource: "en", defaultTarget: "ru")
        var flavour = document.tbx?.flavour ?? .basic()
        if flavour.edition == .year2013 { flavour = .min() }
        let written = try write(document, as: flavour)
        let again = try read(written.bytes)
        files += 1
        #expect(again.diagnostics.isEmpty)
        let before = comparable(document.concepts.map(\.entry), ids: false)
        let after = comparable(again.concepts.map(\.entry), ids: false)
        if written.result.losses.isEmpty || before == after {
          #expect(before == after, "\(path)")
          // And so does everything that no entry holds.
          if written.result.losses.isEmpty {
            #expect(again.concepts.map(\.element).count == document.concepts.map(\.element).count)
          }
        } else {
          print("\(path): \(written.result.losses.lines)")
          #expect(before.count >= after.count)
        }
        // Once in form, it stays.
        #expect(try write(again, as: flavour).bytes == written.bytes, "\(path)")
      }
    }
    #expect(files >= 18)
  }

  @Test(.enabled(if: TestData.isPresent))
  func `every sample table comes back from CSV and UTX, or the report says what does not`() throws {
    var files = 0
    for folder in ["tbx", "csv", "terms"] {
      for path in TestData.files(under: folder, endings: [".csv", ".tsv", ".txt", ".tab"]) {
        guard let document = try? GlossaryDocument.read(path, defaultSource: "en", defaultTarget: "ru"),
          document.tbx == nil, !document.concepts.isEmpty
        else { continue }
        files += 1
        let codes = document.concepts.first?.entry.languages.map(\.language) ?? []
        guard codes.count == 2, LanguageTag(codes[0]).language != LanguageTag(codes[1]).language else { continue }
        let (from, to) = (codes[0], codes[1])
        let before = comparable(document.concepts.map(\.entry), ids: false)
        for format in [TableFormat.csv, .utx, .xlsx] {
          let written = try table(format, document, from: from, to: to)
          let again = try read(written.bytes, name: "a.\(format.rawValue)")
          let after = comparable(again.concepts.map(\.entry), ids: false)
          if written.losses.kinds.allSatisfy({ $0.kind.what == "ids of concepts" }) {
            #expect(before == after, "\(path) \(format)")
          } else {
            print("\(path) \(format): \(written.losses.lines)")
          }
        }
        let written = try write(document, as: .basic())
        let after = comparable(try read(written.bytes).concepts.map(\.entry), ids: false)
        if written.result.losses.kinds.allSatisfy({ $0.kind.what == "ids of concepts" }) {
          #expect(before == after, "\(path)")
        }
      }
    }
    #expect(files > 25)
  }
}

@Suite struct TBXSchemaTests {
  private static let xmllint = ["/usr/bin/xmllint", "/usr/local/bin/xmllint"].first { Path.exists($0) }
  private static let canValidate: Bool = {
    if xmllint == nil { print("no xmllint: TBX is not validated against the schemas") }
    return xmllint != nil && TestData.isPresent
  }()

  @Test(.enabled(if: TBXSchemaTests.canValidate))
  func `what is written is valid by the schemas of TBX 2019`() throws {
    let folder = TemporaryFolder()
    let xmllint = try #require(Self.xmllint)
    let dialects = Path.join(try #require(TestData.folder), "tbx/ltac-dialects")
    func isValid(_ files: [String], _ schema: String) throws -> ToolResult {
      try ToolProcess(
        [xmllint, "--noout", "--nonet", "--relaxng", Path.join(dialects, schema)] + files,
        environment: [:], in: folder.path
      ).finish(timeoutSeconds: 120)
    }
    var documents = TestData.files(under: "tbx", endings: [".tbx"]).compactMap {
      try? GlossaryDocument.read($0, defaultSource: "en", defaultTarget: "ru")
    }
    for seed in 0..<10 {
      var random = RandomTermbase(seed: UInt64(seed) + 3000, isHostile: true)
      documents.append(GlossaryDocument(path: "x", entries: random.entries(10, languages: ["en", "ru_RU", "x y"])))
    }
    for (flavour, name) in flavours() where flavour.edition == .year2019 {
      var files: [String] = []
      for (number, document) in documents.enumerated() {
        let written = try write(document, as: flavour)
        // A body has a concept: none is left of some termbases.
        if written.result.concepts > 0 { files.append(try folder.write("\(name)-\(number).tbx", written.bytes)) }
      }
      #expect(files.count > 20)
      let result = try isValid(files, "TBXcoreStructV03.rng")
      #expect(result.code == 0, "\(name): \(result)")
      if name == "core" {
        let core = try isValid(files, "Core/Schemas/TBXcoreStructV03_TBX-Core_integrated.rng")
        #expect(core.code == 0, "\(core)")
      }
    }
  }
}

/// The rules of the dialects' Schematron files, as far as they name data categories and values, against what is written.
@Suite struct TBXDialectTests {
  private struct Rules {
    /// Types that an element may have: `termNote` to `partOfSpeech`, ….
    var types: [String: Set<String>] = [:]
    var values: [String: Set<String>] = [:]
    var levels: [String: Set<String>] = [:]

    init(_ schema: String) {
      func quoted(_ text: Substring) -> Set<String> {
        let parts = text.split(separator: "'", omittingEmptySubsequences: false)
        return Set(parts.indices.filter { $0 % 2 == 1 }.map { String(parts[$0]) })
      }
      for rule in schema.split(separator: "<rule context=\"tbx:").dropFirst() {
        let context = rule.prefix { $0 != "\"" }
        let element = String(context.prefix { $0.isLetter })
        if context.hasSuffix("/@type") {
          types[element] = quoted(
            rule.prefix(while: { $0 != ">" })
              + (rule.split(separator: "<assert test=\"").dropFirst().first?.prefix { $0 != "\"" } ?? ""))
        } else if let type = quoted(context).first, context.contains("@type=") {
          for test in rule.split(separator: "<assert test=\"").dropFirst() {
            let condition = test.prefix { $0 != "\"" }
            if condition.hasPrefix(".=") { values[type] = quoted(condition) }
            if condition.hasPrefix("parent") {
              levels[type] = Set(["conceptEntry", "langSec", "termSec"].filter { condition.contains("tbx:" + $0) })
            }
          }
        }
      }
    }
  }

  @Test(.enabled(if: TestData.isPresent), arguments: ["Basic", "Min"])
  func `data categories stand where the dialect has them, with its values`(dialect: String) throws {
    let path = try #require(TestData.folder) + "/tbx/ltac-dialects/\(dialect)/DCA/TBX-\(dialect)_DCA.sch"
    let rules = Rules(String(decoding: try contents(of: path), as: UTF8.self))
    #expect(rules.types["termNote"]?.contains("partOfSpeech") == true)
    #expect(rules.values["partOfSpeech"]?.count == 5)
    #expect(rules.levels["subjectField"] == ["conceptEntry"])
    var documents = TestData.files(under: "tbx", endings: [".tbx"]).compactMap {
      try? GlossaryDocument.read($0, defaultSource: "en", defaultTarget: "ru")
    }
    for seed in 0..<5 {
      var random = RandomTermbase(seed: UInt64(seed) + 4000, isHostile: true)
      documents.append(GlossaryDocument(path: "x", entries: random.entries(10, languages: ["en", "ru"])))
    }
    var checked = 0
    func check(_ element: MarkupElement, level: String) {
      let type = element.attributes["type"]
      if let type, element.name != "note", element.name != "hi" {
        checked += 1
        #expect(rules.types[element.name]?.contains(type) ?? false, "\(element.name) \(type)")
        if let values = rules.values[type] { #expect(values.contains(element.text), "\(type) \(element.text)") }
        if let levels = rules.levels[type] { #expect(levels.contains(level), "\(type) at \(level)") }
      }
      for case .element(let child) in element.children {
        check(child, level: ["conceptEntry", "langSec", "termSec"].contains(element.name) ? element.name : level)
      }
    }
    for document in documents {
      let written = try write(document, as: dialect == "Min" ? .min() : .basic())
      for concept in try read(written.bytes).concepts { check(concept.element, level: "conceptEntry") }
    }
    #expect(checked > 1000)
  }
}
