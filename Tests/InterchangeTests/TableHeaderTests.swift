import Bitext
import Files
import Interchange
import TestSupport
import Testing

/// Tables as other programs write them: which columns are read, and what is said of the others.
@Suite struct TableHeaderTests {
  private let folder = TemporaryFolder()

  private func glossary(
    _ name: String, _ text: String, from: String = "en", to: String = "ru"
  ) throws -> (entries: [TermEntry], diagnostics: [Diagnostic]) {
    try GlossaryReader.read(folder.write(name, Array(text.utf8)), defaultSource: from, defaultTarget: to)
  }

  private func bitext(
    _ name: String, _ text: String, preferring pair: (source: String, target: String)? = nil
  ) throws -> (rows: [BitextRow], reader: BitextTableReader) {
    let reader = try BitextTableReader(ByteSource(bytes: Array(text.utf8), name: name), preferring: pair)
    var rows: [BitextRow] = []
    while let row = try reader.next() { rows.append(row) }
    return (rows, reader)
  }

  /// `en: fan, blower (forbidden) | ru: вентилятор`.
  private func shown(_ entry: TermEntry) -> String {
    entry.languages.map { section in
      section.language + ": "
        + section.terms.map { term in term.text + (term.status.map { " (\($0.rawValue))" } ?? "") }
        .joined(separator: ", ")
    }.joined(separator: " | ")
  }

  // MARK: Glossaries

  @Test(arguments: [
    (
      "Entry_ID;Entry_Subject;English;English_Status;Russian;Russian_Status\n"
        + "1;HVAC;fan;Approved;вентилятор;Approved\n1;HVAC;blower;Forbidden;;\n",
      ["en: fan (preferred), blower (forbidden) | ru: вентилятор (preferred)"]
    ),
    (
      "Entry_ID;Entry_Created;English_United_States;English_United_States_Def;Term_Info;Russian;Russian_Def;Term_Info\n"
        + "1;2020;fan;moves air;CaseSense;вентилятор;дует;CasePermissive;Forbidden\n1;2020;;;;пропеллер;;Forbidden,Fuzzy\n",
      ["en-US: fan | ru: вентилятор, пропеллер (forbidden)"]
    ),
    (
      "Entry Number,Subject,English,Status,Definition,Russian,Status\n7,HVAC,fan,preferred,x,вентилятор,допустимый\n"
        + "7,,blower,не рекомендуется,,воздуходувка,запрещён\n",
      ["en: fan (preferred), blower (deprecated) | ru: вентилятор (admitted), воздуходувка (forbidden)"]
    ),
    (
      "Forbidden,Domain,Definition,en-US,Notes,Example of use,ru-RU,Notes,Example of use\n,IT,thing,file,a,b,файл,c,d\n"
        + "TRUE,IT,,cat,,,котэ,,\nTRUE,,,,,,кошак,,\n",
      ["en-US: file | ru-RU: файл", "en-US: cat | ru-RU: котэ (forbidden)", "ru-RU: кошак (forbidden)"]
    ),
    (
      "Concept ID,Term [en],Status [en],Term [ru],Status [ru],Term [de]\n1,fan,preferred,вентилятор,forbidden,Lüfter\n",
      ["en: fan (preferred) | ru: вентилятор (forbidden) | de: Lüfter"]
    ),
    (
      "term;pos;comment;translation_ru;comment_ru;translation_de\nfan;noun;a;вентилятор;b;Lüfter\n",
      ["en: fan | ru: вентилятор | de: Lüfter"]
    ),
    ("key,en,ru\nk1,fan,вентилятор\n", ["en: fan | ru: вентилятор"]),
    ("\"ID\";\"Английский\";\"Русский\"\n1;fan;вентилятор\n", ["en: fan | ru: вентилятор"]),
    ("Englisch;Russisch\nfan;вентилятор\n", ["en: fan | ru: вентилятор"]),
    ("日本語,English\n扇風機,fan\n", ["ja: 扇風機 | en: fan"]),
    ("Portuguese (Brazil),Chinese (Traditional)\nventilador,電風扇\n", ["pt-BR: ventilador | zh-Hant: 電風扇"]),
    ("Термин (англ.);Термин (рус.);Определ.\nfan;вентилятор;x\n", ["en: fan | ru: вентилятор"]),
    ("ENG,RUS\nfan,вентилятор\n", ["ENG: fan | RUS: вентилятор"]),
    ("Source (EN),Target (RU)\nfan,вентилятор\n", ["EN: fan | RU: вентилятор"]),
    ("text.en,text.ru\nfan,вентилятор\n", ["en: fan | ru: вентилятор"]),
    ("original;русский\nfan;вентилятор\n", ["en: fan | ru: вентилятор"]),
    (
      "de,ru,en,comment\nHund,собака,dog,pet\nHund,пёс,dog,\n",
      ["en: dog | ru: собака, пёс | de: Hund"]
    ),
  ])
  func `a header of another program names the columns of a glossary`(text: String, expected: [String]) throws {
    let read = try glossary("a.csv", text)
    #expect(read.entries.map(shown) == expected)
    #expect(read.diagnostics.filter { $0.severity != .information } == [])
  }

