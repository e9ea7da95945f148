package import Bitext

/// Which words a text is searched for when one of them is asked for in any form. Immutable; safe on any thread.
package struct WordFamilies: Sendable {
  private let lexicon: Lexicon
  private let affixes: AffixStripper?

  /// Nil for a language without a lexicon.
  package init?(_ language: LanguageTag) {
    guard let lexicon = Lexicon.of(language) else { return nil }
    self.lexicon = lexicon
    affixes = AffixStripper(language)
  }

  /// Whether a word may stand in forms that no family has: endings hang on it one behind the other.
  package var areOpen: Bool { affixes?.hasSuffixes ?? false }

  /// All forms of the words that a folded word may be a form of, with what may be written together before them; empty where the lexicon
  /// knows none.
  package func family(of word: UnsafeBufferPointer<UInt8>) -> [[UInt8]] {
    var family = lexicon.family(of: word)
    if family.isEmpty, let affixes, affixes.beginnings.count > 1 {
      // The word is asked for with an article before it.
      affixes.forEachCore(of: word) { core, _ in
        family = core.withUnsafeBufferPointer { lexicon.family(of: $0) }
        return family.isEmpty
      }
    }
    guard let affixes, affixes.beginnings.count > 1, !family.isEmpty else { return family }
    return affixes.beginnings.flatMap { beginning in family.map { beginning + $0 } }
  }
}
