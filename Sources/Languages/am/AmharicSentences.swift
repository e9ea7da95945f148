extension SentenceWords {
  static let amharic = SentenceWords(
    speechVerbs: "ሲል ስትል አለ አለች ጠየቀ ጠየቀች")
}
