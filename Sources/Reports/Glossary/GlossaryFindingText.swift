internal import Bitext
package import Workbench

extension GlossaryFinding {
  /// `glossaries/a.tbx:12: warning: … [mixed-script]`.
  package var text: String {
    "\(file)\(line.map { ":\($0)" } ?? ""): \(severity.rawValue): \(fault.message) [\(fault.rule)]"
  }
}

extension GlossaryFault {
  /// What is said of it, without its place and its rule.
  package var message: String {
    switch self {
    case .reading(_, let message): message
    case .duplicateID(let id, let line): "expected an id of its own, found \"\(id)\" of the concept in line \(line)"
    case .danglingReference(let to, let type):
      "expected a reference that leads somewhere, found \"\(to)\" (\(type))"
    case .noTerms: "expected a term in the concept, found none"
    case .emptyTerm(let language): "expected a term in \(name(language)), found none"
    case .duplicateTerm(let term, let language): "\"\(term)\" stands twice in \(name(language))"
    case .statusConflict(let term, let status):
      "\"\(term)\" is both to be used and \(status.rawValue) in one concept"
    case .missingLanguage(let language): "expected a term in \(language.canonical), found none"
    case .untrimmed(let text): "expected no space around \"\(text)\", found some"
    case .doubleSpace(let text): "expected one space in \"\(text)\", found several"
    case .mixedScript(let word): word.message
    case .notNFC(let text): "expected text in NFC, found \"\(text.prefix(80))\""
    case .invisibleCharacters(let characters, let text):
      "expected visible characters, found \(characters.map(\.codePoint).joined(separator: ", "))"
        + "\(characters.first == "\u{AD}" ? " (soft hyphen)" : "") in \"\(text.prefix(80))\""
    case .circularReference(let circle):
      circle.count == 1
        ? "expected a reference to another concept, found one to itself"
        : "references go in a circle: \((circle + circle.prefix(1)).prefix(8).joined(separator: " → "))"
    case .disputedTerm(let word, let term, let other):
      "\"\(word)\" for \"\(term)\" is to be used in one of two concepts and not in the other, in \(other.text)"
    case .duplicateConcept(let first): "the same terms are a concept already in \(first.text)"
    case .conflictingEquivalents(let term, let here, let there, let other):
      "\"\(term)\" is \(here.joined(separator: ", ")) here and \(there.joined(separator: ", ")) in \(other.text), "
        + "in the same domain"
    }
  }

  private func name(_ language: String) -> String { language.isEmpty ? "no language" : language }
}

extension GlossaryFault.MixedWord {
  fileprivate var message: String {
    let letters = odd.map { "\"\($0)\" \($0.codePoint)" }.joined(separator: ", ")
    let (script, others) = isOddLatin ? ("Latin", "Cyrillic") : ("Cyrillic", "Latin")
    return "expected \"\(text)\" in one script, found \(letters) (\(script)) among \(others) letters"
  }
}

extension GlossaryFault.Place {
  fileprivate var text: String { "\(file):\(line)" }
}
