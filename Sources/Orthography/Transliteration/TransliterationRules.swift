/// Rules in ICU's syntax, made from the tables of the standards, with what depends on neighbours by hand.
enum TransliterationRules {
  /// Every letter of a table to Latin; capitals of several letters as a neighbour is written: Жук Zhuk, ЖУК ZHUK.
  static func forward(_ table: String, contexts: String = "", after: String = "") -> String {
    var rules = "::NFC;\n" + contexts
    for (cyrillic, latin) in TransliterationTables.pairs(table) {
      rules += "\(cyrillic) > \(quoted(latin));\n"
      rules += capital(cyrillic.uppercased(), latin)
    }
    return rules + "::NFC;\n" + after
  }

  /// One upper-case letter to one or more.
  private static func capital(_ cyrillic: String, _ latin: String) -> String {
    let upper = latin.uppercased()
    let title = latin.prefix(1).uppercased() + latin.dropFirst()
    if upper == title { return "\(cyrillic) > \(quoted(upper));\n" }
    return """
      [:Uppercase:] { \(cyrillic) } [^[:Lowercase:]] > \(quoted(upper));
      \(cyrillic) } [:Uppercase:] > \(quoted(upper));
      \(cyrillic) > \(quoted(title));

      """
  }

  /// Every spelling of a table to Cyrillic, the longest first.
  static func back(_ table: String, contexts: String = "") -> String {
    let hasSigns = (table + contexts).unicodeScalars.contains("ʹ")
    var rules: [(latin: String, rule: String)] = []
    var seen: Set<String> = []
    for (cyrillic, latin) in TransliterationTables.pairs(table) where !latin.isEmpty {
      guard seen.insert(latin).inserted else { continue }
      let upper = latin.uppercased()
      if upper == latin {
        // What is no letter has no case: it follows that of the letter before.
        let rule = "[:Uppercase:] { \(quoted(latin)) } [^[:Lowercase:]] > \(cyrillic.uppercased());\n"
        rules.append((latin, rule))
      }
      for capital in Set([upper, latin.prefix(1).uppercased() + latin.dropFirst()]).sorted() where capital != latin {
        rules.append((capital, "\(quoted(capital)) > \(cyrillic.uppercased());\n"))
      }
      rules.append((latin, "\(quoted(latin)) > \(cyrillic);\n"))
    }
    let order = rules.indices.sorted { a, b in
      let (x, y) = (rules[a].latin.unicodeScalars.count, rules[b].latin.unicodeScalars.count)
      return x == y ? a < b : x > y
    }
    return "::NFC;\n" + (hasSigns ? signs : "") + contexts + order.map { rules[$0].rule }.joined()
  }

  /// Apostrophes and quotes after a letter are taken for the soft and the hard sign.
  private static let signs = """
    [:L:] { [\\u0027 \\u2019 \\u02BC \\u2032] > ʹ;
    [:L:] { [\\u0022 \\u201D \\u2033] } [:L:] > ʺ;
    ::Null;

    """

  private static func quoted(_ text: String) -> String {
    text.isEmpty || text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic && $0.value > 0x7F || isLetter($0) }
      ? text : "'\(text)'"
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    (0x61...0x7A).contains(scalar.value | 0x20)
  }

  // MARK: - BGN/PCGN 1947

  /// ICU's own, without the points that the standard leaves to the writer (t·s, ·e).
  static let bgn = """
    ::NFC;
    ::Russian-Latin/BGN;
    [:L:] { · } [:L:] > ;
    """

  /// The standard read backwards. Where it loses something, the commoner spelling is taken: е for e after consonants,
  /// ий for a final y after к, г, х and sibilants (-sky), no soft signs that are not written.
  static let bgnBack = back(TransliterationTables.bgn, contexts: bgnContexts)

  private static let bgnContexts = """
    $vowel = [аеёиоуыэюяАЕЁИОУЫЭЮЯaeiouyëAEIOUYË];
    $velar = [кгхжчшщКГХЖЧШЩ];
    $end = [^[:L:][:M:]];
    'YE' > Е; 'Ye' > Е; ye > е;
    'YË' > Ё; 'Yë' > Ё; yë > ё;
    'YO' > Ё; 'Yo' > Ё; yo > ё;
    Ë > Ё; ë > ё;
    [^[:L:][:M:]] { E > Э; [^[:L:][:M:]] { e > э;
    $vowel { E > Э; $vowel { e > э;
    E > Е; e > е;
    $velar { y } $end > ий; $velar { Y } $end > ИЙ;
    [^аеёиоуыэюяАЕЁИОУЫЭЮЯ[^[:Cyrillic:]]] { y } [^aouëAOUË] > ы;
    [^аеёиоуыэюяАЕЁИОУЫЭЮЯ[^[:Cyrillic:]]] { Y } [^aouëAOUË] > Ы;
    [^[:L:][:M:]] { y } [^aouëAOUË[^[:L:]]] > ы; [^[:L:][:M:]] { Y } [^aouëAOUË[^[:L:]]] > Ы;
    [:Uppercase:] { ʹ } [^[:Lowercase:]] > Ь; ʹ > ь;
    [:Uppercase:] { ʺ } [^[:Lowercase:]] > Ъ; ʺ > ъ;

    """

  // MARK: - The scholarly system

  static let scholarlyBack = back(TransliterationTables.scholarly, contexts: "ch > х;\nC[hH] > Х;\n")

  // MARK: - GOST 7.79-2000, system B

  static let gost = forward(
    TransliterationTables.gost,
    contexts: "ц } [иеыйёюяИЕЫЙЁЮЯ] > c;\nЦ } [иеыйёюяИЕЫЙЁЮЯ] > C;\n")

  static let gostBack = back(TransliterationTables.gost, contexts: "c } [ieyj] > ц;\nC } [ieyjIEYJ] > Ц;\n")

  // MARK: - Passports

  /// Ambiguous: ia, iu and ie are taken for one letter each after consonants, i after a vowel for й.
  static let passportBack = back(
    TransliterationTables.passport.replacing("ъ ie ", with: ""),
    contexts: """
      $vowel = [аеёиоуыэюяАЕЁИОУЫЭЮЯ];
      $end = [^[:L:][:M:]];
      $vowel { i } [^aue] > й; $vowel { I } [^AUEaue] > Й;
      [кгхжчшщ] { y } $end > ий;
      ie > ие; Ie > Ие; IE > ИЕ;

      """)

  // MARK: - Practical, from Russian

  static let practical = """
    ::NFC;
    $end = [^[:L:][:M:]];
    [:L:] { ий } $end > y; [:L:] { ый } $end > y; [:L:] { ИЙ } $end > Y; [:L:] { ЫЙ } $end > Y;
    о { й } $end > y; О { Й } $end > Y;
    [аеёиоуыэюя] { й > i; [АЕЁИОУЫЭЮЯ] { Й > I;
    ::Russian-Latin/BGN;
    [:L:] { · } [:L:] > ;
    [ʹʺ] > ;
    Ë > E; ë > e;
    """
}
