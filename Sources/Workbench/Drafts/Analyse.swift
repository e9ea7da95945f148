package import Bitext
internal import Compiled
internal import Files
internal import Interchange
internal import Languages
package import Library
internal import Markup
internal import Matching
internal import Memory
internal import Orthography
internal import Synchronization

/// What `analyse` is asked for.
package struct AnalysisJob: Sendable {
  /// Files, folders, patterns; `-` is standard input.
  package var paths: [String]
  /// nil takes what the draft says, then what the settings say, then English to Russian.
  package var source: LanguageTag?
  package var target: LanguageTag?
  /// The format of all drafts; nil finds out.
  package var format: String?
  package var usesMemory = true
  /// Whether segments are also compared with those before them in the drafts.
  package var usesInternalMatches = false
  /// Whether what has a translation is passed over.
  package var onlyUntranslated = false
  /// nil takes those of the settings.
  package var rates: AnalysisRates?
  /// The encoding of drafts that do not say theirs (``EncodingHints/asked``).
  package var encoding: String?

  package init(paths: [String]) { self.paths = paths }
}

/// Counts what drafts hold, by how much of it the memories know, on all cores.
///
/// A segment is a repetition when an earlier one has the same source text and codes, whatever the memories know of it; only a
/// match in context comes before. Segments that are locked, not to be translated, or without a text are in no band.
/// - Throws: ``DraftError`` for what is not a known format, and a path at which nothing is. A draft that cannot be read is a failure in the
///   report.
package func analyse(_ job: AnalysisJob, in snapshot: Snapshot) throws -> AnalysisReport {
  let settings = snapshot.settings
  let format = try job.format.map(draftFormat)
  let files = try draftPaths(job.paths)
  var drafting = DraftOptions(
    format: format, sourceLanguage: job.source?.canonical, targetLanguage: job.target?.canonical)
  drafting.encoding = settings.encodingHints(job.encoding, job.source, job.target)
  let options = drafting
  let read = Mutex<[Int: ReadDraft]>([:])
  onAllCores(files.count) {
    { number in
      let draft = ReadDraft(files[number], options, job, settings)
      read.withLock { $0[number] = draft }
    }
  }
  var drafts = read.withLock { read in files.indices.compactMap { read[$0] } }
  markRepetitions(&drafts)
  // Opened once, before several cores want them.
  let memories = job.usesMemory ? try snapshot.memories().count : 0
  let matching = SegmentMatching(drafts: drafts, snapshot: snapshot)
  if memories > 0 {
    let firsts = drafts.indices.flatMap { draft in
      drafts[draft].segments.indices.filter { drafts[draft].segments[$0].first == nil }.map { Place(draft, $0) }
    }
    for (place, score) in zip(firsts, matching.scores(firsts)) {
      drafts[place.draft].segments[place.segment].score = score
    }
    // What stands somewhere else, too, may stand there between other neighbours.
    let repeated = drafts.indices.flatMap { draft in
      drafts[draft].segments.indices.filter { index in
        guard let first = drafts[draft].segments[index].first else { return false }
        return drafts[first.draft].segments[first.segment].score ?? 0 >= 100
      }.map { Place(draft, $0) }
    }
    for (place, score) in zip(repeated, matching.scores(repeated)) {
      drafts[place.draft].segments[place.segment].score = score
    }
  }
  if job.usesInternalMatches { try addInternalMatches(&drafts) }
  return AnalysisReport(
    drafts: drafts.map(\.report), rates: job.rates ?? settings.rates, memories: memories,
    usesInternalMatches: job.usesInternalMatches)
}

/// A segment's number within its draft, and the draft's.
struct Place: Hashable, Sendable {
  var draft: Int
  var segment: Int
  init(_ draft: Int, _ segment: Int) {
    self.draft = draft
    self.segment = segment
  }
}

/// A draft as far as analysing goes.
struct ReadDraft: Sendable {
  struct ReadSegment: Sendable {
    let text: String
    let runs: Segment
    /// Of the pair of languages in the draft.
    let languages: Int
    let counts: TextCounts
    let codes: Int
    /// What stands before and after it in the draft.
    var before: Int?
    /// The earlier segment that is the same.
    var first: Place?
    /// Percent of the best match.
    var score: Int?
  }

