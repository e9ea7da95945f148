internal import Bitext
internal import Languages
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
        // Nor is one that is named, ‘"’.
        if let before = text[at - 1], let after = text[at + 1], ["‘", "'", "`"].contains(before),
          ["’", "'"].contains(after)
        {
          continue
        }
        // Nor is the sign of Hebrew abbreviations, צה"ל.
        if text.kind(at + 1).contains(.letter), let before = text[at - 1]?.value, (0x590..<0x600).contains(before) {
          continue
        }
        straight += 1
        if first.straight < 0 { first.straight = at }
      case "„": curly.low += 1
      case "“":
        curly.left += 1
        if first.left < 0 { first.left = at }
      default: curly.right += 1
      }
    }
    if pair.isOn(.quoteStyle), text.scalars.contains("\u{B4}") { accents(pair) }
    let hasAny = guillemets.open + guillemets.close + straight + curly.low + curly.left + curly.right
    if hasAny > 0 {
      unpaired(pair, guillemets, straight, curly, first.straight)
      style(pair, straight, curly, first, guillemets.open)
    }
  }

  /// l´homme: an accent of its own in place of an apostrophe.
  private static func accents(_ pair: CheckedPair) {
    let text = pair.target
    guard !pair.source.scalars.contains("\u{B4}") else { return }
    for at in text.scalars.indices
    where text.scalars[at] == "\u{B4}" && text.kind(at - 1).contains(.letter) && text.kind(at + 1).contains(.letter)
      && !text.kind(at).contains(.literal)
    {
      pair.report(
        .quoteStyle, target: at..<at + 1, "an accent in place of an apostrophe", suggestion: "’", isSure: true)
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
    var counts = (straight: 0, open: 0, close: 0, low: 0, left: 0, right: 0)
    for (at, scalar) in text.scalars.enumerated() where !text.classes[at].contains(.literal) {
      switch scalar {
      // Single ones cannot be told from apostrophes at the end.
      case "'", "‘", "`":
        if text.kind(at - 1).isDisjoint(with: .inWord) || text.kind(at + 1).isDisjoint(with: .inWord) { return false }
      case "\"": if !text.kind(at - 1).contains(.digit) || counts.straight % 2 == 1 { counts.straight += 1 }
      case "«": counts.open += 1
      case "»": counts.close += 1
      case "„": counts.low += 1
      case "“": counts.left += 1
      case "”": counts.right += 1
      default: break
      }
    }
    guard counts.straight % 2 == 0 else { return false }
    // »…» and ”…”, „…“ and „…”.
    if counts.open != counts.close, counts.open > 0 || counts.close % 2 != 0 { return false }
    if counts.low > 0 { return (counts.low + counts.left + counts.right) % 2 == 0 }
    return counts.left == counts.right || counts.left == 0 && counts.right % 2 == 0
  }

  private static func unpaired(
    _ pair: CheckedPair, _ guillemets: (open: Int, close: Int, depth: Int, lone: Int), _ straight: Int,
    _ curly: (low: Int, left: Int, right: Int), _ firstStraight: Int
  ) {
    guard pair.isOn(.quoteUnpaired) else { return }
    let place: Int?
    let sum = curly.low + curly.left + curly.right
    let isEither = pair.context.target.marks.opensWithClosingMark
    if guillemets.open != guillemets.close, guillemets.lone >= 0,
      !isEither || (guillemets.open + guillemets.close) % 2 == 1
    {
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

  /// Marks that the language does not quote with. Nothing is said of a language whose marks nobody knows.
  private static func style(
    _ pair: CheckedPair, _ straight: Int, _ curly: (low: Int, left: Int, right: Int),
    _ first: (straight: Int, left: Int), _ guillemets: Int
  ) {
    let marks = pair.context.target.marks
    guard pair.isOn(.quoteStyle), let usual = marks.quotes.first else { return }
    let text = pair.target
    // What else is in use beside CLDR's marks, nobody has said of it.
    let surest: Finding.Severity = marks.facts.quotes.isEmpty ? .information : .warning
    func report(_ open: Int, _ close: Unicode.Scalar, _ most: Finding.Severity, _ message: String) {
      let end = text.scalars[(open + 1)...].firstIndex(of: close)
      let inner = end.map { text.string(open + 1..<$0) }
      pair.report(
        .quoteStyle, target: open..<(end ?? open) + 1, most: most,
        "\(message): \(usual.open)…\(usual.close) is meant",
        suggestion: inner.map { quoted($0, marks) })
    }
    // “…” opens with what closes „…“.
    if curly.left > 0, curly.right > 0, curly.low == 0, first.left >= 0 {
      if !marks.isRight("“", "”") { report(first.left, "”", surest, "“…” is of another language") }
    } else if curly.low > 0, let low = text.scalars.firstIndex(of: "„"),
      !marks.quotes.contains(where: { $0.open == "„" })
    {
      let close: Unicode.Scalar = curly.left >= curly.right ? "“" : "”"
      report(low, close, surest, "„…\(close) is of another language")
    } else if guillemets > 0, let open = text.scalars.firstIndex(of: "«"), text.scalars.contains("»"),
      !marks.quotes.contains(where: { $0.open == "«" || $0.close == "«" || $0.open == "»" })
    {
      report(open, "»", surest, "«…» is of another language")
    } else if straight > 1, first.straight >= 0, usual.open == "«" || usual.open == "„" {
      report(first.straight, "\"", .information, "straight quotes")
    }
  }

  /// Between the usual marks of the language, with the spaces that it has within.
  private static func quoted(_ inner: String, _ marks: MarkLanguage) -> String {
    guard let usual = marks.quotes.first else { return inner }
    let space = usual.open == "«" && marks.spaced.contains("»") ? "\u{A0}" : ""
    return "\(Character(usual.open))\(space)\(inner)\(space)\(Character(usual.close))"
  }

  static let descriptions: [RuleDescription] = [
    RuleDescription(
      .quoteUnpaired, .warning, "A quotation mark without its partner",
      "In the target, where the source has all in pairs. Of two that close at once one is enough.",
      bad: [RuleExample("The “Steadfast” exercise", "Учение «Стедфаст")],
      good: [RuleExample("The “Steadfast” exercise", "Учение «Стедфаст»"), RuleExample("A 5\" screen", "Экран 5\"")]),
    RuleDescription(
      .quoteStyle, .warning, "Quotation marks of another language",
      "Russian has «…», and „…“ within; other languages what CLDR says, and other pairs that are in use. Curly quotes and guillemets of other languages are a warning, straight quotes information, where the language has «…» or „…“. An accent (´) between letters is no apostrophe.",
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
