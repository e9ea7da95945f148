package import Bitext

/// A concept of a table as an element of TBX 2019, DCA style, and what of such an element a ``TermEntry`` holds.
package enum TBXElements {
  /// The element that says what an entry says.
  package static func concept(_ entry: TermEntry) -> MarkupElement {
    var result = MarkupElement("conceptEntry")
    if !entry.id.isEmpty { result.attributes = [Attribute("id", entry.id)] }
    for field in entry.subjectFields { result.add("descrip", "subjectField", field) }
    for definition in entry.definitions { result.add("descrip", "definition", definition) }
    for note in entry.notes { result.add("note", nil, note) }
    for section in entry.languages {
      var language = MarkupElement("langSec", [Attribute("xml:lang", section.language)])
      for definition in section.definitions { language.add("descrip", "definition", definition) }
      for note in section.notes { language.add("note", nil, note) }
      for term in section.terms { language.children.append(.element(self.term(term))) }
      result.children.append(.element(language))
    }
    return result
  }

  private static func term(_ term: TermSection) -> MarkupElement {
    var result = MarkupElement("termSec", [], [])
    result.add("term", nil, term.text)
    result.add("termNote", "partOfSpeech", term.partOfSpeech)
    let raw = term.rawStatus.flatMap { raw in TermStatus(raw: raw) == term.status ? raw : nil }
    result.add("termNote", "administrativeStatus", raw ?? term.status?.rawValue)
    result.add("termNote", "termType", term.termType)
    result.add("termNote", "grammaticalGender", term.gender)
    result.add("termNote", "geographicalUsage", term.geographicalUsage)
    for note in term.notes { result.add("note", nil, note) }
    result.add("admin", "source", term.source)
    return result
  }

  /// What of a concept its entry does not hold, by data category, with how often.
  static func unheld(in concept: MarkupElement) -> [String: Int] {
    var counts: [String: Int] = [:]
    func count(_ element: MarkupElement, _ level: TBXCategory.Level, inGroup: Bool) {
      let type = element.attributes["type"]
      let role = type.flatMap { TBXRole(field: $0) } ?? TBXRole(name: element.name)
      switch element.name {
      case "langSec", "termSec":
        for case .element(let child) in element.children {
          count(child, element.name == "langSec" ? .language : .term, inGroup: false)
        }
        return
      case "descripGrp", "adminGrp", "termNoteGrp":
        for case .element(let child) in element.children { count(child, level, inGroup: element.name == "descripGrp") }
        return
      case "transacGrp":
        counts["transactionType", default: 0] += 1
        return
      case "term", "note": return
      case "descrip", "admin", "termNote":
        switch role {
        case .definition, .subjectField, .note: return
        case .source where level == .term && !inGroup: return
        case .partOfSpeech, .status, .termType, .geographicalUsage, .gender: if level == .term { return }
        default: break
        }
      default: break
      }
      counts[type ?? element.name, default: 0] += 1
    }
    for case .element(let child) in concept.children { count(child, .concept, inGroup: false) }
    return counts
  }
}

extension MarkupElement {
  fileprivate mutating func add(_ name: String, _ type: String?, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    guard text.unicodeScalars.contains(where: { $0.value > 0x20 }) else { return }
    children.append(.element(MarkupElement(name, type.map { [Attribute("type", $0)] } ?? [], [.text(text)])))
  }
}
