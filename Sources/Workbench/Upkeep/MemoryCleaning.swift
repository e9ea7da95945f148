package import Bitext
internal import Checks
internal import Files
internal import Interchange
package import Library
internal import Markup
internal import Orthography
package import Upkeep

package struct CleanOptions: Sendable {
  package var rules = Set(CleanReason.allCases.filter(\.isOn))
  /// nil takes what the header says, or else the first text of each unit.
  package var source: LanguageTag?
  /// nil judges the source beside each other text.
  package var target: LanguageTag?
  /// Puts the kept units in place of the file; nothing is written otherwise.
  package var applies = false
  /// Where rejected units go.
  package var rejects: String?
  /// So many examples of each reason are kept.
  package var examples = 3
  package init() {}
}

/// A unit that does not belong into its memory.
package struct RejectedUnit: Sendable {
  package let file: String
  package let line: Int
  package let reason: CleanReason
  package let source: String
  package let target: String
}

package struct CleanReport: Sendable {
  package var units = 0
  package var rejected: [CleanReason: Int] = [:]
  /// Units of several languages of which only some texts are wrong: they are kept.
  package var partly = 0
  package var examples: [CleanReason: [RejectedUnit]] = [:]
  package var diagnostics: [Diagnostic] = []
  /// Whether the memory was large enough to know which words go together.
  package var knowsWords = false
  package var rejectedCount: Int { rejected.values.reduce(0, +) }
}

/// Finds the units that do not belong into memories, and moves them to a reject file when told to.
///
/// Files are read two or three times, unit by unit; of a unit some bytes are kept. Duplicates and word knowledge go over all files.
/// - Parameter onReject: called for each rejected unit, in order.
/// - Throws: ``FormatError``, ``UpkeepError``; with `applies`, a file is left as it is or is put in place whole, after
///   the rejects are durable.
package func cleanMemories(
  _ paths: [String], options: CleanOptions, listener: Listener = Listener(), onReject: (RejectedUnit) -> Void = { _ in }
) throws -> CleanReport {
  try expectRejects(options.rejects, paths)
  let locks = options.applies ? try OutputFile.lock(paths) : []
  defer { withExtendedLifetime(locks) {} }
  var job = CleanJob(options: options)
  for path in paths { try job.pass(path, .learning, onReject) }
  job.finishLearning()
  for path in paths { try job.pass(path, .judging, onReject) }
  job.supersede()
  for path in paths { try job.pass(path, .telling, onReject) }
  if options.applies, let rejects = options.rejects { try job.write(paths, rejects) }
  return job.report
}

private func expectRejects(_ rejects: String?, _ paths: [String]) throws {
  for path in paths where path == "-" || !((try? FileStatus(of: path))?.isRegular ?? true) {
    throw UpkeepError.notAFile(path)
  }
  guard let rejects else { return }
  try expectMemoryName(rejects)
  if Path.exists(rejects) {
    throw UpkeepError.rejectsExist(rejects)
  }
  _ = try WritePlace(rejects)
  if memoryFolder(of: rejects) != nil {
    throw UpkeepError.rejectsAmongMemories(rejects)
  }
}

/// The `tm/` that a memory lies in, at most one folder below it.
private func memoryFolder(of path: String) -> String? {
  var folder = Path.split(Path.absolute(path)).folder
  for _ in 0..<2 {
    if Path.split(folder).name == "tm" { return Path.isFolder(folder) ? folder : nil }
    folder = Path.split(folder).folder
  }
  return nil
}

private struct CleanJob {
  enum Pass { case learning, judging, telling }

  let options: CleanOptions
  var report = CleanReport()
  /// By source and target language.
  private var cleaners: [UInt64: PairCleaner] = [:]
  private let analyzers = PairAnalyzers()
  private var languages: [LanguageTag] = []
  private var numbers: [String: Int] = [:]
  /// Of every unit, over all files: 0 to keep, else the reason's number and 1.
  private var verdicts: [UInt8] = []
  private var seen = UnitTable()
  private var near = UnitTable()
  /// For what is superseded: of every unit.
  private var sourceKeys: [UInt64] = []
  private var standings: [Int8] = []
  private var dates: [UInt32] = []
  private var told = 0

  init(options: CleanOptions) { self.options = options }

  /// A variant of the current unit, its memory used again.
  private struct Text {
    var language = 0
    var bytes: [UInt8] = []
    var codes: [UInt8] = []
  }

