extension TableFacts {
  static let german = TableFacts(
    source: "ausgangstext, quelltext, quelle, quellbegriff, benennung, begriff",
    target: "zieltext, zielbegriff, ziel, übersetzung",
    note: "anmerkung, anmerkungen, kommentar, kommentare, bemerkung, bemerkungen, hinweis",
    definition: "beschreibung",
    subjectField: "fachgebiet, sachgebiet, domäne",
    partOfSpeech: "wortart",
    gender: "genus, geschlecht",
    context: "kontext",
    identifier: "schlüssel",
    preferred: "bevorzugt, vorzugsbenennung, empfohlen, freigegeben, genehmigt",
    admitted: "erlaubt, zulässig, zugelassen",
    deprecated: "nicht empfohlen, veraltet, vermeiden",
    forbidden: "verboten, unzulässig, nicht erlaubt, nicht verwenden, nicht zulässig, gesperrt, abgelehnt",
    yes: "ja, wahr",
    no: "nein, falsch")
}
