package import Bitext
internal import Languages
internal import Orthography

/// What must be known of the target's language for a rule to say anything; a rule for whose need nothing is known keeps quiet.
package enum RuleNeed: CaseIterable, Sendable {
  /// Text of any language will do.
  case nothing
  // What the language's folder says.
  case ambiguousSpellings, politePronouns, spacedDashes, bindingSpaces
  // What CLDR or Unicode says.
  case quotationMarks, pluralForms, letterCase
  /// A dictionary of Hunspell, where one is installed.
  case dictionary

  /// In a few words, behind "needs".
  package var text: String {
    switch self {
    case .nothing: "nothing"
    case .ambiguousSpellings: "the words that are spelled in two ways and mean two things"
    case .politePronouns: "the forms of the polite “you”"
    case .spacedDashes: "that a dash stands between spaces"
    case .bindingSpaces: "where no line may break"
    case .quotationMarks: "the quotation marks (CLDR), in languages written from left to right"
    case .pluralForms: "the plural forms (CLDR)"
    case .letterCase: "capital and small letters (Unicode)"
    case .dictionary: "a dictionary of Hunspell on the machine"
    }
  }

  /// Whether a language has it. A dictionary may be anywhere: that is not asked here.
  package func isMet(by language: LanguageTag) -> Bool {
    if let isKnown = isMet(by: LanguageFacts.of(language)) { return isKnown }
    return switch self {
    case .quotationMarks: !language.isRightToLeft && !QuotationMarks.of(language).isEmpty
    case .pluralForms: PluralForms(language, isOrdinal: false) != nil
    case .letterCase: language.hasCase
    default: true
    }
  }

  /// Whether a language's folder has it; nil where a folder does not say.
  func isMet(by facts: LanguageFacts) -> Bool? {
    switch self {
    case .ambiguousSpellings: !facts.checks.ambiguousSpellings.isEmpty
    case .politePronouns: !facts.checks.politePronouns.isEmpty
    case .spacedDashes: facts.punctuation.spacesDashes
    case .bindingSpaces:
      !facts.checks.unitsAfterNoBreakSpace.isEmpty || !facts.punctuation.spacedMarks.isEmpty
        || !facts.punctuation.spacedMarksByRegion.isEmpty
    case .nothing, .quotationMarks, .pluralForms, .letterCase, .dictionary: nil
    }
  }
}

extension Rule {
  package var need: RuleNeed {
    switch self {
    case .yoMixed: .ambiguousSpellings
    case .vyMixed: .politePronouns
    case .hyphenForDash: .spacedDashes
    case .noBreakSpace: .bindingSpaces
    case .quoteStyle: .quotationMarks
    case .pluralCategories: .pluralForms
    case .capitalStart: .letterCase
    case .unknownWord: .dictionary
    default: .nothing
    }
  }
}
