package import Bitext
internal import Glibc
internal import Orthography

/// What decides which terms are extracted.
package struct TermExtractionTuning: Sendable {
  /// Phrases that stand less often are none; nil takes it from the size of the memory: 2, from 100,000 units on 3, from 400,000
  /// on 5.
  package var leastFrequency: Int?
  /// Of each source phrase so many places are linked, in so many units in all.
  package var placesPerPhrase = 50
  package var mostLinkedUnits = 60_000
  package var mostPhrases = 40_000
  /// Equivalents given of a term.
  package var equivalents = 1
  /// Pairs that are less sure are left out.
  package var leastAssociation = 0.2
  package var seed: UInt64 = 1

  package init() {}
}

/// A term that was found, with what it is in the other language.
package struct ExtractedTerm: Sendable {
  package struct Equivalent: Sendable {
    /// In its citation form.
    package var text: String
    /// How sure it is, in `0...1`: the places where both stand and are linked, to those where either stands (the geometric mean of
    /// the two shares, smoothed).
    package var association: Double
    /// Places in the memory.
    package var frequency: Int
    /// `0...1`; terms are ordered by that of their first equivalent.
    package var score: Double
    /// Units in which the pair was found, the best to show first; numbers as ``TermExtractor/add(_:_:)`` gave them.
    package var units: [Int]
  }

  package var source: String
  package var frequency: Int
  /// How much of a term it is by itself, in `0...1`.
  package var termhood: Double
  /// The best first; at least one.
  package var equivalents: [Equivalent]

  package var score: Double { equivalents.first?.score ?? 0 }
}

