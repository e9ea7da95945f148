/// How many letters must be put in, left out or replaced to make one text of another.
///
/// Bit-parallel, 64 letters of the one text at a time for each of the other (Myers 1999, in the form of Hyyrö 2003).
package struct LetterDistance {
  private let count: Int
  private let blocks: Int
  /// For each letter of the pattern, a bit where it stands.
  private var places: [Unicode.Scalar: [UInt64]] = [:]

  /// - Parameter pattern: the text that others are compared with.
  package init(_ pattern: some Sequence<Unicode.Scalar>) {
    let letters = Array(pattern)
    count = letters.count
    blocks = (count + 63) / 64
    for (at, letter) in letters.enumerated() {
      places[letter, default: [UInt64](repeating: 0, count: blocks)][at >> 6] |= 1 << UInt64(at & 63)
    }
  }

  /// Time: O(letters of `text` times those of the pattern / 64).
  package func distance(to text: some Sequence<Unicode.Scalar>) -> Int {
    // Of each column of the table, where it rises and where it falls by one from row to row.
    var rises = [UInt64](repeating: .max, count: blocks)
    var falls = [UInt64](repeating: 0, count: blocks)
    var last = count
    var width = 0
    let none = [UInt64](repeating: 0, count: blocks)
    for letter in text {
      width += 1
      let equal = places[letter] ?? none
      // The top row rises by one from column to column.
      var (riseIn, fallIn): (UInt64, UInt64) = (1, 0)
      for block in 0..<blocks {
        let (rise, fall) = (rises[block], falls[block])
        let vertical = equal[block] | fall
        let same = equal[block] | fallIn
        let diagonal = (((same & rise) &+ rise) ^ rise) | same
        var horizontalRise = fall | ~(diagonal | rise)
        var horizontalFall = rise & diagonal
        if block == blocks - 1 {
          let bottom: UInt64 = 1 << UInt64((count - 1) & 63)
          if horizontalRise & bottom != 0 { last += 1 }
          if horizontalFall & bottom != 0 { last -= 1 }
        }
        let (riseOut, fallOut) = (horizontalRise >> 63, horizontalFall >> 63)
        horizontalRise = horizontalRise << 1 | riseIn
        horizontalFall = horizontalFall << 1 | fallIn
        rises[block] = horizontalFall | ~(vertical | horizontalRise)
        falls[block] = horizontalRise & vertical
        (riseIn, fallIn) = (riseOut, fallOut)
      }
    }
    return count == 0 ? width : last
  }

  /// The share of the longer text that need not be changed: 0, nothing, to 1, all.
  package func likeness(to text: some Collection<Unicode.Scalar>) -> Double {
    let longer = max(count, text.count)
    return longer == 0 ? 1 : 1 - Double(distance(to: text)) / Double(longer)
  }
}