  func finishLearning() { for cleaner in cleaners.values { cleaner.finishLearning() } }

  private var ordersByAge: Bool { options.rules.contains(.superseded) }

  mutating func pass(_ path: String, _ pass: Pass, _ onReject: (RejectedUnit) -> Void) throws {
    let reader = try TMXReader(path)
    var unitText = TMXUnitText()
    var standing = TMXUnitStanding()
    var header = TMXHeaderCollector()
    var source: LanguageTag? = options.source
    var isBegun = false
    var texts: [Text] = []
    // Languages are numbered over all files, the reader's own numbers are of this one.
    let codes = LanguageCodes()
    if pass == .telling, options.rules.isEmpty { return }
    reading: while true {
      switch try reader.step() {
      case .end: break reading
      case .outside:
        if !isBegun { header.take(reader) }
        continue reading
      case .unit: break
      }
      if !isBegun {
        isBegun = true
        if source == nil, let code = header.header?.attributes["srclang"], code.lowercased() != "*all*", !code.isEmpty {
          source = LanguageTag(code)
        }
      }
      if pass == .telling {
        let verdict = verdicts[told]
        told += 1
        guard verdict > 0, let reason = CleanReason(rawValue: verdict - 1) else { continue }
        let unit = reader.unit()
        let variants = unit.variants
        let first = variants.isEmpty ? 0 : sourceIndex(of: unit, sourceLanguage: source?.canonical)
        let rejected = RejectedUnit(
          file: path, line: reader.unitLine, reason: reason,
          source: variants.indices.contains(first) ? variants[first].segment?.text ?? "" : "",
          target: variants.indices.filter { $0 != first }.compactMap { variants[$0].segment?.text }.joined(
            separator: " | "))
        report.rejected[reason, default: 0] += 1
        if report.examples[reason, default: []].count < options.examples {
          report.examples[reason, default: []].append(rejected)
        }
        onReject(rejected)
        continue
      }
      var count = 0
      unitText.read(reader, number: { codes.number($0) }) { language, _, text, inline in
        if count == texts.count { texts.append(Text()) }
        texts[count].language = language
        texts[count].bytes.removeAll(keepingCapacity: true)
        texts[count].bytes.append(contentsOf: text)
        texts[count].codes.removeAll(keepingCapacity: true)
        for code in inline { texts[count].codes.append(code.kind) }
        count += 1
      }
      let first =
        source.flatMap { source in (0..<count).first { codes.tags[texts[$0].language].language == source.language } }
        ?? 0
      if pass == .judging {
        standing.read(reader)
        report.units += 1
        verdicts.append(judge(texts, count, first, codes, standing, unitText.changed))
        continue
      }
      for index in 0..<count where index != first && isWanted(codes.tags[texts[index].language]) {
        let cleaner = cleaner(codes.tags[texts[first].language], codes.tags[texts[index].language])
        texts[first].bytes.withUnsafeBufferPointer { a in
          texts[index].bytes.withUnsafeBufferPointer { b in cleaner.learn(source: a, target: b) }
        }
      }
    }
    if pass == .learning {
      report.diagnostics += reader.diagnostics
      if options.applies, let fault = reader.diagnostics.first(where: { $0.severity == .error }) {
        throw UpkeepError.damaged(FormatError(fault))
      }
    }
    report.knowsWords = cleaners.values.contains(where: \.knowsWords)
  }

  private func isWanted(_ tag: LanguageTag) -> Bool { options.target.map { $0.language == tag.language } ?? true }

