import Bitext
import Glibc
import Orthography
import Segmentation
import Testing

@Suite struct SegmenterTests {
  /// A paragraph with bars becomes its text and the sentences between them.
  private static func decide(
    _ table: String, _ language: String, _ atLeast: Int
  ) throws -> [(expected: [String], found: [String])] {
    let segmenter = try Segmenter(language: LanguageTag(language))
    var decisions = 0
    let lines = try table.split(separator: "\n").map { line in
      let expected = line.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
      let text = expected.joined(separator: " ")
      let scalars = Array(text.unicodeScalars)
      for (scalar, next) in zip(scalars, scalars.dropFirst())
      where next == " " && ".!?…".unicodeScalars.contains(scalar) {
        decisions += 1
      }
      return (expected, try segmenter.sentences(of: text))
    }
    #expect(decisions >= atLeast)
    return lines
  }

  @Test func `every English boundary is found, and no other`() throws {
    for (expected, found) in try Self.decide(BoundaryDecisions.english, "en", 150) {
      #expect(found == expected)
    }
  }

  @Test func `every Russian boundary is found, and no other`() throws {
    for (expected, found) in try Self.decide(BoundaryDecisions.russian, "ru", 200) {
      #expect(found == expected)
    }
  }

  @Test(arguments: [
    ("de", ["Er kam am 3. Oktober mit Dr. Weiß, z. B. Hunde liebt er.", "Das ist alles.", "Siehe Nr. 5 usw."]),
    ("fr", ["« Où est-il ? »", "M. Dupont et Mme Roche, p. ex. ici, attendent.", "Ils partent."]),
    ("es", ["¿Dónde está el Sr. Gómez?", "Está en casa.", "¡Qué bien!"]),
    ("uk", ["Він народився у м. Львів, тобто в місті, і т. д. і т. п.", "Потім поїхав."]),
    ("zh", ["他来了。", "你好吗？", "很好！"]), ("ja", ["「行くか？」と彼は言った。", "誰も答えなかった。"]),
    ("hi", ["वह आया।", "वह गया।"]), ("ar", ["هل جاء؟", "نعم."]), ("el", ["Πού είναι;", "Δεν ξέρω."]),
  ])
  func `other languages have their own signs`(language: String, sentences: [String]) throws {
    let isSpaced = !["zh", "ja"].contains(language)
    let text = sentences.joined(separator: isSpaced ? " " : "")
    #expect(try Segmenter(language: LanguageTag(language)).sentences(of: text) == sentences)
  }

  @Test func `a forced line break ends a sentence`() throws {
    let segmenter = try Segmenter(language: LanguageTag("en"))
    #expect(try segmenter.sentences(of: "A line\nanother one\u{2028}a third") == ["A line", "another one", "a third"])
  }

  @Test func `terminators are those of Unicode`() throws {
    let breaker = TextBreaker(.sentence)
    let segmenter = try Segmenter(language: LanguageTag("und"))
    // Only what an assigned character of this ICU's Unicode says.
    for value in UInt32(0x21)..<0x1F000 {
      guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory == .otherPunctuation else { continue }
      let text = "Anna\(scalar) Berta"
      var pieces = 0
      var copy = text
      copy.withUTF8 { breaker.forEachPiece(in: $0) { _, _, _ in pieces += 1 } }
      let found = try segmenter.sentences(of: text).count
      // ICU takes small full stops and the like for those of abbreviations as well.
      if pieces == 2 { #expect(found == 2, "U+\(String(value, radix: 16))") }
    }
  }

  @Test func `offsets rise, and what is between them is the text`() throws {
    var random = SystemRandomNumberGenerator()
    let signs = [
      ". ", "! ", "? ", "… ", "...", " ", "«", "»", "(", ")", "\"", "А", "б", "U.S. ", "г. ", "5", "\n", "—", "[1]",
      "。", "\u{FE0F}", "e", "\n1. ", " 2. ", "\n(a) ", " (b) ", "\n• ", " • ", "“", "”", "„", "「", "」", "（", "م. ",
      "है। ",
      " . . . ", "\u{200F}", "፡፡", "т. е. ", "the ", "z. ", "B. ",
    ]
    let segmenters = try ["en", "ru", "de", "ja", "ar", "am"].map { try Segmenter(language: LanguageTag($0)) }
    for _ in 0..<2000 {
      let text = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        signs[Int.random(in: 0..<signs.count, using: &random)]
      }
      .joined()
      var bytes = Array(text.utf8)
      if Bool.random(using: &random), !bytes.isEmpty { bytes[Int.random(in: 0..<bytes.count, using: &random)] = 0xD0 }
      for segmenter in segmenters {
        let breaks = try bytes.withUnsafeBufferPointer { try segmenter.breaks(in: $0) }
        #expect(zip(breaks, breaks.dropFirst()).allSatisfy { $0 < $1 })
        #expect(breaks.allSatisfy { $0 > 0 && $0 < bytes.count })
        var last = 0
        for range in try segmenter.sentences(in: bytes) {
          #expect(range.lowerBound >= last && !range.isEmpty && range.upperBound <= bytes.count)
          #expect(bytes[last..<range.lowerBound].allSatisfy { $0 <= 0x20 || $0 >= 0x80 })
          last = range.upperBound
        }
      }
    }
  }

  @Test(arguments: [
    "a. ", "А. ", "\"? ", ")?) ", "... ", "т. ", "(! ", "5. ", "«? ", "-. ", "[1. ", "?\" ", "(a. ", "“a. A", ". . ",
    "• ",
    "1. ", "aaaa.1 1 ", "„a. A“ a", "(",
  ])
  func `time does not grow with the square of a hostile text`(unit: String) throws {
    let segmenter = try Segmenter(language: LanguageTag("ru"))
    func seconds(_ count: Int) throws -> Double {
      let bytes = Array(String(repeating: unit, count: count).utf8)
      // Of this thread: on a busy machine the time on the clock says nothing.
      var (start, end) = (timespec(), timespec())
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start)
      _ = try segmenter.sentences(in: bytes)
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end)
      return Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9
    }
    _ = try seconds(1000)
    let small = try seconds(4000)
    // Sixteen times the text takes some sixteen times as long; squared it would be 256.
    #expect(try seconds(64_000) < max(0.2, small * 100))
  }

  @Test func `inline codes go where the rules say`() throws {
    let segmenter = try Segmenter(language: LanguageTag("en"))
    func code(_ kind: InlineElement.Kind) -> Segment.Run { .inline(InlineElement(kind)) }
    let segment = Segment([
      .text("One is "), code(.beginPaired), .text("bold."), code(.endPaired), .text(" "), code(.beginPaired),
      .text("Two."),
      code(.endPaired), code(.placeholder), .text(" Three."),
    ])
    let parts = try segmenter.split(segment)
    #expect(parts.map(\.text) == ["One is bold. ", "Two. ", "Three."])
    #expect(parts.map(\.codes) == [[.beginPaired, .endPaired], [.beginPaired, .endPaired, .placeholder], []])
    #expect(parts.flatMap(\.runs).count { if case .inline = $0 { true } else { false } } == 5)
  }
}
