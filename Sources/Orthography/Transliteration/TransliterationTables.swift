/// The letter tables of the standards: a Cyrillic letter, then what is written for it, nothing for letters left out.
enum TransliterationTables {
  /// ISO 9:1995, table 1: Russian, and the letters of the other Slavic alphabets.
  static let iso9 = """
    а a б b в v г g д d е e ё ë ж ž з z и i й j к k л l м m н n о o п p р r с s т t у u ф f х h ц c ч č ш š щ ŝ ъ ʺ ы y
    ь ʹ э è ю û я â ґ g̀ ѓ ǵ є ê ѕ ẑ і ì ї ï ј ǰ љ l̂ њ n̂ ћ ć ќ ḱ ў ŭ џ d̂ ђ đ ѣ ě ѳ f̀ ѵ ỳ
    """

  /// GOST 7.79-2000, system B, Russian; ц is c before i, e, y, j, else cz.
  static let gost = """
    а a б b в v г g д d е e ё yo ж zh з z и i й j к k л l м m н n о o п p р r с s т t у u ф f х x ц cz ч ch ш sh щ shh
    ъ `` ы y` ь ` э e` ю yu я ya
    """

  /// ICAO Doc 9303, part 3, section 6.B, and order 4271 of the Russian Foreign Ministry (2016).
  static let passport = """
    а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch
    ъ ie ы y ь - э e ю iu я ia
    """

  /// The international scholarly system; х is also written ch.
  static let scholarly = """
    а a б b в v г g д d е e ё ë ж ž з z и i й j к k л l м m н n о o п p р r с s т t у u ф f х x ц c ч č ш š щ šč ъ ʺ ы y
    ь ʹ э è ю ju я ja
    """

  /// BGN/PCGN 1947, for the way back: е and ё, э and the signs have rules of their own.
  static let bgn = """
    а a б b в v г g д d ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ю yu я ya
    """

  /// Pairs of a table; `-` is nothing.
  static func pairs(_ table: String) -> [(cyrillic: String, latin: String)] {
    let words = table.split { $0 == " " || $0 == "\n" }.map(String.init)
    return stride(from: 0, to: words.count - 1, by: 2).map { index in
      (words[index], words[index + 1] == "-" ? "" : words[index + 1])
    }
  }
}
