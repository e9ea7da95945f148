package import Bitext
internal import Files
package import Interchange
package import Library
internal import Matching
internal import Orthography
internal import Synchronization

/// What `pretranslate` is asked for.
package struct PretranslationJob: Sendable {
  /// Files, folders, patterns.
  package var paths: [String]
  /// A file for one draft, a folder for several; nil writes over the drafts.
  package var output: String?
  /// nil takes what the draft says, then what the settings say, then English to Russian.
  package var source: LanguageTag?
  package var target: LanguageTag?
  package var format: String?
  /// Matches of a lower percent are not taken, 1 to 101.
  package var threshold = 100
  /// Whether segments without a translation get the glossaries' terms as notes.
  package var addsTerms = false
  /// The encoding of drafts that do not say theirs (``EncodingHints/asked``).
  package var encoding: String?

  package init(paths: [String]) { self.paths = paths }
}

/// What came of drafts.
package struct PretranslationReport: Sendable {
  package struct Draft: Sendable {
    package let file: String
    package internal(set) var output: String?
    /// How many segments were filled from matches of each band.
    package internal(set) var filled: [AnalysisBand: Int] = [:]
    /// Segments that stay without a translation, by reason.
    package internal(set) var left: [Unfilled: Int] = [:]
    package internal(set) var translated = 0
    /// Finished: nobody is to change them.
    package internal(set) var locked = 0
    /// No texts to translate: `translate="no"`.
    package internal(set) var untranslatable = 0
    package internal(set) var notes = 0
    package internal(set) var diagnostics: [Diagnostic] = []
    /// Why the draft cannot be read, or not be written.
    package internal(set) var failure: (any Error)?

    package var filledCount: Int { filled.values.reduce(0, +) }
  }

  /// Why a segment stays without a translation.
  package enum Unfilled: Hashable, Sendable {
    /// There is nothing to translate.
    case noText
    /// There is a text that is not the source, and the file says that it is no translation: it is somebody's.
    case otherText
    /// A memory does not say which form its target is.
    case pluralForms
    case noMatch
    /// Those of the match are not those of the segment.
    case inlineCodes
    /// The segment may have fewer characters than the match's target.
    case tooLong
    /// The draft's format does not take the translation.
    case refused(FillRefusal)
  }

  package internal(set) var drafts: [Draft]
}

/// Fills segments that have no translation from the memories; everything else of the drafts stays as it is, byte for byte.
///
/// Numbers, dates and addresses that differ are carried over. Inline codes are the draft's own; where those of the match do not
/// fit, the segment is left. So are plural forms, since a memory does not say which one its target is.
/// - Throws: ``DraftError`` for a path at which nothing is, and an output that cannot be. A draft that cannot be read is a failure in
///   the report, and nothing is written for it.
package func pretranslate(_ job: PretranslationJob, in snapshot: Snapshot) throws -> PretranslationReport {
  let format = try job.format.map(draftFormat)
  let files = try outputs(of: job)
  var options = DraftOptions(
    format: format, sourceLanguage: job.source?.canonical, targetLanguage: job.target?.canonical)
  options.encoding = snapshot.settings.encodingHints(job.encoding, job.source, job.target)
  // Opened once, before several cores want them.
  _ = try snapshot.memories()
  var report = PretranslationReport(drafts: [])
  for (file, output) in files {
    var draft = PretranslationReport.Draft(file: file)
    do {
      // Over itself: nobody may change it between reading and writing.
      let locks = try OutputFile.lock([output])
      defer { withExtendedLifetime(locks) {} }
      let work = Pretranslation(job: job, snapshot: snapshot, options: options)
      let content = try DraftFile(file)
      let result = try work.run(file, content.bytes, &draft)
      let target = try OutputFile(output, from: [file])
      try target.write(result == content.bytes ? RandomAccessFile.contents(of: file) : content.holding(result))
      try target.commit()
      draft.output = output
    } catch { draft.failure = error }
    report.drafts.append(draft)
  }
  return report
}

