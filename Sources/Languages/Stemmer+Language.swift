package import Bitext
package import Orthography

extension Stemmer {
  /// The stemmer of a language, with the function words that are known of it. Regions and scripts do not matter.
  ///
  /// - Parameter keepsMarks: for those who count or teach words: in a language that is typed without marks, words that differ in them
  ///   have different stems.
  package convenience init(language: LanguageTag, keepsMarks: Bool = false) {
    let facts = LanguageFacts.of(language)
    self.init(
      language: language, functionWords: facts.functionWords, transform: facts.folds.transform,
      isTypedWithoutMarks: facts.folds.isTypedWithoutMarks && !keepsMarks)
  }
}
