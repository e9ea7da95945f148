import Bitext
import Languages
import Matching
import Memory
import Orthography
import TestSupport
import Testing

@Suite struct ManyLanguagesTests {
  /// Units of languages of their own, and of regions of two.
  private static func memory(_ count: Int) -> MemoryModel {
    MemoryModel(
      (0..<count).map { number in
        let other = number % 2 == 0 ? "q\(number)" : "ru-x-a\(number)"
        return MemoryModel.Unit(
          texts: [
            .init(language: "en-x-b\(number % 100)", text: "house number \(number)"),
            .init(language: other, text: "дом \(number)"),
          ], offset: Int64(number * 100), length: 90, line: number + 1)
      })
  }

  @Test func `a segment of fewer languages finds the same`() throws {
    let folder = TemporaryFolder()
    let memory = Self.memory(300)
    let indexes = try [nil, 1 << 12].map { try memory.index(in: folder, presencePerSegment: $0) }
    #expect(indexes[0].languages.map(\.code) == indexes[1].languages.map(\.code))
    #expect(indexes[0].wordCounts.map(\.words) == indexes[1].wordCounts.map(\.words))
    // A bit for each language and unit of a segment is what an index of 300 languages is mostly made of.
    #expect(indexes[0].languages.count == 400)
    let analyzer = SegmentAnalyzer()
    for number in [0, 1, 57, 150, 299] {
      let query = FuzzyQuery(
        "house number \(number)", language: LanguageTag("en"), analyzer: analyzer,
        stemmer: Stemmer(language: LanguageTag("en")))
      let found = indexes.map { index in
        index.search(query, target: LanguageTag("ru"), threshold: MatchScore(hundredths: 7_000), limit: 400)
      }
      #expect(found[0].map(\.unit) == found[1].map(\.unit))
      #expect(found[0].first?.unit == (number % 2 == 1 ? number : found[0].first?.unit))
      // Only units with a text in some Russian are found.
      #expect(!found[0].isEmpty && found[0].allSatisfy { $0.unit % 2 == 1 })
      for index in indexes {
        #expect(index.hasText(unit: number, in: LanguageTag("ru")) == (number % 2 == 1))
        #expect(index.hasText(unit: number, in: LanguageTag("q\(number)")) == (number % 2 == 0))
      }
    }
  }

  @Test func `an index grows with the languages, not with their square`() throws {
    let folder = TemporaryFolder()
    let sizes = try [256, 2_048].map { try Self.memory($0).index(in: folder, presencePerSegment: 1 << 16).fileBytes }
    #expect(sizes[1] < sizes[0] * 10, "\(sizes)")
    let ratio = try growth(from: 256) { count in
      let index = try Self.memory(count).index(in: folder, presencePerSegment: 1 << 16)
      _ = index.wordCounts
    }
    #expect(ratio < steepest, "\(ratio)")
  }
}