/// Finds terms and their equivalents in pairs of sentences.
///
/// 1. Phrases of either side that may be terms (``PhraseGrammar``) are counted by the stems or citation forms of their words.
/// 2. They are scored by themselves: ``CValue``, and how much oftener their words stand here than in other memories.
/// 3. Words are linked (``WordAligner``) in a sample of the units; phrases that the links let translate each other
///    (``PhraseSpans``) are counted.
/// 4. What is left is put into its citation form (``CitationForms``).
///
/// Not thread-safe; for one memory each.
package final class TermExtractor {
  private let tuning: TermExtractionTuning
  private let sides: [Side]
  private let aligner: WordAligner
  private var pairs: Set<UInt64> = []
  private var units = 0
  private static let longestLinked = 120

  /// One language's texts.
  private final class Side {
    let vocabulary: TermVocabulary
    var corpus = TokenCorpus()
    /// How often each form stands in other memories, by hash, and how many words those have.
    var reference: [UInt64: Int32] = [:]
    var referenceSize = 0
    init(_ language: LanguageTag) { vocabulary = TermVocabulary(language) }
  }

  package init(source: LanguageTag, target: LanguageTag, tuning: TermExtractionTuning = TermExtractionTuning()) {
    self.tuning = tuning
    sides = [Side(source), Side(target)]
    var words = WordTuning()
    words.seed = tuning.seed
    words.lastSweeps = 4
    aligner = WordAligner(source: source, target: target, tuning: words)
  }

  /// Units taken so far, each with a number from 0.
  package var count: Int { units }

  /// Adds a pair of another memory: words are learned from it, and it tells which words are usual. All of these before the first of
  /// ``add(_:_:)``.
  package func addReference(_ source: String, _ target: String) {
    aligner.learn(source, target)
    for (side, text) in zip(sides, [source, target]) {
      side.vocabulary.formHashes(text) {
        side.reference[$0, default: 0] &+= 1
        side.referenceSize += 1
      }
    }
  }

  /// Adds a unit; one that was there before counts once.
  /// - Returns: whether it is a new one.
  @discardableResult package func add(_ source: String, _ target: String) -> Bool {
    let hash = ByteHash.hash64(source) &* 0x9E37_79B9_7F4A_7C15 ^ ByteHash.hash64(target)
    defer { units += 1 }
    let isNew = pairs.insert(hash).inserted
    for (side, text) in zip(sides, [source, target]) {
      var words: [Int32] = []
      if isNew { side.vocabulary.append(text, to: &words) }
      side.corpus.append(words)
    }
    return isNew
  }

  // MARK: Phrases

  /// Phrases of one side that are frequent, and may be terms by the grammar.
  private struct Phrases {
    var numbers: [UInt64: Int32] = [:]
    var counts: [Int32] = []
    /// A place where each stands.
    var examples: [(sentence: Int32, start: Int32, count: Int16)] = []
    var termhood: [Double] = []
  }

  private func phrases(_ side: Side, _ grammar: PhraseGrammar, least: Int) -> Phrases {
    // First roughly: places share counters, so that none that is frequent is missed.
    let bits = max(16, min(27, Int.bitWidth - side.corpus.types.count.leadingZeroBitCount + 3))
    var rough = [UInt8](repeating: 0, count: 1 << bits)
    let mask = UInt64(1 << bits - 1)
    for sentence in 0..<side.corpus.count {
      grammar.forEachSpan(in: side.corpus[sentence]) { _, hash in
        let place = Int(truncatingIfNeeded: hash & mask)
        if rough[place] < UInt8.max { rough[place] += 1 }
      }
    }
    var found = Phrases()
    for sentence in 0..<side.corpus.count {
      let words = side.corpus[sentence]
      grammar.forEachSpan(in: words) { span, hash in
        guard rough[Int(truncatingIfNeeded: hash & mask)] >= min(least, 255), grammar.head(of: words[span]) != nil
        else { return }
        if let known = found.numbers[hash] {
          found.counts[Int(known)] += 1
        } else {
          found.numbers[hash] = Int32(truncatingIfNeeded: found.counts.count)
          found.counts.append(1)
          found.examples.append(
            (
              Int32(truncatingIfNeeded: sentence), Int32(truncatingIfNeeded: span.lowerBound - words.startIndex),
              Int16(truncatingIfNeeded: span.count)
            ))
        }
      }
    }
    // Those that share a counter with a frequent one go.
    var kept = Phrases()
    let order = found.numbers.filter { found.counts[Int($0.value)] >= least }.sorted { $0.value < $1.value }
    for (hash, number) in order {
      kept.numbers[hash] = Int32(truncatingIfNeeded: kept.counts.count)
      kept.counts.append(found.counts[Int(number)])
      kept.examples.append(found.examples[Int(number)])
    }
    setTermhood(&kept, side, grammar)
    return kept
  }

  private func words(_ phrases: Phrases, _ number: Int, _ side: Side) -> ArraySlice<Int32> {
    let example = phrases.examples[number]
    let sentence = side.corpus[Int(example.sentence)]
    let start = sentence.startIndex + Int(example.start)
    return sentence[start..<start + Int(example.count)]
  }

  private func setTermhood(_ phrases: inout Phrases, _ side: Side, _ grammar: PhraseGrammar) {
    let all = phrases
    let values = CValue.values(
      all.counts.indices.map { number in
        CValue.Candidate(
          words: words(all, number, side).map { grammar.keys[Int($0)] }, frequency: Int(all.counts[number]))
      })
    let most = max(1, log2(1 + (values.max() ?? 0)))
    // How much oftener a form stands here than elsewhere (Ahmad, Gillam and Tostevin 1999: weirdness), as a factor.
    let size = Double(max(1, side.corpus.types.count))
    let others = Double(side.referenceSize)
    var factors: [Int32: Double] = [:]
    func factor(_ form: Int32) -> Double {
      if let known = factors[form] { return known }
      let vocabulary = side.vocabulary
      let here = (Double(vocabulary.formCounts[Int(form)]) + 0.5) / size
      let count = Double(side.reference[vocabulary.hash(ofForm: Int(form))] ?? 0)
      let there = (count + 0.5) / max(others, 1)
      // Little to compare with says little.
      let trust = others / (others + 20_000)
      let value = trust * (1 / (1 + exp2(-(log2(here / there) - 1.5))) - 0.5) + 0.5
      factors[form] = value
      return value
    }
    let general = TermWords(side.vocabulary.language).general
    phrases.termhood = all.counts.indices.map { number in
      let content = words(all, number, side).filter { grammar.roles[Int($0)].contains(.content) }
      let forms = content.map { side.vocabulary.formOf[Int($0)] }
      var value = log2(1 + values[number]) / most
      if others > 0 {
        value *= 0.4 + 1.2 * forms.reduce(0) { $0 + factor($1) } / Double(max(1, forms.count))
      }
      let isGeneral = content.allSatisfy { surface in
        isGeneralWord(surface, general, side.vocabulary, grammar)
      }
      if isGeneral { value *= content.count == 1 ? 0.15 : 0.6 }
      return min(1, value)
    }
  }

  private func isGeneralWord(
    _ surface: Int32, _ general: Set<String>, _ vocabulary: TermVocabulary, _ grammar: PhraseGrammar
  ) -> Bool {
    if grammar.roles[Int(surface)].contains(.fixed) { return false }
    let fold = vocabulary.forms[Int(vocabulary.formOf[Int(surface)])]
    return general.contains(fold) || grammar.citations(of: surface).contains { general.contains($0) }
  }

  // MARK: Pairs

  private struct Pair {
    var weight: Float = 0
    /// Up to twelve, with whether the links are clear.
    var units: [Int32] = []
  }

  /// The terms, the best first.
  /// - Parameters:
  ///   - limit: so many at most.
  ///   - accepts: is asked of each term's citation form in the order of the scores; those it refuses do not count.
  ///   - progress: called when a step of the work begins.
  package func extract(
    limit: Int, least score: Double = 0, accepts: (String) -> Bool = { _ in true },
    progress: (TermExtractionStep) -> Void = { _ in }
  ) -> [ExtractedTerm] {
    guard limit > 0, units > 0 else { return [] }
    let grammars = sides.map { PhraseGrammar($0.vocabulary, $0.corpus) }
    let least = tuning.leastFrequency ?? (pairs.count >= 400_000 ? 5 : pairs.count >= 100_000 ? 3 : 2)
    let phrases = zip(sides, grammars).map { self.phrases($0, $1, least: least) }
    guard !phrases[0].counts.isEmpty, !phrases[1].counts.isEmpty else { return [] }
    progress(.phrases(source: phrases[0].counts.count, target: phrases[1].counts.count))
    let wanted = wanted(phrases[0])
    let (linked, places) = linkedUnits(wanted, grammars, phrases)
    guard !linked.isEmpty else { return [] }
    progress(.linking(units: linked.count, of: pairs.count))
    link(linked)
    let found = count(linked, wanted, grammars, phrases)
    return terms(found, places, grammars, phrases, limit: limit, least: score, accepts)
  }

  /// Whether each source phrase is looked at: the most term-like.
  private func wanted(_ phrases: Phrases) -> [Bool] {
    var wanted = [Bool](repeating: false, count: phrases.counts.count)
    let order = phrases.counts.indices.sorted { (phrases.termhood[$0], $1) > (phrases.termhood[$1], $0) }
    for number in order.prefix(tuning.mostPhrases) where phrases.termhood[number] > 0 { wanted[number] = true }
    return wanted
  }

  /// The units to be linked, in order, and how often each phrase stands in them.
  private func linkedUnits(
    _ wanted: [Bool], _ grammars: [PhraseGrammar], _ phrases: [Phrases]
  ) -> (units: [Int], places: [[Int32]]) {
    var needs = wanted.map { $0 ? Int32(tuning.placesPerPhrase) : 0 }
    var chosen: [Int] = []
    let isAll = pairs.count <= tuning.mostLinkedUnits / 4
    // All over the memory: neighbours are of one text.
    var step = units / 2 + 1
    while divisor(step, units) != 1 { step += 1 }
    var unit = 0
    for _ in 0..<units where chosen.count < tuning.mostLinkedUnits {
      defer { unit = (unit + step) % units }
      let words = sides[0].corpus[unit]
      let others = sides[1].corpus[unit]
      guard !words.isEmpty, !others.isEmpty, words.count <= Self.longestLinked, others.count <= Self.longestLinked
      else { continue }
      var isNeeded = false
      grammars[0].forEachSpan(in: words) { _, hash in
        guard let number = phrases[0].numbers[hash].map(Int.init), needs[number] > 0 || isAll && wanted[number] else {
          return
        }
        needs[number] -= 1
        isNeeded = true
      }
      if isNeeded { chosen.append(unit) }
    }
    chosen.sort()
    var places = phrases.map { [Int32](repeating: 0, count: $0.counts.count) }
    for unit in chosen {
      for side in 0...1 {
        let words = sides[side].corpus[unit]
        grammars[side].forEachSpan(in: words) { span, hash in
          guard let number = phrases[side].numbers[hash], grammars[side].head(of: words[span]) != nil else { return }
          places[side][Int(number)] += 1
        }
      }
    }
    return (chosen, places)
  }

  private func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : divisor(b, a % b) }

  private func link(_ linked: [Int]) {
    let isLinked = Set(linked)
    func texts(_ side: Int, _ unit: Int) -> [String] {
      sides[side].corpus[unit].map { sides[side].vocabulary.texts[Int($0)] }
    }
    var learned = 0
    var unit = 0
    let stride = max(1, (units - linked.count) / 100_000)
    while unit < units, learned < 100_000 {
      defer { unit += stride }
      guard !isLinked.contains(unit), !sides[0].corpus[unit].isEmpty else { continue }
      aligner.learn(texts(0, unit).joined(separator: " "), texts(1, unit).joined(separator: " "))
      learned += 1
    }
    for unit in linked { aligner.add(texts(0, unit), texts(1, unit)) }
    aligner.train()
  }

  /// Pairs of phrases that the links let translate each other, by the source phrase's number and the target phrase's.
  private func count(
    _ linked: [Int], _ wanted: [Bool], _ grammars: [PhraseGrammar], _ phrases: [Phrases]
  ) -> [UInt64: Pair] {
    var found: [UInt64: Pair] = [:]
    for (number, unit) in linked.enumerated() {
      let words = sides.map { Array($0.corpus[unit]) }
      func isContent(_ side: Int, _ place: Int) -> Bool {
        words[side].indices.contains(place) && grammars[side].roles[Int(words[side][place])].contains(.content)
      }
      func isWord(_ side: Int, _ place: Int) -> Bool {
        words[side].indices.contains(place) && sides[side].vocabulary.kind(ofSurface: Int(words[side][place])) != .sign
          && !grammars[side].isFunctionWord(words[side][place])
      }
      // What ties words together is linked with little sense.
      let links = aligner.links(number).filter { isWord(0, $0.source) && isWord(1, $0.target) }
      if links.isEmpty { continue }
      let spans = PhraseSpans(
        sourceCount: words[0].count, targetCount: words[1].count, links: links.map { ($0.source, $0.target) })
      // Target phrases by where they begin and end.
      var targets: [Int: Int32] = [:]
      grammars[1].forEachSpan(in: words[1][...]) { span, hash in
        guard let phrase = phrases[1].numbers[hash], grammars[1].head(of: words[1][span]) != nil else { return }
        targets[span.lowerBound << 16 | span.upperBound] = phrase
      }
      if targets.isEmpty { continue }
      grammars[0].forEachSpan(in: words[0][...]) { span, hash in
        guard let phrase = phrases[0].numbers[hash], wanted[Int(phrase)], grammars[0].head(of: words[0][span]) != nil,
          let match = spans.match(span)
        else { return }
        let isWhole = spans.isLinked(source: span.lowerBound) && spans.isLinked(source: span.upperBound - 1)
        for lower in max(match.lower, match.core.lowerBound - 2)...match.core.lowerBound {
          for upper in match.core.upperBound...min(match.upper, match.core.upperBound + 2) {
            guard let target = targets[lower << 16 | upper] else { continue }
            let added =
              (lower..<match.core.lowerBound).count { isContent(1, $0) }
              + (match.core.upperBound..<upper).count { isContent(1, $0) }
            let weight: Float = (isWhole ? 1 : 0.4) * (added == 0 ? 1 : added == 1 ? 0.4 : 0.2)
            let key = UInt64(UInt32(bitPattern: phrase)) << 32 | UInt64(UInt32(bitPattern: target))
            found[key, default: Pair()].weight += weight
            if weight == 1, let count = found[key]?.units.count, count < 12 {
              if found[key]?.units.last != Int32(truncatingIfNeeded: unit) {
                found[key]?.units.append(Int32(truncatingIfNeeded: unit))
              }
            }
          }
        }
      }
    }
    return found
  }

  // MARK: Terms

  private func terms(
    _ found: [UInt64: Pair], _ places: [[Int32]], _ grammars: [PhraseGrammar], _ phrases: [Phrases], limit: Int,
    least: Double,
    _ accepts: (String) -> Bool
  ) -> [ExtractedTerm] {
    struct Scored {
      var target: Int
      var association: Double
      var score: Double
      var units: [Int32]
    }
    var bySource: [Int: [Scored]] = [:]
    for (key, pair) in found where pair.weight > 1.5 {
      let source = Int(key >> 32)
      let target = Int(key & 0xFFFF_FFFF)
      let weight = Double(pair.weight)
      let association = min(
        1, weight / ((Double(places[0][source]) + 1) * (Double(places[1][target]) + 1)).squareRoot())
      guard association >= tuning.leastAssociation else { continue }
      let termhood = (max(0, phrases[0].termhood[source]) * max(0, phrases[1].termhood[target])).squareRoot()
      let score = association.squareRoot() * termhood.squareRoot()
      guard score > 0, score >= least else { continue }
      bySource[source, default: []].append(
        Scored(target: target, association: association, score: score, units: pair.units))
    }
    for (source, list) in bySource {
      bySource[source] = list.sorted { a, b in
        let (left, right) = (
          a.association * (0.5 + phrases[1].termhood[a.target]), b.association * (0.5 + phrases[1].termhood[b.target])
        )
        return left != right ? left > right : a.target < b.target
      }
    }
    var order = bySource.keys.sorted { a, b in
      let (left, right) = (bySource[a]?.first?.score ?? 0, bySource[b]?.first?.score ?? 0)
      return left != right ? left > right : a < b
    }
    // Some turn out to be one term, or are refused.
    order = Array(order.prefix(min(limit, 1 << 20) * 4 + 1000))
    let chosen = order.map { ($0, (bySource[$0] ?? []).prefix(max(1, tuning.equivalents))) }
    let variants = [
      variants(Set(order), 0, grammars, phrases),
      variants(Set(chosen.flatMap { $0.1.map(\.target) }), 1, grammars, phrases),
    ]
    let forms = grammars.map { CitationForms($0) }
    var made: [[Int: CitationForms.Form]] = [[:], [:]]
    func form(_ side: Int, _ number: Int, mayBePlural: Bool) -> CitationForms.Form {
      let key = number * 2 + (mayBePlural ? 1 : 0)
      if let known = made[side][key] { return known }
      let form = forms[side].citation(variants[side][number] ?? [], mayBePlural: mayBePlural)
      made[side][key] = form
      return form
    }
    var seen: Set<String> = []
    var terms: [ExtractedTerm] = []
    for (source, list) in chosen {
      guard let first = list.first else { continue }
      let number = form(1, first.target, mayBePlural: true).isPlural
      let text = form(0, source, mayBePlural: number ?? true)
      guard !text.text.isEmpty, seen.insert(Orthography.foldKey(text.text)).inserted, accepts(text.text) else {
        continue
      }
      var taken: Set<String> = []
      let equivalents = list.compactMap { scored -> ExtractedTerm.Equivalent? in
        let target = form(1, scored.target, mayBePlural: text.isPlural ?? true).text
        guard !target.isEmpty, taken.insert(Orthography.foldKey(target)).inserted else { return nil }
        return ExtractedTerm.Equivalent(
          text: target, association: scored.association, frequency: Int(phrases[1].counts[scored.target]),
          score: scored.score,
          units: showable(scored.units))
      }
      guard !equivalents.isEmpty else { continue }
      terms.append(
        ExtractedTerm(
          source: text.text, frequency: Int(phrases[0].counts[source]), termhood: phrases[0].termhood[source],
          equivalents: equivalents))
      if terms.count == limit { break }
    }
    return terms
  }

  /// Sentences of a size that says something first: about 14 words.
  private func showable(_ units: [Int32]) -> [Int] {
    units.map(Int.init).sorted { a, b in
      let (left, right) = (abs(sides[0].corpus[a].count - 14), abs(sides[0].corpus[b].count - 14))
      return (left, a) < (right, b)
    }
  }

  /// As which surfaces each of the chosen phrases stands in the texts, and how often.
  private func variants(
    _ chosen: Set<Int>, _ side: Int, _ grammars: [PhraseGrammar], _ phrases: [Phrases]
  ) -> [Int: [(words: [Int32], count: Int)]] {
    var variants: [Int: [[Int32]: Int]] = [:]
    let grammar = grammars[side]
    let corpus = sides[side].corpus
    for sentence in 0..<corpus.count {
      let words = corpus[sentence]
      grammar.forEachSpan(in: words) { span, hash in
        guard let number = phrases[side].numbers[hash].map(Int.init), chosen.contains(number),
          grammar.head(of: words[span]) != nil
        else { return }
        variants[number, default: [:]][Array(words[span]), default: 0] += 1
      }
    }
    return variants.mapValues { $0.map { (words: $0.key, count: $0.value) } }
  }
}
