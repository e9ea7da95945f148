import Bitext
import Compiled
import Files
import Orthography
import Terminology
import TestSupport
import Testing

private let glossary = [
  TermEntry(
    id: "c1", definitions: ["a shield"], subjectFields: ["arms"], notes: ["n1", "n2"],
    languages: [
      LanguageSection(
        "en", definitions: ["d"], notes: ["n"],
        terms: [
          TermSection(
            "missile defence", status: .preferred, rawStatus: "preferredTerm", partOfSpeech: "noun",
            termType: "fullForm",
            geographicalUsage: "GB", gender: "neuter", notes: ["t"], source: "s", line: 7),
          TermSection("ABM", line: 300),
        ]), LanguageSection("ru", terms: [TermSection("противоракетная оборона", status: .forbidden)]),
    ], file: "x.tbx", line: 5),
  TermEntry(
    languages: [LanguageSection("en-US", terms: [TermSection(""), TermSection("warhead")])], file: "x.tbx", line: 12),
]

private func bytes(_ entries: [TermEntry] = glossary, _ language: String = "en") throws -> [UInt8] {
  let builder = try TermIndexBuilder(.memory, source: LanguageTag(language))
  for entry in entries { try builder.add(entry) }
  let file = try builder.finish(TermIndexExtent(sourceHash: ContentHash(low: 1, high: 2), languages: "en/ru"))
  defer { withExtendedLifetime(file) {} }
  return Array(file.bytes)
}

private func index(_ bytes: [UInt8], of file: String = "", isWhole: Bool = false) throws -> TermIndex {
  try TermIndex(CompiledFile(bytes: bytes, isWhole: isWhole), of: file)
}

@Suite struct TermIndexTests {
  @Test func `nothing of an entry is lost in an index`() throws {
    let index = try index(bytes(), of: "x.tbx")
    #expect(index.entry(0) == glossary[0])
    #expect(index.entry(1) == glossary[1])
    #expect(index.entry(2) == nil)
    #expect(index.entry(-1) == nil && index.entry(.max) == nil)
    // An index keeps what is listed here; a field that is added to these types must be added to its entries, too.
    func fields(_ value: Any) -> [String] { Mirror(reflecting: value).children.compactMap(\.label) }
    #expect(fields(glossary[0]) == ["id", "definitions", "subjectFields", "notes", "languages", "file", "line"])
    #expect(fields(glossary[0].languages[0]) == ["language", "definitions", "notes", "terms"])
    #expect(
      fields(glossary[0].languages[0].terms[0]) == [
        "text", "status", "rawStatus", "partOfSpeech", "termType", "geographicalUsage", "gender", "notes", "source",
        "line",
      ])
  }

  @Test func `entries of random content come back`() throws {
    var random = SeededGenerator(seed: 5)
    func text() -> String {
      String(
        String.UnicodeScalarView(
          (0..<Int.random(in: 0...20, using: &random)).compactMap { _ in
            ["a", "ы", "е\u{301}", "𝄞", "\0", " ", "\n"].randomElement(using: &random)?.unicodeScalars.first
          }))
    }
    func texts() -> [String] { (0..<Int.random(in: 0...3, using: &random)).map { _ in text() } }
    let entries = (0..<200).map { line in
      TermEntry(
        id: text(), definitions: texts(), subjectFields: texts(), notes: texts(),
        languages: texts().map {
          LanguageSection(
            $0,
            terms: texts().map {
              TermSection($0, status: TermStatus.allCases.randomElement(using: &random), notes: texts())
            })
        },
        file: "f", line: line)
    }
    let index = try index(bytes(entries), of: "f")
    for number in entries.indices { #expect(index.entry(number) == entries[number]) }
  }

  @Test func `an index that is cut off or in which a byte was changed is refused`() throws {
    let whole = try bytes()
    for count in stride(from: 0, to: whole.count, by: 7) {
      #expect(throws: CompiledError.self) { try index(Array(whole.prefix(count))) }
    }
    for place in whole.indices {
      var changed = whole
      changed[place] ^= 1
      #expect(throws: CompiledError.self) { try index(changed) }
    }
    #expect(throws: CompiledError.self) { try index(whole + [0]) }
    #expect(throws: CompiledError.self) { try CompiledFile("/nonexistent") }
  }

  @Test func `no byte of an index's sections ends the program`() throws {
    var random = SeededGenerator(seed: 11)
    let whole = try bytes(
      glossary
        + (0..<50).map { TermEntry(languages: [LanguageSection("en", terms: [TermSection("missile \($0) system")])]) })
    for _ in 0..<4000 {
      var changed = whole
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        changed[Int.random(in: 512..<changed.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let base = Termbase([try index(changed, isWhole: true)], source: LanguageTag("en"), target: LanguageTag("ru"))
      for hit in base.recognize(in: "The missile defense, ABM, missile 7 systems, air and missile defence warheads") {
        _ = base.entry(of: hit)
      }
      for match in base.lookup("missile") { _ = base.entry(of: match) }
      for number in 0..<3 { _ = base.indexes[0].entry(number) }
    }
  }

  @Test func `several glossaries are one termbase`() throws {
    let one = try index(bytes(), of: "x.tbx")
    let other = try index(
      bytes([TermEntry(languages: [LanguageSection("en", terms: [TermSection("missile defence system")])])]),
      of: "y")
    let base = Termbase([one, other], source: LanguageTag("en"), target: LanguageTag("ru"))
    #expect(base.termCount == 4)
    let hits = base.recognize(in: "a missile defense system, missile defenses")
    #expect(hits.map(\.index) == [1, 0])
    #expect(hits.compactMap { base.entry(of: $0)?.file } == ["y", "x.tbx"])
    #expect(base.lookup("missile defence").map(\.index) == [0, 1])
  }
}
