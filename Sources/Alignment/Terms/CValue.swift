internal import Glibc

/// How much of a term a phrase is: often, long, and by itself rather than within longer ones (Frantzi, Ananiadou and Mima
/// 2000, section 2.2), with 1 added to the logarithm so that terms of one word have a value too.
package enum CValue {
  /// A candidate, as numbers of its words.
  package struct Candidate {
    package var words: [UInt64]
    package var frequency: Int

    package init(words: [UInt64], frequency: Int) {
      self.words = words
      self.frequency = frequency
    }
  }

  /// The values of candidates, which are all different.
  package static func values(_ candidates: [Candidate]) -> [Double] {
    var numbers: [UInt64: Int] = [:]
    numbers.reserveCapacity(candidates.count)
    for (number, candidate) in candidates.enumerated() { numbers[PhraseHash.of(candidate.words[...])] = number }
    var nesting = [Int](repeating: 0, count: candidates.count)
    var nested = [Int](repeating: 0, count: candidates.count)
    var inside: Set<Int> = []
    for candidate in candidates where candidate.words.count > 1 {
      inside.removeAll(keepingCapacity: true)
      let words = candidate.words
      for start in words.indices {
        var hash = PhraseHash.empty
        for end in start..<words.count {
          hash = PhraseHash.appending(words[end], to: hash)
          if end - start + 1 < words.count, let number = numbers[hash] { inside.insert(number) }
        }
      }
      for number in inside {
        nesting[number] += 1
        nested[number] += candidate.frequency
      }
    }
    return candidates.indices.map { number in
      let weight = 1 + log2(Double(candidates[number].words.count))
      let own = Double(candidates[number].frequency)
      let others = nesting[number] == 0 ? 0 : Double(nested[number]) / Double(nesting[number])
      return weight * max(0, own - others)
    }
  }
}

/// A hash of a sequence of words, one word after the other.
enum PhraseHash {
  static let empty: UInt64 = 0x243F_6A88_85A3_08D3

  @inline(__always)
  static func appending(_ word: UInt64, to hash: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return (product.high ^ product.low) &+ 0x1319_8A2E_0370_7344
  }

  static func of(_ words: ArraySlice<UInt64>) -> UInt64 { words.reduce(empty) { appending($1, to: $0) } }
}
