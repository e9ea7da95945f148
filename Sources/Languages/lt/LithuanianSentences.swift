extension SentenceWords {
  static let lithuanian = SentenceWords(
    never: """
      pvz žr plg t.y t.p vad dr prof doc inž akad mag arch gen plk kpt ltn mjr šv g gatv pr al pl a.k p \
      red vert leid angl vok pranc rus lot gr apyt sen vysk kun ktu ats raj sav apskr k mok dir pirm pav \
      lietuv liet
      """,
    beforeNumber: """
      str p pav lent priedas sk nr tel t kab saus vas kovo bal geg birž liep rugp rugs spal lapkr gruod psl skyr
      """,
    unclear: "d po.kr pr.kr",
    mayEnd: "kt t.t pan mln mlrd tūkst eur vnt val min sek n.e pr.m.e m.e ir.kt lt",
    year: "m a",
    starters: """
      jis ji jie jos tai tas ta tie šis ši šie aš tu mes jūs ir bet ar jei kai tada taip pat ne kaip ką kas kur kodėl \
      nes nors po prieš su iš į prie apie be per tarp tačiau todėl dabar čia ten visi daug mano mūsų yra buvo bus
      """,
    headings: "skyrius straipsnis lentelė paveikslas dalis priedas žingsnis pav lent",
    speechVerbs: "paklausė pasakė atsakė",
    datePrepositions: "nuo iki po prieš apie")
}