  private mutating func judge(
    _ texts: [Text], _ count: Int, _ first: Int, _ codes: LanguageCodes, _ standing: TMXUnitStanding, _ changed: UInt32
  ) -> UInt8 {
    var reasons: [CleanReason] = []
    var judged = 0
    var whole = standing.context
    var fold = standing.context
    for index in 0..<count {
      let language = codes.hashes[texts[index].language]
      var hash = texts[index].bytes.withUnsafeBufferPointer { ByteHash.hash64($0) } ^ language
      for code in texts[index].codes { hash = hash &* 31 &+ UInt64(code) }
      whole = whole &+ hash &* (index == first ? 0x9E37_79B9_7F4A_7C15 : 0xC2B2_AE3D_27D4_EB4F)
      guard index != first, isWanted(codes.tags[texts[index].language]) else { continue }
      judged += 1
      let cleaner = cleaner(codes.tags[texts[first].language], codes.tags[texts[index].language])
      let reason = texts[first].bytes.withUnsafeBufferPointer { a in
        texts[index].bytes.withUnsafeBufferPointer { b in
          cleaner.judge(source: a, target: b, codes: (texts[first].codes, texts[index].codes))
        }
      }
      fold = fold &+ cleaner.foldKey &* (language | 1) &+ UInt64(texts[index].codes.count) &* 0x51ED
      if let reason { reasons.append(reason) }
    }
    let number = verdicts.count
    if ordersByAge {
      let key = count > 0 ? texts[first].bytes.withUnsafeBufferPointer { ByteHash.hash64($0) } : 0
      let others = (0..<count).filter { $0 != first }.map { codes.hashes[texts[$0].language] }.reduce(0, &+)
      sourceKeys.append(key ^ standing.context ^ others)
      standings.append(Int8(standing.approval))
      dates.append(changed)
    }
    if judged == 0 {
      // With a language asked for, units without it are not its matter.
      return options.target == nil && options.rules.contains(.empty) ? CleanReason.empty.rawValue + 1 : 0
    }
    if reasons.count == judged, let reason = reasons.first { return reason.rawValue + 1 }
    if !reasons.isEmpty { report.partly += 1 }
    if let earlier = seen.earlier(whole, number) {
      renew(earlier, by: number)
      if options.rules.contains(.duplicate) { return CleanReason.duplicate.rawValue + 1 }
    } else if let earlier = near.earlier(fold, number), options.rules.contains(.nearDuplicate) {
      renew(earlier, by: number)
      return CleanReason.nearDuplicate.rawValue + 1
    }
    return 0
  }

  /// A unit is as young as its youngest duplicate.
  private mutating func renew(_ earlier: Int, by number: Int) {
    guard ordersByAge else { return }
    dates[earlier] = max(dates[earlier], dates[number])
    standings[earlier] = max(standings[earlier], standings[number])
  }

  /// Of kept units with one source the newest that is approved stays, or the newest where none is.
  mutating func supersede() {
    guard ordersByAge else { return }
    var best = UnitTable()
    func isBetter(_ a: Int, _ b: Int) -> Bool {
      let (x, y) = (standings[a] > 0, standings[b] > 0)
      return x != y ? x : (dates[a], a) > (dates[b], b)
    }
    for number in verdicts.indices where verdicts[number] == 0 {
      if let other = best.earlier(sourceKeys[number], number), isBetter(number, other) {
        best.replace(sourceKeys[number], number)
      }
    }
    for number in verdicts.indices where verdicts[number] == 0 {
      if let winner = best.find(sourceKeys[number]), winner != number {
        verdicts[number] = CleanReason.superseded.rawValue + 1
      }
    }
  }

  private mutating func cleaner(_ source: LanguageTag, _ target: LanguageTag) -> PairCleaner {
    let key = ByteHash.hash64(source.language) &* 31 &+ ByteHash.hash64(target.language)
    if let known = cleaners[key] { return known }
    let rules = DraftQuestions(source: source, target: target)
    let made = PairCleaner(source: source, target: target, rules: options.rules, analyzers: analyzers) {
      rules.ask($0, $1, $2)
    }
    cleaners[key] = made
    return made
  }

  // MARK: Writing

