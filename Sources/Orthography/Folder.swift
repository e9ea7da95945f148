internal import CICU

/// Folds one text after another into memory it reuses. Serves one thread at a time.
struct Folder: ~Copyable {
  /// The fold of the last text: `count` bytes, and ``padding`` after them.
  private(set) var bytes = Scratch<UInt8>()
  private(set) var count = 0
  private var spare = Scratch<UInt8>()
  private let tables = FoldTables.shared

  /// So many bytes after the fold can be read and written, whatever they are.
  static let padding = 24

  /// The longest text in bytes, so that ICU's 32-bit offsets hold whatever the fold adds.
  static let longestText = 1 << 26

  /// Folds by table. False, and nothing said, when the text wants ``foldSlowly(nfc:)``.
  mutating func foldFast(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    precondition(text.count <= Folder.longestText, "text of more than 64 MiB")
    guard let base = text.baseAddress else {
      count = 0
      return true
    }
    bytes.reserve(text.count &+ Folder.padding)
    guard let written = FastFold.fold(base, text.count, bytes.base, tables) else { return false }
    count = written
    return true
  }

  /// Folds by ICU, then by ``FoldRules``, until nothing changes; three rounds at most in practice.
  ///
  /// `text` must be valid UTF-8 in NFC: case folding makes letters of iota subscripts, so that folding first and putting
  /// marks in order afterwards parts canonical equivalents (The Unicode Standard, section 3.13, D145).
  mutating func foldSlowly(nfc text: UnsafeBufferPointer<UInt8>) {
    precondition(text.count <= Folder.longestText, "text of more than 64 MiB")
    count = Normalizer.normalize(.nfkcCasefold, text, into: &bytes)
    while true {
      let applied = FoldRules.apply(bytes.base, count)
      count = applied.count
      guard applied.mayNeedNormalizing else { return }
      let folded = UnsafeBufferPointer(start: bytes.base, count: count)
      guard !Normalizer.isNormalized(.nfkcCasefold, folded) else { return }
      count = Normalizer.normalize(.nfkcCasefold, folded, into: &spare)
      swap(&bytes, &spare)
    }
  }

  /// Folds valid UTF-8, whichever way it can.
  mutating func fold(_ text: UnsafeBufferPointer<UInt8>) {
    if foldFast(text) { return }
    if Normalizer.isNormalized(.nfc, text) {
      foldSlowly(nfc: text)
    } else {
      var nfc = Scratch<UInt8>()
      let count = Normalizer.normalize(.nfc, text, into: &nfc)
      foldSlowly(nfc: UnsafeBufferPointer(start: nfc.base, count: count))
    }
  }

  /// The last fold as a string.
  func string() -> String {
    String(decoding: UnsafeBufferPointer(start: bytes.base, count: count), as: UTF8.self)
  }
}
