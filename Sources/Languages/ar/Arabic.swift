extension LanguageFacts {
  static let arabic = LanguageFacts(
    code: "ar",
    numbers: NumberFacts(
      percent: "بالمئة بالمائة المئة",
      currencies: [("USD", "دولار دولارا دولارات"), ("EUR", "يورو"), ("GBP", "جنيه جنيها جنيهات")]))
}
