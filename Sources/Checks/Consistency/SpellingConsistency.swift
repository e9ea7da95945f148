internal import Bitext
internal import Languages
internal import Matching
internal import Orthography

/// Words of the target that one draft has in several spellings: names, ё and е, вы and Вы.
final class SpellingConsistency {
  private let context: RuleContext
  private let stemmer: Stemmer
  private var yo: [UInt64: YoUse] = [:]
  private var polite: [Bool: [Use]] = [:]
  /// By the source's name: the target's stems and where they stand.
  private var names: [UInt64: [String: [Use]]] = [:]
  private var sounds: [UInt64: String] = [:]
  private var stems: [UInt64: String] = [:]

  private struct Use {
    let segment: DraftSegment
    /// In UTF-16 units of the target.
    let range: Range<Int>

    var word: String {
      let text = segment.target?.text ?? ""
      return String(decoding: Array(text.utf16)[range.clamped(to: 0..<text.utf16.count)], as: UTF16.self)
    }
  }

  private struct YoUse {
    var with: [Use] = []
    var without: [Use] = []
    var countWith = 0
    var countWithout = 0
  }

  /// So many places of a kind are kept.
  private static let most = 500

  init(_ context: RuleContext) {
    self.context = context
    stemmer = Stemmer(language: context.target.tag, keepsMarks: true)
  }

  func run(_ pair: CheckedPair) {
    if context.severity(.yoMixed) != nil { readYo(pair) }
    if context.severity(.vyMixed) != nil { readPolite(pair) }
    if context.severity(.nameSpelling) != nil { readNames(pair) }
  }

  // MARK: ё

  private func readYo(_ pair: CheckedPair) {
    let text = pair.target
    for word in text.words where word.count > 2 && word.all.contains(.cyrillic) {
      let letters = text.scalars[word.range]
      var hasYo = false
      var hasYe = false
      for letter in letters {
        if letter == "ё" || letter == "Ё" { hasYo = true }
        if letter == "е" || letter == "Е" { hasYe = true }
      }
      guard hasYo || hasYe else { continue }
      if !hasYo, SpellingConsistency.ambiguous.contains(word.hash) { continue }
      // Only words that once stand with ё are of interest; those with е are counted, and the first are kept.
      var use = yo[word.hash] ?? YoUse()
      if hasYo { use.countWith += 1 } else { use.countWithout += 1 }
      if hasYo ? use.with.count < 20 : use.without.count < 3 || use.countWith > 0 && use.without.count < 20 {
        let place = Use(segment: pair.segment, range: text.utf16(word.range))
        if hasYo { use.with.append(place) } else { use.without.append(place) }
      }
      yo[word.hash] = use
    }
  }

  /// Both spellings are words: все and всё.
  private static let ambiguous = WordTables.union(\.checks.ambiguousSpellings)

  // MARK: Вы

  private func readPolite(_ pair: CheckedPair) {
    let text = pair.target
    for word in text.words where WordTables.politePronouns.contains(word.hash) && !word.isAllCaps {
      guard !isInitial(text, word), polite[word.isCapitalised, default: []].count < SpellingConsistency.most else {
        continue
      }
      polite[word.isCapitalised, default: []].append(
        Use(segment: pair.segment, range: text.utf16(word.range)))
    }
  }

  /// Whether a word begins a sentence, a quotation or an item.
  private func isInitial(_ text: CheckedText, _ word: Word) -> Bool {
    var at = word.range.lowerBound - 1
    while at >= 0, text.kind(at).contains(.space) || text.kind(at).contains(.literal) { at -= 1 }
    guard let before = text[at] else { return true }
    return !(text.kind(at).contains(.letter) || text.kind(at).contains(.digit) || before == "," || before == ";")
  }

  // MARK: Names

  private func readNames(_ pair: CheckedPair) {
    guard pair.source.all.contains(.upper), pair.target.all.contains(.upper) else { return }
    var candidates: [(Word, String)] = []
    for word in pair.target.words where isName(word, pair.target) {
      candidates.append((word, sound(pair.target, word)))
      if candidates.count == 30 { break }
    }
    guard !candidates.isEmpty else { return }
    var count = 0
    for word in pair.source.words where isName(word, pair.source) {
      count += 1
      if count > 30 { break }
      let sought = sound(pair.source, word)
      guard sought.utf8.count >= 3 else { continue }
      let alike = candidates.filter { SpellingConsistency.areAlike(sought, $0.1) }
      guard alike.count == 1, let (found, _) = alike.first else { continue }
      let stem = stem(pair.target, found)
      var uses = names[word.hash, default: [:]]
      guard uses.count < 20, uses[stem, default: []].count < 50 else { continue }
      uses[stem, default: []].append(
        Use(segment: pair.segment, range: pair.target.utf16(found.range)))
      names[word.hash] = uses
    }
  }

