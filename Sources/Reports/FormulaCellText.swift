package import Interchange

extension FormulaCells {
  /// What whoever opens the table should know; nil where no cell is a formula, and where they are written as text.
  package var warning: String? {
    guard !isSafe, let firstLine else { return nil }
    return "warning: \(grouped(count)) cell\(count == 1 ? " begins" : "s begin") with =, +, -, @ or a tab, "
      + "the first on line \(firstLine): a spreadsheet may take them for formulas; --safe-cells writes them with an apostrophe"
  }
}