  let file: String
  var segments: [ReadSegment] = []
  var languages: [LanguagePair] = []
  var locked = AnalysisCounts()
  var diagnostics: [Diagnostic] = []
  var failure: (any Error)?

  init(_ path: String, _ options: DraftOptions, _ job: AnalysisJob, _ settings: Settings) {
    file = path
    do {
      let reader = try DraftReader(path, options: options)
      var counters: [LanguageTag: TextCounter] = [:]
      while let segment = try reader.next() {
        let source = segment.source.withMemoryCodes
        let flow = source.flow
        guard flow.text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { continue }
        if job.onlyUntranslated, segment.isOpen, segment.state != .untranslated { continue }
        let pair = Workbench.languages(of: segment, in: reader, asked: (job.source, job.target), settings)
        let counter = counters[pair.source] ?? TextCounter(pair.source)
        counters[pair.source] = counter
        let counts = counter.count(flow.text)
        if !segment.isOpen {
          locked.add(counts, codes: flow.codes.count)
          continue
        }
        let languages = languages.firstIndex(of: pair) ?? languages.count
        if languages == self.languages.count { self.languages.append(pair) }
        segments.append(
          ReadSegment(
            text: flow.text, runs: source, languages: languages, counts: counts, codes: flow.codes.count,
            before: segments.isEmpty ? nil : segments.count - 1))
      }
      diagnostics = reader.diagnostics
    } catch {
      failure = error
    }
  }

  func query(_ number: Int) -> SegmentQuery {
    SegmentQuery(
      segments[number].runs, before: number > 0 ? segments[number - 1].text : nil,
      after: number + 1 < segments.count ? segments[number + 1].text : nil)
  }

  func band(_ segment: ReadSegment, draft: Int?) -> AnalysisBand {
    if segment.score ?? 0 > 100 { return .context }
    guard let first = segment.first else { return AnalysisBand(percent: segment.score) }
    return first.draft == draft ? .repetitions : .crossFile
  }

  var number = 0

  var report: AnalysisReport.Draft {
    var report = AnalysisReport.Draft(file: file)
    for segment in segments {
      report.bands[band(segment, draft: number), default: AnalysisCounts()].add(segment.counts, codes: segment.codes)
    }
    report.locked = locked
    report.diagnostics = diagnostics
    report.failure = failure
    return report
  }
}

/// Tells each segment of an earlier one that has the same text and codes, in the same draft where there is one.
func markRepetitions(_ drafts: inout [ReadDraft]) {
  var firsts: [String: Place] = [:]
  for draft in drafts.indices {
    drafts[draft].number = draft
    var own: [String: Place] = [:]
    for index in drafts[draft].segments.indices {
      let segment = drafts[draft].segments[index]
      var key = "\(drafts[draft].languages[segment.languages])\u{0}"
      key += Orthography.identityKey(segment.text)
      if segment.codes > 0 {
        key += "\u{0}" + segment.runs.codePlaces.map { "\($0.kind)@\($0.offset)" }.joined()
        for code in segment.runs.inlineCodes {
          key += "\u{0}\(code.name ?? "")\u{1}\(code.content ?? "")\u{1}\(code.type ?? "")"
        }
      }
      drafts[draft].segments[index].first = own[key] ?? firsts[key]
      if own[key] == nil { own[key] = Place(draft, index) }
      if firsts[key] == nil { firsts[key] = Place(draft, index) }
    }
  }
}

/// Looks segments of drafts up on all cores.
private struct SegmentMatching: Sendable {
  let drafts: [ReadDraft]
  let snapshot: Snapshot

  /// Segments looked up at a time by one core.
  private static let stride = 64

