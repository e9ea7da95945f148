extension SentenceWords {
  static let hungarian = SentenceWords(
    never: """
      pl dr prof ifj özv id dipl ún ill kb vö ld lásd vm szt st u gr br ált tisztv alez ezr őrn szds hdgy vk ker közp \
      mat fiz vegy nyelv ang ném fr lat or olasz ford szerk kiad bev biz max min csal ny.r tb hiv eü főisk szöv tel \
      fszla
      """,
    beforeNumber: """
      bek o old sz fej tábl ábr mell jan febr márc ápr máj jún júl aug szept okt nov dec em évf köt § pont
      """,
    unclear: "kft bt rt zrt nyrt kkt",
    mayEnd: "stb s.t.b kr.e kr.u i.e i.sz ft eft mft e db min mp köv",
    ordinary: "st",
    starters: """
      a az ő ők ez azok ezek én te mi ti és de vagy ha amikor akkor így is nem hogyan mit ki hol mikor miért mert bár \
      után előtt azonban ezért most itt ott minden sok néhány van volt lesz egy csak még már kettő három több mindenki \
      senki semmi valami talán ma tegnap holnap továbbá mégis végül később korábban mindkét szerint közben mivel \
      hiszen
      """,
    headings: "fejezet cikk szakasz táblázat ábra rész melléklet lépés tábl",
    speechVerbs: "kérdezte mondta válaszolta kiáltotta")
}
