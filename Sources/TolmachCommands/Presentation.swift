internal import Bitext
internal import Matching
internal import Orthography
internal import Workbench

/// How results look on a terminal.
enum Presentation {
  static func place(_ memory: String, _ line: Int?) -> String {
    Console.styled(Console.visible(line.map { "\(memory):\($0)" } ?? memory), .faint)
  }

  static func match(_ match: Match, query: String, explain: Bool) -> String {
    let percent = "\(match.score.percent)%"
    let style: Console.Style = match.score >= .identical ? .green : match.score.percent >= 85 ? .yellow : .cyan
    let pad = String(repeating: " ", count: max(0, 4 - percent.count))
    var text = pad + Console.styled(percent, style) + "  " + Console.visible(match.source) + "\n"
    text += "      " + Console.styled(Console.visible(match.target), .bold) + "\n"
    if let adapted = match.adapted {
      let names = Set(adapted.replacements.map(\.kind.rawValue)).sorted().joined(separator: ", ")
      text += "    → " + highlight(adapted.text, adapted.replacements.map(\.range)) + "\n"
      text += "      " + Console.styled("adapted: \(names) of your text put in", .faint) + "\n"
    }
    var details = place(match.memory, match.line)
    if !match.penalties.isEmpty {
      let list = match.penalties.map { "\($0.kind.rawValue) −\($0.points)" }.joined(separator: ", ")
      details += Console.styled("  (\(list))", .faint)
    }
    text += "      \(details)\n"
    if explain {
      for line in explanation(of: match, query: query, language: LanguageTag(match.sourceCode)) {
        text += "      \(Console.visible(line))\n"
      }
    }
    return text
  }

  static func example(_ example: Example) -> String {
    let source = example.inTarget ? Console.visible(example.source) : highlight(example.source, example.ranges)
    let target = example.inTarget ? highlight(example.target, example.ranges) : Console.visible(example.target)
    return "  •   \(source)\n      \(target)\n      \(place(example.memory, example.line))\n"
  }

  /// A text with ranges (in UTF-8 bytes, rising) marked, by colour or by brackets.
  static func highlight(_ text: String, _ ranges: [Range<Int>]) -> String {
    let bytes = Array(text.utf8)
    var result = ""
    var at = 0
    for range in ranges where range.lowerBound >= at && range.upperBound <= bytes.count {
      result += Console.visible(String(decoding: bytes[at..<range.lowerBound], as: UTF8.self))
      let marked = Console.visible(String(decoding: bytes[range], as: UTF8.self))
      result += Console.usesColor ? Console.styled(marked, .red) : "[\(marked)]"
      at = range.upperBound
    }
    return result + Console.visible(String(decoding: bytes[at...], as: UTF8.self))
  }

  /// A term with its equivalents on one line, those not to be used struck through, and its definition below.
  static func term(_ found: TermFinding) -> String {
    let equivalents = found.equivalents.map { equivalent -> String in
      let text = Console.visible(equivalent.text)
      switch equivalent.status {
      case .preferred: return Console.styled(text, .bold)
      case .admitted, nil: return text
      case .deprecated, .forbidden:
        let word = equivalent.status == .forbidden ? "forbidden" : "deprecated"
        return Console.usesColor ? Console.styled(text, .struck) : "\(text) (\(word))"
      }
    }
    var text = "term  " + Console.styled(Console.visible(found.term.text), .cyan) + "\n"
    text += "      " + equivalents.joined(separator: "; ") + "\n"
    if let status = found.term.status, !status.isUsable {
      text += "      " + Console.styled("\(status.rawValue) in the glossary", .yellow) + "\n"
    }
    if let definition = found.entry.definitions.first {
      text += "      " + Console.styled(Console.visible(definition), .faint) + "\n"
    }
    return text + "      " + place(found.glossary, found.entry.line) + "\n"
  }
}
