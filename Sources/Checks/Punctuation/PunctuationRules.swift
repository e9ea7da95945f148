internal import Bitext
internal import Orthography

/// Marks at the end, brackets and quotes.
enum PunctuationRules {
  static func run(_ pair: CheckedPair) {
    endMark(pair)
    brackets(pair)
    QuoteRules.run(pair)
  }

  // MARK: The end

  private enum End: String {
    case none = "no mark"
    case stop = "a full stop"
    case question = "a question mark"
    case exclamation = "an exclamation mark"
    case colon = "a colon"
    case semicolon = "a semicolon"
    case comma = "a comma"
    case ellipsis = "an ellipsis"
    case literal = "a code"
  }

  private static func end(_ text: CheckedText) -> (End, Int) {
    var at = text.trimmed.upperBound - 1
    while let scalar = text[at], isCloser(scalar), !text.kind(at).contains(.literal) { at -= 1 }
    // Tags at the end are passed over.
    var last = text.literals.endIndex - 1
    while at >= 0, text.kind(at).contains(.literal), last >= 0, text.literals[last].range.contains(at),
      text.literals[last].kind == .tag
    {
      at = text.literals[last].range.lowerBound - 1
      last -= 1
      while at >= 0, text.kind(at).contains(.space) { at -= 1 }
    }
    while let scalar = text[at], isCloser(scalar), !text.kind(at).contains(.literal) { at -= 1 }
    guard at >= 0, let scalar = text[at] else { return (.literal, max(at, 0)) }
    if text.kind(at).contains(.literal) { return (.literal, at) }
    switch scalar {
    case ".": return (text[at - 1] == "." && text[at - 2] == "." ? .ellipsis : .stop, at)
    case "。": return (.stop, at)
    case "…": return (.ellipsis, at)
    case "?", "？": return (.question, at)
    case "!", "！": return (text[at - 1] == "?" ? .question : .exclamation, at)
    case ":", "：": return (.colon, at)
    case ";": return (.semicolon, at)
    case ",": return (.comma, at)
    default: return (.none, at)
    }
  }

