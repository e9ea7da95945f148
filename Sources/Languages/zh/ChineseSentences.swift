extension SentenceWords {
  static let chinese = SentenceWords(
    speechVerbs: "说 說 问 問 道 喊 叫 答 想",
    followers: "的 和 与 與 及 这 這 之 等 一词 一詞 是")
}
