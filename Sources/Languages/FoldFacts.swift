/// How texts of a language are compared, besides what all languages have.
package struct FoldFacts: Sendable {
  /// ICU's transform, by name or by rules, from letters of the language's second script to those that both are compared in, or from
  /// ligatures to their letters; it must take letter for letter. nil where there is nothing of the kind.
  package var transform: String?
  /// Who is in a hurry types the letters without their marks. No stemmer is used then: a stem is the word without its marks.
  package var isTypedWithoutMarks = false
}
