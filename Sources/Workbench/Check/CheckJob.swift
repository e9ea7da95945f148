package import Bitext
internal import Checks
internal import Files
internal import Interchange
package import Library
internal import Orthography
internal import Spelling
internal import Synchronization
internal import Terminology

/// What `check` is asked for.
package struct CheckJob: Sendable {
  /// Files, folders, patterns with `*` and `?`; `-` is standard input.
  package var paths: [String]
  /// nil takes what the draft says, then what the settings say, then English to Russian.
  package var source: LanguageTag?
  package var target: LanguageTag?
  /// The format of all drafts; nil finds out.
  package var format: String?
  /// The text that the one plain-text or Markdown draft is a translation of.
  package var sourcePath: String?
  package var enabled: Set<String> = []
  package var disabled: Set<String> = []
  package var baseline: Baseline?
  /// Whether targets are compared with the memories.
  package var usesMemory = true
  /// Whether targets are read by the installed dictionary of their language.
  package var usesSpeller = true
  /// The encoding of drafts that do not say theirs (``EncodingHints/asked``).
  package var encoding: String?

  package init(paths: [String]) { self.paths = paths }
}

extension CheckJob {
  /// How its drafts are read.
  /// - Throws: ``DraftError`` for what is not a known format.
  func draftOptions(_ settings: Settings) throws -> DraftOptions {
    var options = DraftOptions(
      sourceLanguage: source?.canonical, targetLanguage: target?.canonical, sourcePath: sourcePath)
    options.format = try format.map(draftFormat)
    options.encoding = settings.encodingHints(encoding, source, target)
    return options
  }
}

/// Where a segment stands in its draft: ids may stand twice.
struct SegmentPlace: Hashable {
  let id: String
  let line: Int
  let column: Int

  init(_ segment: DraftSegment) { (id, line, column) = (segment.id, segment.line, segment.column) }
  init(of finding: Finding) { (id, line, column) = (finding.segment, finding.line, finding.column) }
}

/// Checks drafts on all cores, and what they translate differently.
///
/// - Throws: ``CheckError`` for an unknown rule, ``DraftError`` for an unknown format and a path at which nothing is. A draft that cannot be read is
///   a failure in the report.
package func check(_ job: CheckJob, in snapshot: Snapshot) throws -> CheckReport {
  let settings = snapshot.settings
  let known = Set(Checks.rules.map(\.id)).union(settings.checks.rules.map(\.id))
  for id in job.enabled.union(job.disabled) where id != "*" && !known.contains(id) {
    throw CheckError.unknownRule(id)
  }
  let options = try job.draftOptions(settings)
  let files = try draftPaths(job.paths, alone: job.sourcePath != nil)
  // Opened once, before several tasks want them, so that what is said of them is said here.
  let usesMemory = try job.usesMemory && !snapshot.memories().isEmpty
  let usual = settings.pair(source: job.source, target: job.target)
  for pair in [usual, usual.reversed] { _ = try snapshot.termbase(pair) }
  let checked = Mutex<[Int: DraftCheck.Result]>([:])
  let dictionaries = Dictionaries()
  let allowances = UserRuleAllowances(settings.checks.rules)
  onAllCores(files.count) {
    let check = DraftCheck(
      job: job, snapshot: snapshot, usesMemory: usesMemory, dictionaries: dictionaries, allowances: allowances)
    return { number in
      let result = check.run(files[number], options)
      checked.withLock { $0[number] = result }
    }
  }
  var comparison = DraftComparison(names: files)
  var all = checked.withLock { checked in
    for number in files.indices where files.count > 1 {
      if let translations = checked[number]?.translations { comparison.add(translations, draft: number) }
    }
    let different = comparison.findings()
    return files.indices.compactMap { number -> CheckReport.Draft? in
      guard var result = checked[number] else { return nil }
      result.add(different[number] ?? [])
      return result.finished
    }
  }
  if var baseline = job.baseline {
    for index in all.indices {
      let count = all[index].findings.count
      all[index].findings.removeAll { baseline.takes($0) }
      all[index].known = count - all[index].findings.count
    }
  }
  return CheckReport(
    drafts: all,
    rules: Checks.rules.map { CheckReport.Rule(id: $0.id, title: $0.title, severity: $0.severity) }
      + settings.checks.rules.map { CheckReport.Rule(id: $0.id, title: $0.message, severity: $0.severity) })
}

/// A rule, for a list of them.
package struct CheckRuleLine: Sendable {
  package let id: String
  package let title: String
  package let severity: Finding.Severity
  package let isOn: Bool
}

/// All rules, in the order of the documentation.
package func checkRules() -> [CheckRuleLine] {
  Checks.rules.map { CheckRuleLine(id: $0.id, title: $0.title, severity: $0.severity, isOn: $0.isOn) }
}

