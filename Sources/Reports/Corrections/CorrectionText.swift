package import Library
package import Workbench

/// What corrections and their undoing say to people: a line on what and where, the texts below it.
package struct CorrectionText {
  private let style: TextStyle
  package init(_ style: TextStyle) { self.style = style }

  /// A unit that was removed or replaced, or would be.
  package func unit(_ unit: CorrectedUnit) -> String { corrected(unit, replaced: "replaced") }

  /// A concept that was changed or removed, or would be.
  package func concept(_ concept: CorrectedConcept) -> String {
    corrected(CorrectedUnit(edit: concept.edit, line: concept.line, entry: concept.entry), replaced: "changed")
  }

  private func corrected(_ unit: CorrectedUnit, replaced: String) -> String {
    let what = unit.edit.kind == .replace ? "\(replaced) in" : "removed from"
    return lines("\(unit.entry == nil ? "would be " : "")\(what) \(unit.edit.file):\(unit.line)", unit.edit)
  }

  /// A unit that was taken back.
  package func undone(_ entry: JournalEntry) -> String {
    let what =
      entry.edit.after == nil ? "taken out of" : entry.edit.before == nil ? "put back into" : "changed back in"
    return lines("\(what) \(entry.edit.file)", entry.edit)
  }

  private func lines(_ what: String, _ edit: JournalEdit) -> String {
    "\(visible(what))\n  \(visible(edit.source))\n  \(visible(change(edit)))\n"
  }

  private func change(_ edit: JournalEdit) -> String {
    [edit.oldText, edit.newText].compactMap(\.self).joined(separator: " → ")
  }

  /// A change of a journal on one line.
  package func listed(_ change: JournaledChange) -> String {
    guard let main = change.main else { return "" }
    var parts = [change.id, main.time, main.user, main.edit.kind.rawValue, main.edit.file]
    parts.append("\(main.edit.source): \(self.change(main.edit))")
    if change.entries.count > 1 { parts.append("and \(grouped(change.entries.count - 1)) more") }
    if !change.isStanding { parts.append("(taken back)") }
    return visible(parts.joined(separator: "  ")) + "\n"
  }
}
