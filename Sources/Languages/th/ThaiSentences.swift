extension SentenceWords {
  static let thai = SentenceWords(
    speechVerbs: "ถาม กล่าว พูด ตอบ ร้อง ตะโกน บอก", )
}
