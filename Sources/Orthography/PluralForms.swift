package import Bitext
internal import CICU

/// The plural categories of a language, by CLDR.
package struct PluralForms: Sendable {
  package struct Category: Sendable {
    /// `one`, `few`, `other`.
    package let name: String
    /// How many of the whole numbers from 0 to 200 have it; 0 for a category of fractions or of millions.
    package let wholeNumbers: Int
  }

  package let categories: [Category]

  /// nil for a language that ICU does not know. Takes 0.2 ms.
  package init?(_ language: LanguageTag, isOrdinal: Bool) {
    guard NumberNames.signs(of: language) != nil else { return nil }
    categories = NumberNames.lines { icu_plural_categories(language.locale, isOrdinal ? 1 : 0, 200, $0, $1, &$2) }
      .compactMap { line in
        let parts = line.split(separator: "\t")
        guard parts.count == 2, let count = Int(parts[1]) else { return nil }
        return Category(name: String(parts[0]), wholeNumbers: count)
      }
    if categories.isEmpty { return nil }
  }
}
