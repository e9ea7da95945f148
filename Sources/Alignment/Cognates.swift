internal import Orthography

/// Words of two texts that sound alike: names, internationalisms, and whatever is written the same.
///
/// Compared by ``Orthography/soundKey(_:)`` without final vowels, which are mostly endings: Рогозина is `rogozin`. Only pairs
/// that share the first sounds are compared, so that the time grows with the words that are alike, not with all pairs.
struct Cognates {
  /// One pair of types, how alike in `0...1`, and of how many sounds.
  struct Pair {
    let source: Int32
    let target: Int32
    let likeness: Float
  }

  /// Pairs at least so alike are given.
  static let threshold: Float = 0.6
  /// Pairs that are compared at most.
  private static let budget = 40_000_000

  /// - Parameters: types that stand in the texts, each once.
  static func pairs(_ sources: [Int32], of source: Vocabulary, _ targets: [Int32], of target: Vocabulary) -> [Pair] {
    var result = same(sources, source, targets, target)
    let from = keys(sources, source)
    let to = keys(targets, target)
    var sounds = 2
    var groups: [(Range<Int>, Range<Int>)] = []
    // With very many words, more sounds must be the same.
    while sounds < 6 {
      groups = joined(from, to, sounds)
      if groups.reduce(0, { $0 + $1.0.count * $1.1.count }) < budget { break }
      sounds += 1
    }
    let fromOrder = from.sorted { ($0.start(sounds), $0.type) < ($1.start(sounds), $1.type) }
    let toOrder = to.sorted { ($0.start(sounds), $0.type) < ($1.start(sounds), $1.type) }
    var row: [Int] = []
    for (sourceRange, targetRange) in groups {
      for a in sourceRange {
        for b in targetRange {
          let likeness = likeness(fromOrder[a].key, toOrder[b].key, &row)
          guard likeness >= threshold else { continue }
          result.append(Pair(source: fromOrder[a].type, target: toOrder[b].type, likeness: likeness))
        }
      }
    }
    return result
  }

  /// Signs, numbers, tags and words that are written the same.
  private static func same(_ sources: [Int32], _ source: Vocabulary, _ targets: [Int32], _ target: Vocabulary) -> [Pair]
  {
    var byText: [String: Int32] = [:]
    for type in targets where target.kinds[Int(type)] != .functionWord { byText[target.texts[Int(type)]] = type }
    return sources.compactMap { type in
      guard let other = byText[source.texts[Int(type)]], source.kinds[Int(type)] == target.kinds[Int(other)] else {
        return nil
      }
      return Pair(source: type, target: other, likeness: 1)
    }
  }

  private struct Key {
    let type: Int32
    let key: [UInt8]
    /// Whether it begins with a vowel, then its first consonants, in a byte each.
    let skeleton: UInt64

    func start(_ sounds: Int) -> UInt64 { skeleton >> UInt64(8 * (7 - sounds)) }
  }

  private static func keys(_ types: [Int32], _ vocabulary: Vocabulary) -> [Key] {
    types.compactMap { type in
      guard vocabulary.kinds[Int(type)] == .word else { return nil }
      let text = vocabulary.texts[Int(type)]
      guard text.utf8.count < 120 else { return nil }
      var key = Array(Orthography.soundKey(text).utf8)
      while key.count > 3, let last = key.last, isVowel(last) { key.removeLast() }
      guard key.count >= 3 else { return nil }
      var skeleton: UInt64 = isVowel(key[0]) ? 1 : 0
      var places = 7
      for byte in key where !isVowel(byte) && places > 0 {
        skeleton = skeleton << 8 | UInt64(sound(byte))
        places -= 1
      }
      return Key(type: type, key: key, skeleton: skeleton << UInt64(8 * places))
    }
  }

  /// Groups of keys, in the order of their first sounds, that both sides have.
  private static func joined(_ from: [Key], _ to: [Key], _ sounds: Int) -> [(Range<Int>, Range<Int>)] {
    let sources = from.map { $0.start(sounds) }.sorted()
    let targets = to.map { $0.start(sounds) }.sorted()
    var groups: [(Range<Int>, Range<Int>)] = []
    var a = 0
    var b = 0
    while a < sources.count, b < targets.count {
      if sources[a] < targets[b] {
        a += 1
      } else if targets[b] < sources[a] {
        b += 1
      } else {
        let first = sources[a]
        let (aStart, bStart) = (a, b)
        while a < sources.count, sources[a] == first { a += 1 }
        while b < targets.count, targets[b] == first { b += 1 }
        groups.append((aStart..<a, bStart..<b))
      }
    }
    return groups
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
    default: false
    }
  }

  /// Sounds that spellings confuse are one.
  private static func sound(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "z"): UInt8(ascii: "s")
    case UInt8(ascii: "f"), UInt8(ascii: "w"): byte
    case UInt8(ascii: "h"): UInt8(ascii: "g")
    default: byte
    }
  }

  /// 1 less the share of sounds to change in the longer key.
  static func likeness(_ a: [UInt8], _ b: [UInt8], _ row: inout [Int]) -> Float {
    let longest = max(a.count, b.count)
    let most = Int(Float(longest) * (1 - threshold) + 0.001)
    guard longest > 0, abs(a.count - b.count) <= most else { return 0 }
    row.removeAll(keepingCapacity: true)
    row.append(contentsOf: 0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      var least = row[0]
      for j in b.indices {
        let above = row[j + 1]
        let cost = min(diagonal + (sound(a[i]) == sound(b[j]) ? 0 : 1), min(above, row[j]) + 1)
        diagonal = above
        row[j + 1] = cost
        least = min(least, cost)
      }
      if least > most { return 0 }
    }
    let distance = row[b.count]
    return distance > most ? 0 : 1 - Float(distance) / Float(longest)
  }
}
