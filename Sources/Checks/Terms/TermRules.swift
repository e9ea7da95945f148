internal import Bitext
internal import Languages
internal import Orthography

/// Terms: that the target has the glossary's equivalents, and none that are not wanted.
///
/// The term source recognises terms in all their forms; here hits are weighed against each other.
final class TermRules {
  private let terms: any TermSource
  private let context: RuleContext
  private lazy var family = WordFamily(context.target)
  private lazy var stemmer = Stemmer(language: context.target.tag)
  /// Whether the term source knows every form of a word of the target.
  private lazy var knowsForms = LanguageFacts.of(context.target.tag).checks.knowsTermForms
  /// Of each concept, which equivalents the draft has where.
  private var used: [String: [String: [Use]]] = [:]

  private struct Use {
    let segment: DraftSegment
    let source: Range<Int>
    let target: Range<Int>
  }

  init(_ terms: any TermSource, _ context: RuleContext) {
    self.terms = terms
    self.context = context
  }

  /// The terms of a segment whose equivalents are remembered.
  private static let mostHits = 1_000

  private static let rules: [Rule] = [.termMissing, .termForbidden, .termDeprecated, .termUntranslated, .termMixed]

  func run(_ pair: CheckedPair) {
    guard TermRules.rules.contains(where: pair.isOn) else { return }
    let (source, target) = (context.source.tag, context.target.tag)
    let sourceHits = TermRules.longest(terms.terms(in: pair.source.text, language: source, other: target))
    let targetHits = terms.terms(in: pair.target.text, language: target, other: source)
    missing(pair, sourceHits, targetHits)
    unwanted(pair, sourceHits, TermRules.longest(targetHits))
    // Thousands of concepts may have one term, which then says nothing of what else there is for each of them.
    guard pair.isOn(.termMixed), sourceHits.count <= TermRules.mostHits else { return }
    let wanted = TermRules.byConcept(targetHits.lazy.filter(\.status.isWanted))
    for hit in sourceHits {
      guard let found = wanted[hit.concept] else { continue }
      used[hit.concept, default: [:]][found.term, default: []].append(
        Use(segment: pair.segment, source: hit.range, target: found.range))
    }
  }

