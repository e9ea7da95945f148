import Bitext
import Files
import Interchange
import TestSupport
import Testing

private func read(_ text: String) throws -> [TermEntry] {
  let reader = try TBXReader(ByteSource(bytes: Array(text.utf8), name: "a.tbx"))
  var entries: [TermEntry] = []
  while let entry = try reader.next() { entries.append(entry) }
  return entries
}

@Suite struct TBXReaderTests {
  private static let dca = """
    <tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader><fileDesc>
    <sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>
    <conceptEntry id="c1"><descrip type="subjectField">missiles</descrip>
    <descripGrp><descrip type="definition">A body that
      flies.</descrip><admin type="source">book</admin></descripGrp>
    <transacGrp><transac type="transactionType">origination</transac><date>2001-01-01</date></transacGrp>
    <note>general</note>
    <langSec xml:lang="en"><descrip type="definition">rocket</descrip>
    <termSec><term>mis<hi>sile</hi></term><termNote type="partOfSpeech">noun</termNote>
    <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
    <termNote type="termType">fullForm</termNote>
    <termNote type="geographicalUsage">en-US</termNote><note>first</note>
    <admin type="source">dictionary</admin>
    <descripGrp><descrip type="context">A missile &amp; a tank.</descrip><admin type="source">no</admin>
    </descripGrp>
    </termSec><termSec><term>rocket</term>
    <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>
    </termSec></langSec>
    <langSec xml:lang="ru"><termSec><term>ракета</term><termNote type="grammaticalGender">feminine</termNote>
    </termSec></langSec></conceptEntry>
    <conceptEntry id="c2"><langSec xml:lang="en"><termSec><term> </term></termSec></langSec></conceptEntry>
    </body></text></tbx>
    """

