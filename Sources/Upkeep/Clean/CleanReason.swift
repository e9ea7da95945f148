/// Why a pair does not belong into a memory, in the order in which it is asked.
package enum CleanReason: UInt8, CaseIterable, Sendable {
  case empty, mojibake, encodingDamage, controlCharacter, symbolsOnly, untranslated, swapped, wrongScript, wrongLanguage
  case tags, gluedWords, length, misaligned, truncated
  // What other units say.
  case duplicate, nearDuplicate, superseded

  /// As it is named on the command line and in the reject file: `wrong-language`.
  package var id: String { Self.ids[Int(rawValue)] }

  package init?(id: String) {
    guard let index = Self.ids.firstIndex(of: id) else { return nil }
    self = Self.allCases[index]
  }

  private static let ids = allCases.map { reason in
    String(describing: reason).map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
  }

  /// For people.
  package var explanation: String {
    switch self {
    case .empty: "one of the texts is empty"
    case .mojibake: "letters were read in the wrong encoding"
    case .encodingDamage: "letters were lost: question marks or U+FFFD stand in their place"
    case .controlCharacter: "control characters stand in a text"
    case .symbolsOnly: "there are no words, only signs"
    case .untranslated: "the target is the source, and that is no name, number or designation"
    case .swapped: "source and target have changed places"
    case .wrongScript: "a text is in other letters than its language is written in"
    case .wrongLanguage: "a text is in another language than it says"
    case .tags: "tags or paired codes do not fit each other"
    case .gluedWords: "the spaces between words are lost"
    case .length: "one text is much longer than the other"
    case .misaligned: "the texts have hardly a word in common, as far as this memory knows words"
    case .truncated: "one text is a part of the other's translation, as far as this memory knows words"
    case .duplicate: "the same texts stand in an earlier unit"
    case .nearDuplicate: "an earlier unit differs only in spaces, quotes, dashes, ё or invisible characters"
    case .superseded: "a newer translation of the same source is there"
    }
  }

  /// Whether it is looked for unless told otherwise.
  ///
  /// A cut translation is told from a free one in one case of three only.
  package var isOn: Bool { self != .superseded && self != .truncated }
}
