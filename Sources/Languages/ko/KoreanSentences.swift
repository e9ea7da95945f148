extension SentenceWords {
  static let korean = SentenceWords(
    speechVerbs: "물었다 말했다 대답했다 외쳤다 물었습니다 말했습니다 묻는다 말한다")
}
