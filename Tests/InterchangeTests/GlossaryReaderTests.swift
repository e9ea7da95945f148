import Bitext
import Interchange
import TestSupport
import Testing

@Suite struct GlossaryReaderTests {
  private let folder = TemporaryFolder()

  private func read(_ name: String, _ bytes: [UInt8]) throws -> (
    entries: [TermEntry], diagnostics: [Diagnostic]
  ) {
    try GlossaryReader.read(folder.write(name, bytes), defaultSource: "en", defaultTarget: "ru")
  }

  private func read(_ name: String, _ text: String) throws -> (
    entries: [TermEntry], diagnostics: [Diagnostic]
  ) {
    try read(name, Array(text.utf8))
  }

  private func pairs(_ entries: [TermEntry]) -> [[String]] {
    entries.map { entry in entry.languages.flatMap { $0.terms.map(\.text) } }
  }

  @Test(arguments: ["a.tsv", "a.tab", "a.txt", "a.utf8"])
  func `an OmegaT table is read by OmegaT's rules`(name: String) throws {
    let (entries, diagnostics) = try read(
      name,
      "\u{FEFF}# Glossary in tab-separated format -*- coding: utf-8 -*-\n missile \tракета\t weapon \r\n"
        + "# no\tнет\nlone\n"
        + "\tnone\nmissile\tснаряд\nmissile\tракета\tagain\n\n\"quoted\tкавычки\"\n")
    #expect(pairs(entries) == [["missile", "ракета", "снаряд"], ["\"quoted", "кавычки\""]])
    #expect(entries.first?.languages.map(\.language) == ["en", "ru"])
    #expect(entries.first?.languages.last?.terms.map(\.notes) == [["weapon", "again"], []])
    #expect(entries.first?.languages.last?.terms.map(\.line) == [2, 6])
    #expect(diagnostics.map(\.line) == [4, 5])
  }

  @Test func `the magic comment says the encoding`() throws {
    let text = "# Glossary -*- mode: text; coding: windows-1251 -*-\nmissile\tракета\n"
    #expect(
      pairs(try read("a.tab", text.unicodeScalars.map { windows1251($0) }).entries) == [
        ["missile", "ракета"]
      ])
  }

  @Test func `columns are found by their names`() throws {
    let (entries, _) = try read(
      "a.csv",
      "stringID,sourceLang,targetLang,pos,description,sourceString,targetString\n"
        + "1,ru,en_US,noun,a test,проба,test\n"
    )
    let entry = try #require(entries.first)
    #expect(entry.id == "1")
    #expect(entry.definitions == ["a test"])
    #expect(entry.languages.map(\.language) == ["ru", "en_US"])
    #expect(pairs(entries) == [["проба", "test"]])
    #expect(
      try pairs(read("b.csv", "term;translation;status\nfoo;фу;forbidden\n").entries) == [["foo", "фу"]])
    let codes = try read("c.tsv", "de\ten\tcomment\nHund\tdog\tpet\n").entries
    #expect(codes.first?.languages.map(\.language) == ["de", "en"])
    #expect(codes.first?.languages.last?.terms.first?.notes == ["pet"])
  }

  @Test func `rows with different definitions are different concepts`() throws {
    let text = "source,target,definition\nbank,банк,money\nbank,берег,river\nbank,банчок,money\n"
    #expect(pairs(try read("a.csv", text).entries) == [["bank", "банк", "банчок"], ["bank", "берег"]])
  }

  @Test func `every column is read of rows that do not say their concept, too`() throws {
    let text = """
      source,target,definition,definition,concept note,source note,target note,comment,source usage,target usage,\
      source reference,target reference,source definition,target language note,source type,target type,subject
      bank,банк,money,house,c,s,t,n,UK,RU,r1,r2,sd,tl,fullForm,acronym,finance
      bank,банчок,money,,c2,s2,t2,,,,,,,tl2,,,law

      """
    let entries = try read("a.csv", text).entries
    let entry = try #require(entries.first)
    #expect(entries.count == 1 && entry.definitions == ["money", "house"] && entry.notes == ["c", "c2"])
    #expect(entry.subjectFields == ["finance", "law"])
    #expect(entry.languages[0].definitions == ["sd"] && entry.languages[1].notes == ["tl", "tl2"])
    let source = entry.languages[0].terms[0]
    #expect(source.notes == ["s", "s2"] && source.geographicalUsage == "UK" && source.source == "r1")
    let target = entry.languages[1].terms[0]
    #expect(target.notes == ["t", "n"] && target.geographicalUsage == "RU" && target.source == "r2")
    #expect(source.termType == "fullForm" && target.termType == "acronym")
    #expect(entry.languages[1].terms.map(\.notes) == [["t", "n"], ["t2"]])
  }

  @Test func `UTX says its languages and statuses`() throws {
    let (entries, _) = try read(
      "a.utx",
      "#UTX 1.11; en-US/ru; 2020-01-01; copyright: me;\n#src\ttgt\tsrc:pos\tterm status\n# a comment\n"
        + "missile\tракета\tnoun\tapproved\nmissile\tснаряд\tnoun\tnon-standard\n"
        + "rocket\tжелезка\tnoun\tforbidden\n"
    )
    #expect(pairs(entries) == [["missile", "ракета", "снаряд"], ["rocket", "железка"]])
    #expect(entries.first?.languages.map(\.language) == ["en-US", "ru"])
    #expect(entries.flatMap { $0.languages[1].terms.map(\.status) } == [.preferred, .deprecated, .forbidden])
    #expect(entries.first?.languages.first?.terms.first?.partOfSpeech == "noun")
  }

  @Test func `a table without a target column is an error that names what was found`() throws {
    let error = #expect(throws: FormatError.self) {
      try read("a.csv", "\"context\",\"source\"\n\"1\",\"a\"\n")
    }
    #expect(error?.line == 1)
    #expect(error?.message.contains("context, source") == true)
  }

  @Test func `damage behind the first entry is a diagnostic`() throws {
    let (entries, diagnostics) = try read("a.csv", "a,b\nc,\"d\n")
    #expect(pairs(entries) == [["a", "b"]])
    #expect(diagnostics.map(\.severity) == [.error])
    #expect(diagnostics.first?.line == 2)
    let cut = "<tbx><text><body><conceptEntry id=\"1\"/><conceptEntry"
    #expect(try read("a.tbx", cut).entries.count == 1)
    #expect(throws: FormatError.self) { try read("a.tbx", "<tbx><text") }
    #expect(throws: FormatError.self) { try read("a.doc", "x") }
  }

  @Test(.enabled(if: TestData.isPresent))
  func `every sample glossary is read or refused with a reason`() throws {
    var read = 0
    var entries = 0
    let endings = [".tbx", ".tsv", ".tab", ".txt", ".csv", ".utx"]
    for folder in ["tbx", "csv", "terms"] {
      for path in TestData.files(under: folder, endings: endings) {
        do {
          let result = try GlossaryReader.read(path, defaultSource: "en", defaultTarget: "ru")
          entries += result.entries.count
          read += 1
          for entry in result.entries { #expect(entry.line > 0 && entry.file == path) }
        } catch let error as FormatError {
          #expect(error.line != nil, "\(error)")
          print("refused: \(error)")
        }
      }
    }
    #expect(read > 70)
    #expect(entries > 5000)
  }
}