  @Test func `what stands beside the terms of a language is of it`() throws {
    let text =
      "Entry_ID;Entry_Note;English;English_Def;English_Note;Russian;Russian_Def;Russian_Note;Russian_Gender\n"
      + "5;all;fan;moves air;short;вентилятор;дует;кратко;masculine\n"
    let entry = try #require(try glossary("a.csv", text).entries.first)
    #expect(entry.id == "5")
    #expect(entry.notes == ["all"])
    #expect(entry.languages.map(\.definitions) == [["moves air"], ["дует"]])
    #expect(entry.languages.map { $0.terms.flatMap(\.notes) } == [["short"], ["кратко"]])
    #expect(entry.languages.last?.terms.first?.gender == "masculine")
  }

  @Test(arguments: [
    "Entry_ID;Entry_Subject;Foo;Bar\n1;a;b;c\n", "key,value\tx,other\nk,a,b\n", "id,context,name,text\n1,a,b,c\n",
    "Entry_ID,English\n1,fan\n", "English_Status,English_Def,English\na,b,c\n",
  ])
  func `a header without two columns of terms is refused by its names`(text: String) throws {
    let name = String(text.split(separator: "\n")[0].split { ";,".contains($0) }[0])
    for read in [{ _ = try self.glossary("a.csv", text) }, { _ = try self.bitext("a.csv", text) }] {
      let error = #expect(throws: FormatError.self) { try read() }
      #expect(error?.line == 1)
      #expect(error?.message.contains("found the header \"\(name)") == true, "\(String(describing: error))")
    }
  }

  @Test(arguments: [
    "English\tанглийский\n", "key\tключ\n", "ID\tидентификатор\n", "term\tтермин\tnoun\n", "status\tстатус\n",
    "context\tконтекст\n", "source\tисточник\n", "note\tпримечание\n", "English breakfast\tзавтрак\n", "is\tесть\n",
  ])
  func `words of a glossary are no header`(text: String) throws {
    #expect(try glossary("a.tsv", text).entries.count == 1)
  }

