import Bitext
import Files
import Interchange
import TestSupport
import Testing
import Workbench
import WorkspaceBench

@testable import Library

@Suite struct MemoryAppenderTests {
  private let bench: Bench
  init() throws { bench = try Bench() }

  private func unit(_ source: String, _ target: String, id: String? = nil) -> NewUnit {
    var unit = NewUnit(source: source, target: target, sourceLanguage: "en", targetLanguage: "ru")
    unit.id = id
    unit.author = "me"
    return unit
  }

  @Test func `the first unit makes a whole document, the next ones go behind it`() throws {
    for number in 1...3 {
      let added = try add(unit("Text \(number) & <more>", "Текст \(number)\r\n"), to: bench.workspace)
      #expect(added.memory == "tm/working.tmx")
      #expect(added.message == nil)
      let report = try examine(bench.workspace.workingMemory(Settings()))
      #expect(report.units == number && report.diagnostics.isEmpty)
    }
    #expect(try bench.texts(of: "tm/working.tmx").last == ["Text 3 & <more>", "Текст 3\r\n"])
    #expect(try bench.text(of: "tm/working.tmx").hasSuffix("</tu>\n  </body>\n</tmx>\n"))
    #expect(try Path.entries(of: bench.workspace.memoryFolder) == [".journal", "working.tmx"])
  }

