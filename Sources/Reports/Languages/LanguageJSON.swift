internal import Bitext
package import Markup
package import Workbench

extension LanguageKnowledge {
  package var json: JSON {
    .object([
      ("language", .string(language.canonical)), ("name", .string(name)), ("script", .optional(script)),
      ("rightToLeft", .bool(isRightToLeft)), ("spaces", .bool(hasSpaces)), ("abbreviations", .bool(hasAbbreviations)),
      ("numberWords", .bool(hasNumberWords)), ("quotationMarks", .array(quotationMarks.map { .string($0) })),
      ("pluralForms", .array(pluralForms.map { .string($0) })), ("forms", .string(forms)),
      ("lexiconWords", .number(lexiconWords)), ("lexiconBytes", .number(lexiconBytes)),
      ("stemmer", .bool(hasStemmer)),
      ("functionWords", .number(functionWords)), ("toldApart", .bool(isToldApart)),
      ("folds", .array(folds.map { .string($0) })), ("termWords", .bool(hasTermWords)),
      ("tableWords", .bool(hasTableWords)), ("transliteration", .array(transliteration.map { .string($0) })),
      ("dictionary", .optional(dictionary)), ("silentRules", .array(silentRules.map { .string($0) })),
    ])
  }
}
