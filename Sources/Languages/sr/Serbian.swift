extension LanguageFacts {
  static let serbian = LanguageFacts(
    code: "sr",
    profileWords: """
      и је у да се на за од са су не који која које као што из то или али био била било бити није по до после о ће \
      може само још овај ова ово ове између без како када
      """,
    sentences: SentenceFacts(hasOrdinalStops: true, vowellessIsAbbreviation: false))
}
