internal import Bitext
internal import Orthography

/// Quotation marks: in pairs, and those of the language.
enum QuoteRules {
  static func run(_ pair: CheckedPair) {
    let text = pair.target
    var guillemets = (open: 0, close: 0, depth: 0, lone: -1)
    var straight = 0
    var curly = (low: 0, left: 0, right: 0)
    var first = (straight: -1, left: -1)
    for (at, scalar) in text.scalars.enumerated() where isQuote(scalar) && !text.classes[at].contains(.literal) {
      switch scalar {
      case "«":
        guillemets.open += 1
        guillemets.depth += 1
        if guillemets.depth == 1 { guillemets.lone = at }
      case "»":
        guillemets.close += 1
        guillemets.depth -= 1
        if guillemets.depth < 0 {
          guillemets.lone = at
          guillemets.depth = 0
        }
      case "\"":
        // Inches and seconds are no quotes.
        if text.kind(at - 1).contains(.digit), straight % 2 == 0 { continue }
        straight += 1
        if first.straight < 0 { first.straight = at }
      case "„": curly.low += 1
      case "“":
        curly.left += 1
        if first.left < 0 { first.left = at }
      default: curly.right += 1
      }
    }
    let hasAny = guillemets.open + guillemets.close + straight + curly.low + curly.left + curly.right
    if hasAny > 0 {
      unpaired(pair, guillemets, straight, curly, first.straight)
      if pair.context.target.isRussian { style(pair, straight, curly, first) }
    }
  }

  private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "«", "»", "„", "“", "”": true
    default: false
    }
  }

  /// Whether the quotes of the source are whole; a segment may be a part of a quotation.
  private static func isWhole(_ text: CheckedText) -> Bool {
    var counts = (straight: 0, open: 0, close: 0)
    for (at, scalar) in text.scalars.enumerated() where !text.classes[at].contains(.literal) {
      switch scalar {
      // Single ones cannot be told from apostrophes at the end.
      case "'", "‘":
        if text.kind(at - 1).isDisjoint(with: .inWord) || text.kind(at + 1).isDisjoint(with: .inWord) { return false }
      case "\"": if !text.kind(at - 1).contains(.digit) || counts.straight % 2 == 1 { counts.straight += 1 }
      case "“", "«": counts.open += 1
      case "”", "»": counts.close += 1
      default: break
      }
    }
    return counts.straight % 2 == 0 && counts.open == counts.close
  }

  private static func unpaired(
    _ pair: CheckedPair, _ guillemets: (open: Int, close: Int, depth: Int, lone: Int), _ straight: Int,
    _ curly: (low: Int, left: Int, right: Int), _ firstStraight: Int
  ) {
    guard pair.isOn(.quoteUnpaired) else { return }
    let place: Int?
    let sum = curly.low + curly.left + curly.right
    if guillemets.open != guillemets.close, pair.context.target.tag.language != "de", guillemets.lone >= 0 {
      // A quotation within one may share its last mark.
      if guillemets.open == guillemets.close + 1, guillemets.open > 1 { return }
      place = guillemets.lone
    } else if straight % 2 == 1, sum == 0 {
      place = firstStraight
    } else if straight == 0, sum % 2 == 1, guillemets.open == guillemets.close {
      place = pair.target.scalars.indices.first {
        isQuote(pair.target.scalars[$0]) && pair.target.scalars[$0].value > 0x2000
      }
    } else {
      place = nil
    }
    guard let place, isWhole(pair.source) else { return }
    pair.report(.quoteUnpaired, target: place..<place + 1, "\(pair.target.string(place..<place + 1)) has no partner")
  }

  private static func style(
    _ pair: CheckedPair, _ straight: Int, _ curly: (low: Int, left: Int, right: Int),
    _ first: (straight: Int, left: Int)
  ) {
    guard pair.isOn(.quoteStyle) else { return }
    // “…” opens with what closes „…“.
    if curly.left > 0, curly.right > 0, curly.low == 0, first.left >= 0 {
      let close = pair.target.scalars[first.left...].firstIndex(of: "”")
      let inner = close.map { pair.target.string(first.left + 1..<$0) }
      pair.report(
        .quoteStyle, target: first.left..<(close ?? first.left) + 1, "quotes of English in Russian: «…» is meant",
        suggestion: inner.map { "«\($0)»" })
    } else if straight > 1, first.straight >= 0 {
      let close = pair.target.scalars[(first.straight + 1)...].firstIndex(of: "\"")
      let inner = close.map { pair.target.string(first.straight + 1..<$0) }
      pair.report(
        .quoteStyle, target: first.straight..<(close ?? first.straight) + 1, most: .information,
        "straight quotes: Russian has «…»", suggestion: inner.map { "«\($0)»" })
    }
  }

  static let descriptions: [RuleDescription] = [
    RuleDescription(
      .quoteUnpaired, .warning, "A quotation mark without its partner",
      "In the target, where the source has all in pairs. Of two that close at once one is enough.",
      bad: [RuleExample("The “Steadfast” exercise", "Учение «Стедфаст")],
      good: [RuleExample("The “Steadfast” exercise", "Учение «Стедфаст»"), RuleExample("A 5\" screen", "Экран 5\"")]),
    RuleDescription(
      .quoteStyle, .warning, "Quotation marks of another language",
      "Russian has «…», and „…“ within. The curly quotes of English are a warning, straight ones information.",
      bad: [
        RuleExample("The “Steadfast” exercise", "Учение “Стедфаст”"),
        RuleExample("The \"Steadfast\" exercise", "Учение \"Стедфаст\""),
      ],
      good: [
        RuleExample("The “Steadfast” exercise", "Учение «Стедфаст»"),
        RuleExample("“The ‘Steadfast’ exercise”", "«Учение „Стедфаст“»"),
      ]),
  ]
}
