extension TableFacts {
  static let french = TableFacts(
    source: "texte source, terme source, terme",
    target: "cible, texte cible, terme cible, traduction",
    note: "remarque, remarques, commentaire, commentaires",
    definition: "définition",
    subjectField: "domaine",
    partOfSpeech: "catégorie grammaticale, partie du discours",
    gender: "genre",
    status: "statut",
    context: "contexte",
    identifier: "clé, identifiant",
    preferred: "préféré, privilégié, recommandé, approuvé, préférentiel",
    admitted: "admis, autorisé, accepté, toléré",
    deprecated: "déconseillé, non recommandé, obsolète, à éviter, désuet",
    forbidden: "interdit, proscrit, rejeté, non autorisé, ne pas utiliser",
    yes: "oui, vrai",
    no: "non, faux")
}
