extension SentenceWords {
  static let english = SentenceWords(
    never: """
      mx messrs mme mlle drs profs gen gens gov govs lt sgt cpl pvt capt cmdr cdr col cols maj adm brig sen sens rep \
      reps rev revs hon pres supt det insp fr amb atty cpt cmdt ald hosp messrs sfc bldg bldgs asst rt mt mts esp incl \
      excl resp v c ft.lt lt.gen maj.gen attn p.s p.p.s n.b
      """,
    beforeNumber: """
      arts sec secs figs ch chap chaps para paras pt pts cl eq eqs ex exs app appx ref refs ver jan feb mar apr jun \
      jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun op ser bk l ll n nn fn lit pos ed eds \
      ext cat apt rm ste sched reg regs res doc stat cir supp rs deg temp
      """,
    unclear: """
      u.s u.k u.n e.u u.s.a u.s.s.r d.c n.y n.j l.a b.c a.d b.c.e c.e ave blvd rd sq ct ln hwy pkwy dept univ est assn \
      natl intl mfg ft calif mass conn penn pa tex fla minn mich wis ariz colo okla tenn va vt ga ala ark ky nev neb \
      assoc cie ibid id adj adv esq dist del surg comdr cres expy fwy hway ida kans nebr ont sask wyo d.phil alta miss \
      mont ore penna que
      """,
    mayEnd: "a.m p.m hr hrs min mins oz lb lbs yr yrs mph kg km cm mm",
    ordinary: "go long hat link act job joe jam cont mart lib pro def diff ok",
    starters: """
      the a an he she it they we you i this that these those there in on at but and however if when while for as with after \
      before since although his her its their our my your what who why how where not some many most all to by from then \
      thus so or yet because during both each once meanwhile also now here under until despite according nevertheless \
      moreover therefore instead perhaps maybe more another such only even just let no nobody nothing everyone everything \
      it's he's she's that's there's i'm we're they're don't you're what's finally later today yesterday unlike through \
      among between is are was were did does do can could will would should may has have had please
      """,
    designations: """
      plan type vitamin group class grade category appendix section part figure hepatitis schedule annex exhibit room block \
      option team item zone level hall gate building point side variant case
      """,
    headings:
      "chapter section article table figure fig part appendix step annex rule book volume lesson clause scene act",
    speechVerbs: """
      said says asked asks replied replies added told tells wrote cried shouted explained answered whispered exclaimed \
      muttered continued noted recalled admitted demanded insisted called yelled screamed wondered thought laughed began
      """,
    datePrepositions: "in on by since until from between before after during as at around")
}
