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
    punctuation: PunctuationFacts(
      doubledWords: """
        sık yavaş ağır uzun teker tek bir birer ikişer üçer zaman ufak adım parça çeşit kapı sıra bol az çok öbek dilim tane köşe \
        sokak gün hafta ay yıl saat güzel hızlı koşa güle yana baka geze düşüne seve ite ara durup hep hiç bak dur ha vah ah gel git \
        evet hayır sessiz sakin ince derin geniş ayrı başka türlü renk mışıl fısıl ışıl şırıl pırıl tıkır çabuk erken geç doğru yan \
        arka için karşı iç üst alt baş göz el ev diz tatlı acı sıcak soğuk bölüm sayfa satır kat kısım yer damla avuç yığın
        """,
      quotes: "“” «»"),
    affixes: .turkish)
}
