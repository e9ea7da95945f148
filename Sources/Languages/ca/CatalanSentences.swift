extension SentenceWords {
  static let catalan = SentenceWords(
    never: """
      aprox sr sra srta srs sres dr dra prof profa excm excma il·lm mn fra st sta sts c pl av avda ctra pg pça rda \
      trav p.ex p.e cf vg i.e n.b ed trad dir gral cap arq eng adv
      """,
    beforeNumber: """
      paràgr paràgrs pàg pàgs n núm núms art arts cap vol fig gen febr abr maig jul ag set oct nov des tel
      """,
    unclear: "s.a s.l",
    mayEnd: "etc min h kg km",
    year: "a.c d.c",
    ordinary: "al",
    starters: """
      el la els les l'home un una uns unes ell ella ells elles jo tu nosaltres vosaltres en de del a al amb per sense \
      sobre entre però i o si quan com on qui què perquè també així després abans fins durant encara tot tots tota \
      molts alguns ara avui ahir aquí allà és són era hi ha no es aquest aquesta aquests aquestes això
      """,
    datePrepositions: "en a des cap entre de")
}
