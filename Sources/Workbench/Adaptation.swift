package import Orthography

/// A match's target with the query's numbers, addresses and placeholders in place of the match's own.
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
/// Those of the query and of the match's source are paired in order, kind by kind. Numbers are written as the target language
/// does, after the example of the number that they replace.
/// - Returns: nil when nothing differs, when the two sides have different numbers of placeables, or when one that differs does
///   not stand in the target as often as in the source: then nothing is touched.
package func adapt(
  _ target: String, targetLanguage: LanguageTag, matched source: String, query: String, sourceLanguage: LanguageTag
) -> AdaptedTarget? {
  let asked = Orthography.placeables(in: query, language: sourceLanguage)
  let found = Orthography.placeables(in: source, language: sourceLanguage)
  guard asked.count == found.count, asked.map(\.kind) == found.map(\.kind) else { return nil }
  let changed = zip(found, asked).filter { $0.value != $1.value }
  guard !changed.isEmpty else { return nil }
  let offered = Orthography.placeables(in: target, language: targetLanguage)
  let style = NumberStyle(of: targetLanguage)
  let bytes = Array(target.utf8)
  var edits: [(old: Placeable, new: Placeable)] = []
  for value in Set(changed.map(\.0.value)) {
    let new = Set(zip(found, asked).filter { $0.0.value == value }.map(\.1.value))
    // 5 that becomes 6 here and 7 there: which is which in the target cannot be told.
    guard new.count == 1, let pair = changed.first(where: { $0.0.value == value }) else { return nil }
    let places = offered.filter { $0.value == value && $0.kind == pair.0.kind }
    guard places.count == found.count(where: { $0.value == value }) else { return nil }
    edits += places.map { ($0, pair.1) }
  }
  edits.sort { $0.old.range.lowerBound < $1.old.range.lowerBound }
  var result: [UInt8] = []
  var replacements: [AdaptedTarget.Replacement] = []
  var at = 0
  for (old, new) in edits {
    result += bytes[at..<old.range.lowerBound]
    let standing = String(decoding: bytes[old.range], as: UTF8.self)
    let text = new.kind == .number ? style.write(new.value, like: standing) : new.value
    replacements.append(
      AdaptedTarget.Replacement(
        kind: old.kind, old: standing, new: text, range: result.count..<result.count + text.utf8.count))
    result += Array(text.utf8)
    at = old.range.upperBound
  }
  result += bytes[at...]
  return AdaptedTarget(text: String(decoding: result, as: UTF8.self), replacements: replacements)
}
