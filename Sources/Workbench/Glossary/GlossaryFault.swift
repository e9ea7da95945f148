package import Bitext

/// What may be wrong in a glossary, with what a reader must know of it.
package enum GlossaryFault: Hashable, Sendable {
  /// A concept elsewhere.
  package struct Place: Hashable, Sendable {
    /// From the workspace where it lies there.
    package let file: String
    package let line: Int

    package init(file: String, line: Int) {
      self.file = file
      self.line = line
    }
  }

  /// A word in letters of two scripts.
  package struct MixedWord: Hashable, Sendable {
    package let text: String
    /// Those of the script that has fewer, each once.
    package let odd: [Unicode.Scalar]
    /// They are Latin among Cyrillic letters; otherwise it is the other way round.
    package let isOddLatin: Bool

    package init(text: String, odd: [Unicode.Scalar], isOddLatin: Bool) {
      self.text = text
      self.odd = odd
      self.isOddLatin = isOddLatin
    }
  }

  /// What the reader of its format says.
  case reading(rule: String, message: String)
  /// An earlier concept has the id.
  case duplicateID(String, firstLine: Int)
  /// - type: what kind of reference it is.
  case danglingReference(to: String, type: String)
  /// A concept without terms in any language.
  case noTerms
  /// A term without a text, or a language without terms; the code is as in the file, empty where there is none.
  case emptyTerm(language: String)
  case duplicateTerm(String, language: String)
  /// A term that its concept has with this status, and also as one to be used.
  case statusConflict(String, TermStatus)
  case missingLanguage(LanguageTag)
  case untrimmed(String)
  case doubleSpace(String)
  case mixedScript(MixedWord)
  case notNFC(String)
  /// By number, each once, and the text they are in.
  case invisibleCharacters([Unicode.Scalar], text: String)
  /// Ids of concepts of which each refers to the next, and the last to the first.
  case circularReference([String])
  /// An equivalent that one of two concepts with the same term has as one to be used, and the other as one not to be.
  case disputedTerm(String, of: String, other: Place)
  case duplicateConcept(first: Place)
  /// Two concepts of one domain have different equivalents of a term.
  case conflictingEquivalents(of: String, here: [String], there: [String], other: Place)

  /// A stable name: "mixed-script", "dangling-reference".
  package var rule: String {
    switch self {
    case .reading(let rule, _): rule
    case .duplicateID: "duplicate-id"
    case .danglingReference: "dangling-reference"
    case .noTerms, .emptyTerm: "empty-term"
    case .duplicateTerm: "duplicate-term"
    case .statusConflict, .disputedTerm: "status-conflict"
    case .missingLanguage: "missing-language"
    case .untrimmed: "untrimmed"
    case .doubleSpace: "double-space"
    case .mixedScript: "mixed-script"
    case .notNFC: "not-nfc"
    case .invisibleCharacters: "invisible-character"
    case .circularReference: "circular-reference"
    case .duplicateConcept: "duplicate-concept"
    case .conflictingEquivalents: "conflicting-equivalents"
    }
  }
}