/// Dictionaries of the system, each read once for all workers.
private final class Dictionaries: Sendable {
  private let known = Mutex<[LanguageTag: SpellingDictionary?]>([:])

  func dictionary(of language: LanguageTag) -> SpellingDictionary? {
    known.withLock { known in
      if let dictionary = known[language] { return dictionary }
      let dictionary = SpellingDictionary(language)
      known[language] = .some(dictionary)
      return dictionary
    }
  }
}

/// Checks drafts one after the other: what they ask is opened once for each pair of languages.
private final class DraftCheck {
  private let job: CheckJob
  private let snapshot: Snapshot
  private let usesMemory: Bool
  private let dictionaries: Dictionaries
  private let allowances: UserRuleAllowances
  private var sources: [LanguagePair: Sources] = [:]

  private var settings: Settings { snapshot.settings }

  /// What the drafts of a pair of languages ask.
  private struct Sources {
    let options: CheckOptions
    let terms: GlossaryTerms?
    let memory: SnapshotMemory?
    let speller: (any Speller)?
  }

  /// What came of a draft.
  struct Result: Sendable {
    var draft: CheckReport.Draft
    var translations: DraftTranslations?
    var ignoring: [SegmentPlace: [DraftSegment.IgnoredRule]] = [:]

    mutating func add(_ findings: [Finding]) { draft.findings += findings }

    /// With what its notes have ignored taken out, in the order of the file.
    var finished: CheckReport.Draft {
      var draft = draft
      let count = draft.findings.count
      if !ignoring.isEmpty {
        draft.findings.removeAll { finding in
          ignoring[SegmentPlace(of: finding)]?.contains { $0.rule == "*" || $0.rule == finding.rule } ?? false
        }
      }
      draft.ignored = count - draft.findings.count
      let order = draft.findings.indices.sorted { a, b in
        let (first, second) = (draft.findings[a], draft.findings[b])
        return (first.line, first.column, a) < (second.line, second.column, b)
      }
      draft.findings = order.map { draft.findings[$0] }
      return draft
    }
  }

  init(
    job: CheckJob, snapshot: Snapshot, usesMemory: Bool, dictionaries: Dictionaries, allowances: UserRuleAllowances
  ) {
    self.allowances = allowances
    self.job = job
    self.snapshot = snapshot
    self.usesMemory = usesMemory
    self.dictionaries = dictionaries
  }

  func run(_ path: String, _ options: DraftOptions) -> Result {
    var result = Result(draft: CheckReport.Draft(file: path))
    result.draft.options = options
    do {
      let reader = try open(path, options)
      var checker: DraftChecker?
      while let segment = try reader.next() {
        result.draft.segments += 1
        if !segment.ignoredRules.isEmpty {
          // Segments of one unit share its notes: what they ignore is not copied for each.
          let place = SegmentPlace(segment)
          result.ignoring[place] = result.ignoring[place].map { $0 + segment.ignoredRules } ?? segment.ignoredRules
        }
        let own = try checker ?? makeChecker(reader, segment)
        checker = own
        // Those that are ignored are counted, too.
        var whole = segment
        whole.ignoredRules = []
        result.draft.findings += own.check(whole)
      }
      result.draft.findings += checker?.finish() ?? []
      result.translations = checker?.translations
      result.draft.unsearched = CheckReport.UnsearchedSegments.groups(of: checker?.unsearched ?? [])
      result.draft.diagnostics = reader.diagnostics
      result.draft.isAligned = reader is AlignedDraft
    } catch {
      result.draft.failure = error
    }
    return result
  }

  /// A draft of any format; a text whose source has not the same lines, and a document, are aligned with it.
  private func open(_ path: String, _ options: DraftOptions) throws -> any SegmentReader {
    guard let source = options.sourcePath else { return try DraftReader(path, options: options) }
    if [path, source].contains(where: { FileFormat($0, for: .alignedDocument) != nil }) {
      return try aligned(path, source, isMarkdown: false)
    }
    do {
      return try DraftReader(path, options: options)
    } catch let error as UnequalTexts {
      return try aligned(path, source, isMarkdown: error.isMarkdown)
    }
  }

  private func aligned(_ path: String, _ source: String, isMarkdown: Bool) throws -> AlignedDraft {
    var alignment = AlignJob(source: source, target: path)
    alignment.encoding = job.encoding
    alignment.source = job.source ?? settings.source
    alignment.target = job.target ?? settings.target
    return AlignedDraft(try align(alignment, in: snapshot), isMarkdown: isMarkdown)
  }

  /// Once the first segment has been read, the draft's languages are known.
  private func makeChecker(_ reader: any SegmentReader, _ segment: DraftSegment) throws -> DraftChecker {
    let pair = languages(of: segment, in: reader, asked: (job.source, job.target), settings)
    let own = try sources[pair] ?? makeSources(pair)
    sources[pair] = own
    return DraftChecker(own.options, terms: own.terms, memory: own.memory, speller: own.speller)
  }

