extension SentenceWords {
  static let norwegian = SentenceWords(
    never: """
      f.eks bl.a dvs d.v.s p.t f.o.m t.o.m pga p.g.a mht m.h.t iht i.h.t jf jfr iflg ifølge vedr ang evt hhv inkl \
      ekskl ca maks min dr prof hr fr frk siv.ing ing cand mag stud avd adr dir red overs utg eng ty lat gr st kgl \
      kapt løyt maj gen sr jr tlf alm oppr gl tidl nåv el s.k såk o.lign pr mtp fung
      """,
    beforeNumber: """
      kap s pkt nr art fig tab vedlegg jan feb febr mar apr jun jul aug sept sep okt nov des tlf kl § bd vol ill stk
      """,
    unclear: "a/s as",
    mayEnd: "osv m.m m.v m.fl o.s.v etc o.l o.a e.l f.kr e.kr mill mrd kr ff stk t min sek mnd a.m p.m",
    starters: """
      han hun det den de vi jeg du dere en et ei i på av med for til fra om og men eller når da så også ikke hvordan \
      hva hvem hvor hvorfor etter under over mellom ved ifølge gjennom uten fordi tross nå her der denne dette disse \
      alle mange noen min din sin hans hennes deres vår vårt er som hvis få to tre flere hver ingen noe kanskje \
      deretter derfor dessuten dog likevel endelig senere tidligere siden mot blant både dem ham henne meg oss
      """,
    headings: "kapittel artikkel avsnitt tabell figur del vedlegg trinn fig tab kap",
    speechVerbs: "spurte sa svarte ropte")
}
