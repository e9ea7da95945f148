extension SentenceWords {
  static let polish = SentenceWords(
    never: """
      ul al pl np m.in tzn tzw tj dr hab inż prof mgr doc lek med ks św bł ppłk płk gen kpt por ppor sierż mjr plut \
      szer st adm red dyr prez wicedyr zob cyt wg pt pw zw k dot ang fr niem łac ros wł gr hiszp pol jw ew ok ds bp \
      abp kard o s br śp p.o z-ca tłum oprac opr wyd zam pow woj gm m.st tel.kom inst kier sp pn płd wsch zach mec \
      nauk techn hon ob n.p.m czyt właśc przyp przekł adw alb bułg celt chorw czes fiń franc germ hebr irl maced rum \
      serb słow szwedz tur ukr węg włos duń łot bret białorus pp
      """,
    beforeNumber: """
      pok m lok art ust pkt poz nr str s rozdz rys tab tabl zał § lit stycz sty lut kwiet kwi maj czerw cze lip sierp \
      sie wrz paźdz paź listop lis grudz gru godz tel t ryc zob.s fot par pazdz
      """,
    unclear: "im kol woj mln.zł sp.z sp.z.o.o s.c port os",
    mayEnd: "itd itp tys mln mld zł gr szt egz min sek m.kw etc r.ż ww jn tj.w r.b a.m p.m",
    year: "r w rr ww n.e p.n.e",
    ordinary: "co pt",
    starters: """
      on ona ono oni one to ten ta te w we na ale i a z ze od do dla nie my wy ja ty co jak kto gdzie kiedy jeśli \
      jeżeli jednak także tak tam wtedy potem po przy wszyscy wszystkie jego jej ich pod nad przed przez między bez \
      oprócz choć dlatego lub ani jest są był była było były będzie tylko wiele niektóre każdy każda czy bo ponieważ \
      gdy aby by również następnie obecnie dziś wczoraj jutro pan pani nasz nasza mój moja tych tym o u podczas mimo \
      ponadto dalej tymczasem dzięki według obok około chociaż tutaj może nikt nic coś dwa dwie trzy tego tej obaj \
      oboje dopiero ostatnio później wreszcie jeszcze już
      """,
    headings: "rozdział artykuł tabela rysunek część załącznik krok rys tab tabl rozdz art",
    datePrepositions: "w od do po przed około z na")
}
