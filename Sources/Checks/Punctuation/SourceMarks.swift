/// What the source has that would be wrong in the target otherwise; looked for once, when it is first asked.
final class SourceMarks {
  private let text: CheckedText

  init(_ text: CheckedText) { self.text = text }

  lazy var hasDoubleSpace = text.text.contains("  ")
  lazy var hasHyphen = text.text.contains(" - ")
  /// Characters behind a space.
  lazy var afterSpace = collect { text.kind($0 - 1).contains(.space) }
  /// Characters between two letters.
  lazy var unspaced = collect { text.kind($0 - 1).contains(.letter) && text.kind($0 + 1).contains(.letter) }
  /// Two signs in a row.
  lazy var doubled: Set<String> = Set(
    text.scalars.indices.dropLast().filter { isSign($0) && isSign($0 + 1) }.map { text.string($0..<$0 + 2) })

  private static let noSign: CharacterClass = [.letter, .digit, .space, .literal]

  private func isSign(_ at: Int) -> Bool {
    text.classes[at].isDisjoint(with: Self.noSign)
  }

  private func collect(_ holds: (Int) -> Bool) -> Set<Unicode.Scalar> {
    var found: Set<Unicode.Scalar> = []
    for at in text.scalars.indices where isSign(at) && holds(at) { found.insert(text.scalars[at]) }
    return found
  }
}
