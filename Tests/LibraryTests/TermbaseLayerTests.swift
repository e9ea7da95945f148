import Bitext
import Compiled
import Files
import Interchange
import Terminology
import TestSupport
import Testing
import Workbench
import WorkspaceBench

@testable import Library

/// What is added to a glossary is compiled into a layer of its own; the answers are those of an index of the whole.
@Suite struct TermbaseLayerTests {
  /// The editions and styles of TBX, each with concepts that leave a language to the document.
  enum Edition: String, CaseIterable, CustomTestStringConvertible {
    case dca, dct, martif, minimal, marked
    var testDescription: String { rawValue }

    var opening: String {
      switch self {
      case .dca:
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tbx style=\"dca\" type=\"TBX-Basic\" xml:lang=\"en\">\n"
          + "<text>\n<body>\n"
      case .dct:
        "<tbx style=\"dct\" type=\"TBX-Min\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\"\n"
          + " xmlns:min=\"http://www.tbxinfo.net/ns/min\"><text><body>"
      case .martif:
        "<!DOCTYPE martif SYSTEM \"TBXcoreStructV02.dtd\" [<!ENTITY law \"the law\n of nature\">]>\n"
          + "<martif type=\"TBX\" xml:lang=\"en\"><martifHeader><fileDesc/></martifHeader>\n<text><body>\n"
      case .minimal: "<TBX dialect=\"TBX-Min\" xml:lang=\"en\"><header/>\n<body>"
      case .marked: "\u{FEFF}" + Edition.dca.opening
      }
    }

    var closing: String {
      switch self {
      case .dca, .dct, .marked: "</body>\n</text>\n</tbx>\n"
      case .martif: "</body><back/></text></martif>"
      case .minimal: "\n</body></TBX>\n"
      }
    }

    func concept(_ number: Int, english: String? = nil) -> String {
      let (en, ru) = (english ?? "missile \(number) system", "ракетная система \(number)")
      switch self {
      case .dca, .marked:
        return "<conceptEntry id=\"c\(number)\">\n<langSec><termSec>\n<term>\(en)</term></termSec></langSec>\n"
          + "<langSec xml:lang=\"ru\"><termSec><term>\(ru)</term></termSec></langSec></conceptEntry>\n"
      case .dct:
        return "<conceptEntry id=\"c\(number)\"><min:subjectField>law</min:subjectField><langSec><termSec>"
          + "<term>\(en)</term>\n<min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>"
          + "<langSec xml:lang=\"ru\"><termSec><term>\(ru)</term></termSec></langSec></conceptEntry>"
      case .martif:
        return "<termEntry id=\"c\(number)\"><descrip type=\"definition\">&law;</descrip><langSet>\n<tig>"
          + "<term>\(en)</term></tig>\n</langSet><langSet xml:lang=\"ru\"><tig><term>\(ru)</term></tig></langSet></termEntry>\n"
      case .minimal:
        return "<entry id=\"c\(number)\"><langGroup><termGroup><term>\(en)</term></termGroup></langGroup>\n"
          + "<langGroup xml:lang=\"ru\"><termGroup><term>\(ru)</term></termGroup></langGroup></entry>\n"
      }
    }

    func text(_ numbers: Range<Int>) -> String { opening + numbers.map { concept($0) }.joined() + closing }
  }

  private static let pair = LanguagePair(LanguageTag("en"), LanguageTag("ru"))
  private let bench: Bench
  init() throws { bench = try Bench() }

  private func open() throws -> Termbase { try bench.snapshot().termbase(Self.pair) }

  /// The compiled files, the largest first.
  private func layers() throws -> [String] {
    try bench.objects(".terms").map { ($0, try FileStatus(of: bench.objectPath($0)).sizeBytes) }
      .sorted { $0.1 > $1.1 }.map(\.0)
  }

  /// The slow twin: all of a glossary, read and compiled at once.
  private func whole(_ name: String) throws -> (base: Termbase, errors: [String]) {
    let read = try GlossaryReader.read(
      bench.workspace.folder + "/" + name, defaultSource: "en", defaultTarget: "ru")
    return (
      try Termbase(entries: read.entries, source: Self.pair.source, target: Self.pair.target),
      read.diagnostics.filter { $0.severity == .error }.map { "\($0)" }
    )
  }

