import Bitext
import Files
import Interchange

/// Reads any bytes as TBX. Small pieces, and keeping everything, give the same entries; what is written of them reads the same, or
/// the report names a loss.
@Sendable
func fuzzTBX(_ bytes: [UInt8]) {
  let whole = entries(ByteSource(bytes: bytes, name: "a.tbx"), count: bytes.count)
  let chunk = [1, 7, 16, 100][bytes.count % 4]
  let parts = entries(ByteSource(bytes: bytes, name: "a.tbx", chunkBytes: chunk), count: bytes.count)
  expect(parts == whole, "what is read depends on how much comes at a time", ["\(parts)", "but", "\(whole)"])
  Scratch.write("a.tbx", bytes)
  if let document = document("a.tbx") {
    // A file that is not in UTF-8 is read by the encoding that its languages are written in.
    if !document.diagnostics.contains(where: { $0.rule == "guessed-encoding" }) {
      expect(document.concepts.map(\.entry).count == whole.count, "keeping everything gives other entries")
      if !document.diagnostics.contains(where: { $0.severity == .error }) {
        expect(isWellFormed(bytes), "what is not well-formed is called sound")
      }
    }
    checkRoundTrip(document)
  }
  Scratch.expectOnly(tables.union(["a.tbx"]))
}

private let tables: Set<String> = ["a.csv", "a.tsv", "a.utx", "a.xlsx"]

/// Reads any bytes as a table, of the format that the first byte says.
@Sendable
func fuzzTable(_ input: [UInt8]) {
  let names = ["a.tsv", "a.csv", "a.utx", "a.txt"]
  guard let (number, bytes) = choice(input, of: names.count) else { return }
  Scratch.write(names[number], bytes)
  if let document = document(names[number]) { checkRoundTrip(document) }
  Scratch.expectOnly(tables.union(["a.tbx", "a.txt"]))
}

/// Reads any bytes as the parts of a workbook (``parts(_:)``): as a glossary, a table of segments and a draft.
@Sendable
func fuzzSheet(_ input: [UInt8]) {
  var archive = StoredZip()
  for (name, content) in zip(workbookParts, parts(input)) { archive.add(name, content) }
  Scratch.write("a.xlsx", archive.finished())
  if let document = document("a.xlsx") { checkRoundTrip(document) }
  // It has been written over.
  Scratch.write("a.xlsx", archive.finished())
  _ = reading {
    let reader = try BitextTableReader(Scratch.path("a.xlsx"))
    while let row = try reader.next() {
      expect((1...1_048_576).contains(row.line) && !row.source.isEmpty, "a row is none")
    }
  }
  _ = reading {
    let reader = try DraftReader(Scratch.path("a.xlsx"))
    while let segment = try reader.next() { expect(segment.line > 0 && segment.column > 0, "a place is none") }
  }
  Scratch.expectOnly(tables.union(["a.tbx"]))
}

private let workbookParts = [
  "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels",
]

private func entries(_ source: ByteSource, count: Int) -> [TermEntry] {
  var entries: [TermEntry] = []
  _ = reading {
    let reader = try TBXReader(source)
    var reached: Int64 = 0
    while let entry = try reader.next() {
      entries.append(entry)
      if reader.isVerbatim {
        let range = reader.conceptRange
        expect(range.lowerBound >= 0 && range.upperBound <= count, "a concept lies outside of the file", ["\(range)"])
        // An entity may hold several concepts, which then lie in one place.
        expect(range.upperBound >= reached, "concepts go back", ["\(range)"])
        reached = range.upperBound
      }
      expect(entry.line > 0 && entry.languages.allSatisfy { $0.terms.allSatisfy { $0.line > 0 } }, "a place is none")
    }
    expect(try reader.next() == nil, "a concept after the end")
  }
  return entries
}

private func document(_ name: String) -> GlossaryDocument? {
  reading {
    try GlossaryDocument.read(
      Scratch.path(name), defaultSource: "en", defaultTarget: "ru", reportsSpaces: name.hasSuffix("x"))
  }
}

