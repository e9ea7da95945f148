import Bitext
import Files
import Terminology
import TestSupport
import Testing

/// `Tests/Fixtures/phrases.tsv`: language, term, sentence, and what of it is the term; `-` where nothing is.
@Suite struct PhraseTests {
  private struct Case {
    var term: String
    var sentence: String
    var expected: String?
  }

  /// How many phrases of a language may be missed, and in how many sentences without the term it may be found.
  private static let limits: [String: (missed: Int, false: Int)] = [
    "de": (1, 0), "fr": (4, 0), "es": (2, 0), "it": (2, 1), "pt": (3, 1), "nl": (6, 0), "pl": (0, 2), "cs": (0, 1),
    "uk": (0, 1), "bg": (0, 0), "fi": (1, 3), "hu": (7, 0), "tr": (11, 3), "ar": (2, 3), "ko": (8, 0),
  ]

  private func cases() throws -> [String: [Case]] {
    let bytes = try contents(of: TestData.packageFolder + "/Tests/Fixtures/phrases.tsv")
    var cases: [String: [Case]] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      try #require(fields.count == 4, "\(line)")
      cases[fields[0], default: []].append(
        Case(term: fields[1], sentence: fields[2], expected: fields[3] == "-" ? nil : fields[3]))
    }
    return cases
  }

  @Test func `phrases are found in their forms, and not where they only seem to stand`() throws {
    let all = try cases()
    #expect(all.count == Self.limits.count)
    for (language, cases) in all {
      let limit = try #require(Self.limits[language])
      let terms = Set(cases.map(\.term)).sorted()
      let base = try Termbase(
        entries: terms.map { TermEntry(languages: [LanguageSection(language, terms: [TermSection($0)])]) },
        source: LanguageTag(language), target: LanguageTag("en"))
      var missed: [String] = []
      var wrong: [String] = []
      for each in cases {
        let hits = base.recognize(in: each.sentence).filter { $0.term == each.term }
        if let expected = each.expected {
          let place = try #require(each.sentence.firstRange(of: expected), "\(each.sentence)")
          let range =
            place.lowerBound.utf16Offset(in: each.sentence)..<place.upperBound.utf16Offset(in: each.sentence)
          if !hits.contains(where: { $0.utf16Range.overlaps(range) }) { missed.append(each.sentence) }
        } else if !hits.isEmpty {
          wrong.append(each.sentence)
        }
      }
      let count = cases.count { $0.expected != nil }
      print("\(language): \(count - missed.count) of \(count) phrases found, \(wrong.count) false")
      #expect(missed.count <= limit.missed, "\(language): \(missed)")
      #expect(wrong.count <= limit.false, "\(language): \(wrong)")
    }
  }
}