  private static let queries = [
    "The missile 3 system and missile 300 systems, air and missile 12 system; MISSILE 41 SYSTEM", "missile system",
    "system", "missile 331 system", "warhead",
  ]

  /// All that a termbase can be asked for.
  private func answers(_ base: Termbase) -> [String] {
    func text(_ entry: TermEntry?) -> String {
      var entry = entry
      entry?.file = ""
      return String(describing: entry)
    }
    var answers = base.indexes.flatMap { index in (0..<index.entryCount).map { text(index.entry($0)) } }
    var overlapping = Termbase.RecognitionOptions()
    overlapping.includesOverlapping = true
    for query in Self.queries {
      for options in [Termbase.RecognitionOptions(), overlapping] {
        answers += base.recognize(in: query, options: options)
          .map { "\($0.term) \($0.utf16Range) \($0.rule) \($0.confidence) \($0.isNested) \(text(base.entry(of: $0)))" }
      }
      answers += base.lookup(query, limit: 12)
        .map { "\($0.term) \($0.rule) \($0.confidence) \(text(base.entry(of: $0)))" }
    }
    return answers
  }

  @Test func `concepts added one at a time are found, and answers are those of an index of the whole`() throws {
    try bench.write("glossaries/working.tbx", Edition.dca.text(0..<320))
    _ = try open()
    let base = try layers()
    #expect(base.count == 1)
    for number in 320..<350 {
      var term = NewTerm(
        source: "missile \(number) system", target: "система \(number)", sourceLanguage: "en", targetLanguage: "ru")
      term.definition = number % 3 == 0 ? "of\nthree lines\nor so" : nil
      #expect(try addTerm(term, to: bench.workspace).known == nil)
      let termbase = try open()
      let hit = try #require(termbase.recognize(in: "A missile \(number) system.").first)
      #expect(termbase.entry(of: hit)?.languages.last?.terms.first?.text == "система \(number)")
      // A binary counter's worth of layers, and never the base again.
      #expect(try layers().count <= 8)
      #expect(try layers().first == base.first)
    }
    #expect(try layers().count > 1)
    let layered = answers(try open())
    #expect(try layered == answers(whole("glossaries/working.tbx").base))
    TemporaryFolder.remove(bench.cache.folder)
    #expect(try answers(open()) == layered)
    #expect(try layers().count == 1)
    #expect(bench.messages.isEmpty)
  }

  @Test(arguments: Edition.allCases)
  func `every edition has layers, with the document's language and the lines of the whole`(edition: Edition) throws {
    try bench.write("glossaries/a.tbx", edition.text(0..<40))
    _ = try open()
    let base = try layers()
    for count in [41, 42, 45] {
      try bench.write("glossaries/a.tbx", edition.text(0..<count))
      let termbase = try open()
      #expect(try layers().count > 1)
      #expect(try layers().first == base.first)
      #expect(try answers(termbase) == answers(whole("glossaries/a.tbx").base))
      #expect(termbase.indexes.last.flatMap { $0.entry($0.entryCount - 1)?.languages.first?.language } == "en")
    }
  }

  @Test func `what is added in bulk takes the place of the small layers before it`() throws {
    for (count, most) in [(200, 1), (201, 2), (202, 3), (203, 3), (260, 2), (900, 1)] {
      try bench.write("glossaries/a.tbx", Edition.dca.text(0..<count))
      #expect(try open().termCount == count)
      #expect(try layers().count <= most, "\(count)")
    }
  }

  @Test func `a change in front of what was added is seen`() throws {
    let edition = Edition.dca
    func write(_ numbers: Range<Int>, changed: [Int: String] = [:]) throws {
      try bench.write(
        "glossaries/a.tbx",
        edition.opening + numbers.map { edition.concept($0, english: changed[$0]) }.joined() + edition.closing)
    }
    try write(0..<100)
    _ = try open()
    try write(0..<103)
    #expect(try open().indexes.count == 2)
    try write(0..<104, changed: [2: "silo"])
    #expect(try open().recognize(in: "a silo").count == 1)
    #expect(try layers().count == 1)
    // A change in the layer alone costs the layer alone.
    try write(0..<106, changed: [2: "silo"])
    #expect(try open().indexes.count == 2)
    let base = try layers()
    try write(0..<106, changed: [2: "silo", 104: "bunker"])
    #expect(try open().recognize(in: "a silo, a bunker").count == 2)
    #expect(try layers().first == base.first && layers() != base)
    // Concepts taken away, up to where a layer ends and within one.
    try write(0..<104, changed: [2: "silo"])
    #expect(try open().termCount == 104)
    #expect(try layers().first == base.first)
    try write(0..<50)
    #expect(try open().termCount == 50)
    #expect(try layers().count == 1)
  }