/// What is not reported is not lost.
private func checkRoundTrip(_ document: GlossaryDocument) {
  var flavours: [TBXFlavour] = [.basic(.dct), .tbx2008]
  if let own = document.tbx?.flavour, own.edition != .year2013 { flavours.append(own) }
  for flavour in flavours {
    let (bytes, result) = written(document, flavour)
    Scratch.write("a.tbx", bytes)
    guard result.concepts > 0 else { continue }
    guard
      let again = reading({ try GlossaryDocument.read(Scratch.path("a.tbx"), defaultSource: "en", defaultTarget: "ru") }
      )
    else { fail("what was written as \(flavour) cannot be read", [String(decoding: bytes, as: UTF8.self)]) }
    expect(
      again.diagnostics.isEmpty && again.concepts.count == result.concepts, "what was written as \(flavour) has faults",
      [String(decoding: bytes, as: UTF8.self)] + again.diagnostics.map(\.description))
    if result.losses.isEmpty { expectSame(again, document, "\(flavour)", bytes) }
    expect(
      written(again, flavour).bytes == bytes, "what was written as \(flavour) is written otherwise the second time",
      [String(decoding: bytes, as: UTF8.self), String(decoding: written(again, flavour).bytes, as: UTF8.self)])
  }
  for format in [TableFormat.csv, .utx, .tsv, .xlsx] {
    var writer = TableWriter(format, source: LanguageTag("en"), target: LanguageTag("ru"))
    for concept in document.concepts { writer.add(concept, isChosen: false) }
    guard let table = reading({ try writer.finish(date: "2024-01-02T03:04:05Z") }) else {
      fail("a table of \(document.concepts.count) concepts cannot be written")
    }
    let name = "a.\(format.rawValue)"
    Scratch.write(name, table.bytes)
    guard
      let again = reading({ try GlossaryDocument.read(Scratch.path(name), defaultSource: "en", defaultTarget: "ru") })
    else { fail("the written \(format) cannot be read", [String(decoding: table.bytes, as: UTF8.self)]) }
    // OmegaT's three columns say little of a concept; the count of its rows is that of the pairs.
    if format != .tsv, table.losses.isEmpty { expectSame(again, document, "\(format)", table.bytes) }
  }
}

private func written(_ document: GlossaryDocument, _ flavour: TBXFlavour) -> (bytes: [UInt8], result: TBXOutput.Result)
{
  var bytes: [UInt8] = []
  do {
    let result = try TBXOutput.write([document], as: flavour, title: "test", language: "en") { bytes += $0 }
    return (bytes, result)
  } catch { fail("cannot write: \(error)") }
}

private func expectSame(_ found: GlossaryDocument, _ expected: GlossaryDocument, _ what: String, _ bytes: [UInt8]) {
  let (a, b) = (comparable(found), comparable(expected))
  guard a.count == b.count, zip(a, b).allSatisfy({ "\($0)".utf8.elementsEqual("\($1)".utf8) }) else {
    fail(
      "\(what) lost something without a word",
      [String(decoding: bytes, as: UTF8.self), "reads as", "\(a)", "and not as", "\(b)"])
  }
}

/// Entries without what another format may say otherwise: places, ids, the order of what has none.
private func comparable(_ document: GlossaryDocument) -> [TermEntry] {
  document.concepts.compactMap { concept in
    var entry = concept.entry
    (entry.file, entry.line, entry.id) = ("", 0, "")
    entry.definitions.sort()
    entry.subjectFields.sort()
    entry.notes.sort()
    // Several sections of a language say what one does.
    var sections: [String: LanguageSection] = [:]
    for section in entry.languages {
      let language = section.language.replacing("_", with: "-").lowercased()
      var joined = sections[language] ?? LanguageSection(language)
      joined.definitions += section.definitions
      joined.notes += section.notes
      joined.terms += section.terms
      sections[language] = joined
    }
    entry.languages = sections.values.sorted { $0.language < $1.language }.compactMap { section in
      var section = section
      section.definitions.sort()
      section.notes.sort()
      for index in section.terms.indices {
        section.terms[index].line = 0
        section.terms[index].rawStatus = nil
      }
      return section.terms.isEmpty ? nil : section
    }
    return entry.languages.isEmpty ? nil : entry
  }
}