  private static func isCloser(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ")", "]", "}", "\"", "'", "”", "’", "»", "“", "*", "_", "`", "‘": true
    default: false
    }
  }

  private static func endMark(_ pair: CheckedPair) {
    guard pair.isOn(.endMark) else { return }
    let (expected, sourcePlace) = end(pair.source)
    var (found, place) = end(pair.target)
    if found == .literal, expected == .stop, !endsInAddress(pair.target) { found = .none }
    guard expected != found, expected != .literal, found != .literal else { return }
    // Greek asks with a semicolon.
    if pair.context.target.tag.language == "el", expected == .question, found == .semicolon { return }
    if expected == .stop, isAbbreviation(pair.source, sourcePlace, WordTables.englishAbbreviations), found == .none {
      return
    }
    if found == .stop, isAbbreviation(pair.target, place, WordTables.russianAbbreviations), expected == .none { return }
    let isShort = pair.source.words.count < 5
    let most: Finding.Severity
    switch (expected, found) {
    // A mark lost or gained; what joins two segments is the translator's.
    case (.stop, .none), (.none, .stop): most = isShort ? .information : .warning
    case (.question, _), (_, .question): most = .warning
    case (.colon, .none), (.none, .colon), (.colon, .stop): most = .warning
    default: most = .information
    }
    pair.report(
      .endMark, target: place..<place + 1, most: most,
      "the source ends in \(expected.rawValue), the target in \(found.rawValue)")
  }

  /// Behind an address a mark is often left out, lest it be taken for a part of it.
  private static func endsInAddress(_ text: CheckedText) -> Bool {
    guard let last = text.literals.last else { return false }
    return [.url, .email, .path, .tag, .escape, .entity, .hashtag].contains(last.kind)
  }

  private static func isAbbreviation(_ text: CheckedText, _ stop: Int, _ known: Set<UInt64>) -> Bool {
    guard let word = text.words.last(where: { $0.range.upperBound <= stop }), word.range.upperBound == stop else {
      return false
    }
    return word.count == 1 && !word.hasDigits || known.contains(word.hash)
  }

  // MARK: Brackets

  private static func isBracket(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", ")", "[", "]", "{", "}": true
    default: false
    }
  }

  private static func partner(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case ")": "("
    case "]": "["
    default: "{"
    }
  }

  /// The brackets without a partner, and how many there are.
  private static func unpaired(_ text: CheckedText) -> (places: [Int], count: Int) {
    var open: [Int] = []
    var lone: [Int] = []
    var count = 0
    for (at, scalar) in text.scalars.enumerated() where scalar.value < 0x7E && isBracket(scalar) {
      if text.classes[at].contains(.literal) { continue }
      if scalar == "(" || scalar == "[" || scalar == "{" {
        open.append(at)
        count += 1
      } else if let last = open.last, text.scalars[last] == partner(scalar) {
        open.removeLast()
      } else if !isFace(text, at), !isItem(text, at) {
        lone.append(at)
      }
    }
    return ((lone + open.filter { !isFace(text, $0) }).sorted(), count)
  }

  /// `:)` and `:-(`.
  private static func isFace(_ text: CheckedText, _ at: Int) -> Bool {
    let before = text[at - 1]
    return before == ":" || before == ";" || before == "-" && (text[at - 2] == ":" || text[at - 2] == ";")
      || before == ")" && text.kind(at - 2).contains(.space)
  }

  /// `a)`, `12)`.
  private static func isItem(_ text: CheckedText, _ at: Int) -> Bool {
    guard text.scalars[at] == ")" else { return false }
    var start = at - 1
    while start >= 0, at - start < 4, !text.kind(start).isDisjoint(with: [.letter, .digit]) { start -= 1 }
    return start < at - 1 && (start < 0 || !text.kind(start).contains(.letter))
      && (start < 0 || text.kind(start).contains(.space) || text[start] == ";" || text[start] == ",")
  }

  private static func brackets(_ pair: CheckedPair) {
    guard pair.isOn(.bracketUnpaired) || pair.isOn(.bracketCount) else { return }
    if pair.segment.syntax == .format("icu") || pair.target.literals.contains(where: { $0.kind == .message }) { return }
    let source = unpaired(pair.source)
    let target = unpaired(pair.target)
    if source.places.isEmpty, let first = target.places.first {
      pair.report(
        .bracketUnpaired, target: first..<first + 1, "\(pair.target.string(first..<first + 1)) has no partner")
    } else if source.count != target.count, target.places.isEmpty, source.places.isEmpty {
      pair.report(
        .bracketCount, "\(source.count) pairs of brackets in the source, \(target.count) in the target")
    }
  }

  static let descriptions: [RuleDescription] =
    [
      RuleDescription(
        .endMark, .warning, "Another mark at the end",
        """
        A full stop, a question mark or a colon is lost, or is there in place of nothing. Closing quotes, brackets and tags are passed over, \
        and so is the point of an abbreviation. Other changes of the last mark are information, and so is a full stop behind fewer than five words.
        """,
        bad: [
          RuleExample("The talks have failed in the end.", "В конце концов переговоры провалились"),
          RuleExample("Do you agree?", "Вы согласны."),
        ],
        good: [
          RuleExample("He said: “It is over.”", "Он сказал: «Всё кончено»."),
          RuleExample("Guns, tanks, etc.", "Пушки, танки и так далее"), RuleExample("In 2011", "В 2011 г."),
        ]),
      RuleDescription(
        .bracketUnpaired, .warning, "A bracket without its partner",
        "In the target, where the source has all in pairs. Faces and the brackets of lists are let pass.",
        bad: [RuleExample("The alliance (NATO) met.", "Альянс (НАТО собрался.")],
        good: [RuleExample("a) the alliance (NATO) :)", "а) альянс (НАТО) :)")]),
      RuleDescription(
        .bracketCount, .information, "More brackets, or fewer", "The texts have another number of pairs of brackets.",
        bad: [RuleExample("The alliance (NATO) met.", "Альянс НАТО собрался.")],
        good: [RuleExample("The alliance (NATO) met.", "Альянс [НАТО] собрался.")]),
    ] + QuoteRules.descriptions
}
