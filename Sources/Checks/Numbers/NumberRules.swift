internal import Bitext
internal import Languages
internal import Orthography

/// Numbers by their values.
///
/// What has no match as digits is looked for in words, in months, as a part of a time; only what is left is reported.
final class NumberRules {
  private let context: RuleContext
  private lazy var sourceDates = PlaceableFinder(context.source.tag)
  private lazy var targetDates = PlaceableFinder(context.target.tag)

  init(_ context: RuleContext) { self.context = context }

  private static let rules: [Rule] = [
    .numberChanged, .numberMissing, .numberExtra, .numberFormat, .dateChanged, .currencyChanged, .percentMissing,
    .unitChanged,
  ]

  func run(_ pair: CheckedPair) {
    let interest: CharacterClass = [.digit, .upper]
    guard !pair.source.all.isDisjoint(with: interest) || !pair.target.all.isDisjoint(with: interest),
      NumberRules.rules.contains(where: pair.isOn)
    else { return }
    let source = NumberReader.numbers(in: pair.source, context.source)
    let target = NumberReader.numbers(in: pair.target, context.target)
    guard !source.isEmpty || !target.isEmpty else { return }
    var match = NumberMatch(source, target)
    let dates = Dates(pair, sourceDates, targetDates, isOn: !source.isEmpty && !target.isEmpty)
    if !match.isComplete { match.settle(pair, dates, converts: context.options.isSet(.numberChanged, "conversion")) }
    report(match, pair)
    if dates.differ { reportDates(pair, dates) }
    for (s, t) in match.pairs { checkForm(pair, source[s], target[t]) }
    CurrencyRules.run(pair, source, target)
  }

  private func report(_ match: NumberMatch, _ pair: CheckedPair) {
    var (missing, extra) = (match.missing, match.extra)
    // Digits in names of one side alone: the name has another form.
    if !missing.contains(where: \.isDesignation) || !extra.contains(where: \.isDesignation) {
      missing.removeAll(where: \.isDesignation)
      extra.removeAll(where: \.isDesignation)
    }
    let both = min(missing.count, extra.count, 8)
    for index in 0..<both {
      let (old, new) = (missing[index], extra[index])
      let expected = pair.source.string(old.range)
      // An error where it looks like a slip, else perhaps an intended change.
      let isSure =
        both == max(missing.count, extra.count) && !old.isDesignation && old.isRoman == new.isRoman
        && old.hasMagnitude == new.hasMagnitude
      pair.report(
        .numberChanged, source: old.range, target: new.range, most: isSure ? .error : .warning,
        "\(expected) in the source, \(pair.target.string(new.range)) in the target",
        suggestion: suggestion(old, expected))
    }
    for number in missing.dropFirst(both).prefix(8) where !number.isRoman {
      pair.report(.numberMissing, source: number.range, "\(pair.source.string(number.range)) is not in the target")
    }
    for number in extra.dropFirst(both).prefix(8) where !number.isRoman {
      pair.report(.numberExtra, target: number.range, "\(pair.target.string(number.range)) is not in the source")
    }
  }

  /// The source's number as the target's language writes it.
  private func suggestion(_ number: NumberToken, _ text: String) -> String? {
    guard !number.isRoman, !number.isDesignation, text.utf8.count < 30 else { return number.isRoman ? text : nil }
    let style = context.source.style
    var value = ""
    for letter in text {
      if letter.isNumber { value.append(letter) } else if letter == style.decimal { value.append(".") }
    }
    return value.isEmpty ? nil : context.target.style.write(value)
  }

  // MARK: Dates

  private func reportDates(_ pair: CheckedPair, _ dates: Dates) {
    for date in dates.missing {
      guard let other = dates.extra.first else { continue }
      pair.report(
        .dateChanged, source: date.range, target: other.range,
        "\(pair.source.string(date.range)) in the source, \(pair.target.string(other.range)) in the target")
    }
  }

  // MARK: How a number is written

  private static let versionWords = WordTables.union(\.checks.designations)

