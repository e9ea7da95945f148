extension SentenceWords {
  static let arabic = SentenceWords(
    never: "د أ م ص ب ق ج ط ت ش أ.د د.م ق.م م.م ص.ب ا.هـ هـ ر.س",
    mayEnd: "الخ إلخ",
    speechVerbs: "سأل سألت قال قالت أجاب أجابت صاح صاحت أضاف أضافت")
}
