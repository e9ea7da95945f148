package import Upkeep
package import Workbench

/// How compared, merged and cleaned memories read on a terminal.
package struct UpkeepText {
  let style: TextStyle

  package init(_ style: TextStyle) { self.style = style }

  package func entry(_ entry: MemoryComparison.Entry, _ result: MemoryComparison) -> String {
    var places: [String] = []
    if let line = entry.newLine { places.append("\(style.shown(result.new)):\(line)") }
    if let line = entry.oldLine { places.append("\(style.shown(result.old)):\(line)") }
    let id = entry.tuid.map { " tuid \(style.shown($0))" } ?? ""
    let head = "@@ \(entry.kind.rawValue)\(places.isEmpty ? "" : " " + places.joined(separator: " was "))\(id)"
    var text = style.styled(head, .cyan) + "\n"
    func line(_ sign: String, _ name: String, _ words: String) {
      let colour: TextStyle.Style = sign == "+" ? .green : sign == "-" ? .red : .faint
      let shown = "\(sign) \(style.shown(name)): \(style.shown(oneLine(words)))"
      text += (sign == " " ? shown : style.styled(shown, colour)) + "\n"
    }
    switch entry.kind {
    case .added, .removed:
      let sign = entry.kind == .added ? "+" : "-"
      for (language, words) in entry.texts { line(sign, language, words) }
      for (name, words) in entry.details { line(sign, "  " + name, words) }
    case .changed, .header:
      if let source = entry.texts.first, !entry.changes.contains(where: { $0.kind == .source }) {
        line(" ", source.language, source.text)
      }
      for change in entry.changes {
        let isText = [.source, .target, .variant].contains(change.kind)
        let name =
          isText
          ? change.name
          : change.kind == .note
            ? "  \(change.name)note"
            : change.kind == .prop
              ? "  prop \(change.name)" : "  \(change.name)"
        if let old = change.old { line("-", name, old) }
        if let new = change.new { line("+", name, new) }
      }
    }
    return text
  }

  package func conflict(
    _ conflict: MergeConflict, _ files: (base: String, ours: String, theirs: String), sides: Bool = false
  ) -> String {
    let line = conflict.ourLine ?? conflict.theirLine ?? conflict.baseLine
    let file =
      conflict.ourLine != nil || line == nil ? files.ours : conflict.theirLine != nil ? files.theirs : files.base
    let what =
      switch conflict.kind {
      case .changed: "both sides changed it"
      case .removedByUs: "removed here, changed there"
      case .removedByThem: "changed here, removed there"
      case .added: "both sides added it"
      case .header: "both sides changed it"
      }
    var text = "\(file)\(line.map { ":\($0)" } ?? ""): conflict: \(what): \(conflict.title)"
    for clash in conflict.clashes where clash.what != "unit" {
      text += "\n    \(clash.what)"
      if let old = clash.base { text += "\n      base:   \(oneLine(old))" }
      text +=
        "\n      ours\(place(sides ? nil : files.ours, conflict.ourLine)):   \(clash.ours.map(oneLine) ?? "(none)")"
      text +=
        "\n      theirs\(place(sides ? nil : files.theirs, conflict.theirLine)): \(clash.theirs.map(oneLine) ?? "(none)")"
    }
    return text
  }

  private func place(_ file: String?, _ line: Int?) -> String {
    guard let file, let line else { return "" }
    return " \(file):\(line)"
  }

  /// What a three-way merge did, without its conflicts.
  package func summary(_ report: MergeReport) -> String {
    let theirs = report.files?.theirs ?? "theirs"
    return "\(grouped(report.units)) units in \(report.output); from \(theirs): "
      + "\(grouped(report.added)) added, \(grouped(report.changed)) changed, "
      + "\(grouped(report.removed)) removed; conflicts: \(report.conflicts.count)"
  }

  /// The rejected units by reason, with examples.
  package func rejects(_ report: CleanReport) -> String {
    var text = ""
    for reason in CleanReason.allCases {
      guard let count = report.rejected[reason] else { continue }
      text += style.styled("\(reason.id): \(grouped(count))", .bold) + "  \(reason.explanation)\n"
      for unit in report.examples[reason] ?? [] {
        text += style.styled("  \(style.shown(unit.file)):\(unit.line)", .faint) + "\n"
        for side in [unit.source, unit.target] {
          let short = side.count > 160 ? side.prefix(159) + "…" : side
          text += "    " + style.shown(String(short)) + "\n"
        }
      }
    }
    return text
  }
}
