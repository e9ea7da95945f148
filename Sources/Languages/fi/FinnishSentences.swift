extension SentenceWords {
  static let finnish = SentenceWords(
    never: """
      esim mm ns ts ks vrt tri dos prof ins dipl fil kand lis maist toht joht puh n nk ent os siht varat \
      apul kapt maj ev kenr luutn toim suom engl ruots saks lat kreik ven huom lk koul.hall yliop pääsiht vt ko ml er \
      rva hra nti st pyh
      """,
    beforeNumber: """
      luku s sivu kpl mom kohta art kuva taul liite nro n:o v v:n klo § tammik helmik maalisk huhtik toukok kesäk \
      heinäk elok syysk lokak marrask jouluk os puh
      """,
    unclear: "jkr ekr oy oyj ab tmi ky st",
    mayEnd: "jne yms ym jms tms milj mrd mk e kpl min sek t tuhat ha",
    starters: """
      hän se ne he me minä sinä te tämä tuo nämä nuo ja mutta tai kun jos kuin niin myös ei miten mitä mikä kuka missä \
      milloin miksi koska vaikka sitten siksi kuitenkin nyt täällä siellä kaikki monet jotkut minun sinun hänen heidän \
      meidän on oli ovat jälkeen ennen kaksi kolme moni jokainen kukaan mikään jotain ehkä tänään eilen huomenna \
      lisäksi silti lopuksi myöhemmin aiemmin molemmat heidät hänet
      """,
    headings: "luku artikla kohta taulukko kuva osa liite vaihe taul",
    speechVerbs: "kysyi sanoi vastasi huusi")
}
