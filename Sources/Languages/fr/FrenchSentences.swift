extension SentenceWords {
  static let french = SentenceWords(
    never:
      """
      m mm mme mmes dr drs mgr me ms st sts p.-d.g anc auj cap capt cdt gén lt sgt adj ing arch prof adr tél app fr \
      angl all esp it lat gr ital env mlle mlles me mgr pr vve c.à.d st ste env av bd boul p.ex cf dir trad éd coll \
      ets éts
      """,
    beforeNumber: "chap art fig pl § t ch n num sect al janv févr juil sept oct nov déc",
    unclear: """
      j.-c j.c cie s.a.r.l contr fasc fém ibid id inf loc.cit masc sing suiv sup suppl n.d.t a.c.n b.p r.p ex qqch qqn
      """,
    mayEnd: "etc apr hab h min sec pers km kg a.m p.m",
    ordinary: "mer graph voit all mart",
    starters: """
      le la les un une des il elle ils elles on nous vous je tu ce cette ces cet dans en mais et ou pour par sur avec \
      après avant si quand comme à au aux de du que qui où donc car son sa ses leur leurs notre nos mon ma mes c'est \
      l'on d'autres ainsi puis alors enfin cependant pourtant sans sous entre chez depuis pendant lorsque tout tous \
      toute toutes ici là deux trois plusieurs certains certaines chaque aucun aucune personne rien quelque quelques \
      quel quelle selon malgré grâce ensuite finalement toutefois aussi aujourd'hui hier demain peut-être lors vers \
      contre jusque parce puisque bien même lui moi toi eux celle celui ceux celles tel telle
      """,
    headings: "chapitre article section tableau figure partie annexe art chap fig tab",
    speechVerbs: "dit demanda répondit cria s'écria")
}
