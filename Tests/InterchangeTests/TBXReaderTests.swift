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

  @Test func `the concepts before damage are delivered`() throws {
    let damaged = Self.dca.replacing("<conceptEntry id=\"c2\">", with: "<conceptEntry id=\"c2\"><a></b>")
    let reader = try TBXReader(ByteSource(bytes: Array(damaged.utf8), name: "a.tbx"))
    #expect(try reader.next()?.id == "c1")
    let error = #expect(throws: FormatError.self) { while try reader.next() != nil {} }
    #expect(error?.line == 21)
    #expect(error?.column != nil)
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
