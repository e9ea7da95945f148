internal import CNameSpellings

/// What Latin and Cyrillic spellings of names have in common: `latin-cyrillic.spellings`, a file within the executable that
/// `scripts/train_names.py` makes. Beside it is said where the data come from.
///
/// Lines of a word and its value come first: `latin` and `cyrillic` with the letters of either script, `mismatch` with a
/// cost. After an empty line, each line has a Latin chunk, a colon, and the Cyrillic chunks it stands for, each followed by its
/// cost. Costs are hundredths of a nat; `^` and `$` are the beginning and the end of a word.
struct SpellingTable: @unchecked Sendable {
  // Unchecked: the bytes are part of the executable and never written.

  static let shared = SpellingTable(
    UnsafeBufferPointer(start: name_spellings(), count: name_spellings_size()))

  /// The letters the table knows besides the beginning and the end of a word.
  let latinLetters: String
  let cyrillicLetters: String
  /// Any letter for any other, or for none.
  let mismatch: Int32
  /// The lines of chunks.
  let chunks: UnsafeBufferPointer<UInt8>.SubSequence

  /// - Parameter bytes: must stay as they are as long as the table is used. What is missing in them is empty or 0.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var rest = bytes[...]
    var values: [String: String] = [:]
    while let end = rest.firstIndex(of: 0x0A) {
      let line = rest[..<end]
      rest = rest[(end + 1)...]
      if line.isEmpty { break }
      let fields = line.split(separator: 0x20, maxSplits: 1)
      guard fields.count == 2 else { continue }
      values[String(decoding: fields[0], as: UTF8.self)] = String(decoding: fields[1], as: UTF8.self)
    }
    latinLetters = values["latin"] ?? ""
    cyrillicLetters = values["cyrillic"] ?? ""
    mismatch = values["mismatch"].flatMap { Int32($0) } ?? 0
    chunks = rest
  }
}
