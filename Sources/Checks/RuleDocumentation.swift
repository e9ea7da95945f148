internal import Bitext

/// `docs/checks.md`, made of the rules' descriptions.
package enum RuleDocumentation {
  package static var markdown: String {
    var lines = [
      "# Checks", "",
      "\(rules.count) rules. A finding has one of three severities: an error is surely wrong, a warning should be looked at, information may",
      "be known. The examples are run by the tests.", "",
    ]
    for family in RuleFamily.all {
      lines += [
        "- [\(family.title)](#\(anchor(family.title))): "
          + family.rules.map { "[\($0.id)](#\($0.id))" }.joined(separator: ", ")
      ]
    }
    for family in RuleFamily.all {
      lines += ["", "## \(family.title)"]
      for rule in family.rules { lines += entry(rule) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func anchor(_ title: String) -> String {
    title.lowercased().filter { $0.isLetter || $0 == " " }.replacing(" ", with: "-")
  }

  private static func entry(_ rule: RuleDescription) -> [String] {
    var lines = [
      "", "### \(rule.id)", "",
      "**\(rule.title)** (\(rule.severity.rawValue)\(rule.isOn ? "" : ", off by default")). " + rule.text, "",
    ]
    for option in rule.options { lines.append("- `\(option.name)` (\(option.standard)): \(option.meaning)") }
    if !rule.options.isEmpty { lines.append("") }
    lines += ["| | source | target |", "|---|---|---|"]
    for example in rule.bad { lines += rows("found", example) }
    for example in rule.good { lines += rows("let pass", example) }
    return lines
  }

  private static func rows(_ label: String, _ example: RuleExample) -> [String] {
    example.pairs.enumerated().map { index, pair in
      let forms = example.plural.map { ", the first of \($0.count) forms" } ?? ""
      return "| \(index == 0 ? label : "") | \(cell(pair.source)) | \(cell(pair.target))\(forms) |"
    }
  }

  /// As code, with what is not to be seen spelt out.
  private static func cell(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "|": shown += "\\|"
      case "\n": shown += "⏎"
      case "\t": shown += "⇥"
      case "\u{301}", "\u{306}": shown.unicodeScalars.append(scalar)
      default:
        let category = scalar.properties.generalCategory
        if category == .control || category == .format || scalar == "\u{A0}" {
          shown += "⟨\(scalar.codePoint)⟩"
        } else {
          shown.unicodeScalars.append(scalar)
        }
      }
    }
    let ticks = shown.contains("`") ? "``" : "`"
    return shown.contains("`") ? "\(ticks) \(shown) \(ticks)" : "\(ticks)\(shown)\(ticks)"
  }
}
