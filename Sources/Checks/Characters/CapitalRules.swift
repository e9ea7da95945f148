internal import Bitext

/// Capitals at the beginning and throughout.
enum CapitalRules {
  static func run(_ pair: CheckedPair) {
    start(pair)
    allCaps(pair)
  }

  private static func start(_ pair: CheckedPair) {
    guard pair.isOn(.capitalStart), let source = first(pair.source), let target = first(pair.target) else { return }
    let letters = pair.context.target.letters
    // Names and designations in other letters keep their case.
    guard letters.isEmpty || target.shared.contains(letters), !target.hasDigits, !source.hasDigits,
      target.first.contains(.upper) || !target.all.contains(.upper),
      source.all.contains(.letter), !source.first.isDisjoint(with: [.upper, .lower]),
      !target.first.isDisjoint(with: [.upper, .lower])
    else { return }
    if source.isCapitalised, target.first.contains(.lower) {
      // A name or an abbreviation begins the source; the target may begin otherwise.
      let isTied = pair.context.source.marks.functionWords.contains(source.hash)
      let isName = !isTied && (source.isAllCaps || source.count == 1) || pair.source.words.count == 1
      let next = pair.source.words.first { $0.range.lowerBound >= source.range.upperBound }
      let isTitle = !isTied && next.map { $0.isCapitalised && !$0.isAllCaps } ?? false
      pair.report(
        .capitalStart, target: target.range,
        most: isName || isTitle || !endsSentence(pair.source) || isItem(pair.target) ? .information : .warning,
        "the source begins with a capital letter, the target does not")
    } else if source.first.contains(.lower), target.isCapitalised, !target.isAllCaps {
      pair.report(
        .capitalStart, target: target.range, most: .information,
        "the target begins with a capital letter, the source does not")
    }
  }

  /// Whether it ends as an item of a list that is one sentence.
  private static func isItem(_ text: CheckedText) -> Bool {
    text[text.trimmed.upperBound - 1].map { ";,".unicodeScalars.contains($0) } ?? false
  }

  private static func endsSentence(_ text: CheckedText) -> Bool {
    var end = text.trimmed.upperBound - 1
    while let scalar = text[end], "\"'”’»“)".unicodeScalars.contains(scalar) { end -= 1 }
    return switch text[end].flatMap(Mark.of) {
    case .stop, .question, .exclamation, .ellipsis: true
    default: false
    }
  }

  /// The first word, unless something else than quotes and brackets stands before.
  private static func first(_ text: CheckedText) -> Word? {
    guard let word = text.words.first else { return nil }
    for at in 0..<word.range.lowerBound {
      let kind = text.classes[at]
      if kind.contains(.space) { continue }
      guard !kind.contains(.literal), let scalar = text[at], "\"'«»“”„‘‚‹›(¿¡*&_「『《（".unicodeScalars.contains(scalar)
      else {
        return nil
      }
    }
    return word
  }

  private static func allCaps(_ pair: CheckedPair) {
    guard pair.isOn(.allCaps), let source = isShouted(pair.source), let target = isShouted(pair.target),
      source != target
    else { return }
    pair.report(
      .allCaps, source ? "the source is in capitals, the target is not" : "the target is in capitals, the source is not"
    )
  }

  /// nil where there is too little to tell.
  private static func isShouted(_ text: CheckedText) -> Bool? {
    var upper = 0
    var words = 0
    for word in text.words where word.count > 3 && !word.hasDigits && !word.all.isDisjoint(with: [.upper, .lower]) {
      words += 1
      if word.isAllCaps { upper += 1 }
    }
    guard words >= 2 else { return nil }
    return upper == words ? true : upper == 0 ? false : nil
  }

  static let descriptions: [RuleDescription] = [
    RuleDescription(
      .capitalStart, .warning, "Another case at the beginning",
      "The source is a sentence that begins with a capital letter, and the target does not; information where the source is no sentence, or begins with a name.",
      bad: [RuleExample("The talks have failed.", "переговоры провалились.")],
      good: [
        RuleExample("The talks have failed.", "Переговоры провалились."),
        RuleExample("The iPhone is sold.", "iPhone продан."),
      ]),
    RuleDescription(
      .allCaps, .information, "Capitals throughout",
      "Of the texts, one is written in capitals, and the other has no word in capitals.",
      bad: [RuleExample("WARNING: DO NOT TOUCH", "Осторожно: не трогать")],
      good: [RuleExample("WARNING: DO NOT TOUCH", "ОСТОРОЖНО: НЕ ТРОГАТЬ")]),
  ]
}
