/// A way to write Russian in Latin letters, and back.
package enum TransliterationScheme: String, Sendable, CaseIterable {
  /// BGN/PCGN 1947, as maps and the English-language press have it: Khrushchëv, Yelʹtsin.
  case bgn
  /// ISO 9:1995, one letter for one: Hruŝëv. GOST 7.79-2000 system A is the same table.
  case iso9
  /// GOST 7.79-2000 system B, with ASCII letters only: Xrushhyov.
  case gost
  /// ICAO Doc 9303 part 3, as in Russian passports since 2014: Khrushchev, Eltsin.
  case passport
  /// The international scholarly system of Slavists: Xruščëv.
  case scholarly
  /// From Russian, BGN/PCGN without signs and with -y for -ий and -ый: Chaykovsky. From Latin letters, the practical
  /// transcription of English names into Russian: Wright, Райт.
  case practical
}

/// Which alphabet a text is turned into.
package enum TransliterationDirection: Sendable, CaseIterable {
  case toLatin, toCyrillic

  /// To the alphabet that fewer letters of the text are of; nil without Cyrillic or Latin letters.
  package init?(of text: String) {
    var latin = 0
    var cyrillic = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: latin += 1
      case 0x400...0x52F: cyrillic += 1
      default: break
      }
    }
    guard latin + cyrillic > 0 else { return nil }
    self = cyrillic >= latin ? .toLatin : .toCyrillic
  }
}
