import Bitext
import Files
import Languages
import Segmentation
import TestSupport
import Testing

/// Paragraphs of our own in `Tests/Fixtures/sentences`, a file a language and a paragraph a line, with a bar at every boundary:
/// `One. | Two.` is one with a space between its sentences, `一。|二。` one without.
@Suite struct GoldSentencesTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let language: String
    let cases: [(text: String, sentences: [String])]
    var testDescription: String { language }
  }

  static let gold: [Case] = {
    let folder = TestData.packageFolder + "/Tests/Fixtures/sentences"
    return TestData.list(folder).filter { $0.hasSuffix(".txt") }.sorted().compactMap { path -> Case? in
      guard let bytes = try? contents(of: path) else { return nil }
      let name = Path.split(path).name.dropLast(4)
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
      return Case(
        language: String(name),
        cases: lines.map { line in
          let text = line.replacing(" | ", with: " ").replacing("|", with: "")
          return (text, line.split(separator: "|").map { $0.trimming { $0 == " " } })
        })
    }
  }()

  /// What a rule cannot tell, with the reason.
  private static let knownWrong: [String: String] = [:]

  @Test(arguments: gold)
  func `sentences are cut where a translator would`(language: Case) throws {
    let segmenter = try Segmenter(language: LanguageTag(language.language))
    var right = 0
    for (text, sentences) in language.cases {
      let found = try segmenter.sentences(of: text)
      if found == sentences { right += 1 }
      #expect((found == sentences) == (Self.knownWrong[text] == nil), "\(found.joined(separator: " | "))")
    }
    print("sentences, \(language.language): \(right) of \(language.cases.count)")
  }

  /// Most words are told from abbreviations by some of their bytes; none of the lists may be lost by that.
  @Test func `no abbreviation is missed`() throws {
    for facts in LanguageFacts.all {
      let words = LanguageFacts.of(LanguageTag(facts.code)).sentences.words
      func all(_ lists: [String]) -> Set<String> { Set(lists.flatMap { $0.split(separator: " ").map(String.init) }) }
      let others = all(
        words.flatMap {
          [
            $0.beforeNumber, $0.unclear, $0.mayEnd, $0.year, $0.yearOrPlace, $0.unitBehindNumber, $0.mayEndBehindAnd,
            $0.ordinary,
          ]
        })
      let segmenter = try Segmenter(language: LanguageTag(facts.code))
      for word in all(words.map(\.never)).subtracting(others).sorted() {
        let text = "Bqqa \(word). Zqqzza"
        #expect(try segmenter.sentences(of: text) == [text], "\(facts.code)")
      }
    }
  }

  @Test func `what CLDR takes for abbreviations ends no sentence`() throws {
    // Weekdays, which are not in the list of our own; a small "so." is a word.
    let text = "Sie kommt Di. Peter kommt Mi. Anna bleibt, weil es so. Peter weiß es."
    let found = try Segmenter(language: LanguageTag("de")).sentences(of: text)
    #expect(found == ["Sie kommt Di. Peter kommt Mi. Anna bleibt, weil es so.", "Peter weiß es."])
  }

  @Test func `every language has cases`() {
    #expect(Self.gold.count >= 49)
    for language in Self.gold {
      #expect(language.cases.count >= (["am", "mr"].contains(language.language) ? 10 : 25), "\(language.language)")
    }
  }
}

extension Substring {
  fileprivate func trimming(_ isSpace: (Character) -> Bool) -> String {
    var rest = self
    while let first = rest.first, isSpace(first) { rest.removeFirst() }
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return String(rest)
  }
}