  private func makeSources(_ pair: LanguagePair) throws -> Sources {
    var options = CheckOptions(source: pair.source, target: pair.target)
    options.enabled = settings.checks.enabled.union(job.enabled)
    options.disabled = settings.checks.disabled.subtracting(job.enabled).union(job.disabled)
    options.severities = settings.checks.severities
    options.settings = settings.checks.options
    options.userRules = settings.checks.rules
    options.allowances = allowances
    let terms = try GlossaryTerms(snapshot, pair)
    let isSpelt = Checks.rules.contains { $0.rule == .unknownWord && options.severity(of: $0) != nil }
    let dictionary = job.usesSpeller && isSpelt ? dictionaries.dictionary(of: pair.target) : nil
    return Sources(
      options: options, terms: terms.isEmpty ? nil : terms,
      memory: usesMemory ? try SnapshotMemory(snapshot, pair) : nil,
      speller: dictionary.map { DictionarySpeller(dictionary: $0, words: settings.checks.words) })
  }
}

/// An installed dictionary and the workspace's own words.
private struct DictionarySpeller: Speller {
  private let dictionary: SpellingDictionary
  private let words: Set<String>

  init(dictionary: SpellingDictionary, words: [String]) {
    self.dictionary = dictionary
    self.words = Set(words.map { Orthography.foldKey($0) })
  }

  func suggestions(for word: String) -> [String]? {
    guard let suggestions = dictionary.suggestions(for: word) else { return nil }
    return words.isEmpty || !words.contains(Orthography.foldKey(word)) ? suggestions : nil
  }
}

/// The workspace's glossaries as checks ask them.
private final class GlossaryTerms: TermSource {
  private let sides: [(language: LanguageTag, termbase: Termbase, recognizer: TermRecognizer)]

  init(_ snapshot: Snapshot, _ pair: LanguagePair) throws {
    sides = try [pair, pair.reversed].map { pair in
      let termbase = try snapshot.termbase(pair)
      return (pair.source, termbase, termbase.recognizer())
    }
  }

  var isEmpty: Bool { sides.allSatisfy(\.termbase.isEmpty) }

  func terms(in text: String, language: LanguageTag, other: LanguageTag) -> [Checks.TermHit] {
    guard let number = sides.firstIndex(where: { $0.language == language }) else { return [] }
    let side = sides[number]
    var options = Termbase.RecognitionOptions()
    // An equivalent is one within a longer term, too, and beside another concept's.
    options.includesOverlapping = number == 1
    return side.recognizer.hits(in: text, options: options).compactMap { hit in
      let place = Place(side: number, index: hit.index, entry: hit.entry, language: hit.language, section: hit.section)
      if var known = known[place] {
        known.range = hit.utf16Range
        return known
      }
      guard let entry = side.termbase.entry(of: hit), entry.languages.indices.contains(hit.language),
        entry.languages[hit.language].terms.indices.contains(hit.section)
      else { return nil }
      let term = entry.languages[hit.language].terms[hit.section]
      let made = Checks.TermHit(
        range: hit.utf16Range, concept: "\(entry.file)#\(entry.id.isEmpty ? "\(entry.line)" : entry.id)",
        term: term.text,
        status: status(term.status),
        equivalents: entry.equivalents(in: other).map { .init(text: $0.text, status: status($0.status)) })
      if known.count < Self.mostKnown { known[place] = made }
      return made
    }
  }

  /// A term of a glossary.
  private struct Place: Hashable {
    let side, index, entry, language, section: Int
  }

  /// Terms that stood in the draft before: thousands of concepts may have one term.
  private var known: [Place: Checks.TermHit] = [:]
  private static let mostKnown = 1 << 16

  private func status(_ status: TermStatus?) -> Checks.TermHit.Status {
    switch status {
    case .preferred: .preferred
    case .admitted, nil: .admitted
    case .deprecated: .deprecated
    case .forbidden: .forbidden
    }
  }
}

/// The memories of a snapshot as checks ask them.
private final class SnapshotMemory: MemorySource {
  private let memories: MemorySearcher
  /// What was asked lately: where a source stands often, its translations stand often, too.
  private var known: [String: [String]] = [:]
  private static let mostKnown = 1_024

  init(_ snapshot: Snapshot, _ pair: LanguagePair) throws {
    var options = LookupOptions()
    options.pair = pair
    options.threshold = 100
    options.limit = 50
    memories = try MemorySearcher(snapshot, options: options)
  }

  func targets(of source: String) -> [String] {
    if let known = known[source] { return known }
    let targets = memories.matches(SegmentQuery(source)).map(\.target)
    if known.count >= Self.mostKnown { known.removeAll(keepingCapacity: true) }
    known[source] = targets
    return targets
  }
}
