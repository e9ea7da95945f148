import Bitext
import Files
import Interchange
import TestSupport
import Testing

private func read(_ text: String) throws -> GlossaryDocument {
  let folder = TemporaryFolder()
  return try GlossaryDocument.read(folder.write("a.tbx", text), defaultSource: "en", defaultTarget: "ru")
}

/// The body as it is written, and the loss report.
private func written(_ text: String, as flavour: TBXFlavour) throws -> (text: String, losses: [String]) {
  var bytes: [UInt8] = []
  let result = try TBXOutput.write([read(text)], as: flavour, title: "t", language: "en") { bytes += $0 }
  return (String(decoding: bytes, as: UTF8.self), result.losses.lines)
}

/// What stands between two marks, each line without its indentation.
private func lines(_ text: String, from start: String, to end: String) -> [String] {
  let lines = text.split(separator: "\n").map { String($0.drop(while: { $0 == " " })) }
  guard let first = lines.firstIndex(where: { $0.hasPrefix(start) }),
    let last = lines.lastIndex(where: { $0.hasPrefix(end) })
  else { return [] }
  return Array(lines[first...last])
}

@Suite struct TBXWriterTests {
  private static let martif = """
    <?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
    <martif type="TBX" xml:lang="en"><martifHeader><fileDesc><titleStmt><title>T &amp; t</title></titleStmt>
    <sourceDesc><p>one</p></sourceDesc><sourceDesc><p>two</p></sourceDesc></fileDesc>
    <encodingDesc><p type="XCSURI">TBXXCSV02.xcs</p></encodingDesc></martifHeader><text><body>
    <termEntry id="1a"><descrip type="relatedConcept" target="b">see b</descrip>
    <transacGrp><transac type="transactionType">origination</transac><transacNote type="responsibility">me</transacNote>
    <date>20010507T10:57:25Z</date></transacGrp>
    <langSet xml:lang="en"><descrip type="subjectField">law</descrip><ntig><termGrp><term>court <hi type="bold">of</hi> law</term>
    <termNote type="termType">initialism</termNote><termNote type="termType">synonym</termNote>
    <termNote type="administrativeStatus">legalTerm-admn-sts</termNote><termCompList type="lemma"><termComp>court</termComp></termCompList>
    </termGrp><descripGrp><descrip type="context">in court</descrip><admin type="sourceIdentifier">book</admin></descripGrp></ntig></langSet>
    </termEntry>
    <termEntry id="b"><note>x<foreign xml:lang="la">ius</foreign></note><langSet xml:lang="en"><tig><term>b</term>
    <descrip type="example">e.g.</descrip><xref type="externalCrossReference" target="https://example.org/">x</xref></tig></langSet></termEntry>
    </body><back><refObjectList type="respPerson"><refObject id="me"><item type="fn">Me</item></refObject></refObjectList></back></text></martif>
    """

