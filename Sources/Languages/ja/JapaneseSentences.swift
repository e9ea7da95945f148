extension SentenceWords {
  static let japanese = SentenceWords(
    followers: "と って という の を が は も に で へ や か な だ ？ ！")
}
