internal import CICU

/// A fold with the way back: where in the original each of its bytes came from.
///
/// A span `a..<b` of the fold, not empty, came from `starts[a]..<ends[b - 1]` of the original. Where several characters
/// became several others at once, each byte points to all of them; dropped characters belong to no byte.
package struct FoldedText: Equatable, Sendable {
  /// As ``Orthography/foldKey(_:)`` gives it.
  package private(set) var bytes: [UInt8]
  /// UTF-8 offsets in the original, one for each byte of the fold.
  package private(set) var starts: [Int32]
  package private(set) var ends: [Int32]

  /// The original's UTF-8 range for a range of the fold; nil for an empty range or one out of bounds.
  package func originalRange(of range: Range<Int>) -> Range<Int>? {
    guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= bytes.count else { return nil }
    let start = Int(starts[range.lowerBound])
    return start..<max(start, Int(ends[range.upperBound - 1]))
  }

  init(folding text: String, _ folding: LanguageFolding?) {
    bytes = Array(text.utf8)
    precondition(bytes.count <= Folder.longestText, "text of more than 64 MiB")
    starts = []
    ends = []
    starts.reserveCapacity(bytes.count)
    ends.reserveCapacity(bytes.count)
    var offset: Int32 = 0
    for scalar in text.unicodeScalars {
      let width = Int32(UTF8.width(scalar))
      for _ in 0..<width {
        starts.append(offset)
        ends.append(offset + width)
      }
      offset += width
    }
    if let folding, let prepared = folding.preparedWithPlaces(text) {
      bytes = prepared.bytes
      starts = prepared.places.map { starts[Int($0)] }
      ends = prepared.places.map { ends[Int($0)] }
    }
    // The same rounds as Folder.fold.
    if !bytes.withUnsafeBufferPointer({ Normalizer.isNormalized(.nfc, $0) }) { normalize(.nfc) }
    normalize(.nfkcCasefold)
    while applyRules() {
      guard !bytes.withUnsafeBufferPointer({ Normalizer.isNormalized(.nfkcCasefold, $0) }) else { return }
      normalize(.nfkcCasefold)
    }
  }

  private mutating func normalize(_ form: Normalizer.Form) {
    var out = Scratch<UInt8>()
    var edits = Scratch<Int32>(capacity: 3 * 64)
    var length = 0
    var editCount = 0
    bytes.withUnsafeBufferPointer { text in
      out.reserve(text.count * 2 + 64)
      while true {
        var error: Int32 = 0
        var found: Int32 = 0
        length = Int(
          icu_normalize_with_edits(
            form.rawValue, text.baseAddress, Int32(text.count), out.base,
            Int32(out.capacity), edits.base, Int32(edits.capacity / 3), &found, &error))
        requireICU(error, "cannot normalise")
        editCount = Int(found)
        if length <= out.capacity && editCount * 3 <= edits.capacity { return }
        out.reserve(length)
        edits.reserve(editCount * 3)
      }
    }
    var newStarts: [Int32] = []
    var newEnds: [Int32] = []
    newStarts.reserveCapacity(length)
    newEnds.reserveCapacity(length)
    var position = 0
    for index in 0..<editCount {
      let old = Int(edits.base[3 * index])
      let new = Int(edits.base[3 * index + 1])
      if edits.base[3 * index + 2] == 0 {
        newStarts += starts[position..<position + old]
        newEnds += ends[position..<position + old]
      } else if old > 0 {
        newStarts += repeatElement(starts[position], count: new)
        newEnds += repeatElement(ends[position + old - 1], count: new)
      }
      position += old
    }
    bytes = Array(UnsafeBufferPointer(start: out.base, count: length))
    starts = newStarts
    ends = newEnds
  }

  /// ``FoldRules/apply(_:_:)``, moving the offsets along; true when normal form may have been lost.
  private mutating func applyRules() -> Bool {
    var kept: [Int] = []  // for each byte of the result, the index of the byte it stands for
    kept.reserveCapacity(bytes.count)
    let count = bytes.count
    let applied = bytes.withUnsafeMutableBufferPointer { buffer -> (count: Int, mayNeedNormalizing: Bool) in
      guard let base = buffer.baseAddress else { return (0, false) }
      return FoldRules.apply(base, count) { kept.append($0) }
    }
    bytes.removeLast(count - applied.count)
    kept.removeLast(kept.count - applied.count)
    starts = kept.map { starts[$0] }
    ends = kept.map { ends[$0] }
    return applied.mayNeedNormalizing
  }
}
