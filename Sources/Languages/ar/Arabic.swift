extension LanguageFacts {
  static let arabic = LanguageFacts(
    code: "ar",
    numbers: NumberFacts(
      percent: "بالمئة بالمائة المئة",
      currencies: [("USD", "دولار دولارا دولارات"), ("EUR", "يورو"), ("GBP", "جنيه جنيها جنيهات")]),
    punctuation: PunctuationFacts(
      doubledWords: "بي إن إس سي دي إف آر يو جي أو تي إي آي كيو إل إم جدا كثيرا رويدا قليلا شيئا صفا دكا لا نعم من"))
}
