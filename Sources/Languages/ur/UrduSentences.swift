extension SentenceWords {
  static let urdu = SentenceWords(
    never: "ڈاکٹر",
    speechVerbs: "پوچھا کہا بولا بولی بولے چلایا",
    followers: "اور نامی نام والی والا")
}
