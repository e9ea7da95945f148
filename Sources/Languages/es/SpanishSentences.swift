extension SentenceWords {
  static let spanish = SentenceWords(
    never: """
      aprox dres dras sres sras lic licda ldo lda ing arq arz avd av ctra gral cnel cap.gral mons rvdo rvda excmos \
      excma ilma ilmos fr pbro prof profs profa ee.uu ff.cc p.ej p.e v.gr i.e n.b cf cfr vid gob admón dpto depto adm \
      teléf bco pza pl po esq prov pdte pdta secr subdir dir coord trad ant dcha d.ª d.a m.ª ma sto sta s ss j hnos \
      vda adj almte ap atte bibl cc.aa cdad cra cta dicc dto entlo fca fdo febr fil fra igl iltre imp impr impto incl \
      inst izdo izqdo lcdo let máx mín párrf ppal prev reg rep rte sdad tamb tfno univ vto
      """,
    beforeNumber: """
      párr arts caps figs n.º n.o nº núms págs ss vols ilustr ilust trad mayo mzo set setiembre lun mar mié jue vie \
      sáb dom tel telf teléf ext apdo apto
      """,
    unclear: "ee.uu.mm ee.uu aa.vv s.a s.l s.a.u s.r.l s.a.s cía cia p.d ltda c.v",
    mayEnd: "etc izda izq dcha mill ptas pta min seg hs h c/u kg km p.m a.m",
    year: "a.c d.c n.e a.n.e d.n.e a.d",
    ordinary: "al uno sol bien rol kit",
    starters: """
      ellas ello usted ustedes nosotros nosotras yo tú él cada todo todos toda todas muchos muchas algunos algunas \
      otro otra otros otras ahora hoy ayer mañana aquí allí además mientras según tras está están es era fue hay había \
      tiene son puede sólo solo ya incluso sin luego estaba estaban mediante ambos ambas cuando cuanto dicho dicha \
      debido gracias finalmente actualmente tanto tampoco quizá quizás nadie nada algo nuestro nuestra mi mis tu tus \
      esto estos
      """,
    headings: "art fig cap",
    speechVerbs: "preguntó dijo respondió contestó gritó exclamó",
    datePrepositions: "en desde hacia hasta de entre para")
}
