extension SentenceWords {
  static let slovenian = SentenceWords(
    never: """
      npr tj t.j t.i tim tzv oz ga g gdč dr prof mag inž dipl univ doc akad sv ul c gen polk kap por arh ur red prev \
      izd gl prim angl nem fr lat gr rus it hrv sr ok pribl t.im t.n pok pošt zlasti vol roj um jr ml st odv
      """,
    beforeNumber: """
      čl odst tč str št s sl tab pogl pog jan feb mar apr avg sep sept okt nov dec tel zv let l del toč
      """,
    unclear: "d.o.o d.d s.p k.d",
    mayEnd: "itd ipd idr tis mio mrd mlrd ur uri min sek pr.kr po.kr stol št kos idt sl itn",
    year: "n.št pr.n.št",
    starters: """
      on ona ono oni one to ta te ti v na ampak in a s z k h od do za ne mi vi jaz kaj kako kdo kje kdaj če vendar \
      tudi tako tam takrat potem po pri vsi vse njegov njegova njen njihov pod nad pred skozi med brez razen čeprav \
      zato ali je so bil bila bilo bili bo le samo mnogi nekateri vsak vsaka ker da ko danes včeraj jutri gospod gospa \
      naš naša moj moja o ob iz
      """,
    headings: "poglavje člen razdelek tabela slika del priloga korak sl tab čl",
    datePrepositions: "leta v od do okoli")
}
