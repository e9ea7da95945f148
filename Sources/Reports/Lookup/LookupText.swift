internal import Bitext
internal import Matching
internal import Orthography
package import Workbench

/// How what was looked up reads on a terminal.
package struct LookupText {
  let style: TextStyle

  package init(_ style: TextStyle) { self.style = style }

  /// The whole answer to a query, a line for each thing.
  package func answer(_ result: LookupResult, explain: Bool = false) -> String {
    var text = terms(result.terms) { term($0, instead: $1) }
    for match in result.matches { text += self.match(match, query: result.query, explain: explain) }
    if !result.examples.isEmpty {
      text += style.styled("in context", .faint) + "\n"
      for example in result.examples { text += self.example(example) }
    }
    return text
  }

  /// The concepts of the terms in a text.
  package func concepts(_ findings: [TermFinding]) -> String { terms(findings) { concept($0, instead: $1) } }

  func place(_ memory: String, _ line: Int?) -> String {
    style.styled(style.shown(memory) + (line.map { ":\($0)" } ?? ""), .faint)
  }

  func match(_ match: Match, query: String, explain: Bool) -> String {
    let percent = "\(match.score.percent)%"
    let colour: TextStyle.Style = match.score >= .identical ? .green : match.score.percent >= 85 ? .yellow : .cyan
    let pad = String(repeating: " ", count: max(0, 4 - percent.count))
    var text = pad + style.styled(percent, colour) + "  " + style.shown(match.source) + "\n"
    text += "      " + style.styled(style.shown(match.target), .bold) + "\n"
    if let adapted = match.adapted {
      let names = Set(adapted.replacements.map(\.kind.rawValue)).sorted().joined(separator: ", ")
      text += "    → " + highlight(adapted.text, adapted.replacements.map(\.range)) + "\n"
      text += "      " + style.styled("adapted: \(names) of your text put in", .faint) + "\n"
    }
    var details = place(match.memory, match.line)
    if !match.penalties.isEmpty {
      let list = match.penalties.map { "\($0.kind.rawValue) −\($0.points)" }.joined(separator: ", ")
      details += style.styled("  (\(list))", .faint)
    }
    text += "      \(details)\n"
    if explain {
      for line in lines(
        Workbench.explain(match, query: query, language: LanguageTag(match.sourceCode)), of: match)
      {
        text += "      \(style.shown(line))\n"
      }
    }
    return text
  }

  package func example(_ example: Example) -> String {
    let source = example.inTarget ? style.shown(example.source) : highlight(example.source, example.ranges)
    let target = example.inTarget ? highlight(example.target, example.ranges) : style.shown(example.target)
    return "  •   \(source)\n      \(target)\n      \(place(example.memory, example.line))\n"
  }

  /// A text with ranges (in UTF-8 bytes, rising) marked, by colour or by brackets.
  func highlight(_ text: String, _ ranges: [Range<Int>]) -> String {
    let bytes = Array(text.utf8)
    var result = ""
    var at = 0
    for range in ranges where range.lowerBound >= at && range.upperBound <= bytes.count {
      result += visible(String(decoding: bytes[at..<range.lowerBound], as: UTF8.self))
      let marked = visible(String(decoding: bytes[range], as: UTF8.self))
      result += style.usesColor ? style.styled(marked, .red) : "[\(marked)]"
      at = range.upperBound
    }
    return style.apart(result + visible(String(decoding: bytes[at...], as: UTF8.self)))
  }

  /// The terms found in a text. Of several concepts for one place in it, those with something to use come first, and
  /// tell the others what that is.
  func terms(_ findings: [TermFinding], _ show: (TermFinding, String?) -> String) -> String {
    var text = ""
    var at = 0
    while at < findings.count {
      let place = findings[at].utf16Range
      var end = at + 1
      while end < findings.count, place != nil, findings[end].utf16Range == place { end += 1 }
      let group = findings[at..<end]
      let instead = place == nil ? nil : group.lazy.compactMap { usable($0.equivalents) }.first
      let withUse = group.filter { usable($0.equivalents) != nil }
      for finding in withUse + group.filter({ usable($0.equivalents) == nil }) { text += show(finding, instead) }
      at = end
    }
    return text
  }

  /// A term with its equivalents on one line, those to use first, and its definition below.
  /// - Parameter instead: what another concept has to use, where this one has nothing.
  func term(_ found: TermFinding, instead: String? = nil) -> String {
    var text = "term  " + style.styled(style.shown(found.term.text), .cyan) + "\n"
    text += "      " + terms(found.equivalents, instead: instead) + "\n"
    if let status = found.term.status, !status.isUsable {
      text += "      " + style.styled(advice(status, instead: usable(found.sisters)), .yellow) + "\n"
    }
    if let definition = found.entry.definitions.first {
      text += "      " + style.styled(style.shown(definition), .faint) + "\n"
    }
    return text + "      " + place(found.glossary, found.entry.line) + "\n"
  }

  /// A whole concept: its terms in every language, definitions, notes.
  func concept(_ found: TermFinding, instead: String? = nil) -> String {
    var text = "term  " + style.styled(style.shown(found.term.text), .cyan)
    if !found.entry.subjectFields.isEmpty {
      text += style.styled("  " + style.shown(found.entry.subjectFields.joined(separator: ", ")), .faint)
    }
    text += "\n"
    if let status = found.term.status, !status.isUsable {
      text += "      " + style.styled(advice(status, instead: usable(found.sisters)), .yellow) + "\n"
    }
    for definition in found.entry.definitions { text += "      " + style.shown(definition) + "\n" }
    let equivalents = instead == nil ? [] : Set(found.equivalents)
    for section in found.entry.languages {
      let code = visible(section.language.isEmpty ? "-" : section.language)
      let pad = String(repeating: " ", count: max(1, 4 - code.count))
      text +=
        "  \(code)\(pad)"
        + terms(
          found.entry.equivalents(writtenIn: section),
          instead: section.terms.contains(where: equivalents.contains) ? instead : nil, withDetails: true) + "\n"
      for definition in section.definitions { text += "      " + style.shown(definition) + "\n" }
      for note in section.notes + section.terms.flatMap(\.notes) {
        text += "      " + style.styled("note: " + style.shown(note), .faint) + "\n"
      }
    }
    for note in found.entry.notes { text += "      " + style.styled("note: " + style.shown(note), .faint) + "\n" }
    return text + "      " + place(found.glossary, found.entry.line) + "\n"
  }

  /// Terms of one language as a translator reads them: what to write comes first, what not to write is struck through.
  private func terms(_ terms: [TermSection], instead: String?, withDetails: Bool = false) -> String {
    let own = usable(terms)
    let instead = own ?? instead
    let shown = terms.map { term -> String in
      let text = style.shown(term.text)
      var details: [String] = []
      if withDetails {
        details = [
          term.partOfSpeech, term.gender, term.termType == "fullForm" ? nil : term.termType, term.geographicalUsage,
        ]
        .compactMap(\.self).map { style.shown($0) }
      }
      let tail = details.isEmpty ? "" : style.styled(" (\(details.joined(separator: ", ")))", .faint)
      switch term.status {
      case .preferred: return style.styled(text, .bold) + tail
      case .admitted, nil: return text + tail
      case .deprecated: return style.styled(text, .struck) + " (deprecated)"
      case .forbidden: return style.styled(text, .struck) + " (\(advice(.forbidden, instead: instead)))"
      }
    }
    let list = shown.joined(separator: "; ")
    // What is not to be used never stands where the term to use is looked for.
    return own == nil && !terms.isEmpty ? "(nothing to use) " + list : list
  }

  private func usable(_ terms: [TermSection]) -> String? {
    terms.first { $0.status?.isUsable ?? true }?.text
  }

  private func advice(_ status: TermStatus, instead: String?) -> String {
    guard let instead else { return "\(status.rawValue) in the glossary" }
    return "\(status.rawValue): use \(style.shown(instead))"
  }
}

extension GivenUpUnits {
  /// What a search for a regular expression did not get to know.
  package var text: String {
    let place = line.map { "\(memory):\($0)" } ?? memory
    var text = "expected an expression that comes to an end, found one that takes too long"
    text += count < 2 ? " on \(place)" : " on \(grouped(count)) units, of which \(place) is the first"
    return text + (isStopped ? "; what follows was not searched: there may be more" : "; it may match there, too")
  }
}
