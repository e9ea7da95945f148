package import Bitext
internal import Files
internal import Interchange
internal import Languages
package import Library
internal import Markup
internal import Matching
internal import Memory
internal import Orthography

/// What is to become of a pair of texts.
package enum Correction: Equatable, Sendable {
  case remove
  /// Its target becomes this one.
  case replace(with: String)
  /// Other targets of its source are removed, and the pair stays.
  case supersede
}

package struct CorrectionOptions: Sendable {
  package var source: String
  package var target: String
  package var pair: LanguagePair
  /// In every memory of the workspace, not in the working memory alone.
  package var isEverywhere = false
  /// Finds out, and writes nothing.
  package var isDryRun = false

  package init(source: String, target: String, pair: LanguagePair) {
    (self.source, self.target, self.pair) = (source, target, pair)
  }
}

/// A unit that was changed, or would be.
package struct CorrectedUnit: Sendable {
  package let edit: JournalEdit
  /// Of the unit before the change, from 1.
  package let line: Int
  /// In the journal; nil in a dry run.
  package var entry: JournalEntry?

  package init(edit: JournalEdit, line: Int, entry: JournalEntry? = nil) {
    (self.edit, self.line, self.entry) = (edit, line, entry)
  }
}

package struct CorrectionReport: Sendable {
  package var units: [CorrectedUnit] = []
  /// Units of other memories with the same pair, which are left: memory and line.
  package var elsewhere: [(memory: String, line: Int)] = []
  /// Memories that have the pair and could not be changed.
  package var failures: [any Error] = []
  /// The working memory's end had to be repaired.
  package var message: String?
}

/// Removes a pair of texts from the working memory, or from every memory, or gives it another target; all of it can be taken back
/// (``undo(_:in:)``).
///
/// The texts are compared as a look-up does that says 100 %. A unit in further languages loses the target text alone. A memory is put in
/// place whole, after its journal is durable; those that cannot be changed are in the report, and the others are changed.
/// - Throws: ``CorrectionError`` for texts that cannot be meant, ``SettingsError``, ``FileError``.
package func correct(
  _ correction: Correction, in snapshot: Snapshot, options: CorrectionOptions
) throws -> CorrectionReport {
  try expectTexts(correction, options)
  let job = CorrectionJob(workspace: snapshot.workspace, correction: correction, options: options)
  let workspace = snapshot.workspace
  let working = workspace.workingMemory(snapshot.settings)
  var report = CorrectionReport()
  var change: String?
  func correctOne(_ path: String, isWorking: Bool) throws {
    if options.isDryRun { return report.units += try job.plan(path) }
    let file = try JournaledFile(workspace, path)
    if isWorking { report.message = try MemoryAppender(workspace, path: path).makeWhole() }
    var units = try job.plan(path)
    guard !units.isEmpty else { return }
    let entries = try file.make(units.map(\.edit), change: change)
    for index in units.indices { units[index].entry = entries[index] }
    change = change ?? entries.first?.change
    report.units += units
  }
  if Path.exists(working) { try correctOne(working, isWorking: true) }
  for memory in try snapshot.memories(besides: working) {
    let lines = try job.lines(in: memory)
    guard !lines.isEmpty else { continue }
    guard options.isEverywhere else {
      report.elsewhere += lines.map { (memory.file.name, $0) }
      continue
    }
    do { try correctOne(memory.file.path, isWorking: false) } catch { report.failures.append(error) }
  }
  return report
}

private func expectTexts(_ correction: Correction, _ options: CorrectionOptions) throws {
  func isBlank(_ text: String) -> Bool { !text.unicodeScalars.contains { !$0.properties.isWhitespace } }
  if isBlank(options.source) { throw CorrectionError.empty("source") }
  if isBlank(options.target) { throw CorrectionError.empty("target") }
  guard case .replace(let new) = correction else { return }
  if isBlank(new) { throw CorrectionError.empty("new target") }
  try TextError.expectXML([new])
  if new.utf8.elementsEqual(options.target.utf8) { throw CorrectionError.sameText }
}

/// Whether a text with a language code may stand for a language: in it, or in one of which one of the two says more.
func isOf(_ code: String?, _ language: LanguageTag) -> Bool {
  code.map { LanguageTag($0).isCompatible(with: language) } ?? false
}

struct CorrectionJob {
  let workspace: Workspace
  let correction: Correction
  let options: CorrectionOptions

  // MARK: Which units

