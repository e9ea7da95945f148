import Bitext
import Languages
import Orthography
import Testing

@Suite struct FoldKeyTests {
  @Test(arguments: [
    ("Противораке\u{301}тная", "противоракетная"), ("за\u{301}мок", "замок"), ("ѝ", "и"), ("и\u{300}", "и"),
    ("Ѐ", "е"), ("ёлка\u{301}", "елка"), ("й\u{301}", "й"), ("э\u{301}\u{301}то", "это"),
  ])
  func `stress marks do not hide a word`(written: String, folded: String) {
    #expect(Orthography.foldKey(written) == folded)
  }

  @Test func `a stress mark stays where it belongs to the letter`() {
    #expect(Orthography.foldKey("Café") == "café")
    #expect(Orthography.foldKey("Ќерка, ѓ") == "ќерка, ѓ")
    #expect(Orthography.foldKey("к\u{301}") == "ќ")
    #expect(Orthography.foldKey("\u{301}а") == "\u{301}а")
  }

  @Test func `a fold that loses a mark is composed again`() {
    #expect(Orthography.foldKey("и\u{301}\u{306}") == "й")
    #expect(Orthography.foldKey("е\u{301}\u{308}") == "е")
    #expect(Orthography.foldKey("ё\u{306}") == "ӗ")
    #expect(Orthography.foldKey("е\u{AD}\u{308}") == "е")
  }

  @Test(arguments: [
    ("ЁЛКА", "елка"), ("е\u{308}лка", "елка"), ("и\u{306}од", "йод"), ("Йод", "йод"), ("Їжак", "їжак"),
    ("со\u{AD}кра\u{AD}ще\u{AD}ние", "сокращение"),
    ("a\u{200B}b\u{FEFF}c\u{2060}d\u{FE0F}e\u{202E}f", "abcdef"),
    ("10\u{A0}000\u{202F}руб.", "10 000 руб."), ("  a \t\r\n b\u{2028}", "a b"), (" \u{AD} ", ""),
    ("\u{3000}", ""),
    ("\u{85}a\u{1680}b", "a b"),
  ])
  func `spaces, ё, decomposed and invisible characters do not hide a word`(written: String, folded: String) {
    #expect(Orthography.foldKey(written) == folded)
  }

  @Test func `dashes and quotes are each of one kind`() {
    #expect(Orthography.foldKey("-‐‑‒–—―−⁃﹘－〜") == String(repeating: "-", count: 12))
    #expect(Orthography.foldKey("\"«»„“”‟〝〞＂") == String(repeating: "\"", count: 10))
    #expect(Orthography.foldKey("'‘’‚‛‹›ʼ′`") == String(repeating: "'", count: 10))
    #expect(Orthography.foldKey("…№") == "...no")
  }

  @Test func `compatibility forms fold to what they stand for`() {
    #expect(Orthography.foldKey("ﬁle ＡＢＣ① ² ｶﾞ") == "file abc1 2 ガ")
  }

  @Test func `case folds by the default rules, not by those of one language`() {
    #expect(Orthography.foldKey("İstanbul") == "i\u{307}stanbul")
    #expect(Orthography.foldKey("Iı") == "iı")
    #expect(Orthography.foldKey("STRASSE") == Orthography.foldKey("Straße"))
    #expect(Orthography.foldKey("ΟΔΟΣ") == Orthography.foldKey("οδος"))
  }

  @Test(arguments: [
    ("ţară şi", "țară și"), ("ΟΔΟΣ", "οδός"), ("ΜΑΪΟΣ", "Μάιος"), ("ᾧδε", "ωιδε"), ("ά\u{313}", "α"), ("كتاب", "کتاب"),
    ("علي", "علی"), ("على", "علی"), ("صـــاروخ", "صاروخ"), ("عَلَى", "على"), ("الإتفاق", "الاتفاق"), ("آب", "اب"),
    ("ہندی", "هندي"), ("خانهٔ", "خانه"), ("۱۲۳", "123"), ("١٢٣", "123"), ("שָׁלוֹם", "שלום"), ("צה״ל", "צה\"ל"),
    ("Oʻzbek", "O'zbek"), ("m'yata", "mʼyata"), ("ﾐｻｲﾙ", "ミサイル"), ("ＡＢＣ１２", "abc12"),
  ])
  func `what is typed in several ways folds to one`(one: String, other: String) {
    #expect(Orthography.foldKey(one) == Orthography.foldKey(other))
    #expect(Orthography.identityKey(one) != Orthography.identityKey(other))
  }

