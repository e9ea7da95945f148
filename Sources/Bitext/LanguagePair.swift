/// A language and the one it is translated into.
package struct LanguagePair: Hashable, Sendable, Comparable, CustomStringConvertible {
  package var source: LanguageTag
  package var target: LanguageTag

  package init(_ source: LanguageTag, _ target: LanguageTag) {
    self.source = source
    self.target = target
  }

  /// The same languages the other way round.
  package var reversed: LanguagePair { LanguagePair(target, source) }

  /// `en, ru`.
  package var description: String { "\(source), \(target)" }

  package static func < (a: Self, b: Self) -> Bool { (a.source, a.target) < (b.source, b.target) }
}
