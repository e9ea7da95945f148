extension TableFacts {
  static let spanish = TableFacts(
    source: "texto original, texto de origen, origen, término",
    target: "traducción, destino, texto de destino",
    note: "nota, notas, comentario, comentarios, observaciones",
    definition: "definición, descripción",
    subjectField: "dominio, ámbito, materia",
    partOfSpeech: "categoría gramatical",
    gender: "género",
    status: "estado",
    context: "contexto",
    identifier: "clave, identificador",
    preferred: "preferido, preferente, recomendado, aprobado",
    admitted: "admitido, permitido, aceptado, autorizado",
    deprecated: "desaconsejado, no recomendado, obsoleto, evitar, en desuso",
    forbidden: "prohibido, rechazado, no permitido, no utilizar, no usar",
    yes: "sí, verdadero",
    no: "falso")
}