  @Test func `what differs by its letters stays different`() {
    for (one, other) in [("ם", "מ"), ("ı", "i"), ("ھ", "ه"), ("ة", "ه"), ("ε", "η"), ("ş", "s"), ("ئ", "ي")] {
      #expect(Orthography.foldKey(one) != Orthography.foldKey(other))
    }
  }

  @Test(arguments: [
    ("tr", "IŞIK İPTAL", "ışık iptal"), ("az", "İI", "iı"), ("tr", "I\u{307}", "i"), ("de", "I", "i"),
    ("zh", "飛彈條約", "飞弹条约"), ("ja", "學", "學"), ("hy", "Երևան ԵՐԵՎԱՆ", "երեվան երեվան"),
    ("sr", "Љубав и Џеп", "ljubav i džep"), ("bg", "Любав", "любав"),
    ("en", "1,000 (1,234,567)", "1000 (1234567)"),
    ("en", "1.000 10,00 0,123 1234,567 1,000,00", "1.000 10,00 0,123 1234,567 1,000,00"),
    ("en", "2 300 12\u{A0}000", "2 300 12000"), ("de", "1.000 1,000", "1000 1,000"),
    ("ru", "1 000 000,5 1,000 2019 300", "1000000,5 1,000 2019 300"), ("fr", "1\u{202F}000\u{A0}€", "1000 €"),
    ("de-CH", "1’000 1'000", "1000 1000"), ("ru", "12 345 67 a1 000 5,300 000", "12 345 67 a1 000 5,300 000"),
  ])
  func `a language folds in its own way`(language: String, text: String, folded: String) {
    let folding = LanguageFolding(of: LanguageTag(language))
    #expect(Orthography.foldKey(text, folding) == folded)
    let map = Orthography.foldWithOffsets(text, folding)
    #expect(map.bytes == Array(folded.utf8))
    #expect(map.starts.count == map.bytes.count && map.ends.count == map.bytes.count)
    for index in map.bytes.indices {
      let range = Int(map.starts[index])..<Int(map.ends[index])
      #expect(!range.isEmpty && String(validating: Array(text.utf8)[range], as: UTF8.self) != nil)
    }
    let analyzer = SegmentAnalyzer(folding)
    analyzer.analyze(text)
    #expect(Array(analyzer.folded) == Array(folded.utf8))
    #expect(analyzer.identityHash == ByteHash.hash64(Orthography.identityKey(text)))
    analyzer.analyze(TestNormalizer.nfd(text))
    #expect(Array(analyzer.folded) == Array(folded.utf8))
  }

  /// What ``LanguageFolding`` does to numbers, character by character.
  private static func ungrouped(_ text: String, bySpace: Bool, sign: Unicode.Scalar?) -> String {
    let scalars = Array(text.unicodeScalars)
    func isDigit(_ at: Int) -> Bool { at < scalars.count && (0x30...0x39).contains(scalars[at].value) }
    func kind(_ at: Int) -> Unicode.Scalar? {
      guard at < scalars.count else { return nil }
      switch scalars[at] {
      case "\u{A0}", "\u{202F}", "\u{2009}": return " "
      case " ": return bySpace ? " " : nil
      default: return scalars[at] == sign ? sign : nil
      }
    }
    var result = String.UnicodeScalarView()
    var at = 0
    while at < scalars.count {
      guard isDigit(at) else {
        result.append(scalars[at])
        at += 1
        continue
      }
      let before: Unicode.Scalar? = at > 0 ? scalars[at - 1] : nil
      var runs: [[Unicode.Scalar]] = [[]]
      var marks: [Unicode.Scalar] = []
      let start = at
      while isDigit(at) {
        runs[runs.count - 1].append(scalars[at])
        at += 1
        if !isDigit(at), let own = kind(at), isDigit(at + 1), marks.first.map({ $0 == own }) ?? true {
          marks.append(own)
          runs.append([])
          at += 1
        }
      }
      let joins =
        before.map { $0 == "," || $0 == "." || $0 == "_" || $0.isASCII && ($0.properties.isAlphabetic) } ?? false
      let isNumber = runs[0].count <= 3 && runs[0][0] != "0" && runs.dropFirst().allSatisfy { $0.count == 3 } && !joins
      result.append(contentsOf: isNumber ? runs.flatMap(\.self) : Array(scalars[start..<at]))
    }
    return String(result)
  }

