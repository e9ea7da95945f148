package import Bitext
internal import Languages
internal import Matching
internal import Orthography
package import Workbench

/// How a match came by its score, in lines that a translator can check by hand.
package func explanation(of match: Match, query: String, language: LanguageTag) -> [String] {
  let stemmer = Stemmer(language: language)
  var numbers: [String: UInt32] = [:]
  func number(_ text: String) -> UInt32 {
    let next = UInt32(numbers.count)
    return numbers[text]
      ?? {
        numbers[text] = next
        return next
      }()
  }
  func tokens(_ text: String) -> (tokens: [MatchToken], texts: [String]) {
    let analyzer = SegmentAnalyzer()
    analyzer.analyze(text)
    var tokens: [MatchToken] = []
    var texts: [String] = []
    for token in analyzer.tokens {
      let text = String(decoding: analyzer.folded[Int(token.start)..<Int(token.end)], as: UTF8.self)
      var kind = MatchToken.Kind(rawValue: token.kind.rawValue) ?? .punctuation
      var stem = text
      if kind == .word {
        stem = stemmer.stem(text)
        if stemmer.isFunctionWord(hash: token.hash) { kind = .functionWord }
      }
      tokens.append(MatchToken(id: number("t" + text), stem: number("s" + stem), kind: kind))
      texts.append(text)
    }
    return (tokens, texts)
  }
  let (asked, askedTexts) = tokens(query)
  let (found, foundTexts) = tokens(match.source)
  var changes: [String] = []
  // The table of an alignment takes 8 bytes a pair of tokens.
  let isShown = asked.count <= longestTable / max(found.count, 1)
  if !isShown { changes.append("too long to show, \(asked.count) and \(found.count) tokens") }
  for edit in isShown ? TokenDistance.alignment(asked, found) : [] {
    switch edit {
    case .same: continue
    case .form(let i, let j): changes.append("\(askedTexts[i]) ~ \(foundTexts[j]) (form, 1)")
    case .number(let i, let j): changes.append("\(askedTexts[i]) # \(foundTexts[j]) (number, 0)")
    case .markup(let i, let j): changes.append("\(askedTexts[i]) # \(foundTexts[j]) (tag, 0)")
    case .replaced(let i, let j):
      changes.append("\(askedTexts[i]) → \(foundTexts[j]) (\(max(asked[i].weight, found[j].weight)))")
    case .removed(let i): changes.append("+\(askedTexts[i]) (\(asked[i].weight))")
    case .inserted(let j): changes.append("−\(foundTexts[j]) (\(found[j].weight))")
    }
  }
  var lines: [String] = []
  if !changes.isEmpty { lines.append("difference: " + changes.joined(separator: ", ")) }
  let base = Scoring.base(distance: match.distance, weight: match.weight)
  var sum = "score: "
  if match.distance == 0 {
    sum += "100"
  } else {
    sum +=
      "(\(match.weight) − \(match.distance)) / \(match.weight) = \(decimal(10_000 * (match.weight - match.distance) / match.weight))"
    if base == .mostFuzzy { sum += ", at most \(decimal(base.hundredths))" }
  }
  for penalty in match.penalties { sum += " − \(penalty.points) (\(penalty.kind.rawValue))" }
  if match.score == .context { sum += ", in the same context: 101" }
  lines.append(sum + " → \(match.score.percent)%")
  return lines
}

/// Pairs of tokens that a difference is shown for.
private let longestTable = 1 << 22

private func decimal(_ hundredths: Int) -> String {
  let rest = hundredths % 100
  return rest == 0 ? "\(hundredths / 100)" : "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
}
