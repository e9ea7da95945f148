extension SentenceWords {
  static let swedish = SentenceWords(
    never: """
      t.ex bl.a d.v.s dvs f.d s.k p.g.a fr.o.m t.o.m o.dyl.a t.f t.v e.d m.a.o å m.h.t f.ö i.o.m n.b jfr jmf enl ung \
      resp dr prof doc fil.dr kand lic hr fr frk civ.ing ing kapt löjtn gen övlt red övers utg utgiv eng fra ty lat gr \
      el inkl exkl ev obs ca c:a max min st s:t bitr f.n s.a kungl dåv nuv vard sr jr tf
      """,
    beforeNumber: """
      kap s sid nr mom st art fig tab bil jan feb febr mars apr jun jul aug sept sep okt nov dec tel kl § bd vol
      """,
    unclear: "ab a.b",
    mayEnd: "osv m.m m.fl o.s.v etc o.d o.dyl f.kr e.kr milj mdr mkr tkr kr ff tim min sek o.d.yl dyl a.m p.m",
    unitBehindNumber: "st",
    starters: """
      han hon det den de vi jag du ni en ett i på av med för till från om och men eller när då så också inte hur vad \
      vem var varför efter under över mellan vid enligt genom utan eftersom trots nu här där denna detta dessa alla \
      många några min din sin hans hennes deras vår vårt är som två tre flera varje ingen inget något kanske idag igår \
      därefter därför dessutom dock ändå slutligen senare tidigare sedan mot bland både dem honom henne mig oss
      """,
    headings: "kapitel artikel avsnitt tabell figur del bilaga steg fig tab kap bild",
    speechVerbs: "frågade sade sa svarade ropade")
}
