import Bitext
import Files
import Orthography
import TestSupport
import Testing
import Workbench

@testable import Library

@Suite struct TermbaseTests {
  private let folder = TemporaryFolder()
  private var workspace: Workspace { Workspace(folder: folder.path) }

  /// "rule: term", and how many glossaries were read anew.
  private func terms(_ text: String, from: String = "en", to: String = "ru") throws -> [String] {
    try findings(text, from: from, to: to).map { "\($0.rule): \($0.term.text)" }
  }

  private func findings(_ text: String, from: String = "en", to: String = "ru", _ listener: Listener = Listener())
    throws
    -> [TermFinding]
  {
    var options = LookupOptions()
    options.source = LanguageTag(from)
    options.target = LanguageTag(to)
    return try LookupDesk(workspace, options: options, listener: listener).lookup(text).terms
  }

  private func indexPath(_ name: String = "a.tsv.en_ru.terms") -> String {
    Path.join(folder.path, ".tolmach/index/glossaries/\(name)")
  }

  private func inode(_ name: String = "a.tsv.en_ru.terms") throws -> UInt64 {
    try FileStatus(of: indexPath(name)).inode
  }

  @Test func `terms are found in either direction, with what is known of them`() throws {
    _ = try folder.write("glossaries/a.tsv", "en\tru\tcomment\nmissile defense\tпротиворакетная оборона\tABM\n")
    let hit = try #require(try findings("системы противоракетной обороны", from: "ru", to: "en").first)
    #expect(hit.form == "противоракетной обороны")
    #expect(hit.utf16Range == 8..<31)
    #expect(hit.rule == "inflected")
    #expect(hit.confidence == 95)
    #expect(hit.equivalents.map(\.text) == ["missile defense"])
    #expect(hit.glossary == "glossaries/a.tsv")
    #expect(
      hit.json.line
        == #"{"term":"противоракетная оборона","start":8,"end":31,"rule":"inflected","confidence":0.95,"#
        + #""form":"противоракетной обороны","status":null,"equivalents":[{"text":"missile defense","status":null,"notes":[]}],"#
        + #""definition":null,"glossary":"glossaries/a.tsv","line":2,"id":null}"#)
    #expect(try terms("missile defence") == ["spelling: missile defense"])
    #expect(try terms("defense") == ["contains: missile defense"])
    #expect(try findings("defense").first?.form == nil)
  }

  @Test func `an index is made once, and again when its glossary changes`() throws {
    let path = try folder.write("glossaries/a.tsv", "en\tru\nwarhead\tбоеголовка\n")
    #expect(try terms("a warhead, a launcher") == ["exact: warhead"])
    let first = try inode()
    #expect(try terms("a warhead") == ["exact: warhead"])
    #expect(try inode() == first)
    _ = try folder.write("glossaries/a.tsv", "en\tru\nlauncher\tустановка\n")
    #expect(try terms("a warhead, a launcher") == ["exact: launcher"])
    let second = try inode()
    // The same size, in place, at once: the hash tells.
    try Files.overwrite(path, at: 6, Array("LAUNCHER".utf8))
    #expect(try terms("a LAUNCHER") == ["exact: LAUNCHER"])
    #expect(try inode() != second)
    Path.remove(path)
    #expect(try terms("a LAUNCHER") == [])
  }

  @Test func `a damaged index is made again, one of another pair is another`() throws {
    _ = try folder.write("glossaries/a.tsv", "warhead\tбоеголовка\n")
    #expect(try terms("warheads") == ["inflected: warhead"])
    try Files.overwrite(indexPath(), at: 20, [1, 2, 3])
    #expect(try terms("warheads") == ["inflected: warhead"])
    try Files.overwrite(indexPath(), at: 8, [99])
    #expect(try terms("warheads") == ["inflected: warhead"])
    #expect(try terms("warheads", from: "en", to: "de") == ["inflected: warhead"])
    #expect(Path.exists(indexPath("a.tsv.en_de.terms")))
    TemporaryFolder.remove(Path.join(folder.path, ".tolmach"))
    #expect(try terms("warheads") == ["inflected: warhead"])
  }

  @Test func `what is wrong with a glossary is said every time`() throws {
    _ = try folder.write("glossaries/bad.tbx", "<tmx/>")
    _ = try folder.write(
      "glossaries/cut.tbx",
      "<martif type=\"TBX\"><text><body><termEntry id=\"1\"><langSet xml:lang=\"en\"><tig><term>cat</term></tig></langSet>"
        + "<langSet xml:lang=\"ru\"><tig><term>кот</term></tig></langSet></termEntry><termEntry>")
    for _ in 0..<2 {
      var messages: [String] = []
      #expect(try findings("a cat", Listener(message: { messages.append($0) })).map(\.term.text) == ["cat"])
      #expect(messages.count == 2, "\(messages)")
    }
  }

  @Test func `without a place for indexes terms are found all the same`() throws {
    _ = try folder.write("glossaries/a.tsv", "warhead\tбоеголовка\n")
    // A file where the folder should be.
    _ = try folder.write(".tolmach/index/glossaries", "")
    #expect(try terms("warheads") == ["inflected: warhead"])
  }
}

@Suite struct ParadigmsTests {
  @Test func `a paradigm has rows by case and number`() {
    let rows = paradigm(of: "пусковая установка", language: LanguageTag("ru"))
    #expect(rows.count == 12)
    #expect(rows[1] == paradigm(of: "пусковая установка", language: LanguageTag("ru-RU"))[1])
    #expect(rows[1].grammaticalCase == "genitive")
    #expect(rows[1].number == "singular")
    #expect(rows[1].form == "пусковой установки")
    #expect(rows[7].json.line == #"{"case":"genitive","number":"plural","form":"пусковых установок"}"#)
    #expect(
      paradigm(of: "Генеральный секретарь ООН", language: LanguageTag("ru"))[4].form == "Генеральным секретарём ООН")
    #expect(paradigm(of: "ПРО", language: LanguageTag("ru")).map(\.form) == ["ПРО"])
    #expect(paradigm(of: "Rakete", language: LanguageTag("de")).map(\.form) == ["Rakete"])
    #expect(paradigm(of: "…", language: LanguageTag("ru")).isEmpty)
    #expect(
      paradigm(of: "ICBM silo", language: LanguageTag("en")).map(\.form) == [
        "ICBM silo", "ICBM silos", "ICBM silo's", "ICBM silos'",
      ])
  }
}
