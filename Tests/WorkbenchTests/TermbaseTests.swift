import Bitext
import Compiled
import Files
import Markup
import Orthography
import Reports
import Synchronization
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
    let snapshot = try Snapshot(workspace, listener: listener, cache: cache)
    return try TermSearcher(snapshot, LanguagePair(LanguageTag(from), LanguageTag(to))).findings(in: text)
  }

  private var cache: CompileCache { CompileCache(folder: folder.path + "/cache/tolmach") }

  /// The compiled glossaries.
  private func indexes() throws -> [String] {
    try Path.entries(of: cache.folder + "/objects").filter { $0.hasSuffix(".terms") }
      .map { cache.folder + "/objects/" + $0 }
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
    let first = try indexes()
    #expect(first.count == 1)
    #expect(try terms("a warhead") == ["exact: warhead"])
    #expect(try indexes() == first)
    _ = try folder.write("glossaries/a.tsv", "en\tru\nlauncher\tустановка\n")
    #expect(try terms("a warhead, a launcher") == ["exact: launcher"])
    let second = try indexes()
    #expect(second != first && second.count == 1)
    // The same size, in place, at once: the hash tells.
    try Files.overwrite(path, at: 6, Array("LAUNCHER".utf8))
    #expect(try terms("a LAUNCHER") == ["exact: LAUNCHER"])
    #expect(try indexes() != second)
    Path.remove(path)
    #expect(try terms("a LAUNCHER") == [])
  }

  @Test func `a table without languages is in those of the workspace, in their order, whichever way is asked`() throws {
    _ = try folder.write("tolmach.yaml", "languages: {source: en, target: de}\n")
    _ = try folder.write("glossaries/a.tsv", "warhead\tSprengkopf\n")
    #expect(try terms("Sprengkopf", from: "de", to: "en") == ["exact: Sprengkopf"])
    #expect(try terms("warhead", from: "en", to: "de") == ["exact: warhead"])
    // The settings turn, and so does what the index is of.
    _ = try folder.write("tolmach.yaml", "languages: {source: de, target: en}\n")
    #expect(try terms("warhead", from: "de", to: "en") == ["exact: warhead"])
    #expect(try terms("Sprengkopf", from: "en", to: "de") == ["exact: Sprengkopf"])
  }

  @Test(arguments: ["repository\t仓库\n", "仓库\trepository\n"])
  func `a table without languages is turned by its letters, Chinese ones too`(text: String) throws {
    _ = try folder.write("tolmach.yaml", "languages: {source: en, target: zh}\n")
    _ = try folder.write("glossaries/a.tsv", text)
    for target in ["zh", "zh-TW"] {
      let hit = try #require(try findings("the repository", from: "en", to: target).first)
      #expect(hit.equivalents.map(\.text) == ["仓库"])
    }
  }

  @Test func `a damaged index is made again, one of another pair is another`() throws {
    _ = try folder.write("glossaries/a.tsv", "warhead\tбоеголовка\n")
    #expect(try terms("warheads") == ["inflected: warhead"])
    for offset in [8, 20, 300, 520, 700] {
      try Files.overwrite(indexes()[0], at: offset, [99, 1, 2])
      #expect(try terms("warheads") == ["inflected: warhead"])
      #expect(try indexes().count == 1)
    }
    #expect(try terms("warheads", from: "en", to: "de") == ["inflected: warhead"])
    #expect(try indexes().count == 2)
    TemporaryFolder.remove(cache.folder)
    #expect(try terms("warheads") == ["inflected: warhead"])
  }

  @Test func `what is wrong with a glossary is said every time`() throws {
    _ = try folder.write("glossaries/bad.tbx", "<tmx/>")
    _ = try folder.write(
      "glossaries/cut.tbx",
      "<martif type=\"TBX\"><text><body><termEntry id=\"1\"><langSet xml:lang=\"en\"><tig><term>cat</term></tig></langSet>"
        + "<langSet xml:lang=\"ru\"><tig><term>кот</term></tig></langSet></termEntry><termEntry>")
    for _ in 0..<2 {
      let messages = Mutex<[String]>([])
      let listener = Listener(message: { message in messages.withLock { $0.append("\(message)") } })
      #expect(try findings("a cat", listener).map(\.term.text) == ["cat"])
      #expect(messages.withLock { $0.count } == 2)
    }
  }

  @Test func `without a place for indexes terms are found all the same`() throws {
    _ = try folder.write("glossaries/a.tsv", "warhead\tбоеголовка\n")
    // A file where the folder should be.
    _ = try folder.write("cache/tolmach", "")
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
