package import Bitext

/// How a unit of a memory says which form it is of a text with plurals: `1/3` is `msgstr[1]` of three, and a name is that of CLDR.
///
/// It stands in a prop of the type ``propType``. Units of one text that differ in it are no contradiction.
package struct PluralFormName: Hashable, Sendable, CustomStringConvertible {
  package static let propType = "x-plural-form"

  /// From 0.
  package var index: Int
  package var count: Int

  package init(index: Int, count: Int) {
    self.index = index
    self.count = count
  }

  /// nil for what is no form by its number.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], (0..<count).contains(index), count <= 12 else {
      return nil
    }
    self.init(index: index, count: count)
  }

  /// Whether a form is neither the first of several nor the last: one that stands for some numbers alone, by its number or its name.
  package static func isBetween(_ name: String) -> Bool {
    PluralFormName(name).map { $0.index > 0 && $0.index < $0.count - 1 } ?? ["zero", "two", "few"].contains(name)
  }

  package var description: String { "\(index)/\(count)" }
}

extension DraftSegment.PluralForm {
  /// What a memory keeps of it; nil where the language has but one form.
  package var name: String? { category ?? (count > 1 ? PluralFormName(index: index, count: count).description : nil) }
}
