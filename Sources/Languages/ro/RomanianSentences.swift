extension SentenceWords {
  static let romanian = SentenceWords(
    never: """
      dl dna d-l d-na d-ra d-lui dlui dra dr prof conf univ ing arh av gen col lt cpt mr sf str bd b-dul bul \
      șos jud com mun bl sc ap et cca aprox ex de.ex cf i.e p.ex cit trad ed red engl fr germ lat gr rus \
      ital ș ns nn resp dir pres min acad lect asist mons pr pt prin lit univ.dr p.s
      """,
    beforeNumber: """
      art alin pag p nr vol cap fig tab anexa lit pct ian febr mart apr mai iun iul aug sept oct noiem nov dec tel ora \
      ap et op §
      """,
    unclear: "s.r.l s.a s.c s.n.c r.a",
    mayEnd: "etc ș.a ș.a.m.d ș.cl mil mld min sec buc lei î.hr d.hr î.e.n e.n m.p mp",
    ordinary: "al nu",
    starters: """
      el ea ei ele acesta aceasta acest această acești aceste un o în la pe cu de din pentru și dar sau dacă când \
      atunci așa nu cum ce cine unde deoarece deși după înainte totuși astfel acum aici acolo toate toți mulți unii \
      fiecare este sunt era erau a au va noi voi eu tu lui lor doi două trei nimeni nimic ceva poate azi ieri mâine \
      apoi plus totodată însă mai târziu anterior ambele ambii potrivit conform fără printre între
      """,
    headings: "capitolul articolul secțiunea tabelul figura partea anexa pasul art fig tab cap",
    speechVerbs: "întrebă spuse răspunse strigă zise")
}
