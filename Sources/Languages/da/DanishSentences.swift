extension SentenceWords {
  static let danish = SentenceWords(
    never: """
      f.eks fx bl.a dvs d.v.s f.t p.t f.m pga p.g.a ifm i.f.m mht m.h.t mhp m.h.p iht i.h.t jf jvf iflg vedr ang evt \
      hhv henh inkl ekskl ca max maks min dr prof hr fr frk ing cand mag stud adj afd adr dir red overs udg eng ty lat \
      gr sml skt sct kgl kpt ltn gen sr jr s.u såk tlf pst o.lign alm opr afg gl ndr sdr vestl østl nordl sydl tidl \
      nuv best bl a.d bet d.d e.l.l pr if adm ann ass att aud bot cit def dep diam dim disp distr egl eks eksp enk eur \
      exam fakt fec forb foreg forf forsk forts fuldm fys hosp hum ib ibid indb insp instr jur kat kem komm kons korr \
      lab litt medd modsv obs omg opl org orig oecon partc pers phil polyt prod præd præf præs præt psych pæd rad ref \
      rel repr russ scient sekr sign soc spec subj subst suff suppl techn tekn temp tilh tilsv ubf udb uds univ vedk \
      vejl zool årg hort obl excl fa em vet
      """,
    beforeNumber: """
      kap s stk nr pkt art fig tab bilag jan feb febr mar apr jun jul aug sept sep okt nov dec tlf kl § bd vol s.d ill \
      sp
      """,
    unclear: "a/s",
    mayEnd: """
      osv m.m m.v m.fl o.s.v etc o.l o.a e.l f.kr e.kr mio mia kr ff stk tim min sek mdr årh mfl mm a.m p.m tv th
      """,
    starters: """
      han hun det den de vi jeg du i en et på af med for til fra om og men eller når da så også ikke hvordan hvad hvem \
      hvor hvorfor efter under over mellem ved ifølge gennem uden fordi trods nu her der denne dette disse alle mange \
      nogle min din sin hans hendes deres vores er som dengang hvornår hvis to tre flere hver ingen intet noget måske \
      derefter derfor desuden dog alligevel endelig senere tidligere siden mod blandt både dem ham hende mig os
      """,
    designations: "nykøbing",
    headings: "kapitel artikel afsnit tabel figur del bilag trin fig tab kap",
    speechVerbs: "spurgte sagde svarede råbte")
}