  @Test(arguments: [("en", false, ","), ("de", false, "."), ("ru", true, ""), ("de-CH", false, "'")])
  func `numbers in groups are found as by looking at every character`(language: String, bySpace: Bool, sign: String) {
    var generator = SeededGenerator(seed: 71)
    let folding = LanguageFolding(of: LanguageTag(language))
    let alphabet = [
      "0", "1", "7", "12", "345", "900", "000", ",", ".", " ", "\u{A0}", "\u{202F}", "'", "a", "-", "я", "(", "1000",
      "_",
    ]
    var changed = 0
    for _ in 0..<20_000 {
      let text = RandomText.make(alphabet, count: Int.random(in: 1...14, using: &generator), using: &generator)
      let expected = Self.ungrouped(text, bySpace: bySpace, sign: sign.unicodeScalars.first)
      let found = Array(text.utf8).withUnsafeBufferPointer { folding.prepared($0) }
      #expect(found.map { String(decoding: $0, as: UTF8.self) } ?? text == expected, "\(text.debugDescription)")
      if expected != text { changed += 1 }
    }
    #expect(changed > 100)
  }

  @Test func `bytes that are no text are folded as their repair is`() {
    var generator = SeededGenerator(seed: 72)
    for language in ["tr", "zh", "sr", "en", "ru"] {
      let folding = LanguageFolding(of: LanguageTag(language))
      let (one, other) = (SegmentAnalyzer(folding), SegmentAnalyzer(folding))
      for _ in 0..<2_000 {
        let bytes = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
          [0x49, 0xC4, 0xB0, 0xCC, 0x87, 0x31, 0x2C, 0x30, 0xE9, 0xA3, 0x9B, 0xD0, 0x80, 0xFF].randomElement(
            using: &generator) ?? UInt8(0)
        }
        bytes.withUnsafeBufferPointer { one.analyze($0) }
        other.analyze(String(decoding: bytes, as: UTF8.self))
        #expect(Array(one.folded) == Array(other.folded) && one.identityHash == other.identityHash)
      }
    }
  }

  @Test func `what a language changes does not depend on what stands around it`() {
    let texts = ["飛彈發射後頭髮裡的條約乾淨", "Љиљана и Џон њу, ђак ћуп шљива", "Ljiljana džep"]
    for (text, language) in zip(texts, ["zh", "sr", "sr"]) {
      let folding = LanguageFolding(of: LanguageTag(language))
      let whole = text.map { Orthography.foldKey(String($0), folding) }.joined()
      #expect(whole.utf8.elementsEqual(Orthography.foldKey(text, folding).filter { $0 != " " }.utf8))
    }
  }

  @Test func `look-alikes of another alphabet stay different`() {
    for (latin, cyrillic) in [("c", "с"), ("A", "А"), ("p", "р"), ("O", "О"), ("x", "х")] {
      #expect(Orthography.foldKey(latin) != Orthography.foldKey(cyrillic))
    }
  }

  @Test func `identity keeps what the fold drops`() {
    #expect(Orthography.identityKey("и\u{306}од") == "йод")
    #expect(Array(Orthography.identityKey("и\u{306}").utf8) == [0xD0, 0xB9])
    for text in ["Ёлка", "a\u{A0}b", "со\u{AD}я", "ﬁ", "за\u{301}мок"] {
      #expect(Array(Orthography.identityKey(text).utf8) == Array(text.utf8))
    }
  }

  @Test(arguments: [11, 12])
  func `folding a fold changes nothing`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let marks = [
      "\u{301}", "\u{300}", "\u{306}", "\u{308}", "\u{323}", "е", "и", "г", "к", "ё", "й", "\u{AD}",
    ]
    for alphabet in [RandomText.handled + RandomText.refused, marks] {
      for _ in 0..<10_000 {
        let text = RandomText.make(
          alphabet, count: Int.random(in: 1...12, using: &generator), using: &generator)
        let once = Orthography.foldKey(text)
        let twice = Orthography.foldKey(once)
        #expect(once.utf8.elementsEqual(twice.utf8), "\(text.debugDescription)")
      }
    }
  }

  @Test func `text folds the same however it is encoded`() {
    var generator = SeededGenerator(seed: 13)
    for _ in 0..<10_000 {
      let text = RandomText.make(RandomText.handled + RandomText.refused, count: 10, using: &generator)
      let composed = Orthography.identityKey(text)
      let decomposed = TestNormalizer.nfd(text)
      #expect(Orthography.foldKey(text).utf8.elementsEqual(Orthography.foldKey(composed).utf8))
      #expect(
        Orthography.foldKey(text).utf8.elementsEqual(Orthography.foldKey(decomposed).utf8),
        "\(text.debugDescription)")
    }
  }

  @Test(arguments: [14, 15])
  func `a fold with offsets is the fold, and its offsets lead back`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<5_000 {
      let text = RandomText.make(RandomText.handled + RandomText.refused, count: 12, using: &generator)
      let folded = Orthography.foldWithOffsets(text)
      #expect(folded.bytes == Array(Orthography.foldKey(text).utf8), "\(text.debugDescription)")
      #expect(folded.starts.count == folded.bytes.count && folded.ends.count == folded.bytes.count)
      let utf8 = Array(text.utf8)
      for index in folded.bytes.indices {
        let range = Int(folded.starts[index])..<Int(folded.ends[index])
        #expect(!range.isEmpty && range.upperBound <= utf8.count)
        #expect(String(validating: utf8[range], as: UTF8.self) != nil, "\(text.debugDescription)")
      }
    }
  }

  @Test func `a word found in the fold can be shown where it stands`() throws {
    let text = "«Со\u{AD}юз\u{A0}—  Про\u{301}тив» ﬁx…"
    let folded = Orthography.foldWithOffsets(text)
    let analyzer = SegmentAnalyzer()
    analyzer.analyze(text)
    #expect(Array(analyzer.folded) == folded.bytes)
    let utf8 = Array(text.utf8)
    let shown = analyzer.tokens.filter { $0.kind == .word }.compactMap { token in
      folded.originalRange(of: Int(token.start)..<Int(token.end)).map {
        String(decoding: utf8[$0], as: UTF8.self)
      }
    }
    #expect(shown == ["Со\u{AD}юз", "Про\u{301}тив", "ﬁx"])
    #expect(folded.originalRange(of: 3..<3) == nil)
    #expect(folded.originalRange(of: 0..<1000) == nil)
  }

  @Test func `every dash and space of Unicode is unified`() {
    for value in UInt32(0x80)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      if scalar.properties.generalCategory == .dashPunctuation {
        #expect(Orthography.foldKey(String(scalar)) == "-", "U+\(String(value, radix: 16))")
      }
      if scalar.properties.isWhitespace {
        #expect(Orthography.foldKey("a\(scalar)b") == "a b", "U+\(String(value, radix: 16))")
      }
    }
  }
}

/// NFD by the standard library, independent of ICU: Foundation is not here to ask.
enum TestNormalizer {
  static func nfd(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { out.append(contentsOf: decomposition[scalar] ?? [scalar]) }
    return String(out)
  }

  /// The canonical decompositions of what ``RandomText`` uses.
  private static let decomposition: [Unicode.Scalar: [Unicode.Scalar]] = [
    "ᾳ": ["α", "\u{345}"], "é": ["e", "\u{301}"], "ÿ": ["y", "\u{308}"], "À": ["A", "\u{300}"],
    "Ё": ["Е", "\u{308}"],
    "ё": ["е", "\u{308}"], "Й": ["И", "\u{306}"], "й": ["и", "\u{306}"], "ї": ["і", "\u{308}"],
    "ѐ": ["е", "\u{300}"], "Ѝ": ["И", "\u{300}"], "İ": ["I", "\u{307}"], "Å": ["A", "\u{30A}"],
    "한": ["ᄒ", "ᅡ", "ᆫ"],
  ]
}
