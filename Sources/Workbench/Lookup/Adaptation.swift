package import Bitext
package import Orthography

/// A match's target with the query's numbers, dates, addresses, tags and placeholders in place of the match's own.
package struct AdaptedTarget: Hashable, Sendable {
  package struct Replacement: Hashable, Sendable {
    package let kind: Placeable.Kind
    /// What stands in the memory's target, and what was put there.
    package let old: String
    package let new: String
    /// In UTF-8 bytes of the adapted text.
    package let range: Range<Int>
  }

  package let text: String
  /// In the order of the text.
  package let replacements: [Replacement]
}

/// Carries the placeables of a query over into the target of a match whose source differs in them.
///
/// Keeps the names of the months of each language it has met. Serves one thread at a time.
package final class Adapter {
  private let source: PlaceableFinder
  private var targets: [LanguageTag: PlaceableFinder] = [:]

  package init(from sourceLanguage: LanguageTag) {
    source = PlaceableFinder(sourceLanguage)
  }

  /// Puts the query's placeables in place of the match's own.
  ///
  /// Those of the query and of the match's source are paired in order, kind by kind. Numbers and dates are written as the
  /// target language does, after the example of what they replace.
  /// - Returns: nil when nothing differs, when the two sides have different numbers of placeables, when one that differs
  ///   does not stand in the target as often as in the source, or when a date would have to gain or lose a part: then
  ///   nothing is touched.
  package func adapt(
    _ target: String, targetLanguage: LanguageTag, matched source: String, query: String
  ) -> AdaptedTarget? {
    let asked = self.source.placeables(in: query)
    let found = self.source.placeables(in: source)
    guard let pairs = pairs(found, asked) else { return nil }
    let finder = finder(of: targetLanguage)
    if let adapted = adapt(target, finder.placeables(in: target), pairs, finder) { return adapted }
    // The target may have a date in another form, `12 и 14 мая` for `May 12 and May 14`. Where the months stay, it is
    // enough to find the numbers.
    let keepsMonths = pairs.allSatisfy { $0.old.month == $0.new.month && $0.old.layout == $0.new.layout }
    guard keepsMonths,
      let numbers = self.pairs(
        self.source.placeables(in: source, datesAsNumbers: true),
        self.source.placeables(in: query, datesAsNumbers: true))
    else { return nil }
    return adapt(target, finder.placeables(in: target, datesAsNumbers: true), numbers, finder)
  }

  private typealias Pair = (old: Placeable, new: Placeable)

  private func finder(of language: LanguageTag) -> PlaceableFinder {
    if let known = targets[language] { return known }
    let finder = language == source.language ? source : PlaceableFinder(language)
    targets[language] = finder
    return finder
  }

  /// Nil when the kinds differ, or nothing does.
  private func pairs(_ found: [Placeable], _ asked: [Placeable]) -> [Pair]? {
    guard asked.count == found.count, asked.map(\.kind) == found.map(\.kind) else { return nil }
    let pairs = zip(found, asked).map { (old: $0, new: $1) }
    return pairs.contains { $0.old.value != $0.new.value } ? pairs : nil
  }

  private func adapt(
    _ target: String, _ offered: [Placeable], _ pairs: [Pair], _ finder: PlaceableFinder
  ) -> AdaptedTarget? {
    var edits: [Pair] = []
    var done: Set<String> = []
    func key(_ placeable: Placeable) -> String { "\(placeable.kind.rawValue) \(placeable.value)" }
    let known = Dictionary(grouping: pairs) { key($0.old) }
    let standing = Dictionary(grouping: offered, by: key)
    for (old, new) in pairs where old.value != new.value {
      let own = key(old)
      guard done.insert(own).inserted else { continue }
      let alike = known[own] ?? []
      // 5 that becomes 6 here and 7 there: which is which in the target cannot be told.
      guard alike.allSatisfy({ $0.new.value == new.value }) else { return nil }
      let places = standing[own] ?? []
      guard places.count == alike.count else { return nil }
      edits += places.map { ($0, new) }
    }
    edits.sort { $0.old.range.lowerBound < $1.old.range.lowerBound }
    let bytes = Array(target.utf8)
    var result: [UInt8] = []
    var replacements: [AdaptedTarget.Replacement] = []
    var at = 0
    for (old, new) in edits {
      result += bytes[at..<old.range.lowerBound]
      let standing = String(decoding: bytes[old.range], as: UTF8.self)
      guard let text = finder.write(new, inPlaceOf: old, standing: standing) else { return nil }
      replacements.append(
        AdaptedTarget.Replacement(
          kind: old.kind, old: standing, new: text, range: result.count..<result.count + text.utf8.count))
      result += Array(text.utf8)
      at = old.range.upperBound
    }
    result += bytes[at...]
    return AdaptedTarget(text: String(decoding: result, as: UTF8.self), replacements: replacements)
  }
}
