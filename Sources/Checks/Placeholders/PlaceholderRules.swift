internal import Bitext

/// Placeholders: what a program puts something in place of.
enum PlaceholderRules {
  /// Reported once, at the first form.
  static func countForms(_ pair: CheckedPair) {
    guard let plural = pair.segment.plural, plural.index == 0, let expected = plural.expected,
      plural.count != expected
    else { return }
    pair.report(
      .pluralCount, "expected \(expected) plural forms, as the header says, found \(plural.count)")
  }

  static func run(_ pair: CheckedPair) {
    let isMessage = pair.segment.syntax == .format("icu") || pair.source.literals.contains { $0.kind == .message }
    if isMessage {
      MessageRules.run(pair)
    } else if !pair.source.literals.isEmpty || !pair.target.literals.isEmpty {
      compare(pair)
    }
    accelerators(pair)
  }

  static func isPlaceholder(_ literal: Literal) -> Bool {
    switch literal.kind {
    case .printf, .brace, .template, .reference, .option: true
    case .entity: literal.key == "&amp;" || Entity.isKept(literal.key)
    default: false
    }
  }

  /// The placeholders of a text; none that only looks so beside the other.
  private static func placeholders(_ text: CheckedText, _ other: CheckedText, _ language: RuleContext.Language)
    -> [Literal]
  {
    text.literals.filter { literal in
      guard isPlaceholder(literal) else { return false }
      switch literal.kind {
      // He left --and then: a dash.
      case .option:
        return !language.marks.functionWords.contains(WordHash.of(literal.key.dropFirst(2)))
          || other.literals.contains { $0.key == literal.key }
      // The character itself says the same, but for those that begin markup.
      case .entity where literal.key == "&amp;":
        // Between words it is “and”.
        let isApart =
          text.kind(literal.range.lowerBound - 1).contains(.space)
          || text.kind(literal.range.upperBound).contains(.space)
        return !isApart && !other.scalars.contains("&")
      case .entity: return Entity.character(literal.key).map { !other.scalars.contains($0) } ?? true
      default: return true
      }
    }
  }

  /// Whether the other text has a placeholder within code: quotation marks may have taken the place of backquotes.
  private static func isInCode(_ key: String, _ text: CheckedText) -> Bool {
    text.literals.contains { $0.kind == .code && $0.key.contains(key) }
  }

  /// Whether a text is a plural form for one number alone, and a placeholder that number: it may be said in words, or not at all.
  private static func isSaidByForm(_ pair: CheckedPair, _ literal: Literal) -> Bool {
    guard let plural = pair.segment.plural, isCount(literal) else { return false }
    let marks = pair.context.target.marks
    if let category = plural.category { return marks.isOfOne(category) }
    return marks.singleForms(of: plural.count).contains(plural.index)
  }

  private static let counts: Set<String> = [
    "count", "counter", "cnt", "num", "number", "n", "total", "value", "size", "amount", "quantity", "days",
    "hours",
    "minutes", "seconds", "items", "files", "total_count", "item_count", "file_count",
  ]

  private static func isCount(_ literal: Literal) -> Bool {
    if literal.kind == .printf, !literal.key.contains("("), let last = literal.key.last {
      return "diunL".contains(last)
    }
    let name = literal.key.lowercased().filter { $0.isLetter || $0 == "_" }
    return counts.contains(name) || literal.kind == .printf && counts.contains(String(name.dropLast()))
  }

  private static func compare(_ pair: CheckedPair) {
    let source = placeholders(pair.source, pair.target, pair.context.source)
    let target = placeholders(pair.target, pair.source, pair.context.target)
    guard !source.isEmpty || !target.isEmpty else { return }
    let isC = if case .format(let name) = pair.segment.syntax { name != "qt-format" } else { false }
    let (sourceKeys, targetKeys) = (keys(source), keys(target))
    let (missing, extra) = difference(sourceKeys, targetKeys)
    for index in missing.prefix(20) {
      let other = missing.count == extra.count && missing.count == 1 ? extra.first.map { target[$0].range } : nil
      let key = pair.source.string(source[index].range)
      if isInCode(key, pair.target) || isSaidByForm(pair, source[index]) { continue }
      // A plural form for one thing can do without its number; so can a name in one sentence that another has.
      let isSure =
        pair.segment.plural == nil && source[index].kind != .option && source[index].kind != .reference
      pair.report(
        .placeholderMissing, source: source[index].range, target: other, most: isSure ? .error : .warning,
        "\(key) is not in the target", suggestion: other == nil ? nil : key, isSure: other != nil)
    }
    for index in extra.prefix(20) where missing.count != 1 || extra.count != 1 {
      if isInCode(pair.target.string(target[index].range), pair.source) { continue }
      // What the source names without its hyphens.
      if target[index].kind == .option, pair.source.text.contains(target[index].key.dropFirst(2)) { continue }
      if missing.isEmpty, pair.segment.plural?.otherSource?.contains(pair.target.string(target[index].range)) == true {
        continue
      }
      // What a plural of KDE has as a word: One file, %1 файл.
      let isCount = pair.segment.syntax == .plain && missing.isEmpty && target[index].kind == .printf
      pair.report(
        .placeholderExtra, target: target[index].range,
        most: isCount || target[index].kind == .option || target[index].kind == .reference ? .warning : .error,
        "\(pair.target.string(target[index].range)) is not in the source, or not so often")
    }
    // In another order only positions and names keep the meaning.
    guard missing.isEmpty, extra.isEmpty, isC || pair.segment.syntax == .plain else { return }
    let sourceOrder = source.filter { $0.kind == .printf && isUnnumbered($0.key) }.map { type($0.key) }
    let targetOrder = target.filter { $0.kind == .printf && isUnnumbered($0.key) }.map { type($0.key) }
    guard sourceOrder.count == targetOrder.count,
      let wrong = zip(sourceOrder, targetOrder).enumerated().first(where: { $1.0 != $1.1 })
    else { return }
    let places = target.filter { $0.kind == .printf && isUnnumbered($0.key) }
    pair.report(
      .placeholderOrder, target: places[wrong.offset].range,
      "\(pair.target.string(places[wrong.offset].range)) stands where the source has another: number them, as in %1$s")
  }

