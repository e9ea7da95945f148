internal import Matching
internal import Orthography
internal import Workbench

/// How results look on a terminal.
enum Presentation {
  static func place(_ memory: String, _ line: Int?) -> String {
    Console.styled(Console.visible(line.map { "\(memory):\($0)" } ?? memory), .faint)
  }

  static func match(_ match: Match, query: String, explain: Bool, languages: LanguageOptions) -> String {
    let percent = "\(match.score.percent)%"
    let style: Console.Style = match.score >= .identical ? .green : match.score.percent >= 85 ? .yellow : .cyan
    let pad = String(repeating: " ", count: max(0, 4 - percent.count))
    var text = pad + Console.styled(percent, style) + "  " + Console.visible(match.source) + "\n"
    text += "      " + Console.styled(Console.visible(match.target), .bold) + "\n"
    var details = place(match.memory, match.line)
    if !match.penalties.isEmpty {
      let list = match.penalties.map { "\($0.kind.rawValue) −\($0.points)" }.joined(separator: ", ")
      details += Console.styled("  (\(list))", .faint)
    }
    text += "      \(details)\n"
    if explain {
      for line in explanation(of: match, query: query, language: LanguageTag(languages.from)) {
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

  static func term(_ term: TermMatch) -> String { "" }
}
