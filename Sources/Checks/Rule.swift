internal import Bitext

/// The rules, by what they look for; an id is the name in lower case with hyphens: `number-changed`.
package enum Rule: UInt8, CaseIterable, Sendable {
  // Completeness
  case emptyTarget, extraSegment, untranslated, partlyUntranslated, targetEqualsSource, wrongScript, lockedChanged
  // Terms
  case termMissing, termForbidden, termDeprecated, termUntranslated, termMixed
  // Consistency
  case inconsistentTarget, inconsistentSource, memoryMismatch, nameSpelling, yoMixed, vyMixed
  // Numbers
  case numberChanged, numberMissing, numberExtra, numberFormat, numberAccepted, dateChanged, currencyChanged,
    percentMissing,
    unitChanged
  // Placeholders and markup
  case placeholderMissing, placeholderExtra, placeholderOrder, messageSyntax, pluralCategories, pluralCount
  case tagMissing, tagExtra, tagUnbalanced, codeMissing, codeExtra, codeOrder
  case acceleratorMissing, newlineCount, edgeSpace
  // What stays as it is
  case urlChanged, emailChanged, pathChanged, hashtagMissing, codeSpanChanged
  // Punctuation
  case endMark, bracketUnpaired, bracketCount, quoteUnpaired, quoteStyle, hyphenForDash, spaceBeforeMark, spaceAfterMark
  case noBreakSpace, doubleSpace, doubleWord, doubleMark, ellipsis
  // Characters
  case mixedScript, invisibleCharacter, controlCharacter, mojibake, notComposed, capitalStart, allCaps, unknownWord
  // Length
  case lengthRatio, maximumLength

  package var id: String { Rule.ids[Int(rawValue)] }

  package init?(id: String) {
    guard let index = Rule.ids.firstIndex(of: id) else { return nil }
    self = Rule.allCases[index]
  }

  private static let ids: [String] = allCases.map { rule in
    var id = ""
    for letter in String(describing: rule) {
      if letter.isUppercase { id += "-" }
      id += letter.lowercased()
    }
    return id
  }
}