  /// The percent of the best match of each, from 50 on.
  func scores(_ places: [Place]) -> [Int?] {
    let found = Mutex<[Int?]>([Int?](repeating: nil, count: places.count))
    let tasks = (places.count + Self.stride - 1) / Self.stride
    onAllCores(tasks) {
      var searchers: [LanguagePair: MemorySearcher] = [:]
      return { task in
        let range = task * Self.stride..<min(places.count, (task + 1) * Self.stride)
        let scores = range.map { number -> Int? in
          let place = places[number]
          let draft = drafts[place.draft]
          let pair = draft.languages[draft.segments[place.segment].languages]
          let searcher = searchers[pair] ?? (try? makeSearcher(pair))
          searchers[pair] = searcher
          return searcher?.bestScore(draft.query(place.segment))?.percent
        }
        found.withLock { found in for (number, score) in zip(range, scores) { found[number] = score } }
      }
    }
    return found.withLock { $0 }
  }

  private func makeSearcher(_ pair: LanguagePair) throws -> MemorySearcher {
    var options = LookupOptions(snapshot.settings)
    options.pair = pair
    options.threshold = 50
    options.limit = 1
    return try MemorySearcher(snapshot, options: options)
  }
}

/// Compares each segment with those before it, by an index of the drafts' own segments, in memory.
private func addInternalMatches(_ drafts: inout [ReadDraft]) throws {
  var byPair: [LanguagePair: [Place]] = [:]
  for draft in drafts.indices {
    for (index, segment) in drafts[draft].segments.enumerated() where segment.first == nil {
      byPair[drafts[draft].languages[segment.languages], default: []].append(Place(draft, index))
    }
  }
  for (pair, places) in byPair.sorted(by: { $0.key < $1.key }) {
    let index = try index(of: places, in: drafts, language: pair.source)
    let known = drafts
    let found = Mutex<[Int?]>([Int?](repeating: nil, count: places.count))
    onAllCores((places.count + 63) / 64) {
      let analyzer = SegmentAnalyzer()
      let stemmer = Stemmer(language: pair.source)
      return { task in
        let range = task * 64..<min(places.count, (task + 1) * 64)
        let scores = range.map { number -> Int? in
          let segment = known[places[number].draft].segments[places[number].segment]
          guard segment.text.utf8.count <= MemorySearcher.longestQueryBytes else { return nil }
          let query = FuzzyQuery(
            segment.text, language: pair.source, codes: segment.runs.codePlaces, analyzer: analyzer, stemmer: stemmer)
          // A match from the memories must be beaten.
          for least in [85, 70, 50] where least > segment.score ?? 0 || least == 50 {
            let threshold = MatchScore(hundredths: max(least, min((segment.score ?? 0) + 1, 100)) * 100)
            let found = index.search(
              query, target: ownLanguage, threshold: threshold, limit: 1, unitsBefore: number)
            // Identical but for what is counted as a repetition: the 32 bits of a hash say no more.
            if let best = found.first { return min(best.score.percent, 99) }
          }
          return nil
        }
        found.withLock { found in for (number, score) in zip(range, scores) { found[number] = score } }
      }
    }
    for (place, score) in zip(places, found.withLock { $0 }) {
      guard let score, score > drafts[place.draft].segments[place.segment].score ?? 0 else { continue }
      drafts[place.draft].segments[place.segment].score = score
    }
  }
}

/// The other language of a unit that is made of a draft's segment: a unit without a translation is not found.
private let ownLanguage = LanguageTag("x-own")

/// An index in which the numbers of units are those of places.
private func index(of places: [Place], in drafts: [ReadDraft], language: LanguageTag) throws -> MemoryIndex {
  let builder = try IndexBuilder(.memory)
  let (own, other) = (builder.language(language.canonical), builder.language(ownLanguage.canonical))
  func add(_ text: String, language: Int, ordinal: Int, codes: CodeSummary) {
    var text = text
    text.withUTF8 { builder.addVariant(language: language, ordinal: ordinal, text: $0, codes: codes) }
  }
  for (number, place) in places.enumerated() {
    let segment = drafts[place.draft].segments[place.segment]
    try builder.beginUnit(offset: Int64(number), length: 1, line: { number + 1 })
    add(segment.text, language: own, ordinal: 0, codes: CodeSummary(segment.runs.codePlaces))
    add("-", language: other, ordinal: 1, codes: .none)
  }
  return try MemoryIndex([builder.finish(LayerExtent())])
}
