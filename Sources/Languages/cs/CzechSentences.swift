extension SentenceWords {
  static let czech = SentenceWords(
    never: """
      např tj tzv tzn mj popř příp resp ing mgr bc mudr judr phdr rndr paedr mvdr doc prof dr csc akad arch plk gen \
      kpt por npor rtm sv p pí sl nám ul tř nábř sídl tel vl zejm kupř srov viz ev roč vyd red překl angl něm fr lat \
      řec rus špan it hl m.j t.j t.r t.zv s.r okr obch odb ved záp vých sev jm dipl st ml nar zn hist tech max min cca \
      ap kol
      """,
    beforeNumber: """
      čl odst písm č čís str s tab obr kap roz led ún únor bř břez dub květ čer červ srp zář říj list pros příl par \
      bod ř r
      """,
    unclear: "tis mil mld mio spol s.r.o a.s v.o.s o.p.s z.s n.p k.s",
    mayEnd: "atd apod aj hod kč ks stol min sek tř.n.l ad násl n.m",
    year: "n.l př.n.l o.l",
    ordinary: "co al ho by st art",
    starters: """
      on ona ono oni ony to ten ta ti ty tento tato toto v ve na ale i a s se z ze od do pro ne my vy já co jak kdo \
      kde kdy když jestli pokud však také tak tam tehdy potom pak po při všichni všechny jeho její jejich pod nad před \
      přes mezi bez kromě ačkoli proto nebo ani je jsou byl byla bylo byli bude jen jenom mnoho někteří každý každá \
      protože aby nyní dnes včera zítra pan paní náš naše můj moje k ke o u za během poté přesto navíc dále zatímco \
      díky podle mimo vedle kolem ačkoliv zde tady možná nikdo nic něco dva dvě tři tyto této toho tím
      """,
    headings: "kapitola článek oddíl tabulka obrázek část příloha krok obr tab kap čl",
    datePrepositions: "v ve od do kolem na po před")
}
