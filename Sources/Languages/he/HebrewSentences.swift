extension SentenceWords {
  static let hebrew = SentenceWords(
    never: "ת.ד ח.נ ע.ר ב.מ מ.מ",
    speechVerbs: "שאל שאלה אמר אמרה ענה ענתה צעק צעקה",
    followers: "הוא")
}
