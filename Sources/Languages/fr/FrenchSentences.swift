extension SentenceWords {
  static let french = SentenceWords(
    never: "m mm mme mmes mlle mlles me mgr pr vve c.-à-d c.à.d st ste env av bd boul p.ex cf dir trad éd coll",
    beforeNumber: "chap art fig pl § t ch n num sect al janv févr juil sept oct nov déc av",
    unclear: "j.-c j.c cie s.a.r.l",
    mayEnd: "etc apr hab h min sec",
    starters: """
      le la les un une des il elle ils elles on nous vous je tu ce cette ces cet dans en mais et ou pour par sur avec après avant si \
      quand comme à au aux de du que qui où donc car son sa ses leur leurs notre nos mon ma mes c'est l'on d'autres ainsi puis \
      alors enfin cependant pourtant sans sous entre chez depuis pendant lorsque tout tous toute toutes ici là
      """,
    headings: "chapitre article section tableau figure partie annexe",
    speechVerbs: "dit demanda répondit cria s'écria")
}
