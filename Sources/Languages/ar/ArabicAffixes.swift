extension AffixFacts {
  /// Conjunctions, prepositions and the article before a noun; possessives, the dual and the sound plurals behind it.
  static let arabic = AffixFacts(
    prefixes: ["و ف", "ب ك ل س لل", "ال"],
    suffixes: [
      "ه ها هم هما هن ك كم نا ي ته>ة تها>ة تهم>ة تهما>ة تهن>ة تك>ة تكم>ة تنا>ة تي>ة",
      "ا ان ين تان>ة تين>ة ون وا و ات ات>ة يات>ي ين>ي اء ت>ة ة ية",
    ],
    stemEndings: "ائ>اء اؤ>اء")
}
