package import Bitext

/// The keys by which texts are compared, and the pieces they are cut into. Pure functions, safe on any thread.
///
/// Keys serve matching; what they fold away is for the checks to report.
package enum Orthography {
  /// The text in NFC (UAX #15): equal for texts that differ only in how characters are encoded.
  package static func identityKey(_ text: String) -> String { Normalizer.normalize(.nfc, text) }

  /// The text in NFD (UAX #15): marks stand after the letters they belong to.
  package static func decomposed(_ text: String) -> String { Normalizer.normalize(.nfd, text) }

  /// The text without what a reader overlooks: NFKC_Casefold (which also drops soft hyphens and everything else
  /// default-ignorable), no stress marks on Cyrillic letters, no accents on Greek ones, no vowel marks of Hebrew and Arabic, ё as е,
  /// one form of letters that keyboards confuse (ș and ş; ي, ى and ی), one kind of space, dash, double and single
  /// quote, spaces collapsed and trimmed. Folding a fold changes nothing. `FoldRules` has the list.
  package static func foldKey(_ text: String) -> String {
    var text = text
    return text.withUTF8 { utf8 in
      var folder = Folder()
      folder.fold(utf8)
      return folder.string()
    }
  }

  /// The same for a text of a language: its case pairs, its numbers, its scripts.
  package static func foldKey(_ text: String, _ folding: LanguageFolding) -> String {
    var text = text
    guard let prepared = text.withUTF8({ folding.prepared($0) }) else { return foldKey(text) }
    return foldKey(String(decoding: prepared, as: UTF8.self))
  }

  /// ``foldKey(_:)`` with the place in the original each byte came from, to show a match where it stands. Five times
  /// slower: for results, not for compiling.
  package static func foldWithOffsets(_ text: String, _ folding: LanguageFolding? = nil) -> FoldedText {
    FoldedText(folding: text, folding)
  }

  /// A common Latin skeleton of a token or phrase: alike for a name in Cyrillic and in Latin. `SoundKey` has the rules.
  package static func soundKey(_ text: String) -> String { SoundKey.make(text) }

  /// Sentences by UAX #29 and CLDR's abbreviations for the language, as UTF-8 ranges without gaps: a sentence includes
  /// the spaces after it. For translation, SRX rules do better ("г.", "Проф.").
  package static func sentences(in text: String, language: LanguageTag) -> [Range<Int>] {
    let breaker = TextBreaker(.sentence, locale: language.locale + "@ss=standard")
    var text = text
    var ranges: [Range<Int>] = []
    text.withUTF8 { utf8 in breaker.forEachPiece(in: utf8) { start, end, _ in ranges.append(start..<end) } }
    return ranges
  }

  /// What the same keys give under the other keyboard layout, QWERTY or ЙЦУКЕН: "hfrtnf" and "ракета".
  package static func otherLayout(_ text: String) -> String { KeyboardLayout.swapped(text) }
}
