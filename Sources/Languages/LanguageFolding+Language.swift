package import Bitext
package import Orthography

extension LanguageFolding {
  /// Of a language, with what is known of it. Regions matter for numbers alone.
  package convenience init(of language: LanguageTag) {
    self.init(language, transform: LanguageFacts.of(language).folds.transform)
  }
}
