import Bitext
import Interchange
import TestSupport
import Testing

/// Time that grows with an input, whatever it has much of.
@Suite struct GrowthTests {
  @Test func `a unit of XLIFF may have many segments and notes`() throws {
    let ratio = try growth(from: 150) { count in
      let notes = String(repeating: "<note>n</note>", count: count)
      let segments = (0..<count).map { "<segment id='s\($0)'><source>House \($0)</source></segment>" }.joined()
      let new =
        "<xliff version='2.0' xmlns='urn:oasis:names:tc:xliff:document:2.0' srcLang='en' trgLang='ru'><file id='f'>"
        + "<unit id='1'><notes>\(notes)</notes>\(segments)</unit></file></xliff>"
      let marks = (0..<count).map { "<mrk mtype='seg' mid='\($0)'>House</mrk>" }.joined()
      let old =
        "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'><file original='a' source-language='en' "
        + "target-language='ru' datatype='plaintext'><body><trans-unit id='1'><source>\(marks)</source>"
        + "<seg-source>\(marks)</seg-source><target>\(marks)</target>\(notes)</trans-unit></body></file></xliff>"
      for text in [new, old] {
        let reader = try DraftReader(bytes: Array(text.utf8), name: "a.xlf")
        var segments = 0
        while let segment = try reader.next() {
          segments += 1
          #expect(segment.notes.count == count)
        }
        #expect(segments == count)
      }
    }
    #expect(ratio < steepest, "\(ratio)")
  }

  @Test func `a source may have many translations in a catalogue`() {
    let ratio = growth(from: 300) { count in
      var writer = POWriter(source: "en", target: "ru", toolVersion: "1")
      for number in 0..<count {
        let pair = PairUnit(source: Segment("House"), target: Segment("Дом \(number % (count - 1))"))
        #expect(writer.pair(pair).isEmpty == (number == count - 1))
      }
    }
    #expect(ratio < steepest, "\(ratio)")
  }

  @Test func `numbers tell other translations apart, whatever contexts there are`() {
    var writer = POWriter(source: "en", target: "ru", toolVersion: "1")
    func context(_ target: String, _ context: String? = nil) -> String? {
      let pair = PairUnit(source: Segment("a"), target: Segment(target), context: context)
      let bytes = writer.pair(pair)
      return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
    #expect(context("1")?.contains("msgctxt") == false)
    #expect(context("3", "3")?.contains("msgctxt \"3\"") == true)
    #expect(context("2")?.contains("msgctxt \"2\"") == true)
    #expect(context("2") == nil && context("1") == nil && context("3") == nil)
    #expect(context("4")?.contains("msgctxt \"4\"") == true)
    #expect(context("3") == nil && context("4") == nil)
  }

  @Test func `a table has each of very many terms, not all their pairs`() throws {
    func section(_ language: String, _ count: Int) -> LanguageSection {
      LanguageSection(language, terms: (0..<count).map { TermSection("\(language)\($0)") })
    }
    for (sources, targets) in [(300, 200), (200, 300), (1, 20_000), (100, 100)] {
      let entry = TermEntry(languages: [section("en", sources), section("ru", targets)])
      let document = GlossaryDocument(path: "x", entries: [entry])
      var writer = TableWriter(.tsv, source: LanguageTag("en"), target: LanguageTag("ru"))
      for concept in document.concepts { writer.add(concept, isChosen: true) }
      let table = try writer.finish(date: "")
      let rows = String(decoding: table.bytes, as: UTF8.self).split(separator: "\n").dropFirst().map {
        $0.split(separator: "\t")
      }
      let isCut = sources * targets > 10_000
      #expect(rows.count == (isCut ? max(sources, targets) : sources * targets))
      #expect(Set(rows.map { $0[0] }).count == sources && Set(rows.map { $0[1] }).count == targets)
      #expect(table.losses.lines.contains { $0.contains("very many terms") } == isCut)
    }
  }

  @Test func `a unit is parsed after the entities that it names, and no others`() throws {
    func prologue(_ count: Int) -> String {
      "<!DOCTYPE tmx [<!-- ] > -->\n<!ATTLIST tuv x CDATA 'a > b'>\n<!ENTITY a 'b>&b;'><!ENTITY b \"c]'&#38;#38;\">"
        + (0..<count).map { "<!ENTITY e\($0) 'v\($0)'>" }.joined()
        + "<!ENTITY e7 'another'>\n]>\n<tmx version='1.4'><body>"
    }
    let unit = Array("<tu><tuv><seg>&a;, &e7; &amp; &#97;</seg></tuv></tu>".utf8)
    let few = TMXSliceReader(prologue: Array(prologue(10).utf8)).unit(unit)
    #expect(few?.variants.first?.segment?.text == "b>c]'&, v7 & a")
    #expect(few?.variants.first?.attributes["x"] == "a > b")
    #expect(TMXSliceReader(prologue: Array(prologue(1_000).utf8)).unit(unit) == few)
    let unknown = Array("<tu><tuv><seg>&e1001;</seg></tuv></tu>".utf8)
    #expect(TMXSliceReader(prologue: Array(prologue(1_000).utf8)).unit(unknown) == nil)
    let ratio = growth(from: 500) { count in
      let reader = TMXSliceReader(prologue: Array(prologue(count).utf8))
      for _ in 0..<count { _ = reader.unit(unit) }
    }
    #expect(ratio < steepest, "\(ratio)")
  }
}
