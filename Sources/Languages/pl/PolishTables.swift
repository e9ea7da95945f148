extension TableFacts {
  static let polish = TableFacts(
    source: "tekst źródłowy, źródło, termin",
    target: "tłumaczenie, tekst docelowy",
    note: "uwaga, uwagi, komentarz, komentarze, notatka",
    definition: "definicja, opis",
    subjectField: "dziedzina, temat",
    partOfSpeech: "część mowy",
    gender: "rodzaj",
    context: "kontekst",
    identifier: "klucz, identyfikator",
    preferred: "preferowany, zalecany, zatwierdzony",
    admitted: "dopuszczalny, dozwolony, dopuszczony",
    deprecated: "niezalecany, nie zalecany, przestarzały, unikać",
    forbidden: "zabroniony, zakazany, niedozwolony, niedopuszczalny, odrzucony, nie używać",
    yes: "tak, prawda",
    no: "nie, fałsz")
}
