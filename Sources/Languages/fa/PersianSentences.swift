extension SentenceWords {
  static let persian = SentenceWords(
    never: "م ج ص ق.م ب.م هـ.ش هـ.ق ه.ش ه.ق ر.ک نک د ت ش ا",
    mayEnd: "غیره الخ",
    speechVerbs: "پرسید گفت جواب داد فریاد",
    followers: "و")
}
