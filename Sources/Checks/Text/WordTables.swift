internal import Bitext
internal import Languages

/// Words that rules know, by ``WordHash``: those of all languages together where it does not matter which one a text is in.
enum WordTables {
  static let facts = LanguageFacts.all

  /// Ten to this power is what a word multiplies the number before it by.
  static let magnitudes: [UInt64: Int] = {
    var table: [UInt64: Int] = [:]
    for (power, list) in facts.flatMap(\.numbers.magnitudes) {
      for hash in WordHash.set(list) { table[hash] = power }
    }
    return table
  }()

  /// Of these it is not sure that they multiply: 5 m are metres as well.
  static let doubtfulMagnitudes = union(\.numbers.doubtfulMagnitudes)

  static let percent = union(\.numbers.percent)
  /// What percentages become within words: `10-процентный`.
  static let percentStems = facts.compactMap(\.numbers.percentStem)

  /// Which languages tie words together by a word: a bit for each of ``facts`` that has a list of such words.
  static let languages: [UInt64: UInt64] = {
    var table: [UInt64: UInt64] = [:]
    for (index, facts) in facts.enumerated().prefix(64) {
      for hash in WordHash.set(facts.functionWords + " " + facts.profileWords) { table[hash, default: 0] |= 1 << index }
    }
    return table
  }()

  static let politePronouns = union(\.checks.politePronouns)

  /// The words of a list that each language has.
  static func union(_ list: (LanguageFacts) -> String) -> Set<UInt64> {
    facts.reduce(into: []) { $0.formUnion(WordHash.set(list($1))) }
  }
}
