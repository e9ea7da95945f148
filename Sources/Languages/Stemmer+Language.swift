package import Bitext
package import Orthography

extension Stemmer {
  /// The stemmer of a language, with the function words that are known of it. Regions and scripts do not matter.
  package convenience init(language: LanguageTag) {
    let facts = LanguageFacts.of(language)
    self.init(
      language: language, functionWords: facts.functionWords, transform: facts.folds.transform,
      isTypedWithoutMarks: facts.folds.isTypedWithoutMarks)
  }
}
