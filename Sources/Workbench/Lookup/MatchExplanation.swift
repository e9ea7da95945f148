package import Bitext
internal import Languages
internal import Matching
internal import Orthography

/// How a match came by its score: what a translator can check by hand.
package struct MatchExplanation: Sendable {
  /// A token of the query against one of the match, with what the difference costs.
  package enum Change: Sendable {
    /// Another form of the same word.
    case form(String, String)
    /// Another number, which costs nothing here: it is a penalty.
    case number(String, String)
    /// Another tag, likewise.
    case tag(String, String)
    case replaced(String, String, cost: Int)
    /// In the query alone.
    case added(String, cost: Int)
    /// In the match alone.
    case missing(String, cost: Int)
  }

  /// nil where the two texts are too long for a table of their tokens.
  package let changes: [Change]?
  /// How many tokens the query and the match have.
  package let tokens: (query: Int, match: Int)
  /// The score of texts that differ in words is cut to this, in hundredths; nil where it was not.
  package let cap: Int?
}

/// Pairs of tokens that a difference is shown for: the table of an alignment takes 8 bytes a pair.
private let longestTable = 1 << 22

/// - Parameter language: of the query.
package func explain(_ match: Match, query: String, language: LanguageTag) -> MatchExplanation {
  let stemmer = Stemmer(language: language)
  // As a look-up has it: words with other marks are other words to one who writes marks.
  let isMarked = stemmer.isTypedWithoutMarks && LatinMarks.stand(in: Orthography.foldKey(query, stemmer.folding).utf8)
  var numbers: [String: UInt32] = [:]
  func number(_ text: String) -> UInt32 {
    if let known = numbers[text] { return known }
    numbers[text] = UInt32(numbers.count)
    return UInt32(numbers.count - 1)
  }
  func tokens(_ text: String) -> (tokens: [MatchToken], texts: [String]) {
    let analyzer = SegmentAnalyzer(stemmer.folding)
    analyzer.analyze(text)
    var tokens: [MatchToken] = []
    var texts: [String] = []
    for token in analyzer.tokens {
      let text = String(decoding: analyzer.folded[Int(token.start)..<Int(token.end)], as: UTF8.self)
      var kind = MatchToken.Kind(rawValue: token.kind.rawValue) ?? .punctuation
      var stem = text
      if kind == .word {
        if !isMarked { stem = stemmer.stem(text) }
        if stemmer.isFunctionWord(hash: token.hash) { kind = .functionWord }
      }
      tokens.append(MatchToken(id: number("t" + text), stem: number("s" + stem), kind: kind))
      texts.append(text)
    }
    return (tokens, texts)
  }
  let (asked, askedTexts) = tokens(query)
  let (found, foundTexts) = tokens(match.source)
  var changes: [MatchExplanation.Change]?
  if asked.count <= longestTable / max(found.count, 1) {
    changes = TokenDistance.alignment(asked, found).compactMap { edit in
      switch edit {
      case .same: nil
      case .form(let i, let j): .form(askedTexts[i], foundTexts[j])
      case .number(let i, let j): .number(askedTexts[i], foundTexts[j])
      case .markup(let i, let j): .tag(askedTexts[i], foundTexts[j])
      case .replaced(let i, let j):
        .replaced(askedTexts[i], foundTexts[j], cost: max(asked[i].weight, found[j].weight))
      case .removed(let i): .added(askedTexts[i], cost: asked[i].weight)
      case .inserted(let j): .missing(foundTexts[j], cost: found[j].weight)
      }
    }
  }
  let base = Scoring.base(distance: match.distance, weight: match.weight)
  return MatchExplanation(
    changes: changes, tokens: (asked.count, found.count),
    cap: match.distance > 0 && base == .mostFuzzy ? base.hundredths : nil)
}
