package import Bitext
internal import CICU

/// Abbreviations after which CLDR ends no sentence.
package enum SentenceSuppressions {
  /// With their stops, as they are written: "Dipl.-Ing.", "z. B."; none for most languages. Takes 0.1 ms.
  package static func of(_ language: LanguageTag) -> [String] {
    guard language.isWellFormed else { return [] }
    return NumberNames.lines { icu_sentence_suppressions(language.language, $0, $1, &$2) }
  }
}
