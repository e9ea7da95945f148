extension TableFacts {
  static let english = TableFacts(
    source: "source term, term source, original text",
    target: "target term, term target, translated text, translated term",
    preferred: "recommended, required, valid, use, to be used, mandatory, preferred term, approved term",
    admitted: "allowed, acceptable, accepted, permitted, alternative, admitted term, allowed term",
    deprecated: """
      not preferred, discouraged, avoid, to be avoided, outdated, withdrawn, not advised, unadvised, deprecated term, \
      non preferred
      """,
    forbidden: """
      banned, disallowed, not allowed, not to be used, never use, disapproved, not permitted, unacceptable, \
      inadmissible, forbidden term
      """,
    yes: "true, yes, y",
    no: "false, no, n")
}