  private func isName(_ word: Word, _ text: CheckedText) -> Bool {
    word.count >= 5 && word.isCapitalised && word.all.contains(.lower) && !word.hasDigits && !isInitial(text, word)
  }

  private func sound(_ text: CheckedText, _ word: Word) -> String {
    if let known = sounds[word.hash] { return known }
    let made = String(Orthography.soundKey(text.string(word)).filter { !"aeiouy".contains($0) })
    sounds[word.hash] = made
    return made
  }

  private func stem(_ text: CheckedText, _ word: Word) -> String {
    if let known = stems[word.hash] { return known }
    let made = stemmer.stem(Orthography.foldKey(text.string(word)))
    stems[word.hash] = made
    return made
  }

  /// The same first three consonants, and nothing much behind.
  private static func areAlike(_ one: String, _ other: String) -> Bool {
    guard one.utf8.first == other.utf8.first, abs(one.utf8.count - other.utf8.count) <= 2 else { return false }
    let shared = min(one.utf8.count, other.utf8.count)
    return shared >= 3 && one.utf8.prefix(shared).elementsEqual(other.utf8.prefix(shared))
  }

  // MARK: At the end

  func finish() {
    finishYo()
    finishPolite()
    finishNames()
  }

  private func add(_ rule: Rule, _ use: Use, _ message: String, suggestion: String? = nil) {
    guard let severity = context.severity(rule),
      !use.segment.ignoredRules.contains(where: { $0.rule == rule.id || $0.rule == "*" })
    else { return }
    context.findings.append(
      Finding(
        rule: rule.id, severity: severity, segment: use.segment, targetRange: use.range, message: message,
        suggestion: suggestion))
  }

  private func finishYo() {
    for (_, use) in yo.sorted(by: { $0.key < $1.key }) where use.countWith > 0 && use.countWithout > 0 {
      let isRarer = use.countWith < use.countWithout
      guard let other = isRarer ? use.without.first : use.with.first else { continue }
      for place in isRarer ? use.with : use.without {
        add(.yoMixed, place, "\(place.word) here, \(other.word) elsewhere in the draft")
      }
    }
  }

  private func finishPolite() {
    guard let capital = polite[true], let small = polite[false] else { return }
    let (rarer, kept) = capital.count <= small.count ? (capital, small) : (small, capital)
    for use in rarer {
      add(.vyMixed, use, "\(use.word) here, \(kept.first?.word ?? "") elsewhere: \(kept.count) against \(rarer.count)")
    }
  }

  /// Whether a word is no misspelling of the usual one, but another: the source's own (President beside Präsident), or one made of the
  /// source's (Amerikaner beside American).
  private func isOther(_ word: String, _ usual: String, _ source: UInt64) -> Bool {
    WordHash.of(word) == source
      || WordHash.of(usual) == source && abs(word.unicodeScalars.count - usual.unicodeScalars.count) > 1
  }

  private func finishNames() {
    for (source, spellings) in names.sorted(by: { $0.key < $1.key }) where spellings.count > 1 {
      let sorted = spellings.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      guard let (main, uses) = sorted.first, uses.count > 1 else { continue }
      let distance = LetterDistance(main.unicodeScalars)
      for (stem, places) in sorted.dropFirst() {
        let shared = zip(stem.unicodeScalars, main.unicodeScalars).prefix { $0 == $1 }.count
        // What differs at the end only is another form.
        guard (1...2).contains(distance.distance(to: stem.unicodeScalars)), shared + 2 < min(stem.count, main.count),
          places.count * 2 <= uses.count || places.count == 1
        else { continue }
        for place in places where !isOther(place.word, uses.first?.word ?? main, source) {
          add(.nameSpelling, place, "\(place.word) here, \(uses.first?.word ?? main) \(uses.count) times in the draft")
        }
      }
    }
  }
}
