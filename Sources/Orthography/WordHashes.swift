/// The hashes of the words of a list, to ask which words are among them.
///
/// Made at every start of a look-up: a sorted array costs a tenth of a `Set` of the pieces of a string there. A question takes some
/// nanoseconds.
package struct WordHashes: Sendable {
  /// Rising.
  private let hashes: [UInt64]

  /// - Parameter list: folded words with spaces between.
  package init(_ list: String) {
    var list = list
    var hashes: [UInt64] = []
    list.withUTF8 { utf8 in
      hashes.reserveCapacity(utf8.count / 4)
      var start = 0
      for end in 0...utf8.count where end == utf8.count || utf8[end] == 0x20 {
        if end > start { hashes.append(ByteHash.hash64(UnsafeBufferPointer(rebasing: utf8[start..<end]))) }
        start = end + 1
      }
    }
    hashes.sort()
    self.hashes = hashes
  }

  /// Whether a word is in the list; the ``ByteHash`` of its fold says which.
  package func contains(_ hash: UInt64) -> Bool {
    var (low, high) = (0, hashes.count)
    while low < high {
      let middle = (low + high) / 2
      if hashes[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < hashes.count && hashes[low] == hash
  }
}
