extension SentenceWords {
  static let italian = SentenceWords(
    never: """
      sig.ra sig.na sig.re sigg dott.ssa dott.ri prof.ssa proff avv arch geom rag ing on sen gen col cap mons don rev \
      card s ss sta sto san p.za p.zza v.le c.so l.go v p.es p.e ad.es es cfr cf i.e ecc.mo ill.mo gent.mo gent.ma egr \
      spett n.b n.d.r n.d.t trad ed red ingl ted lat gr sp fr fig.lo tel ten magg s.ten dir pres vice.pres amm min \
      prov reg loc st str c.a c.d cosidd sec.lo all gio lun mart ven sab dom
      """,
    beforeNumber: """
      artt capp n nn nr num pagg vol voll fig figg tab tav sez par comma genn gen febb febbr feb mar apr magg mag giu \
      lug ag ago sett set ott nov dic ediz ed str c co
      """,
    unclear: """
      s.p.a s.r.l s.n.c s.a.s s.a p.iva abbr abl acc aeron agg agr alg anat ant antrop app archeol aritm artig assoc \
      astr astron autom bibl biol bot brig capt cass cat cav chim chir cit civ cod coll com comp compl concl cong cons \
      cont corr costr dep deriv det dial dif dipl disus eccl econ edit elettr entom esp etim fam farm ferr filol filos \
      fis fisiol fotogr fut geogr geol giorn giur gov gram imper imperf ind indef inf int intr inv ling masch mat mecc \
      med merc metall meteor metr mil miner mitol mod mus naut neol op ord orient ornit paleont part partic pass patol \
      ped pers poet pol poss pref prep priv pron propr psicol pubbl qlco qlcu rif rom sc scherz scient scult seg segg \
      sing soc sost spec spreg stat suff superl tecn tecnol temp teol term tip tipogr tit topog tosc trasp urban vet \
      volg zool
      """,
    mayEnd: "ecc etc mln mld min sec ca kg km h ore d.c a.m p.m sgg",
    year: "a.c d.c",
    ordinary: "al so",
    starters: """
      egli ella essi esse lei lui ogni tutto tutti tutte molti molte alcuni alcune altro altra altri ora oggi ieri \
      domani qui lì inoltre mentre secondo è sono era erano fu ha hanno c'è può solo già l'altro chi nel nei nelle sul \
      sulla dal dalla dopo allora ciò entrambi entrambe due tre forse nessuno niente qualcosa nostro nostra mio mia \
      suo sua suoi sue quale quali infine attualmente grazie tuttavia quindi così perciò durante oltre questo quello \
      quella
      """,
    headings: "art fig tab cap",
    speechVerbs: "chiese disse rispose gridò esclamò",
    datePrepositions: "nel nell dal dall in da fino verso tra")
}
