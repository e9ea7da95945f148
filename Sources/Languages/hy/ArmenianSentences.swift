extension SentenceWords {
  static let armenian = SentenceWords(
    mayEnd: "այլն")
}