  private static func isUnnumbered(_ key: String) -> Bool {
    !key.contains("$") && !key.contains("(") && key.last?.isLetter == true && key != "%n" && !key.hasPrefix("%L")
  }

  private static func type(_ key: String) -> Character { key.last ?? "%" }

  /// By what placeholders are compared: `%1$s` and a first `%s` are one, and so are `%(n)d` and `%(n)s`.
  private static func keys(_ literals: [Literal]) -> [String] {
    var number = 0
    let hasNumbers = literals.contains { $0.kind == .printf && $0.key.contains("$") }
    return literals.map { literal in
      if literal.kind == .entity { return Entity.character(literal.key).map { String(Character($0)) } ?? literal.key }
      guard literal.kind == .printf else { return literal.key }
      let key = literal.key.filter { $0 != "-" && $0 != "+" }
      guard let last = key.last, last.isLetter else { return key }
      if let name = key.firstIndex(of: ")") { return String(key[...name]) }
      if let dollar = key.firstIndex(of: "$") { return String(key[..<dollar]) + String(last) }
      number += 1
      return hasNumbers ? "%\(number)\(last)" : "%" + String(last)
    }
  }

  /// What each list has more often than the other.
  static func difference(_ source: [String], _ target: [String]) -> (missing: [Int], extra: [Int]) {
    if source == target { return ([], []) }
    var counts: [String: Int] = [:]
    for key in target { counts[key, default: 0] += 1 }
    var missing: [Int] = []
    for (index, key) in source.enumerated() {
      if let count = counts[key], count > 0 { counts[key] = count - 1 } else { missing.append(index) }
    }
    var extra: [Int] = []
    for (index, key) in target.enumerated().reversed() {
      if let count = counts[key], count > 0 {
        counts[key] = count - 1
        extra.append(index)
      }
    }
    // A list with numbered ones is compared with one that has none by number.
    return reconcile(source, target, missing, extra.reversed())
  }

  /// `%s` and `%1$s` are one when the former is the first, and so on.
  private static func reconcile(_ source: [String], _ target: [String], _ missing: [Int], _ extra: [Int]) -> (
    [Int], [Int]
  ) {
    guard missing.count == extra.count, !missing.isEmpty, missing.count == source.count,
      source.allSatisfy({ $0.count == 2 && $0.hasPrefix("%") })
    else { return (missing, extra) }
    let numbered = source.enumerated().map { "%\($0.offset + 1)\($0.element.last ?? "s")" }
    return numbered.sorted() == target.sorted() ? ([], []) : (missing, extra)
  }

  // MARK: Accelerators

  /// `&File`, `_File`: the letter that is pressed to get there.
  private static func accelerators(_ pair: CheckedPair) {
    guard pair.isOn(.acceleratorMissing), pair.source.scalars.count < 80 else { return }
    for sign in ["&", "_"] as [Unicode.Scalar] where pair.source.scalars.contains(sign) {
      let source = places(of: sign, pair.source)
      guard source.count == 1, let place = source.first else { continue }
      let target = places(of: sign, pair.target)
      if target.isEmpty, !pair.target.scalars.contains(sign) {
        pair.report(
          .acceleratorMissing, source: place..<place + 2, "the target has no letter marked with \(sign)")
      } else if target.count > 1 {
        pair.report(
          .acceleratorMissing, target: target[1]..<target[1] + 2, "more than one letter is marked with \(sign)")
      }
    }
  }

  private static func places(of sign: Unicode.Scalar, _ text: CheckedText) -> [Int] {
    text.scalars.indices.filter { at in
      guard text.scalars[at] == sign, !text.kind(at).contains(.literal), text.kind(at + 1).contains(.letter) else {
        return false
      }
      let before = text.kind(at - 1)
      if sign == "&" {
        // AT&T, R&D.
        let isName = before.contains(.upper) && text.kind(at + 1).contains(.upper)
        return at == 0 || !before.contains(.digit) && text[at - 1] != "&" && !isName
      }
      return at == 0 || before.contains(.space)
    }
  }
}
