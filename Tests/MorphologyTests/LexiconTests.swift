import Bitext
import Morphology
import Orthography
import TestSupport
import Testing

private func bytes<Result>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
  Array(text.utf8).withUnsafeBufferPointer(body)
}

private func forms(_ lexicon: Lexicon, _ word: String) -> Set<String> {
  Set(bytes(word) { lexicon.forms(of: $0) }.map { String(decoding: $0, as: UTF8.self) })
}

private func family(_ language: String, _ word: String) -> Set<String> {
  guard let families = WordFamilies(LanguageTag(language)) else { return [] }
  return Set(bytes(Orthography.foldKey(word)) { families.family(of: $0) }.map { String(decoding: $0, as: UTF8.self) })
}

private func cores(_ language: String, _ word: String) -> [String] {
  var found: [String] = []
  guard let affixes = AffixStripper(LanguageTag(language)) else { return found }
  bytes(Orthography.foldKey(word)) {
    affixes.forEachCore(of: $0) { core, _ in
      found.append(String(decoding: core, as: UTF8.self))
      return true
    }
  }
  return found
}

/// A lexicon of its parts, byte by byte.
private func file(
  changes: [(String, String)], classes: [[UInt8]], words: [(String, UInt8)], ends: [(String, UInt8)]
) -> [UInt8] {
  func word(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
  var sections: [[UInt8]] = []
  func put(_ elements: [[UInt8]]) {
    var places = word(0)
    var body: [UInt8] = []
    for element in elements {
      body += element
      places += word(body.count)
    }
    sections += [places, body]
  }
  put(changes.map { [UInt8($0.0.utf8.count)] + Array($0.0.utf8) + Array($0.1.utf8) })
  put(classes)
  for table in [words, ends] {
    // Each key in a block of its own.
    var places: [UInt8] = []
    var body: [UInt8] = []
    for (key, value) in table.sorted(by: { Array($0.0.utf8).lexicographicallyPrecedes(Array($1.0.utf8)) }) {
      places += word(body.count)
      body += [0, UInt8(key.utf8.count)] + Array(key.utf8) + [value]
    }
    sections += [places, body]
  }
  var header = Array("TLMLEXIC".utf8) + word(1) + word(0)
  header += word(changes.count) + word(classes.count) + word(words.count) + word(ends.count)
  var at = 128
  for section in sections {
    header += word(at) + word(section.count)
    at += section.count
  }
  return header + [UInt8](repeating: 0, count: 128 - header.count) + sections.flatMap { $0 }
}

private let small = file(
  changes: [("", "s"), ("y", "ies"), ("", "en")], classes: [[0], [1], [], [0, 2]],
  words: [("city", 1), ("house", 0), ("sheep", 2), ("child", 3)], ends: [("", 2), ("y", 1), ("ay", 0)])

@Suite struct LexiconTests {
  private func open(_ bytes: [UInt8]) throws -> (Lexicon, UnsafeRawBufferPointer) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    copy.copyBytes(from: bytes)
    return (try Lexicon(UnsafeRawBufferPointer(copy), language: "xx"), UnsafeRawBufferPointer(copy))
  }

  @Test
  func `a small lexicon gives the forms of listed words, of words that end with one, and of words that end alike`()
    throws
  {
    let (lexicon, memory) = try open(small)
    defer { memory.deallocate() }
    #expect(forms(lexicon, "house") == ["houses"])
    #expect(forms(lexicon, "city") == ["cities"])
    #expect(forms(lexicon, "sheep").isEmpty)
    #expect(forms(lexicon, "child") == ["childs", "childen"])
    #expect(forms(lexicon, "lighthouse") == ["lighthouses"])
    #expect(forms(lexicon, "ahouse").isEmpty, "one letter before a word is no part of a compound")
    #expect(forms(lexicon, "pony") == ["ponies"])
    #expect(forms(lexicon, "day") == ["days"])
    #expect(forms(lexicon, "fish").isEmpty && forms(lexicon, "").isEmpty)
    func citations(_ word: String) -> [String] {
      bytes(word) { lexicon.citations(of: $0) }.map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(citations("cities") == ["city"])
    #expect(citations("lighthouses") == ["lighthouse"])
    #expect(citations("house") == ["house"])
    #expect(citations("ponies").isEmpty, "a word that is not listed has no citation form")
    // At first each change is looked at, then a table.
    for _ in 0..<40 {
      #expect(
        citations("cities") == ["city"] && citations("lighthouses") == ["lighthouse"] && citations("sheep") == ["sheep"]
      )
      #expect(bytes("cities") { lexicon.isForm($0) } && !bytes("city") { lexicon.isForm($0) })
    }
  }

  @Test func `what is no lexicon is an error`() {
    for (at, byte) in [(0, 0x41), (8, 2), (16, 9), (20, 9), (33, 0xFF), (36, 0xFF), (34, 1)] as [(Int, UInt8)] {
      var damaged = small
      damaged[at] = byte
      #expect(throws: MorphologyError.self, "\(at)") { _ = try open(damaged) }
    }
    #expect(throws: MorphologyError.self) { _ = try open(Array(small.prefix(127))) }
    #expect(throws: MorphologyError.self) { _ = try open([]) }
  }

  @Test func `whatever stands in the sections, nothing outside is read`() throws {
    var random = SeededGenerator(seed: 16)
    for _ in 0..<2_000 {
      var damaged = small
      for _ in 0...Int.random(in: 0...3, using: &random) {
        damaged[128 + Int.random(in: 0..<damaged.count - 128, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      // Of the size that it has, so that a sanitizer sees a step over its end.
      guard let (lexicon, memory) = try? open(damaged) else { continue }
      defer { memory.deallocate() }
      for word in ["house", "cities", "lighthouses", "day", "\u{10FFFF}", ""] {
        _ = forms(lexicon, word)
        _ = bytes(word) { lexicon.family(of: $0) }
      }
    }
  }

  @Test func `each lexicon within the executable is whole, and its words are folds`() throws {
    #expect(Lexicon.languages.count > 25)
    for language in Lexicon.languages {
      let lexicon = try #require(Lexicon.of(LanguageTag(language)), "\(language)")
      #expect(lexicon.wordCount > 4_000, "\(language)")
      let analyzer = SegmentAnalyzer(LanguageFolding(LanguageTag(language)))
      var random = SeededGenerator(seed: 7)
      for number in (0..<40).map({ _ in Int.random(in: 0..<lexicon.wordCount, using: &random) }) {
        let word = try #require(lexicon.word(number), "\(language) \(number)")
        for form in [word] + bytes(word, { lexicon.forms(of: $0) }).map({ String(decoding: $0, as: UTF8.self) }) {
          analyzer.analyze(form)
          #expect(String(decoding: analyzer.folded, as: UTF8.self) == form, "\(language) \(form)")
        }
        #expect(bytes(word) { lexicon.isListed($0) }, "\(language) \(word)")
        #expect(family(language, word).contains(word), "\(language) \(word)")
      }
    }
  }

  @Test(arguments: [
    ("de", "haus", "häusern"), ("de", "raketenabwehrsystem", "raketenabwehrsystemen"), ("fr", "cheval", "chevaux"),
    ("es", "luz", "luces"), ("it", "uovo", "uova"), ("pt", "nação", "nações"), ("pl", "umowa", "umów"),
    ("cs", "dohoda", "dohodami"), ("uk", "угода", "угод"), ("bg", "споразумение", "споразуменията"),
    ("sk", "zmluva", "zmlúv"),
    ("hr", "sporazum", "sporazumima"), ("sv", "avtal", "avtalet"), ("da", "aftale", "aftalerne"),
    ("nb", "avtale", "avtalene"),
    ("fi", "sopimus", "sopimuksessa"), ("et", "leping", "lepingu"), ("lv", "līgums", "līgumu"),
    ("lt", "sutartis", "sutarčių"),
    ("hu", "szerződés", "szerződésben"), ("ro", "acord", "acordurile"), ("el", "συμφωνία", "συμφωνιών"),
    ("nl", "verdrag", "verdragen"), ("ca", "acord", "acords"), ("ru", "отец", "отцами"), ("ru", "день", "дней"),
    ("ru", "человек", "людям"), ("hi", "समझौता", "समझौते"), ("sl", "pogodba", "pogodb"),
  ])
  func `forms of words`(_ language: String, _ word: String, _ form: String) throws {
    let lexicon = try #require(Lexicon.of(LanguageTag(language)))
    let folded = Orthography.foldKey(word)
    #expect(forms(lexicon, folded).contains(Orthography.foldKey(form)))
    #expect(family(language, form).contains(folded))
  }

  @Test func `two words that share a form are not made one`() {
    #expect(family("ru", "стали").isSuperset(of: ["сталь", "стать"]))
    #expect(!family("ru", "сталь").contains("стать") && !family("ru", "стать").contains("сталь"))
    #expect(!family("ru", "посол").contains("после"))
    #expect(family("fr", "maisonn").isEmpty, "a misspelt word is no form of anything")
  }

  @Test(arguments: [
    ("fr", "l’accord", "accord"), ("fr", "qu'accord", "accord"), ("it", "dell’accordo", "accordo"),
    ("ca", "l'acord", "acord"),
    ("ko", "조약은", "조약"), ("ko", "조약들에서는", "조약"), ("tr", "Ankara’dan", "ankara"), ("tr", "anlaşmalarımızdan", "anlaşma"),
    ("tr", "kitabı", "kitap"), ("hu", "szerződéseinkről", "szerződés"), ("hu", "munkájával", "munka"),
    ("fi", "taloonsakin", "taloon"),
    ("fi", "talossaan", "talossa"), ("et", "lepingugi", "lepingu"), ("ar", "والمعاهدة", "معاهدة"),
    ("ar", "كتابهم", "كتاب"),
  ])
  func `what is written together with a word comes off`(_ language: String, _ word: String, _ core: String) {
    #expect(cores(language, word).contains(Orthography.foldKey(core)), "\(cores(language, word))")
  }

  @Test func `nothing comes off where a language has nothing, and never all`() {
    #expect(cores("de", "accord's").isEmpty && cores("ru", "дом").isEmpty)
    #expect(!cores("fr", "l'").contains("") && !cores("tr", "lar").contains(""))
    let long = String(repeating: "lar", count: 2_000)
    #expect(cores("tr", long).count <= 256)
  }
}
