extension TableFacts {
  static let italian = TableFacts(
    source: "testo di origine, testo originale, origine, termine",
    target: "traduzione, destinazione",
    note: "nota, commento, commenti, osservazioni",
    definition: "definizione, descrizione",
    subjectField: "dominio, ambito",
    partOfSpeech: "parte del discorso",
    gender: "genere",
    status: "stato",
    context: "contesto",
    identifier: "chiave, identificativo",
    preferred: "preferito, consigliato, raccomandato, approvato",
    admitted: "ammesso, consentito, accettato",
    deprecated: "sconsigliato, non consigliato, obsoleto, da evitare",
    forbidden: "vietato, proibito, rifiutato, non consentito, non usare, non utilizzare",
    yes: "sì, vero",
    no: "falso")
}
