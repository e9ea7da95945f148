extension SentenceWords {
  static let marathi = SentenceWords(
    never: """
      डॉ डा प्रा श्री श्रीमती सौ कु पं पु ल रु रू क्र इ.स इ स ई.स कि.मी कि मी सें वि ग दि न चि स्व अॅड बी सी डी ए एम \
      एन के पी एस टी आर जी जे एल उदा उ.दा
      """,
    speechVerbs: "म्हणाला म्हणाली विचारले म्हणाले",
    followers: "आणि नावाचे नावाची नावाचा असे")
}
