extension TableFacts {
  static let portuguese = TableFacts(
    source: "texto original, texto de origem, origem, termo",
    target: "tradução, destino",
    note: "nota, notas, comentário, comentários, observações",
    definition: "definição, descrição",
    subjectField: "domínio, área",
    partOfSpeech: "classe gramatical",
    gender: "gênero, género",
    status: "estado",
    context: "contexto",
    identifier: "chave, identificador",
    preferred: "preferido, preferencial, recomendado, aprovado",
    admitted: "admitido, permitido, aceito, aceite, autorizado",
    deprecated: "desaconselhado, não recomendado, obsoleto, evitar",
    forbidden: "proibido, rejeitado, não permitido, não utilizar, não usar",
    yes: "sim, verdadeiro",
    no: "não, falso")
}