/// The drafts, and where the copy of each goes.
private func outputs(of job: PretranslationJob) throws -> [(file: String, output: String)] {
  let files = try draftPaths(job.paths)
  if files.contains("-") { throw DraftError.standardInput }
  guard let output = job.output else { return files.map { ($0, $0) } }
  let isFolder =
    files.count > 1 || output.hasSuffix("/") || Path.isFolder(output) || job.paths.contains(where: Path.isFolder)
  if !isFolder {
    guard let file = files.first, !Path.isSameFile(file, output) else {
      throw DraftError.sameFile(output)
    }
    return [(file, output)]
  }
  var seen: [String: String] = [:]
  return try files.map { file in
    // What lies below a folder lies below the output at the same place.
    let folder = job.paths.first { Path.isFolder($0) && file.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
    let name = folder.map { Path.relative(file, to: $0) } ?? Path.split(file).name
    let target = Path.join(output, name)
    if let other = seen.updateValue(file, forKey: target) {
      throw DraftError.sameName(output: target, other, file)
    }
    guard Path.absolute(target) != Path.absolute(file) else {
      throw DraftError.sameFile(target)
    }
    _ = try WritePlace(target, makesFolders: true)
    return (file, target)
  }
}

/// One draft.
private struct Pretranslation: Sendable {
  let job: PretranslationJob
  let snapshot: Snapshot
  let options: DraftOptions

  /// A segment to be looked up.
  private struct Task: Sendable {
    let source: Segment
    let pair: LanguagePair
    var query: SegmentQuery
    let limit: Int?
  }

  private enum Answer: Sendable {
    case fill(DraftFill, AnalysisBand)
    case left(PretranslationReport.Unfilled, notes: [String])
  }

  /// - Returns: the bytes of the draft with its targets.
  func run(
    _ file: String, _ bytes: [UInt8], _ draft: inout PretranslationReport.Draft
  ) throws -> [UInt8] {
    var tasks: [Task?] = []
    var language = snapshot.settings.pair(source: job.source, target: job.target).target
    let reader = try DraftReader(bytes: bytes, name: file, options: options)
    var texts: [String] = []
    while let segment = try reader.next() {
      let source = segment.source.withMemoryCodes
      texts.append(source.text)
      let pair = languages(of: segment, in: reader, asked: (job.source, job.target), snapshot.settings)
      language = pair.target
      var task: Task?
      if !segment.isTranslatable {
        draft.untranslatable += 1
      } else if segment.isLocked {
        draft.locked += 1
      } else if segment.state != .untranslated {
        draft.translated += 1
      } else if let target = segment.target, !isBlank(target), !isCopy(target, segment) {
        draft.left[.otherText, default: 0] += 1
      } else if isBlank(segment.source) {
        draft.left[.noText, default: 0] += 1
      } else if segment.plural != nil {
        draft.left[.pluralForms, default: 0] += 1
      } else {
        task = Task(
          source: source, pair: pair, query: SegmentQuery(source), limit: segment.maximumCharacters)
      }
      tasks.append(task)
    }
    draft.diagnostics = reader.diagnostics
    for index in tasks.indices {
      tasks[index]?.query.before = index > 0 ? texts[index - 1] : nil
      tasks[index]?.query.after = index + 1 < texts.count ? texts[index + 1] : nil
    }
    let answers = try answers(tasks)
    var number = -1
    // TMX without a target language gets variants of this one.
    let result = try DraftFiller.filling(bytes, name: file, options: options, language: language.canonical) { segment in
      number += 1
      guard answers.indices.contains(number), let answer = answers[number] else { return nil }
      switch answer {
      case .fill(let fill, let band):
        draft.filled[band, default: 0] += 1
        draft.notes += fill.notes.count
        return fill
      case .left(let reason, let notes):
        draft.left[reason, default: 0] += 1
        draft.notes += notes.count
        return notes.isEmpty ? nil : DraftFill(notes: notes)
      }
    } refused: { _, refusal in
      if answers.indices.contains(number), case .fill(let fill, let band)? = answers[number] {
        draft.filled[band, default: 1] -= 1
        if draft.filled[band] == 0 { draft.filled[band] = nil }
        draft.notes -= fill.notes.count
        draft.left[refusal == .inlineCodes ? .inlineCodes : .refused(refusal), default: 0] += 1
      }
    }
    return result
  }

  private func isBlank(_ segment: Segment) -> Bool {
    segment.text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  /// Some tools put the source where no translation is yet, and say that it is none.
  private func isCopy(_ target: Segment, _ segment: DraftSegment) -> Bool { target.text == segment.source.text }

  private func answers(_ tasks: [Task?]) throws -> [Answer?] {
    let answers = Mutex<[Answer?]>([Answer?](repeating: nil, count: tasks.count))
    let failure = Mutex<(any Error)?>(nil)
    onAllCores((tasks.count + 31) / 32) {
      var searchers: [LanguagePair: Searchers] = [:]
      return { part in
        let range = part * 32..<min(tasks.count, (part + 1) * 32)
        do {
          let found = try range.map { number -> Answer? in
            guard let task = tasks[number] else { return nil }
            let own = try searchers[task.pair] ?? makeSearchers(task.pair)
            searchers[task.pair] = own
            return answer(task, own)
          }
          answers.withLock { answers in for (number, answer) in zip(range, found) { answers[number] = answer } }
        } catch { failure.withLock { $0 = $0 ?? error } }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    return answers.withLock { $0 }
  }

  /// What one core asks for a pair of languages.
  private struct Searchers {
    let memories: MemorySearcher
    let terms: TermSearcher?
  }

  private func makeSearchers(_ pair: LanguagePair) throws -> Searchers {
    var options = LookupOptions(snapshot.settings)
    options.pair = pair
    options.threshold = job.threshold
    options.limit = 5
    return Searchers(
      memories: try MemorySearcher(snapshot, options: options),
      terms: job.addsTerms ? try TermSearcher(snapshot, pair) : nil)
  }

  private func answer(_ task: Task, _ searchers: Searchers) -> Answer {
    let notes = searchers.terms?.notes(task.query.text) ?? []
    let matches = searchers.memories.matches(task.query)
    var reason = PretranslationReport.Unfilled.noMatch
    for match in matches {
      let percent = match.score.percent
      let variants = match.unit.variants
      guard
        let source = variants.first(where: { $0.languageCode == match.sourceCode && $0.segment?.text == match.source }),
        let target = variants.first(where: { $0.languageCode == match.targetCode && $0.segment?.text == match.target }),
        let from = source.segment?.withMemoryCodes, let to = target.segment?.withMemoryCodes
      else { continue }
      guard let pieces = CodeFitting.pieces(draft: task.source, source: from, target: to, adapted: match.adapted) else {
        reason = .inlineCodes
        continue
      }
      let length = pieces.reduce(0) { if case .text(let text) = $1 { $0 + text.unicodeScalars.count } else { $0 } }
      if let limit = task.limit, length > limit {
        reason = .tooLong
        continue
      }
      return .fill(
        DraftFill(
          pieces: pieces, grade: percent >= 100 ? .exact : percent >= 95 ? .near : .fuzzy, percent: percent,
          origin: match.memory, matchSource: match.source, matchTarget: match.target, notes: notes),
        AnalysisBand(percent: percent))
    }
    return .left(reason, notes: notes)
  }
}
