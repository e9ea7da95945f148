package import Bitext
internal import Morphology
internal import Orthography
internal import Terminology

/// A row of a term's paradigm.
package struct ParadigmRow: Hashable, Sendable {
  /// `nominative`, `genitive`, `dative`, `accusative`, `instrumental`, `prepositional`; `common`, `possessive`; nil for a form
  /// that has none.
  package let grammaticalCase: String?
  /// `singular`, `plural`; nil for a form that has none.
  package let number: String?
  package let form: String
}

/// The forms by which a term is recognised, the most usual of each case and number: of a Russian term by dictionary, of an
/// English one by rules; a term of another language, or without forms, is one row. None for what is no term.
package func paradigm(of term: String, language: LanguageTag) -> [ParadigmRow] {
  TermParadigm.rows(of: term, language: language).map {
    ParadigmRow(grammaticalCase: $0.grammaticalCase, number: $0.number, form: $0.form)
  }
}
