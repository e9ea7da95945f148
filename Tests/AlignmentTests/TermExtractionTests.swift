import Testing

@testable import Alignment

@Suite struct TermExtractionTests {
  private struct Numbers {
    var state: UInt64
    mutating func next(_ range: ClosedRange<Int>) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return range.lowerBound + Int(state >> 33) % range.count
    }
  }

  private static func isWithin(_ words: [UInt64], _ longer: [UInt64]) -> Bool {
    guard longer.count > words.count else { return false }
    return (0...longer.count - words.count).contains { Array(longer[$0..<$0 + words.count]) == words }
  }

  @Test func `C-values are those of the definition`() {
    var numbers = Numbers(state: 11)
    for _ in 0..<200 {
      var phrases: [[UInt64]: Int] = [:]
      for _ in 0..<30 {
        let words = (0..<numbers.next(1...4)).map { _ in UInt64(numbers.next(1...3)) }
        phrases[words] = numbers.next(1...20)
      }
      let candidates = phrases.map { CValue.Candidate(words: $0.key, frequency: $0.value) }
      let found = CValue.values(candidates)
      for (candidate, value) in zip(candidates, found) {
        // Every longer candidate that has it somewhere.
        let around = candidates.filter { Self.isWithin(candidate.words, $0.words) }
        let sum = around.reduce(0) { $0 + $1.frequency }
        let mean: Double = around.isEmpty ? 0 : Double(sum) / Double(around.count)
        let lengths: [Int: Double] = [1: 0, 2: 1, 3: 1.584962500721156, 4: 2]
        let length: Double = lengths[candidate.words.count] ?? 0
        let expected = (1 + length) * max(0, Double(candidate.frequency) - mean)
        #expect(abs(value - expected) < 1e-9)
      }
    }
  }

  @Test func `phrases translate each other as trying every target phrase says`() {
    var numbers = Numbers(state: 5)
    for _ in 0..<300 {
      let (rows, columns) = (numbers.next(1...6), numbers.next(1...6))
      let links = (0..<numbers.next(0...8)).map { _ in
        (source: numbers.next(0...rows - 1), target: numbers.next(0...columns - 1))
      }
      let spans = PhraseSpans(sourceCount: rows, targetCount: columns, links: links)
      for start in 0..<rows {
        for end in start + 1...rows {
          var consistent: Set<[Int]> = []
          for from in 0..<columns {
            for to in from + 1...columns {
              let isLinked = links.contains { (start..<end).contains($0.source) && (from..<to).contains($0.target) }
              let isClosed = links.allSatisfy { (start..<end).contains($0.source) == (from..<to).contains($0.target) }
              if isLinked, isClosed { consistent.insert([from, to]) }
            }
          }
          var given: Set<[Int]> = []
          if let match = spans.match(start..<end) {
            for from in match.lower...match.core.lowerBound {
              for to in match.core.upperBound...match.upper { given.insert([from, to]) }
            }
          }
          #expect(given == consistent, "\(links) \(start)..<\(end)")
        }
      }
      #expect(spans.match(-1..<1) == nil && spans.match(0..<rows + 1) == nil)
    }
  }
}