  @Test func `a word that is no status is a warning with its line`() throws {
    let read = try glossary(
      "a.csv", "en;ru;Статус;Forbidden\nfan;вентилятор;не рекомендуется;\nfan;пропеллер;модный;\ncat;кот;;возможно\n")
    #expect(read.entries.map(shown) == ["en: fan | ru: вентилятор (deprecated), пропеллер", "en: cat | ru: кот"])
    #expect(read.entries.first?.languages.last?.terms.last?.rawStatus == "модный")
    #expect(read.diagnostics.map(\.rule) == ["unknown-status", "unknown-status"])
    #expect(read.diagnostics.map(\.line) == [3, 4])
    #expect(read.diagnostics.first?.severity == .warning)
    #expect(
      read.diagnostics.first?.message
        == "expected preferred, admitted, deprecated or forbidden in column \"Статус\", found \"модный\": "
        + "the status is not known")
  }

  @Test(arguments: [
    ("нерекомендуемый", TermStatus.deprecated), ("ЗАПРЕЩЕНО", .forbidden), ("предпочтительный", .preferred),
    ("допускается", .admitted), ("deprecated", .deprecated), ("Do not use", .forbidden), ("admitted", .admitted),
    ("verboten", .forbidden), ("déconseillé", .deprecated), ("preferredTerm-admn-sts", .preferred),
    ("заборонено", .forbidden), ("zalecany", .preferred),
  ])
  func `a status is known in the words of several languages`(word: String, status: TermStatus) throws {
    let read = try glossary("a.csv", "source,target,status\nfan,вентилятор,\(word)\n")
    #expect(read.entries.first?.languages.last?.terms.first?.status == status)
    #expect(read.diagnostics.isEmpty)
  }

  @Test(arguments: ["yes", "TRUE", "1", "да", "ja", "forbidden"])
  func `a column of forbidden terms says yes in several words`(word: String) throws {
    let read = try glossary("a.csv", "source,target,Forbidden\nfan,вентилятор,\(word)\ncat,кот,no\n")
    #expect(read.entries.map { $0.languages.last?.terms.first?.status } == [.forbidden, nil])
    #expect(read.diagnostics.isEmpty)
  }

  @Test func `rows that are marked for another look are left out of a glossary and counted`() throws {
    let read = try glossary(
      "a.csv", "location,source,target,id,fuzzy,context\n,fan,вентилятор,,,\n,cat,кот,,True,\n,dog,пёс,,1,\n")
    #expect(read.entries.map(shown) == ["en: fan | ru: вентилятор"])
    let said = try #require(read.diagnostics.first { $0.rule == "unconfirmed-rows" })
    #expect(said.line == 3)
    #expect(said.message.contains("2 rows"))
  }

  @Test func `columns that are not read are named once`() throws {
    let read = try glossary("a.csv", "Entry_Created,English,Russian,Colour\n2020,fan,вентилятор,red\n2020,cat,кот,\n")
    #expect(read.diagnostics.map(\.rule) == ["unread-columns"])
    #expect(read.diagnostics.first?.message == "found columns that are not read: \"Entry_Created\", \"Colour\"")
    let bare = try glossary("a.tsv", "fan\tвентилятор\tnote\tmore\ncat\tкот\tnote\n")
    #expect(bare.diagnostics.map(\.rule) == ["unread-cells"])
    #expect(bare.diagnostics.first?.line == 1)
  }

  @Test(arguments: [("en", "zh"), ("en", "zh-TW"), ("en", "ja"), ("ru", "el"), ("ar", "en"), ("ko", "ru")])
  func `a table without languages is turned where its letters say so`(from: String, to: String) throws {
    let words = [
      "en": "repository", "zh": "仓库", "zh-TW": "倉庫", "ja": "リポジトリ", "ru": "хранилище", "el": "αποθετήριο",
      "ar": "مستودع", "ko": "저장소",
    ]
    let (source, target) = (try #require(words[from]), try #require(words[to]))
    let right = "\(from): \(source) | \(to): \(target)"
    #expect(try glossary("a.tsv", "\(source)\t\(target)\n", from: from, to: to).entries.map(shown) == [right])
    #expect(
      try glossary("a.tsv", "\(target)\t\(source)\n", from: from, to: to).entries.map(shown)
        == ["\(to): \(target) | \(from): \(source)"])
    // What the header says holds.
    #expect(
      try glossary("a.csv", "\(from),\(to)\n\(target),\(source)\n", from: from, to: to).entries.map(shown)
        == ["\(from): \(target) | \(to): \(source)"])
  }

  @Test func `a table of languages in the same letters stays as it is`() throws {
    let read = try glossary("a.tsv", "Hund\tdog\nKatze\tcat\n", from: "en", to: "de")
    #expect(read.entries.first.map(shown) == "en: Hund | de: dog")
  }

  // MARK: Bitexts

  @Test func `a column of keys in front is no text`() throws {
    let (rows, reader) = try bitext("a.csv", "key,en,ru\nk1,Open,Открыть\n")
    var row = BitextRow(source: "Open", target: "Открыть", line: 2)
    (row.sourceLanguage, row.targetLanguage) = ("en", "ru")
    #expect(rows == [row])
    #expect(reader.diagnostics.map(\.message) == ["found a column that is not read: \"key\""])
  }

  @Test func `what Weblate marks as fuzzy is told from what is translated`() throws {
    let (rows, reader) = try bitext(
      "a.csv",
      "location,source,target,fuzzy,context,translator_comments\na.c:1,Open,Открыть,False,x,hm\n"
        + "a.c:2,Close,Закрыть,True,,\n")
    #expect(rows.map(\.isUnconfirmed) == [false, true])
    #expect(rows.map(\.context) == ["x", nil])
    #expect(rows.map(\.note) == ["hm", nil])
    #expect(reader.diagnostics.map(\.message) == ["found a column that is not read: \"location\""])
  }

  @Test func `a table of several languages has them all`() throws {
    let text = "key,de,en,fr,ru\nk,Hund,dog,chien,собака\nk,Katze,,chat,\n,,,oui,\n"
    let (rows, reader) = try bitext("a.csv", text, preferring: ("en", "ru"))
    #expect(rows.map { [$0.source, $0.target] } == [["dog", "собака"], ["Katze", "chat"]])
    #expect(rows.map { [$0.sourceLanguage, $0.targetLanguage] } == [["en", "ru"], ["de", "fr"]])
    #expect(reader.diagnostics.map(\.rule) == ["unread-columns", "incomplete-row"])
    #expect(
      rows.first?.further
        == [
          BitextRow.Further(language: "de", text: "Hund"), BitextRow.Further(language: "fr", text: "chien"),
        ])
    #expect(try bitext("a.csv", text).rows.map { [$0.source, $0.target] } == [["Hund", "dog"], ["Katze", "chat"]])
  }

  @Test func `a draft of several languages takes the pair asked for, and what is fuzzy is not translated`() throws {
    let text = "key,de,en,ru,fuzzy\nk1,Hund,dog,собака,\nk2,Katze,cat,кошка,True\n"
    let reader = try DraftReader(
      bytes: Array(text.utf8), name: "a.csv", options: DraftOptions(sourceLanguage: "en", targetLanguage: "ru"))
    var segments: [DraftSegment] = []
    while let segment = try reader.next() { segments.append(segment) }
    #expect(segments.map(\.id) == ["k1", "k2"])
    #expect(segments.map(\.source.text) == ["dog", "cat"])
    #expect(segments.map { $0.target?.text } == ["собака", "кошка"])
    #expect(segments.map(\.state) == [.translated, .unconfirmed])
    #expect(reader.diagnostics.map(\.message) == ["found a column that is not read: \"de\""])
  }

  // MARK: TSV with quotes

  @Test(arguments: [
    ("\"source\"\t\"target\"\n\"He said \"\"go\"\"\"\t\"Он\"\n", [["He said \"go\"", "Он"]]),
    ("source\ttarget\n\"a \"\"b\"\"\"\tc\n\"Quoted\"\td\n", [["a \"b\"", "c"], ["Quoted", "d"]]),
    ("source\ttarget\na\t\"two\nlines\"\nb\tc\n", [["a", "two\nlines"], ["b", "c"]]),
    ("source\ttarget\na\t\"x\ty\"\nb\tc\n", [["a", "x\ty"], ["b", "c"]]),
    ("\"en\"\t\"ru\"\nplain\tслово\n\"b\"\tв\n", [["plain", "слово"], ["b", "в"]]),
    ("a, b\tc\n\"d\"\te\n", [["a, b", "c"], ["\"d\"", "e"]]),
    ("\"Quoted\" word\t\"слово\"\n", [["\"Quoted\" word", "\"слово\""]]),
    ("a\tb\n\"Hello\"\t\"Привет\"\n", [["a", "b"], ["\"Hello\"", "\"Привет\""]]),
    ("a\tb\n\"open\tc\n", [["a", "b"], ["\"open", "c"]]),
  ])
  func `quotes around cells of a TSV are the table's where a spreadsheet wrote it`(
    text: String, expected: [[String]]
  ) throws {
    #expect(try bitext("a.tsv", text).rows.map { [$0.source, $0.target] } == expected)
    #expect(try bitext("a.tsv", text.replacing("\n", with: "\r\n")).rows.count == expected.count)
    let written = expected.map { $0.map { $0.replacing("\n", with: " ").replacing("\t", with: " ") } }
    let terms = try glossary("a.tsv", text).entries.map { entry in
      entry.languages.flatMap { $0.terms.map { $0.text.replacing("\n", with: " ").replacing("\t", with: " ") } }
    }
    #expect(terms == written)
  }

  @Test func `a quote further down in a TSV of a spreadsheet is text where nothing closes it`() throws {
    var text = "source\ttarget\n\"a \"\"b\"\"\"\tc\n"
    // Beyond what is looked at first.
    for number in 0..<9000 { text += "row \(number)\tряд\n" }
    text += "\"Quoted\" word\tx\n\"\"\"y\"\"\"\tz\n\"open\tv\n"
    #expect(try bitext("a.tsv", text).rows.last?.source == "\"open")
    text += "\"w\"\tu\n"
    let rows = try bitext("a.tsv", text).rows
    #expect(rows.suffix(4).map(\.source) == ["\"Quoted\" word", "\"y\"", "\"open", "w"])
    #expect(rows.suffix(4).map(\.line) == [9003, 9004, 9005, 9006])
  }
}