  @Test func `a damaged, foreign or missing layer is made again`() throws {
    try bench.write("glossaries/a.tbx", Edition.dca.text(0..<100))
    _ = try open()
    try bench.write("glossaries/a.tbx", Edition.dca.text(0..<101))
    _ = try open()
    let base = try layers()
    func path() throws -> String { bench.objectPath(try #require(try layers().last)) }
    let good = try contents(of: path())
    for bytes in [[], Array(good.prefix(300)), Array(good.prefix(600)), Array("x".utf8) + good.dropFirst()] {
      let damaged = try path()
      TemporaryFolder.remove(damaged)
      try writeFile(damaged, bytes)
      #expect(try open().termCount == 101)
      #expect(try layers().count == 2)
      #expect(try layers().first == base.first)
    }
    TemporaryFolder.remove(try path())
    #expect(try open().termCount == 101)
    // One of another glossary, which begins at the same place.
    let other = Edition.dca.text(0..<102).replacing("missile 1 system", with: "missile 1 sistem")
    try bench.write("glossaries/a.tbx", other)
    _ = try open()
    try bench.write("glossaries/a.tbx", other.replacing("</body>", with: Edition.dca.concept(102) + "</body>"))
    _ = try open()
    let layer = try path()
    TemporaryFolder.remove(layer)
    try writeFile(layer, good)
    #expect(try answers(open()) == answers(whole("glossaries/a.tbx").base))
    #expect(try open().termCount == 103)
  }

  @Test func `a comment behind the last concept is a layer without concepts`() throws {
    let text = Edition.dca.text(0..<50)
    try bench.write("glossaries/a.tbx", text)
    _ = try open()
    let base = try layers()
    let commented = text.replacing("</body>", with: "<!--\n the end, <conceptEntry> -->\n</body>")
    try bench.write("glossaries/a.tbx", commented)
    #expect(try open().termCount == 50)
    #expect(try layers().count == 2)
    // It goes when something follows.
    try bench.write("glossaries/a.tbx", commented.replacing("</body>", with: Edition.dca.concept(50) + "</body>"))
    let termbase = try open()
    #expect(try layers().count == 2)
    #expect(try layers().first == base.first)
    #expect(try answers(termbase) == answers(whole("glossaries/a.tbx").base))
  }

  @Test func `a damaged glossary is compiled as a whole, and what is amiss is said once`() throws {
    let text = Edition.dca.text(0..<50)
    try bench.write("glossaries/a.tbx", text)
    _ = try open()
    // Behind the base; within what was the base, with concepts behind it; whole again.
    let broken = "<conceptEntry>\n<langSec>&</langSec></conceptEntry>\n"
    for (changed, count, faults, most) in [
      (text.replacing("</body>", with: broken + "</body>"), 50, 1, 1),
      (text.replacing("</body>", with: broken + Edition.dca.concept(50) + "</body>"), 51, 1, 1),
      (
        text.replacing("</body>", with: broken + Edition.dca.concept(50) + Edition.dca.concept(51) + "</body>"), 52, 1,
        1
      ),
      (text.replacing("</tbx>", with: ""), 50, 1, 1), (text + "more", 50, 1, 1),
      (Edition.dca.text(0..<52), 52, 0, 1), (Edition.dca.text(0..<53), 53, 0, 2),
    ] {
      try bench.write("glossaries/a.tbx", changed)
      let said = bench.messages.count
      let termbase = try open()
      let twin = try whole("glossaries/a.tbx")
      #expect(termbase.termCount == count)
      #expect(answers(termbase) == answers(twin.base))
      #expect(Array(bench.messages[said...]) == twin.errors)
      #expect(twin.errors.count == faults)
      #expect(try layers().count == most)
    }
  }

  @Test func `what is no plain TBX in UTF-8 is one layer`() throws {
    func check(_ name: String, _ bytes: [[UInt8]]) throws {
      for (number, content) in bytes.enumerated() {
        try bench.write(name, content)
        let termbase = try open()
        #expect(termbase.termCount == 40 + number, "\(name)")
        #expect(try layers().count == 1, "\(name)")
        #expect(try answers(termbase) == answers(whole(name).base))
      }
      Path.remove(bench.workspace.folder + "/" + name)
      TemporaryFolder.remove(bench.cache.folder)
    }
    let texts = (40..<43).map { Edition.dca.text(0..<$0) }
    let rows = (40..<43).map { count in
      "en\tru\n" + (0..<count).map { "missile \($0) system\tсистема \($0)\n" }.joined()
    }
    try check("glossaries/a.tsv", rows.map { Array($0.utf8) })
    // Read as TBX by what it holds, but of no name that is added to.
    try check("glossaries/a.txt", texts.map { Array($0.utf8) })
    let wide = texts.map { text in
      let units = Array(text.replacing("UTF-8", with: "UTF-16").utf16)
      return [UInt8]([0xFF, 0xFE]) + units.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    }
    try check("glossaries/a.tbx", wide)
    // Not all concepts stand within the same elements.
    let grouped = (40..<43).map { count in
      Edition.dca.opening + Edition.dca.concept(0) + "<group>" + (1..<count).map { Edition.dca.concept($0) }.joined()
        + "</group>" + Edition.dca.closing
    }
    try check("glossaries/b.tbx", grouped.map { Array($0.utf8) })
    // What stands before the first concept is too long to be read again and again.
    let long = "<!--" + String(repeating: "x", count: TermIndexExtent.mostOpeningBytes) + "-->"
    try check("glossaries/c.tbx", texts.map { Array($0.replacing("<body>", with: "<body>" + long).utf8) })
  }

  @Test func `what was added within other elements than the first concept is not compiled alone`() throws {
    let edition = Edition.dca
    let text = edition.text(0..<40).replacing(edition.concept(1), with: "<group>" + edition.concept(1))
      .replacing("</body>", with: "</group></body>")
    try bench.write("glossaries/a.tbx", text)
    _ = try open()
    #expect(bench.messages.isEmpty)
    // The end tag of the group is lost: by itself, what was added would be whole.
    try bench.write("glossaries/a.tbx", text.replacing("</group>", with: edition.concept(40)))
    let termbase = try open()
    let twin = try whole("glossaries/a.tbx")
    #expect(answers(termbase) == answers(twin.base))
    #expect(bench.messages == twin.errors && twin.errors.count == 1)
  }

  @Test func `after edits of all kinds a termbase answers as its glossary read as a whole`() throws {
    var random = SeededGenerator(seed: 24)
    let edition = Edition.dca
    var concepts = (0..<30).map { edition.concept($0) }
    var next = 30
    var most = 0
    for _ in 0..<80 {
      var tail = ""
      switch Int.random(in: 0..<12, using: &random) {
      case 0..<5:
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          concepts.append(edition.concept(next) + (next % 4 == 0 ? "\n" : ""))
          next += 1
        }
      case 5: concepts.removeLast(min(concepts.count - 1, Int.random(in: 1...3, using: &random)))
      case 6: concepts[concepts.count - 1] = edition.concept(next, english: "warhead") + "<!-- c -->"
      case 7: tail = "<!-- \(next)\n -->"
      case 8: tail = ["<", "<group/>", "<conceptEntry>", "</body><body>", "&amp;"].randomElement(using: &random) ?? ""
      case 9:
        concepts.append(["<group>", "</group>", "<group/>", "&", "\n<!-- -->"].randomElement(using: &random) ?? "")
      case 10: concepts.removeAll { !$0.hasPrefix("<conceptEntry") }
      default: concepts[Int.random(in: 0..<concepts.count, using: &random)] = edition.concept(next)
      }
      try bench.write("glossaries/a.tbx", edition.opening + concepts.joined() + tail + edition.closing)
      let said = bench.messages.count
      let termbase = try open()
      let twin = try whole("glossaries/a.tbx")
      #expect(answers(termbase) == answers(twin.base))
      #expect(Array(bench.messages[said...]) == twin.errors)
      most = max(most, termbase.indexes.count)
    }
    #expect(most > 2)
  }
}