  /// The first hit of each concept.
  private static func byConcept(_ hits: some Sequence<TermHit>) -> [String: TermHit] {
    Dictionary(hits.lazy.map { ($0.concept, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Without those that lie within others: of *missile defense shield* not *missile*.
  static func longest(_ hits: [TermHit]) -> [TermHit] {
    let sorted = hits.sorted {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }
    var kept: [TermHit] = []
    var end = 0
    var last: Range<Int>?
    for hit in sorted where !hit.range.isEmpty {
      if hit.range.upperBound <= end, hit.range != last { continue }
      kept.append(hit)
      end = max(end, hit.range.upperBound)
      last = hit.range
    }
    return kept
  }

  private func missing(_ pair: CheckedPair, _ source: [TermHit], _ target: [TermHit]) {
    var counts: [String: Int] = [:]
    var seen: Set<Range<Int>> = []
    for hit in target where seen.insert(hit.range).inserted || counts[hit.concept] == nil {
      counts[hit.concept, default: 0] += 1
    }
    var spent: [String: Int] = [:]
    var start = 0
    while start < source.count {
      // Homonyms: whichever of the concepts the target has.
      var end = start + 1
      while end < source.count, source[end].range == source[start].range { end += 1 }
      let group = source[start..<end].filter { !$0.equivalents.isEmpty }
      start = end
      guard let first = group.first else { continue }
      if let found = group.first(where: { spent[$0.concept, default: 0] < counts[$0.concept, default: 0] }) {
        spent[found.concept, default: 0] += 1
        continue
      }
      let wanted = group.flatMap(\.equivalents).filter(\.status.isWanted).map(\.text)
      guard !wanted.isEmpty, !wanted.contains(where: { contains(pair.target, $0) || hasForm(of: $0, pair.target) })
      else {
        continue
      }
      let range = pair.source.range(utf16: first.range)
      let text = pair.source.string(range)
      let choices = wanted.prefix(4).joined(separator: ", ")
      if let place = place(of: text, in: pair.target), context.source.letters != context.target.letters {
        pair.report(
          .termUntranslated, source: range, target: place, "\(text) stands as it is: \(choices)",
          suggestion: wanted.first)
      } else {
        // Said once, it may be “it” the second time.
        let isRepeated = group.contains { counts[$0.concept, default: 0] > 0 }
        // A verb translated by its noun, a noun by its adjective.
        let akin = wanted.lazy.compactMap { self.family.relative(of: $0, in: pair.target) }.first
        pair.report(
          .termMissing, source: range, target: akin, most: isRepeated || akin != nil ? .information : .error,
          "no equivalent of \(text): \(choices)"
            + (akin.map { ", though \(pair.target.string($0)) is akin to one" } ?? ""))
      }
    }
  }

  private func contains(_ text: CheckedText, _ term: String) -> Bool { place(of: term, in: text) != nil }

  /// Whether a text has each word of a term in a form that its letters tell: by its stem, behind an article or a preposition that is
  /// joined to it (الطريق), or before particles (도로의).
  private func hasForm(of term: String, _ text: CheckedText) -> Bool {
    if knowsForms { return false }
    let wanted = CheckedText(term, syntax: .plain)
    guard !wanted.words.isEmpty, wanted.words.count < 5 else { return false }
    return wanted.words.allSatisfy { word in
      let letters = Array(folded(wanted.scalars[word.range]).map(\.lowered))
      guard let first = letters.first, letters.count > 1 else { return false }
      let isHangul = (0xAC00...0xD7A3).contains(first.value)
      let isJoined = (0x590...0x6FF).contains(first.value)
      let stem = self.stem(letters)
      return text.words.contains { other in
        let found = Array(folded(text.scalars[other.range]).map(\.lowered))
        if isHangul { return found.starts(with: letters) && found.count <= letters.count + 3 }
        if isJoined {
          return found.count >= letters.count && found.count <= letters.count + 5 && letters.count > 2
            && NumberLanguage.holds(found, letters)
        }
        return found.first == first && self.stem(found) == stem
      }
    }
  }

  private func stem(_ letters: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: letters)
    return stemmer.stem(Orthography.foldKey(String(text)))
  }

  /// Where the words of a term stand one after the other in the same form.
  private func place(of term: String, in text: CheckedText) -> Range<Int>? {
    let wanted = CheckedText(term, syntax: .plain).words
    guard let first = wanted.first, !wanted.isEmpty else { return nil }
    for start in text.words.indices
    where text.words[start].hash == first.hash && start + wanted.count <= text.words.count {
      let found = text.words[start..<start + wanted.count]
      if zip(found, wanted).allSatisfy({ $0.hash == $1.hash }), let last = found.last {
        return text.words[start].range.lowerBound..<last.range.upperBound
      }
    }
    return nil
  }

  private func unwanted(_ pair: CheckedPair, _ source: [TermHit], _ target: [TermHit]) {
    let unwanted = target.filter { !$0.status.isWanted }
    if unwanted.isEmpty { return }
    let good = Set(target.lazy.filter(\.status.isWanted).map(\.range))
    let concepts = TermRules.byConcept(source)
    var isGoodElsewhere: [Range<Int>: Bool] = [:]
    for hit in unwanted {
      // The same words may be a good term of another concept, or some of them belong to a longer one.
      let isGood =
        isGoodElsewhere[hit.range]
        ?? good.contains { $0 == hit.range || $0.overlaps(hit.range) && $0.count > hit.range.count }
      isGoodElsewhere[hit.range] = isGood
      guard !isGood else { continue }
      let asked = concepts[hit.concept]
      let instead = asked?.equivalents.first(where: \.status.isWanted)?.text
      let range = pair.target.range(utf16: hit.range)
      let text = pair.target.string(range)
      let advice = instead.map { ": use \($0)" } ?? ""
      pair.report(
        hit.status == .forbidden ? .termForbidden : .termDeprecated,
        source: asked.map { pair.source.range(utf16: $0.range) }, target: range, most: asked == nil ? .warning : .error,
        "\(text) is \(hit.status == .forbidden ? "forbidden" : "deprecated")\(advice)", suggestion: instead)
    }
  }

  func finish() {
    guard let severity = context.severity(.termMixed) else { return }
    for (_, terms) in used.sorted(by: { $0.key < $1.key }) where terms.count > 1 {
      let sorted = terms.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      guard let most = sorted.first else { continue }
      for (term, uses) in sorted.dropFirst() {
        for use in uses {
          context.findings.append(
            Finding(
              rule: Rule.termMixed.id, severity: severity, segment: use.segment, sourceRange: use.source,
              targetRange: use.target, message: "\(term) here, \(most.key) \(most.value.count) times in the draft"))
        }
      }
    }
  }

  static let descriptions: [RuleDescription] = [
    RuleDescription(
      .termMissing, .warning, "A term is not translated by the glossary",
      """
      The source has a term, and the target has none of its equivalents, in any form. The longest term counts, any synonym will do, and \
      each occurrence wants its own; where only a repetition is missing, or the target has a word of the same root (*deter*, \
      сдерживание for сдерживать), the finding is information. The examples know *missile defense*, \
      противоракетная оборона or ПРО, with *ракетная оборона* deprecated and *антиракетный щит* forbidden.
      """,
      bad: [RuleExample("Talks on missile defense", "Переговоры о разоружении")],
      good: [
        RuleExample("Talks on missile defense", "Переговоры о противоракетной обороне"),
        RuleExample("Missile defense", "ПРО"),
      ]),
    RuleDescription(
      .termForbidden, .error, "A forbidden term",
      "The target has a term that the glossary forbids; a warning where the source has no term of that concept.",
      bad: [RuleExample("Missile defense", "Антиракетный щит")],
      good: [RuleExample("Missile defense", "Противоракетная оборона")]),
    RuleDescription(
      .termDeprecated, .warning, "A deprecated term",
      "The target has a term that the glossary calls deprecated; the finding says what to use.",
      bad: [RuleExample("Missile defense", "Ракетная оборона")],
      good: [RuleExample("Missile defense", "Противоракетная оборона")]),
    RuleDescription(
      .termUntranslated, .warning, "A term left in the source's language",
      "The source's own term stands in the target in place of an equivalent.",
      bad: [RuleExample("Talks on missile defense", "Переговоры о missile defense")],
      good: [RuleExample("Talks on missile defense", "Переговоры о ПРО")]),
    RuleDescription(
      .termMixed, .information, "Several terms for one concept",
      "Different equivalents of one concept stand in one draft; reported where the rarer ones do.",
      bad: [
        RuleExample(draft: [
          ("Missile defense", "ПРО"), ("Missile defense talks", "Переговоры о ПРО"),
          ("On missile defense", "О противоракетной обороне"),
        ])
      ],
      good: [RuleExample(draft: [("Missile defense", "ПРО"), ("Missile defense talks", "Переговоры о ПРО")])]),
  ]
}