  /// Rejects first: what is nowhere else is durable before the file it came from is replaced.
  func write(_ paths: [String], _ rejects: String) throws {
    let count = verdicts.count { $0 > 0 }
    guard count > 0 else { return }
    var number = 0
    let rejected = try OutputFile(rejects, from: paths)
    var encoder: TMXEncoder?
    var closing: [UInt8] = []
    var opening: [UInt8] = []
    var kept: [OutputFile] = []
    for path in paths {
      let pieces = try TMXPieceReader(ByteSource(path, isAppendedTo: true))
      let file = try OutputFile(path)
      var own: TMXEncoder?
      var isFirst = true
      while let (gap, unit) = try pieces.next() {
        guard number < verdicts.count else { throw changed(path) }
        let encoding = pieces.reader.scanner.stream.encoding
        if own == nil { own = TMXEncoder(encoding) }
        let verdict = verdicts[number]
        number += 1
        if isFirst {
          isFirst = false
          // The opening ends with the last tag before the unit.
          let cut = gap.lastIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? gap.startIndex
          if encoder == nil {
            encoder = TMXEncoder(encoding)
            opening = Array(gap[..<cut])
            try rejected.write(encoder?.encode(opening) ?? opening)
          }
          try file.write(own?.encode(Array(gap[..<cut])) ?? [])
          if verdict == 0 { try file.write(own?.encode(Array(gap[cut...])) ?? []) }
        } else if verdict == 0 || gap.contains(where: { $0 > 0x20 }) {
          try file.write(own?.encode(Array(gap)) ?? [])
        }
        guard verdict > 0, let reason = CleanReason(rawValue: verdict - 1) else {
          try file.write(own?.encode(Array(unit)) ?? [])
          continue
        }
        let marked = Array("\n".utf8) + self.marked(Array(unit), reason, pieces.reader)
        try rejected.write(encoder?.encode(marked) ?? marked)
      }
      let rest = Array(pieces.rest())
      if closing.isEmpty, !isFirst { closing = rest }
      try file.write(own?.encode(rest) ?? rest)
      kept.append(file)
    }
    guard number == verdicts.count else { throw changed(paths.last ?? "") }
    try rejected.write(encoder?.encode(closing) ?? closing)
    // Whatever needs room is done before the first file is put in place, so that a full disk changes nothing.
    for file in kept { try file.prepare() }
    try rejected.commit(isNew: true)
    for file in kept { try file.commit() }
  }

  private func changed(_ path: String) -> FormatError {
    FormatError(
      file: path, message: "expected the file as it was when it was judged, found another: nothing is written")
  }

  /// A unit with the reason as its first prop, otherwise byte for byte; entities of another document are resolved.
  private func marked(_ bytes: [UInt8], _ reason: CleanReason, _ reader: TMXReader) -> [UInt8] {
    let prop = MarkupElement("prop", [Attribute("type", rejectedProp)], [.text(reason.id)])
    let tag = reader.scanner[reader.unitEvents.lowerBound].range
    let end = Int(tag.upperBound - reader.unitRange.lowerBound)
    let usesEntities =
      bytes.contains(UInt8(ascii: "&")) && lastRange(of: Array("<!ENTITY".utf8), in: reader.prologue) != nil
    if !usesEntities, end > 1, end <= bytes.count, bytes[end - 1] == UInt8(ascii: ">"),
      bytes[end - 2] != UInt8(ascii: "/")
    {
      var xml = XMLWriter()
      xml.node(.element(prop))
      return bytes[..<end] + xml.take() + bytes[end...]
    }
    var unit = reader.unit()
    unit.content.insert(.markup(.element(prop)), at: 0)
    var writer = TMXWriter()
    writer.write(unit)
    return writer.take()
  }
}

/// The prop by which a reject file says why.
package let rejectedProp = "x-tolmach-rejected"

/// The language codes of a file.
private final class LanguageCodes {
  private var numbers: [String: Int] = [:]
  private(set) var tags: [LanguageTag] = []
  private(set) var hashes: [UInt64] = []

  func number(_ code: String) -> Int {
    if let known = numbers[code] { return known }
    numbers[code] = tags.count
    tags.append(LanguageTag(code))
    hashes.append(ByteHash.hash64(code.lowercased()))
    return tags.count - 1
  }
}

/// The rules for drafts, asked of single pairs.
private final class DraftQuestions {
  private let languages: (source: LanguageTag, target: LanguageTag)
  private var checkers: [PairQuestion: (checker: DraftChecker, asked: Int)] = [:]

  init(source: LanguageTag, target: LanguageTag) { languages = (source, target) }

  func ask(_ question: PairQuestion, _ source: String, _ target: String) -> Bool {
    var own = checkers[question] ?? (make(question), 0)
    own.asked += 1
    // A checker remembers what it has seen, for the end of a draft.
    if own.asked > 4_096 { own = (make(question), 1) }
    checkers[question] = own
    let segment = DraftSegment(id: "", line: 1, source: Segment(source), target: Segment(target))
    return own.checker.check(segment).contains { $0.severity == .error }
  }

  private func make(_ question: PairQuestion) -> DraftChecker {
    let rules: [String] =
      switch question {
      case .untranslated: ["untranslated"]
      case .mojibake: ["mojibake"]
      case .tags: ["tag-extra", "tag-missing", "tag-unbalanced"]
      case .length: ["length-ratio"]
      }
    var options = CheckOptions(source: languages.source, target: languages.target)
    options.enabled = Set(rules)
    options.disabled = ["*"]
    for rule in rules { options.severities[rule] = .error }
    return DraftChecker(options)
  }
}