  /// The variants that are the pair's targets; none where the unit does not have the pair.
  private func targets(_ variants: [(code: String?, text: String?)]) -> [Int] {
    guard
      // Texts that differ only in how characters are encoded are equal to Swift, as they are to a look-up that says 100 %.
      variants.contains(where: { isOf($0.code, options.pair.source) && $0.text == options.source })
    else { return [] }
    return variants.indices.filter { index in
      guard isOf(variants[index].code, options.pair.target), let text = variants[index].text else { return false }
      return correction == .supersede ? text != options.target && !text.isEmpty : text == options.target
    }
  }

  /// The lines of the units of a memory that have the pair, by its index.
  func lines(in memory: OpenMemory) throws -> [Int] {
    let analyzer = SegmentAnalyzer()
    let stemmer = Stemmer(language: options.pair.source)
    let query = FuzzyQuery(options.source, language: options.pair.source, analyzer: analyzer, stemmer: stemmer)
    // A text of signs alone has no tokens to be found by.
    if query.isEmpty { return try plan(memory.file.path).map(\.line) }
    // Where inline codes differ, points come off.
    let found = memory.index.search(
      query, target: options.pair.target, threshold: MatchScore(hundredths: 9_000), limit: 1 << 16)
    let units = Set(found.map(\.unit)).sorted().filter { number in
      guard let unit = memory.unit(number) else { return false }
      return !targets(unit.variants.map { ($0.languageCode, $0.segment?.text) }).isEmpty
    }
    return units.map { memory.line($0) ?? 1 }
  }

  // MARK: What becomes of them

  /// The changes of a memory, read unit by unit.
  func plan(_ path: String) throws -> [CorrectedUnit] {
    let name = workspace.name(of: path)
    let pieces = try TMXPieceReader(ByteSource(path, isAppendedTo: true))
    let reader = pieces.reader
    let file = try RandomAccessFile(path)
    var unitText = TMXUnitText()
    let source = Array(options.source.utf8)
    let isASCII = source.allSatisfy { $0 < 0x80 }
    var units: [CorrectedUnit] = []
    while let (gap, bytes) = try pieces.next() {
      var isCandidate = false
      unitText.read(reader, number: { _ in 0 }) { _, _, text, _ in
        // Only a text with other letters than ASCII can be written in two ways.
        if text.count == source.count ? text.elementsEqual(source) || !isASCII : !isASCII { isCandidate = true }
      }
      guard isCandidate else { continue }
      let variants = reader.unit().variants
      let wanted = targets(variants.map { ($0.languageCode, $0.segment?.text) })
      guard !wanted.isEmpty else { continue }
      let range = reader.unitRange
      guard var edit = TMXUnitEdit(Array(bytes), prologue: reader.prologue) else { continue }
      let line = reader.unitLine
      var planned = JournalEdit(.remove, file: name, at: range.lowerBound)
      planned.languages = [options.pair.source.canonical, options.pair.target.canonical]
      (planned.source, planned.before) = (options.source, Array(bytes))
      planned.oldText = wanted.compactMap { variants[$0].segment?.text }.joined(separator: " | ")
      switch correction {
      case .replace(let new):
        for index in wanted where !edit.replaceText(of: index, with: new) {
          throw CorrectionError.codesInTheWay(memory: name, line: line)
        }
        edit.setAttribute("changedate", tmxDate(nanoseconds: wallClockNanoseconds()))
        if let user = userName() { edit.setAttribute("changeid", user) }
        (planned.kind, planned.newText, planned.after) = (.replace, new, edit.bytes)
      case .remove, .supersede:
        let rest = variants.indices.filter { !wanted.contains($0) }
        if rest.contains(where: { !isOf(variants[$0].languageCode, options.pair.source) }) {
          edit.remove(wanted)
          planned.after = edit.bytes
        } else {
          // The line goes with the unit, where it has one of its own.
          let around = Array(gap.suffix(256))
          let own = ownLine(
            around: around.count..<around.count + bytes.count,
            in: around + bytes + file.read(at: range.upperBound, count: 2))
          planned.lead = Array(around.suffix(own.lead))
          planned.trail = file.read(at: range.upperBound, count: own.trail)
          planned.at -= Int64(own.lead)
        }
      }
      units.append(CorrectedUnit(edit: planned, line: line))
    }
    if units.isEmpty { return [] }
    let stream = reader.scanner.stream
    guard stream.isVerbatimUTF8 else {
      throw CorrectionError.notInPlace(memory: name)
    }
    if let fault = reader.diagnostics.first(where: { $0.severity == .error }) {
      throw CorrectionError.damaged(FormatError(fault))
    }
    return units
  }
}
