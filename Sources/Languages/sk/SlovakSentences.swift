extension SentenceWords {
  static let slovak = SentenceWords(
    never: """
      napr tj t.j tzv tzn t.zn príp resp ing mgr bc mudr judr phdr rndr paeddr mvdr doc prof dr csc akad arch plk gen \
      kpt por npor sv p pí sl nám ul tr nábr tel zv najmä porov pozri ev roč vyd red prekl angl nem fr lat gréc rus \
      špan tal hl okr odb ved záp vých sev m.r t.r s.r p.n pod.ľa dipl st ml nar max min cca kol
      """,
    beforeNumber: """
      čl ods písm č čís str s zv tab obr kap jan feb mar apr jún júl aug sept okt nov dec príl par bod r
      """,
    unclear: """
      tis mil mld spol s.r.o a.s v.o.s k.s pol nár pedg súkr stred konkr čsl odd obv zdravot prek zák arm soc pozn čs \
      rozh phd tz p.s p.n.l m.n.m t.č v.sp rtg konz spr vyhl zb
      """,
    mayEnd: "atď apod a.pod hod ks stor o.i i.i min sek nasl n.m pod",
    year: "n.l pr.n.l",
    ordinary: "co al ho by st art",
    starters: """
      on ona ono oni ony to ten tá tí tie tento táto toto v vo na ale i a s so z zo od do pre nie my vy ja čo ako kto \
      kde kedy keď ak však tiež tak tam vtedy potom po pri všetci všetky jeho jej ich pod nad pred cez medzi bez okrem \
      hoci preto alebo ani je sú bol bola bolo boli bude len mnoho niektorí každý každá pretože aby teraz dnes včera \
      zajtra pán pani náš naše môj moje k ku o u za počas napriek navyše ďalej zatiaľ vďaka podľa mimo vedľa okolo tu \
      možno nikto nič niečo dva dve tri tieto tejto toho tým
      """,
    headings: "kapitola článok oddiel tabuľka obrázok časť príloha krok obr tab kap čl",
    datePrepositions: "v vo od do okolo na po pred")
}