  private func checkForm(_ pair: CheckedPair, _ source: NumberToken, _ target: NumberToken) {
    if !source.isDesignation, !target.isDesignation, !source.means(target),
      target.foreign.contains(where: source.values.contains), isQuantity(pair, target)
    {
      let old = pair.target.string(target.range)
      let new = suggestion(source, pair.source.string(source.range))
      pair.report(
        .numberFormat, target: target.range, "\(old) is not how the target language writes numbers",
        suggestion: new == old ? nil : new)
    }
    guard pair.isOn(.unitChanged), let from = unit(pair.source, after: source),
      let to = unit(pair.target, after: target),
      from.kind == to.kind, from != to
    else { return }
    pair.report(
      .unitChanged, source: source.range, target: target.range,
      "\(from.name) in the source, \(to.name) in the target, with the same number")
  }

  /// Whether a number with a point is no version, no section.
  private func isQuantity(_ pair: CheckedPair, _ number: NumberToken) -> Bool {
    let text = pair.target
    let before = text.words.last { $0.range.upperBound <= number.range.lowerBound }
    if let before, number.range.lowerBound - before.range.upperBound <= 2 {
      if NumberRules.versionWords.contains(before.hash) { return false }
      if context.target.isCyrillic, before.all.contains(.latin) { return false }
    }
    let isGrouped = text.scalars[number.range].contains(",")
    if isGrouped { return true }
    var next = number.range.upperBound
    while text.kind(next).contains(.space) { next += 1 }
    return text[next] == "%" || number.hasMagnitude || unit(text, after: number) != nil
  }

  private func unit(_ text: CheckedText, after number: NumberToken) -> Units.Unit? {
    Units.unit(in: text, after: number)
  }
}

extension Units {
  static func unit(in text: CheckedText, after number: NumberToken) -> Unit? {
    var start = number.range.upperBound
    while text.kind(start).contains(.space) || text[start] == "-" { start += 1 }
    guard start - number.range.upperBound <= 2, text.kind(start).contains(.letter) else { return nil }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var end = start
    while text.kind(end).contains(.letter), end - start < 14 {
      hash = WordHash.add(hash, text.scalars[end])
      end += 1
    }
    return unit(hash)
  }
}

/// The months that stand in dates of both texts.
struct Dates {
  struct Date {
    let month: Int
    /// In characters.
    let range: Range<Int>
  }

  private(set) var source: [Date] = []
  private(set) var target: [Date] = []

  init(
    _ pair: CheckedPair, _ sourceFinder: @autoclosure () -> PlaceableFinder,
    _ targetFinder: @autoclosure () -> PlaceableFinder, isOn: Bool
  ) {
    guard isOn, Dates.hasMonth(pair.source) || Dates.hasMonth(pair.target) else { return }
    source = Dates.dates(pair.source, sourceFinder())
    target = Dates.dates(pair.target, targetFinder())
  }

  var differ: Bool { !missing.isEmpty }
  var missing: [Date] { source.filter { date in !target.contains { $0.month == date.month } } }
  var extra: [Date] { target.filter { date in !source.contains { $0.month == date.month } } }

  private static let monthStems = WordTables.union(\.checks.monthStems)

  private static func hasMonth(_ text: CheckedText) -> Bool {
    guard text.all.contains(.digit) else { return false }
    return text.words.contains { word in
      guard (3...9).contains(word.count) else { return false }
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for scalar in text.scalars[word.range].prefix(3) { hash = WordHash.add(hash, scalar) }
      return monthStems.contains(hash)
    }
  }

  private static func dates(_ text: CheckedText, _ finder: PlaceableFinder) -> [Date] {
    guard text.scalars.count < 20_000 else { return [] }
    let found = finder.placeables(in: text.text).filter { $0.kind == .date }
    guard !found.isEmpty else { return [] }
    var starts: [Int: Int] = [:]
    var offset = 0
    for (at, scalar) in text.scalars.enumerated() {
      starts[offset] = at
      offset += UTF8.width(scalar)
    }
    starts[offset] = text.scalars.count
    return found.compactMap { date in
      guard let month = date.month, let start = starts[date.range.lowerBound], let end = starts[date.range.upperBound]
      else { return nil }
      return Date(month: month, range: start..<end)
    }
  }
}
