extension LanguageFacts {
  static let hindi = LanguageFacts(
    code: "hi",
    numbers: NumberFacts(
      magnitudes: [(3, "हजार"), (6, "मिलियन"), (9, "बिलियन"), (12, "ट्रिलियन")]))
}