  @Test func `a concept of TBX 2019 keeps its data categories where they belong`() throws {
    let entries = try read(Self.dca)
    #expect(entries.map(\.id) == ["c1", "c2"])
    #expect(entries.map(\.line) == [3, 21])
    let entry = try #require(entries.first)
    #expect(entry.subjectFields == ["missiles"])
    #expect(entry.definitions == ["A body that flies."])
    #expect(entry.notes == ["general"])
    #expect(
      entry.languages == [
        LanguageSection(
          "en", definitions: ["rocket"],
          terms: [
            TermSection(
              "missile", status: .preferred, rawStatus: "preferredTerm-admn-sts", partOfSpeech: "noun",
              termType: "fullForm", geographicalUsage: "en-US", notes: ["first"], source: "dictionary",
              line: 9),
            TermSection("rocket", status: .deprecated, rawStatus: "supersededTerm-admn-sts", line: 16),
          ]),
        LanguageSection("ru", terms: [TermSection("ракета", gender: "feminine", line: 19)]),
      ])
    #expect(entries.last?.languages.first?.terms.isEmpty == true)
  }

  @Test func `modules of the DCT style are read by their local names`() throws {
    let entries = try read(
      """
      <tbx type="TBX-Min" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
        xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:b="http://www.tbxinfo.net/ns/basic"><text><body>
      <conceptEntry id="1"><min:subjectField>law</min:subjectField><langSec xml:lang="ru"><termSec>
      <term>иск</term>
      <min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus>
      <min:partOfSpeech>noun</min:partOfSpeech>
      <b:termType>shortForm</b:termType><b:definition>claim</b:definition></termSec></langSec></conceptEntry>
      </body></text></tbx>
      """)
    let term = try #require(entries.first?.languages.first?.terms.first)
    #expect(entries.first?.subjectFields == ["law"])
    #expect(entries.first?.languages.first?.definitions == ["claim"])
    #expect(term.status == .admitted)
    #expect(term.partOfSpeech == "noun")
    #expect(term.termType == "shortForm")
  }

  @Test func `older editions are read too`() throws {
    let martif = try read(
      """
      <!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX" xml:lang="en"><text><body>
      <termEntry id="e"><langSet xml:lang="en"><ntig><termGrp><term id="t">scribe</term>
      <termNote type="termType">
      synonym</termNote></termGrp></ntig>
      <tig><term>copyist</term><termNote type="administrativeStatus">obsolete
      </termNote></tig></langSet><langSet lang="fr"><tig><term>copiste</term></tig></langSet></termEntry>
      </body></text></martif>
      """)
    #expect(martif.first?.languages.map(\.language) == ["en", "fr"])
    #expect(martif.first?.languages.first?.terms.map(\.text) == ["scribe", "copyist"])
    #expect(martif.first?.languages.first?.terms.map(\.status) == [nil, .forbidden])
    let min = try read(
      """
      <TBX dialect="TBX-Min"><header><languages source="de" target="en"/></header><body><entry id="C1">
      <langGroup xml:lang="de"><termGroup><term>Hund</term><termStatus>preferred</termStatus></termGroup>
      </langGroup>
      </entry></body></TBX>
      """)
    #expect(min.first?.languages.first?.terms.map(\.text) == ["Hund"])
    #expect(min.first?.languages.first?.terms.first?.status == .preferred)
  }

  @Test func `another root is named with its place`() throws {
    let error = #expect(throws: FormatError.self) { try read("<!-- x -->\n <tmx version=\"1.4\"/>") }
    #expect(error?.description == "a.tbx:2:2: expected root \"tbx\" or \"martif\", found \"tmx\"")
  }

  @Test func `a damaged concept costs that concept, and its place is said`() throws {
    let concepts = (1...5).map { number in
      "<conceptEntry id=\"c\(number)\"><langSec xml:lang=\"ru\"><termSec><term>термин \(number)</term></termSec></langSec></conceptEntry>\n"
    }
    for damage in ["<a></b>", "<term>&", "&nowhere;", "<conceptEntry", "</langSec></langSec>", "\u{1}", "<x y=1>"] {
      var damaged = concepts
      damaged[2] = damaged[2].replacing("<term>", with: damage + "<term>")
      let text = "<tbx xml:lang=\"en\"><tbxHeader/><text><body>\n" + damaged.joined() + "</body></text></tbx>"
      for chunk in [1, 7, .max] {
        let reader = try TBXReader(ByteSource(bytes: Array(text.utf8), name: "a.tbx", chunkBytes: chunk))
        var ids: [String] = []
        var lines: [Int] = []
        while let entry = try reader.next() {
          ids.append(entry.id)
          lines.append(entry.line)
        }
        #expect(ids == ["c1", "c2", "c4", "c5"], "\(damage)")
        #expect(lines == [2, 3, 5, 6], "\(damage)")
        #expect(reader.diagnostics.map(\.rule) == ["damaged-concept"], "\(damage)")
        #expect(reader.diagnostics.map(\.line) == [4], "\(damage)")
        #expect(reader.diagnostics.first?.message.contains("line 4") == true)
        #expect(reader.diagnostics.first?.column != nil)
      }
    }
  }

  @Test func `a lost end tag costs the concept that lost it`() throws {
    let text = """
      <martif type="TBX"><text><body><termEntry id="1"><langSet xml:lang="en"><tig><term>a</term></tig></langSet>
      <termEntry id="2"><langSet xml:lang="en"><tig><term>b</term></tig></langSet></termEntry>
      </body></text></martif>
      """
    let reader = try TBXReader(ByteSource(bytes: Array(text.utf8), name: "a.tbx"))
    #expect(try reader.next()?.id == "2")
    #expect(try reader.next() == nil)
    #expect(reader.diagnostics.map(\.line) == [2])
    #expect(reader.diagnostics.first?.message.contains("expected the end of the concept, found the start") == true)
  }

  @Test func `what follows a cut is lost, what is before it is not`() throws {
    let whole = Array(Self.dca.utf8)
    let ends = [whole.count - 20, whole.count - 60, whole.count - 110]
    for end in ends {
      let reader = try TBXReader(ByteSource(bytes: Array(whole[..<end]), name: "a.tbx"))
      #expect(try reader.next()?.id == "c1")
      while try reader.next() != nil {}
      #expect(reader.diagnostics.count == 1)
    }
    let twice = try TBXReader(ByteSource(bytes: whole + whole, name: "a.tbx"))
    while try twice.next() != nil {}
    #expect(twice.diagnostics.map(\.rule) == ["trailing-text"])
    #expect(throws: FormatError.self) { try read("") }
    #expect(throws: FormatError.self) { try read("<tbx><text><body><conceptEntry><a></b></conceptEntry></body>") }
  }

  @Test func `damage everywhere ends in bounded time`() throws {
    let entry =
      "<conceptEntry id=\"1\"><langSec xml:lang=\"en\"><termSec><term>a</b></term></termSec></langSec></conceptEntry>"
    let good = entry.replacing("</b>", with: "")
    let text = "<tbx><text><body>" + good + String(repeating: entry, count: 20_000) + good + "</body></text></tbx>"
    let reader = try TBXReader(ByteSource(bytes: Array(text.utf8), name: "a.tbx"))
    var count = 0
    do {
      while try reader.next() != nil { count += 1 }
      #expect(count == 2)
    } catch let error as FormatError {
      #expect(error.message.contains("too damaged"))
    }
    #expect(reader.damagedConcepts > 0)
    let deep = "<tbx><text><body>" + String(repeating: "<conceptEntry><langSec>", count: 300)
    #expect(throws: FormatError.self) { try read(deep) }
    let nested = "<tbx><text><body>" + good + String(repeating: "<descrip>", count: 300)
    #expect(throws: FormatError.self) { try read(nested) }
  }

  @Test func `a forbidden term is one by a note beside its status`() throws {
    let entries = try read(
      """
      <tbx><text><body><conceptEntry id="1"><langSec xml:lang="en"><termSec><term>a</term><termNoteGrp>
      <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote><note>forbidden</note></termNoteGrp>
      <note>n</note></termSec><termSec><term>b</term><termNoteGrp>
      <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote><note>old</note></termNoteGrp>
      </termSec></langSec></conceptEntry></body></text></tbx>
      """)
    let terms = entries.first?.languages.first?.terms
    #expect(terms?.map(\.status) == [.forbidden, .deprecated])
    #expect(terms?.map(\.notes) == [["n"], ["old"]])
  }

  @Test func `an entity bomb is refused`() throws {
    let entities = (1...9).map { level in
      "<!ENTITY e\(level) \"\(String(repeating: "&e\(level - 1);", count: 30))\">"
    }
    let bomb = "<!DOCTYPE tbx [<!ENTITY e0 \"bomb\">\(entities.joined())]><tbx><text>&e9;</text></tbx>"
    #expect(throws: FormatError.self) { try read(bomb) }
  }

  @Test func `concepts do not depend on where the file is read in pieces`() throws {
    let concept = Self.dca.split(separator: "<conceptEntry id=\"c1\">").last.map(String.init) ?? ""
    let one =
      "<conceptEntry id=\"c1\">" + (concept.split(separator: "<conceptEntry").first.map(String.init) ?? "")
    let many = "<tbx><text><body>" + String(repeating: one, count: 500) + "</body></text></tbx>"
    let entries = try read(many)
    #expect(entries.count == 500)
    #expect(Set(entries.map { $0.languages.map { $0.terms.map(\.text) } }).count == 1)
    #expect(Set(entries.map(\.definitions)).count == 1)
    #expect(Set(zip(entries, entries.dropFirst()).map { $1.line - $0.line }).count == 1)
  }

  @Test(
    .enabled(if: TestData.isPresent),
    arguments: [
      ("ltac-dialects/Basic/DCA", 74), ("ltac-dialects/Basic/DCT", 74), ("ltac-dialects/Linguist/DCA", 74),
    ])
  func `a sample has as many concepts as start tags`(folder: String, atLeast: Int) throws {
    for path in TestData.files(under: "tbx/" + folder, endings: [".tbx"]) {
      let text = String(decoding: try contents(of: path), as: UTF8.self)
      let reader = try TBXReader(path)
      var terms = 0
      var concepts = 0
      while let entry = try reader.next() {
        concepts += 1
        terms += entry.languages.reduce(0) { $0 + $1.terms.count }
      }
      #expect(concepts == text.split(separator: "<conceptEntry", omittingEmptySubsequences: false).count - 1)
      #expect(terms == text.split(separator: "<term>", omittingEmptySubsequences: false).count - 1)
    }
  }
}
