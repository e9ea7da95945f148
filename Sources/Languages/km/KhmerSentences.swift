extension SentenceWords {
  static let khmer = SentenceWords(
    speechVerbs: "សួរ និយាយ ឆ្លើយ", )
}
