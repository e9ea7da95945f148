internal import Bitext

extension DraftSegment {
  /// Takes a note, and the rules that its lines `tolmach:ignore RULE reason` name. Without a reason nothing is ignored.
  mutating func take(note: String) {
    let note = trimmed(note)
    if note.isEmpty { return }
    notes.append(note)
    for line in note.split(whereSeparator: \.isNewline) {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard words.count >= 3, words[0] == "tolmach:ignore" else { continue }
      ignoredRules.append(
        IgnoredRule(rule: String(words[1]), reason: words.dropFirst(2).joined(separator: " ")))
    }
  }

  /// Whether a note asks to ignore a rule and does not say why.
  static func lacksReason(_ note: String) -> Bool {
    note.split(whereSeparator: \.isNewline).contains { line in
      let words = line.split(whereSeparator: \.isWhitespace)
      return words.first == "tolmach:ignore" && words.count < 3
    }
  }
}

extension Diagnostic {
  static func lacksReason(file: String, _ segment: DraftSegment) -> Diagnostic? {
    guard segment.notes.contains(where: DraftSegment.lacksReason) else { return nil }
    return Diagnostic(
      .warning, rule: "ignore-without-reason", file: file, line: segment.line, column: segment.column,
      message: "expected a rule and a reason after tolmach:ignore, found fewer words: nothing is ignored")
  }
}

/// Whether a translation has nothing in it that its source has.
func isUntranslated(_ target: Segment, of source: Segment) -> Bool {
  func isBlank(_ segment: Segment) -> Bool {
    segment.codes.isEmpty && segment.text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }
  return isBlank(target) && (!isBlank(source) || target.runs.isEmpty)
}
