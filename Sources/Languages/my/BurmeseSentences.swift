extension SentenceWords {
  static let burmese = SentenceWords(
    followers: "ဟု လို့ ဟူ")
}
