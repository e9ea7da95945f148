import Matching
import TestSupport
import Testing

@Suite struct LetterDistanceTests {
  /// By the whole table.
  private func slow(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let value = min(diagonal + (letter == other ? 0 : 1), min(row[j + 1], row[j]) + 1)
        diagonal = row[j + 1]
        row[j + 1] = value
      }
    }
    return row[b.count]
  }

  @Test func `the distance is that of the whole table, at any length`() {
    var generator = SeededGenerator(seed: 8)
    let alphabet = Array("abвг🙂".unicodeScalars)
    let lengths = [0, 1, 2, 5, 63, 64, 65, 127, 128, 129, 200]
    for _ in 0..<400 {
      let count = lengths[Int.random(in: 0..<lengths.count, using: &generator)]
      let a = (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] }
      var b = a
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        let letter = alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
        let at = Int.random(in: 0...b.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: b.insert(letter, at: at)
        case 1 where at < b.count: b.remove(at: at)
        case 2 where at < b.count: b[at] = letter
        default: b = Array(b.suffix(at))
        }
      }
      let expected = slow(a, b)
      #expect(LetterDistance(a).distance(to: b) == expected, "\(a.count) \(b.count)")
      #expect(LetterDistance(b).distance(to: a) == expected, "\(b.count) \(a.count)")
    }
  }

  @Test func `likeness goes from nothing to all`() {
    #expect(LetterDistance("".unicodeScalars).likeness(to: "".unicodeScalars) == 1)
    #expect(LetterDistance("ab".unicodeScalars).likeness(to: "cd".unicodeScalars) == 0)
    #expect(LetterDistance("abcd".unicodeScalars).likeness(to: "abce".unicodeScalars) == 0.75)
    #expect(LetterDistance("ab".unicodeScalars).likeness(to: "".unicodeScalars) == 0)
  }
}