  @Test func `TBX 2008 becomes TBX-Basic, and what does not is said`() throws {
    let (text, losses) = try written(Self.martif, as: .basic())
    #expect(
      lines(text, from: "<body>", to: "</back>") == [
        "<body>", "<conceptEntry id=\"c1a\">",
        "<ref type=\"crossReference\" target=\"b\">see b</ref>", "<transacGrp>",
        "<transac type=\"transactionType\">origination</transac>",
        "<transacNote type=\"responsibility\">me</transacNote>", "<date>2001-05-07T10:57:25Z</date>", "</transacGrp>",
        "<descrip type=\"subjectField\">law</descrip>", "<langSec xml:lang=\"en\">", "<termSec>",
        "<term>court <hi type=\"bold\">of</hi> law</term>", "<termNote type=\"termType\">abbreviation</termNote>",
        "<termNote type=\"administrativeStatus\">admittedTerm-admn-sts</termNote>", "<descripGrp>",
        "<descrip type=\"context\">in court</descrip>", "<admin type=\"source\">book</admin>", "</descripGrp>",
        "</termSec>", "</langSec>", "</conceptEntry>", "<conceptEntry id=\"b\">",
        "<note>x<foreign xml:lang=\"la\">ius</foreign></note>", "<langSec xml:lang=\"en\">", "<termSec>",
        "<term>b</term>", "<xref type=\"externalCrossReference\" target=\"https://example.org/\">x</xref>",
        "</termSec>",
        "</langSec>", "</conceptEntry>", "</body>", "<back>", "<refObjectSec type=\"respPerson\">",
        "<refObject id=\"me\">", "<item type=\"fn\">Me</item>", "</refObject>", "</refObjectSec>", "</back>",
      ])
    #expect(
      losses == [
        "lost: example, once: TBX-Basic has no such data category",
        "lost: termCompList, once: TBX-Basic has no place for it here",
        "lost: termType \"synonym\", once: TBX-Basic has no such value",
        "changed: administrativeStatus \"legalTerm-admn-sts\", once: written as admittedTerm-admn-sts",
        "changed: dates, once: written as XML Schema has them",
        "changed: ids of concepts, once: they were no XML names, or stood twice",
        "changed: relatedConcept, once: written as crossReference: TBX-Basic has no such data category",
        "changed: termType \"initialism\", once: written as abbreviation",
      ])
    #expect(text.contains("<title>T &amp; t</title>"))
    #expect(text.contains("<p>one</p>") && text.contains("<p>two</p>") && !text.contains("XCSURI"))
  }

  @Test func `TBX 2008 stays what it is, whatever its data categories`() throws {
    let source = Self.martif.replacing("id=\"1a\"", with: "id=\"a\"")
    let (text, losses) = try written(source, as: .tbx2008)
    #expect(losses.isEmpty)
    #expect(
      text.contains("<termCompList type=\"lemma\"><termComp>court</termComp></termCompList>")
        || text.contains("<termComp>court</termComp>"))
    #expect(text.contains("<descrip type=\"relatedConcept\" target=\"b\">see b</descrip>"))
    #expect(text.contains("<termNote type=\"administrativeStatus\">legalTerm-admn-sts</termNote>"))
    #expect(text.contains("<date>20010507T10:57:25Z</date>"))
    let (before, after) = (try read(source), try read(text))
    #expect(before.concepts.map(\.element) == after.concepts.map(\.element))
    #expect(before.tbx?.back == after.tbx?.back)
  }

  @Test func `the style DCT has a tag for each data category, by its module`() throws {
    let (text, _) = try written(Self.martif, as: .basic(.dct))
    for line in [
      "<basic:crossReference target=\"b\">see b</basic:crossReference>",
      "<basic:transactionType>origination</basic:transactionType>",
      "<basic:responsibility>me</basic:responsibility>", "<min:subjectField>law</min:subjectField>",
      "<basic:termType>abbreviation</basic:termType>",
      "<min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus>", "<basic:source>book</basic:source>",
      "<basic:externalCrossReference target=\"https://example.org/\">x</basic:externalCrossReference>",
    ] {
      #expect(text.contains(line), "\(line)")
    }
    #expect(
      text.contains("xmlns:min=\"http://www.tbxinfo.net/ns/min\" xmlns:basic=\"http://www.tbxinfo.net/ns/basic\""))
    // From tags to attributes and back nothing changes.
    let attributes = try written(text, as: .basic())
    #expect(attributes.losses.isEmpty)
    #expect(try written(attributes.text, as: .basic(.dct)).text == text)
  }

  @Test func `TBX-Min of 2013 is read with everything in it`() throws {
    let (text, losses) = try written(
      """
      <TBX dialect="TBX-Min"><header><id>g1</id><description>A glossary</description><languages source="de" target="en"/></header>
      <body><entry id="C1"><subjectField>zoo</subjectField><langGroup xml:lang="de"><termGroup><term>Hund</term><customer>SAP</customer>
      <noteGrp><note><noteKey>Quelle</noteKey><noteValue>Duden</noteValue></note></noteGrp><termStatus>preferred</termStatus>
      <partOfSpeech>noun</partOfSpeech></termGroup></langGroup></entry></body></TBX>
      """, as: .min())
    #expect(losses.isEmpty)
    #expect(
      lines(text, from: "<conceptEntry", to: "</conceptEntry>") == [
        "<conceptEntry id=\"C1\">", "<descrip type=\"subjectField\">zoo</descrip>", "<langSec xml:lang=\"de\">",
        "<termSec>",
        "<term>Hund</term>", "<termNote type=\"administrativeStatus\">preferredTerm-admn-sts</termNote>",
        "<termNote type=\"partOfSpeech\">noun</termNote>", "<admin type=\"customerSubset\">SAP</admin>",
        "<note>Quelle: Duden</note>", "</termSec>", "</langSec>", "</conceptEntry>",
      ])
    #expect(text.contains("<p>g1 A glossary</p>"))
  }

  @Test func `a private dialect keeps what is its own, and no other does`() throws {
    let source = """
      <tbx type="TBX-Mine" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:my="urn:mine"><tbxHeader/><text><body>
      <conceptEntry id="a"><my:colour>red</my:colour><langSec xml:lang="en"><termSec><term>a</term></termSec></langSec></conceptEntry>
      </body></text></tbx>
      """
    let mine = try written(source, as: TBXFlavour(edition: .year2019, type: "TBX-Mine", style: .dct))
    #expect(mine.losses.isEmpty)
    #expect(mine.text.contains("<my:colour>red</my:colour>") && mine.text.contains("xmlns:my=\"urn:mine\""))
    let basic = try written(source, as: .basic())
    #expect(basic.losses == ["lost: my:colour, once: TBX-Basic has no place for it here"])
  }

  @Test(arguments: [
    ("2001-05-07", "2001-05-07"), ("20010507", "2001-05-07"), ("20010507T105725Z", "2001-05-07T10:57:25Z"),
    ("2001-05-07 10:57", "2001-05-07T10:57:00"), ("2001-05-07T10:57:25.5+03:00", "2001-05-07T10:57:25.5+03:00"),
    ("2001-02-29", nil), ("7 May 2001", nil), ("2001-13-01", nil), ("", nil), ("2001-05-07T25:00:00Z", nil),
    ("20010507x", nil),
  ])
  func `a date is one of XML Schema, or none`(text: String, expected: String?) throws {
    let (written, losses) = try written(
      """
      <tbx type="TBX-Basic" style="dca" xml:lang="en"><text><body><conceptEntry id="a"><transacGrp>
      <transac type="transactionType">origination</transac><date>\(text)</date></transacGrp>
      <langSec xml:lang="en"><termSec><term>a</term></termSec></langSec></conceptEntry></body></text></tbx>
      """, as: .basic())
    #expect(written.contains("<date>") == (expected != nil))
    if let expected { #expect(written.contains("<date>\(expected)</date>")) }
    #expect(losses.isEmpty == (text == expected))
  }
}
