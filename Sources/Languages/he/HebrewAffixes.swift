extension AffixFacts {
  /// Conjunctions, prepositions and the article before a noun; plurals, the construct state and possessives behind it.
  static let hebrew = AffixFacts(
    prefixes: ["ו", "כש לכש מש ש", "ב כ ל מ", "ה"],
    suffixes: [
      """
      ים ות ות>ה ות>ת ת>ה י יו יה ו ו>ה ה ם ן נו ינו יהם יהן יך ך ותיו ותיו>ה ותיה ותיה>ה ותיהם ותיהם>ה ותיהן ותיהן>ה ותינו ותינו>ה \
      ותי ותי>ה תו>ה תה>ה תם>ה תן>ה תי>ה תנו>ה תך>ה ויות>ות יות>ית יות>יה יים>י ים>ה י>ה יי>י ייה>יה
      """
    ],
    stemEndings: "כ>ך מ>ם נ>ן פ>ף צ>ץ", stemBeginnings: "וו>ו")
}
