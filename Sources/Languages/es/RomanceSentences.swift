extension SentenceWords {
  /// Of Spanish, Portuguese, Italian, Catalan and Galician together.
  static let romance = SentenceWords(
    never: """
      sr sra sres srta srtas d dña dra dr prof profa excmo ilmo ud uds vd vds ee.uu p.ej p.e sig sigg dott dott.ssa ing avv arch rag \
      geom on s ss sta sto av avda pza pl ecc.mo es ad.es cfr v exmo exma
      """,
    beforeNumber:
      "núm num pág págs pag pagg cap art fig vol t tomo ed n º ene feb mar abr jun jul ago sept oct nov dic tav lám",
    unclear: "a.c d.c s.p.a s.r.l cía",
    mayEnd: "etc ecc",
    starters: """
      el la los las lo un una unos unas él ella ellos ellas en de del por para con sin sobre entre pero y o si no se su sus este esta \
      estos estas ese esa eso aquel cuando como donde que quien porque también así entonces después antes desde hasta durante \
      aunque al a il lo gli le i uno io noi voi loro questo questa questi queste ma e con da di nel nella per tra fra non si \
      quando come dove perché anche così poi dopo prima o os as um uma ele ela eles elas em no na nos nas do da dos das mas não \
      quando como onde porque também depois antes
      """,
    headings: "capítulo artículo sección tabla figura parte anexo capitolo articolo sezione tabella figura")
}
