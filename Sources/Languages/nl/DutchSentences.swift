extension SentenceWords {
  static let dutch = SentenceWords(
    never: """
      dhr mevr mej mw drs mr ir ing prof dr ds bijv bv d.w.z m.b.t o.a a.u.b e.d.h i.p.v i.v.m m.n n.a.v o.l.v t.a.v \
      t.o t.o.v t.g.v t.w z.g z.s.m m.a.w m.i n.l nl resp ca circa max min incl excl vgl zgn zg jl jhr jkvr st ald plv \
      wnd lt kol gen maj kap sgt adm ger gebr geb ged gest overl red uitg vert eng fr du lat gr sp it o.i o.b.v o.m \
      o.g o.v.v t.b.v t.m.v v.d bestuursl insp secr voorz ong
      """,
    suffixes: "str",
    beforeNumber: """
      art blz pag hfdst afb tab par nr nrs jan febr feb mrt apr jun jul aug sept sep okt nov dec tel jrg afl lid vs ca \
      pers
      """,
    unclear: """
      st b.v n.v v.o.f c.v s.a afd afz alg ann arr bep bijl bl bibl boek burg cass chr civ comm comp conc cons cont \
      corr crim def dep dir doc div enc eur exc fasc fac fed geref gem gez gew grondw herz hist huw hfst ibid inst inw \
      inz intern jb jur just kath kon loc mnd mod mun nat ned nom not off onderz ongev oorspr openb opm opg ord org \
      parl pol prot proc publ rechtspr rec ref reg rek rep soc spec subs suppl techn tit toel trib uitdr uitv univ \
      veldw verb verg verkl vern verord versch vnw voegw volg vred wetb m.b.v i.b.s z.o.z
      """,
    mayEnd: "enz etc e.d e.a m.m mln mld mio j.l v.chr n.chr voor.chr ff gld uur a.m p.m",
    ordinary: "al",
    starters: """
      de het een hij zij ze wij we ik jij je u dit dat deze die er hier daar in op aan bij met van voor naar te na \
      maar en of als dan wanneer toen zo ook niet hoe wat wie waar waarom want door over onder om uit tot tijdens \
      volgens omdat hoewel nu nog slechts alle veel sommige mijn zijn haar hun onze ons is was twee drie enkele \
      sommigen iedereen niemand niets iets misschien vandaag gisteren morgen daarna daarom daardoor bovendien echter \
      toch tenslotte uiteindelijk later vroeger sinds zonder tegen tussen beide elke elk ieder hem mij
      """,
    headings: "hoofdstuk artikel paragraaf tabel figuur deel bijlage stap afb tab art hoofdst",
    speechVerbs: "vroeg zei antwoordde riep")
}
