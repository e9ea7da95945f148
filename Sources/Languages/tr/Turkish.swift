extension LanguageFacts {
  static let turkish = LanguageFacts(
    code: "tr",
    profileWords: """
      ve bir bu da de için ile çok daha gibi en olarak ne o var mi ise ama ki kadar sonra olan her değil veya \
      tarafından şu üzerinde göre olduğu
      """,
    sentences: SentenceFacts(words: [.latin, .turkish], hasOrdinalStops: true, hasRomanOrdinals: true),
    numbers: NumberFacts(
      percent: "yüzde", isAgglutinative: true, currencies: [("USD", "dolar"), ("EUR", "avro"), ("GBP", "sterlin")]),
    punctuation: PunctuationFacts(quotes: "“” «»"))
}