  @Test(arguments: [
    "</body></tmx>", "</body>\n</tmx>\n", "  </body>\n</tmx>", "\t</body>\r\n</tmx>\r\n\r\n", "\n\n</body>\n\n</tmx>  ",
    "</body ></tmx >", "</body></tmx><!-- made by x -->\n", "</body><!-- a --></tmx>", "",
  ])
  func `a file goes on with whatever end it has`(closing: String) throws {
    let old = tmxText([("one", "один"), ("two", "два")])
    let open = String(old.dropLast("</body>\n</tmx>\n".count))
    try bench.write("tm/working.tmx", open + closing)
    _ = try add(unit("three", "три"), to: bench.workspace)
    _ = try add(unit("four", "четыре"), to: bench.workspace)
    #expect(
      try bench.texts(of: "tm/working.tmx") == [
        ["one", "один"], ["two", "два"], ["three", "три"], ["four", "четыре"],
      ])
    let report = try examine(bench.workspace.workingMemory(Settings()))
    // The header of the example says little; nothing else is wrong.
    #expect(report.diagnostics.map(\.rule) == ["missing-attribute"], "\(report.diagnostics)")
  }

  @Test func `units before the end are not touched by as much as a byte`() throws {
    let old = tmxText([("one", "один")]).replacing("<tu>", with: "<tu  tuid='1'  >").replacing("\n", with: "\r\n")
    try bench.write("tm/working.tmx", old)
    _ = try add(unit("two", "два"), to: bench.workspace)
    #expect(
      try bench.text(of: "tm/working.tmx").hasPrefix(
        old.prefix { $0 != "\u{0}" }.dropLast("</body>\r\n</tmx>\r\n".count)))
  }

  @Test func `a file that is no TMX is refused and stays as it was`() throws {
    let bytes = Array("no TMX at all".utf8)
    try bench.write("tm/working.tmx", bytes)
    let error = message { _ = try add(unit("two", "два"), to: bench.workspace) }
    #expect(error?.contains("tm/working.tmx") == true && error?.contains("expected a TMX") == true)
    #expect(try contents(of: bench.workspace.workingMemory(Settings())) == bytes)
  }

  /// What the doctor finds nothing damaged in is added to, whatever it looks like.
  @Test func `a whole document is added to, also where its end cannot be written over`() throws {
    let path = bench.workspace.workingMemory(Settings())
    let text = tmxText([("one", "один")])
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in text.replacing(" encoding=\"UTF-8\"", with: "").utf16 {
      utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    let latin = text.replacing("один", with: "one").replacing(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"", with: "<?xml version=\"1.0\" encoding=\"windows-1251\"")
    let documents = [
      utf16, Array(latin.utf8), Array(text.replacing("</body>", with: "</body >").utf8),
      Array(text.replacing("</tmx>", with: "</tmx\n>\n<?end of=\"file\"?>").utf8),
      Array((text + "<!-- \(String(repeating: "x", count: 9_000)) -->").utf8),
      Array("<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header srclang=\"en\"/><body/></tmx>".utf8),
    ]
    for (number, bytes) in documents.enumerated() {
      try bench.write("tm/working.tmx", bytes)
      let old = try bench.texts(of: "tm/working.tmx")
      #expect(try !examine(path).hasErrors)
      for (source, target) in [("two", "два"), ("three & more", "три")] {
        let isInPlace = try MemoryAppender(bench.workspace, path: path).closing() != nil
        let message = try add(unit(source, target), to: bench.workspace).message
        #expect(
          (message?.contains("cannot be taken back") ?? false) == !isInPlace, "document \(number): \(message ?? "")")
      }
      #expect(try bench.texts(of: "tm/working.tmx") == old + [["two", "два"], ["three & more", "три"]], "\(number)")
      let report = try examine(path)
      #expect(!report.hasErrors && report.damagedUnits == 0, "document \(number): \(report.diagnostics)")
    }
    // UTF-16 stays UTF-16.
    try bench.write("tm/working.tmx", utf16)
    _ = try add(unit("two", "два"), to: bench.workspace)
    #expect(try Array(contents(of: path).prefix(4)) == [0xFF, 0xFE, 0x3C, 0])
  }

  @Test(arguments: [false, true])
  func `what is added is written as the file writes`(isNew: Bool) throws {
    let name = isNew ? "xml:lang" : "lang"
    let text = tmxText([("one", "один")]).replacing("xml:lang", with: name).replacing("\n", with: "\r\n")
    for end in ["", "  <!-- end -->\r\n<?x?>"] {
      try bench.write("tm/working.tmx", text + end)
      _ = try add(unit("two", "два"), to: bench.workspace)
      let result = try bench.text(of: "tm/working.tmx")
      #expect(result.utf8.count { $0 == 0x0A } == result.utf8.count { $0 == 0x0D })
      #expect(!result.contains("\r\r") && result.contains("два"))
      #expect(result.contains("<tuv \(name)=\"ru\"><seg>два"))
      #expect(result.components(of: "xml:lang") == (isNew ? 4 : 0), "\(result)")
    }
    // A memory without a unit goes by its version.
    for (version, lang) in [("1.1", "lang"), ("1.4", "xml:lang")] {
      try bench.write(
        "tm/working.tmx", "<?xml version=\"1.0\"?>\n<tmx version=\"\(version)\"><header/><body>\n</body></tmx>\n")
      _ = try add(unit("two", "два"), to: bench.workspace)
      #expect(try bench.text(of: "tm/working.tmx").contains("<tuv \(lang)=\"ru\">"))
    }
  }

  @Test func `a write torn at any byte loses no unit that was acknowledged`() throws {
    let path = bench.workspace.workingMemory(Settings())
    let old = Array(tmxText([("one", "один"), ("two", "два")]).utf8)
    try bench.write("tm/working.tmx", old)
    _ = try add(unit("three & more", "три"), to: bench.workspace)
    let new = try contents(of: path)
    let start = zip(old, new).prefix { $0 == $1 }.count
    for cut in start..<new.count {
      // The file cut off there; and, as long as there is any, what was overwritten still standing behind the cut.
      let rest = cut < old.count ? [[], Array(old[cut...])] : cut % 3 == 0 ? [[]] : []
      for torn in rest.map({ Array(new[..<cut]) + $0 }) {
        try bench.write("tm/working.tmx", torn)
        let added = try add(unit("four", "четыре"), to: bench.workspace)
        let texts = try bench.texts(of: "tm/working.tmx")
        #expect(Array(texts.prefix(2)) == [["one", "один"], ["two", "два"]], "cut at \(cut)")
        #expect(texts.last == ["four", "четыре"], "cut at \(cut)")
        #expect(texts.count == 3 || texts.count == 4 && texts[2] == ["three & more", "три"], "cut at \(cut): \(texts)")
        #expect(try !examine(path).hasErrors, "cut at \(cut): \(added.message ?? "no repair")")
      }
      for name in try Path.entries(of: bench.workspace.memoryFolder) where name.contains("torn") {
        TemporaryFolder.remove(bench.workspace.memoryFolder + "/" + name)
      }
    }
  }

  @Test func `what a repair could not keep lies beside the file, and is no memory`() throws {
    let whole = tmxText([("one", "один"), ("two", "два")])
    try bench.write("tm/working.tmx", String(whole.prefix(whole.count - 60)))
    let message = try add(unit("three", "три"), to: bench.workspace).message
    #expect(message?.contains("1 units are whole") == true, "\(message ?? "")")
    #expect(try bench.texts(of: "tm/working.tmx") == [["one", "один"], ["three", "три"]])
    let torn = try Path.entries(of: bench.workspace.memoryFolder).filter { $0.contains(".torn-") }
    #expect(torn.count == 1)
    #expect(try bench.text(of: "tm/" + (torn.first ?? "")).contains("two"))
    #expect(try bench.workspace.memories().map(\.name) == ["tm/working.tmx"])
  }

  @Test func `an empty text and a character that XML does not have are refused before anything is written`() {
    for (source, target, error) in [
      ("", "б", .empty(side: "source")), ("a", " \n\u{A0}", .empty(side: "target")), ("a\u{1}", "б", .notXML("\u{1}")),
      ("a", "\u{FFFE}", .notXML("\u{FFFE}")),
    ] as [(String, String, TextError)] {
      #expect(throws: error) { try add(unit(source, target), to: bench.workspace) }
    }
    #expect(!Path.exists(bench.workspace.workingMemory(Settings())))
  }

  @Test func `id, note, context, author and date are kept with the unit`() throws {
    var new = unit("a", "б", id: "7")
    new.note = "A <note>"
    new.context = "doc.docx"
    _ = try add(new, to: bench.workspace)
    let found = try #require(try TMXReader(bench.workspace.workingMemory(Settings())).next())
    #expect(found.id == "7")
    #expect(found.notes == ["A <note>"])
    #expect(found.props == [Property(type: "x-context", text: "doc.docx")])
    #expect(found.attributes["creationid"] == "me")
    let age = wallClockNanoseconds() / 1_000_000_000 - Int64(secondsSince1970((found.changed ?? "").utf8))
    #expect((0..<600).contains(age))
  }
}

extension String {
  /// How often a text stands within.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
