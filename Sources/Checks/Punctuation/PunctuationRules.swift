internal import Bitext
internal import Languages
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

  private static func end(_ text: CheckedText, _ language: MarkLanguage) -> (End, Int) {
    let (mark, at) = lastMark(text, language)
    // Armenian asks and exclaims within the sentence.
    guard mark == .stop || mark == .none else { return (mark, at) }
    let facts = language.facts
    if !facts.innerQuestions.isEmpty, holds(text, facts.innerQuestions, at, facts) { return (.question, at) }
    if !facts.innerExclamations.isEmpty, holds(text, facts.innerExclamations, at, facts) { return (.exclamation, at) }
    return (mark, at)
  }

  /// Whether the last sentence, which ends at a place, has one of some marks.
  private static func holds(_ text: CheckedText, _ marks: String, _ end: Int, _ facts: PunctuationFacts) -> Bool {
    for scalar in text.scalars[..<min(end, text.scalars.count)].reversed() {
      if marks.unicodeScalars.contains(scalar) { return true }
      if facts.stops.unicodeScalars.contains(scalar) || Mark.of(scalar) == .stop { return false }
    }
    return false
  }

  private static func lastMark(_ text: CheckedText, _ language: MarkLanguage) -> (End, Int) {
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
    while let scalar = text[at], isCloser(scalar) || text.kind(at).contains(.space), !text.kind(at).contains(.literal) {
      at -= 1
    }
    guard at >= 0, let scalar = text[at] else { return (.literal, max(at, 0)) }
    if text.kind(at).contains(.literal) { return (.literal, at) }
    if language.facts.stops.unicodeScalars.contains(scalar) { return (.stop, at) }
    switch Mark.of(scalar) {
    case .stop: return (text[at - 1] == scalar && text[at - 2] == scalar ? .ellipsis : .stop, at)
    case .ellipsis: return (.ellipsis, at)
    case .question: return (.question, at)
    case .exclamation: return (text[at - 1].flatMap(Mark.of) == .question ? .question : .exclamation, at)
    case .colon: return (.colon, at)
    case .semicolon: return (language.asksWithSemicolon ? .question : .semicolon, at)
    case .comma: return (.comma, at)
    case nil: return (.none, at)
    }
  }

  private static func isCloser(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ")", "]", "}", "\"", "'", "”", "’", "»", "“", "*", "_", "`", "‘", "«", "›", "‹", "」", "』", "）", "】", "》", "〉",
      "］",
      "＂":
      true
    default: false
    }
  }

  private static func endMark(_ pair: CheckedPair) {
    guard pair.isOn(.endMark) else { return }
    let (from, to) = (pair.context.source.marks, pair.context.target.marks)
    let (expected, sourcePlace) = end(pair.source, from)
    var (found, place) = end(pair.target, to)
    openingMark(pair)
    if found == .literal, expected == .stop, !endsInAddress(pair.target) { found = .none }
    guard expected != found, expected != .literal, found != .literal else { return }
    if expected == .colon, let mark = pair.target[place], mark == ":" || to.facts.colons.unicodeScalars.contains(mark) {
      return
    }
    if to.facts.fullStops == .none, found == .none { return }
    if from.facts.fullStops == .none, expected == .none { return }
    if expected == .question, found == .stop,
      pair.target[place - 1].map({ to.facts.askingEnds.unicodeScalars.contains($0) }) == true
    {
      return
    }
    if expected == .stop, isAbbreviation(pair.source, sourcePlace, from.abbreviations), found == .none { return }
    if found == .stop, isAbbreviation(pair.target, place, to.abbreviations), expected == .none { return }
    // A label has no mark in languages that go without in texts of one sentence; a long text has one.
    let isOptional = from.facts.fullStops == .optional || to.facts.fullStops == .optional
    let isShort = pair.source.words.count < (isOptional ? 8 : 5)
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

  /// ¿ and ¡: one of them has to stand before each ? and !, since the last of their kind.
  private static func openingMark(_ pair: CheckedPair) {
    let facts = pair.context.target.marks.facts
    guard !facts.openingQuestion.isEmpty else { return }
    let text = pair.target
    var isOpen = false
    for (at, scalar) in text.scalars.enumerated() where !text.classes[at].contains(.literal) {
      if facts.openingQuestion.unicodeScalars.contains(scalar)
        || facts.openingExclamation.unicodeScalars.contains(scalar)
      {
        isOpen = true
        continue
      }
      guard scalar == "?" || scalar == "!" else { continue }
      defer { isOpen = false }
      // (?), ?!, ?x=1: behind a word, and at its end.
      let isEnd =
        text.kind(at - 1).contains(.literal) || !text.kind(at - 1).isDisjoint(with: .inWord)
        || text[at - 1].map { "»”)\"".unicodeScalars.contains($0) } == true
      guard !isOpen, isEnd, text.kind(at + 1).isDisjoint(with: .inWord), text[at - 1] != "(" else { continue }
      let mark = scalar == "?" ? facts.openingQuestion : facts.openingExclamation
      pair.report(.endMark, target: at..<at + 1, "no \(mark) opens what ends in \(scalar)")
      return
    }
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
    case "（", "）", "［", "］", "｛", "｝", "【", "】", "「", "」", "『", "』", "《", "》", "〈", "〉": true
    default: false
    }
  }

  /// What a bracket is paired by: full-width ones go with the others; nil for one that opens.
  private static func partner(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case ")", "）": "("
    case "]", "］": "["
    case "}", "｝": "{"
    case "】": "【"
    case "」": "「"
    case "』": "『"
    case "》": "《"
    case "〉": "〈"
    default: nil
    }
  }

  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "（": "("
    case "［": "["
    case "｛": "{"
    default: scalar
    }
  }

  /// The brackets without a partner, and how many there are; those that quote are not counted.
  private static func unpaired(_ text: CheckedText) -> (places: [Int], count: Int) {
    var open: [Int] = []
    var lone: [Int] = []
    var count = 0
    for (at, scalar) in text.scalars.enumerated()
    where (scalar.value < 0x7E || scalar.value > 0x3007 && scalar.value < 0xFF5E) && isBracket(scalar) {
      if text.classes[at].contains(.literal) { continue }
      guard let other = partner(scalar) else {
        open.append(at)
        if plain(scalar).value < 0x7E, !isAccelerator(text, at) { count += 1 }
        continue
      }
      if let last = open.last, plain(text.scalars[last]) == other {
        open.removeLast()
      } else if !isFace(text, at), !isItem(text, at) {
        lone.append(at)
      }
    }
    return ((lone + open.filter { !isFace(text, $0) }).sorted(), count)
  }

  /// `(&F)`, `(_F)`: the key of a menu, where the letters of the script are on no key.
  private static func isAccelerator(_ text: CheckedText, _ at: Int) -> Bool {
    guard let sign = text[at + 1], sign == "&" || sign == "_", let end = text[at + 3], partner(end) == "(" else {
      return false
    }
    return text[at + 2].map { $0.isASCIILetter || $0.isASCIIDigit } ?? false
  }

  /// `:)` and `:-(`.
  private static func isFace(_ text: CheckedText, _ at: Int) -> Bool {
    let before = text[at - 1]
    return before == ":" || before == ";" || before == "-" && (text[at - 2] == ":" || text[at - 2] == ";")
      || before == ")" && text.kind(at - 2).contains(.space)
  }

  /// `a)`, `12)`.
  private static func isItem(_ text: CheckedText, _ at: Int) -> Bool {
    guard text.scalars[at] == ")" || text.scalars[at] == "）" else { return false }
    var start = at - 1
    while start >= 0, at - start < 4, !text.kind(start).isDisjoint(with: [.letter, .digit]) { start -= 1 }
    // 12), iv), one or two letters; NATO) is no number of an item.
    let isNumber = text.scalars[start + 1..<at].allSatisfy {
      CharacterClass.of($0).contains(.digit) || "ivxIVX".unicodeScalars.contains($0)
    }
    let isCased = !text.kind(at - 1).isDisjoint(with: [.upper, .lower])
    guard isNumber || at - start - 1 <= (isCased ? 2 : 1) else { return false }
    return start < at - 1 && (start < 0 || !text.kind(start).contains(.letter))
      && (start < 0 || text.kind(start).contains(.space) || text[start] == ";" || text[start] == ",")
  }

  private static func brackets(_ pair: CheckedPair) {
    guard pair.isOn(.bracketUnpaired) || pair.isOn(.bracketCount) else { return }
    if pair.segment.syntax == .format("icu") || pair.target.literals.contains(where: { $0.kind == .message }) { return }
    let source = unpaired(pair.source)
    let target = unpaired(pair.target)
    // A text that is a mark names it: `「`.
    if source.places.isEmpty, let first = target.places.first, !pair.target.words.isEmpty {
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
        A full stop, a question mark or a colon is lost, or is there in place of nothing. The marks of all scripts count (। ։ ؟ 。); Greek asks \
        with a semicolon, Armenian within the sentence, Thai and Lao end sentences without a mark. Closing quotes, brackets and tags are \
        passed over, and so is the point of an abbreviation. Other changes of the last mark are information, and so is a full stop behind \
        fewer than five words, or in Chinese, Japanese, Khmer and Burmese. In Spanish, ¿ and ¡ have to open what ? and ! close.
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
