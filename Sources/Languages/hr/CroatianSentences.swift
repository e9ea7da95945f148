extension SentenceWords {
  static let croatian = SentenceWords(
    never: """
      npr tj tzv tzn odn g gđa gđica sc prof mr mag ing inž dipl doc akad sv ul gen puk kap por arh ur red prev izd \
      usp engl njem fr lat grč rus tal srp hrv ok prim v t.j t.zv kbr o.g m.p mons fra vlč preč don bl
      """,
    beforeNumber: """
      čl st str br s sl tab gl toč pog siječ velj ožuj trav svib lip srp ruj list stud pros jan feb mar apr avg sep \
      sept okt nov dec tel knj god
      """,
    unclear: "d.o.o d.d j.d.o.o",
    mayEnd: "itd sl i.sl tis mil mlrd mln kn eur din h min sek n.e pr.kr po.kr p.n.e pr.n.e st.st kom",
    mayEndBehindAnd: "dr",
    ands: "i",
    ordinary: "ti co al",
    starters: """
      on ona ono oni one to taj ta te ovaj ova ovo ove u na ali i a s sa k od do za iz ne mi vi ja ti što šta kako tko \
      ko gdje gde kada kad ako međutim također takođe tako tamo tada onda poslije nakon pri svi njegov njegova njen \
      njezin njihov pod nad pred kroz između bez osim iako zato ili ni je su bio bila bilo bili bit će samo mnogi neki \
      svaki jer da danas jučer sutra gospodin gospođa naš naša moj moja o po malo ima nema
      """,
    headings: "poglavlje članak odjeljak tablica slika dio prilog korak sl tab čl",
    speechVerbs: "upita reče odgovori")
}
