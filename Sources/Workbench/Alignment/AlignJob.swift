package import Alignment
package import Bitext
internal import Files
internal import Interchange
package import Library
internal import Markup
internal import Orthography
internal import Terminology

/// What `align` is asked for.
package struct AlignJob: Sendable {
  package var sourcePath: String
  package var targetPath: String
  /// nil takes what the settings say, then what the letters of the texts say.
  package var source: LanguageTag?
  package var target: LanguageTag?
  /// Each line is a sentence.
  package var isSegmented = false
  /// An SRX file that sentences are cut by instead of the shipped rules.
  package var rules: String?
  /// Units less likely to be right are not written; in `0...1`.
  package var minimumConfidence = 0.0
  /// Memories to learn from besides those of the workspace.
  package var lexicons: [String] = []
  /// Whether the workspace's memories and glossaries are learned from.
  package var usesWorkspace = true
  /// The encoding of texts that do not say theirs (``EncodingHints/asked``).
  package var encoding: String?

  package init(source: String, target: String) {
    sourcePath = source
    targetPath = target
  }
}

/// Two texts, and which sentences belong together.
package struct AlignedTexts: Sendable {
  package let sourcePath: String
  package let targetPath: String
  package let source: LanguageTag
  package let target: LanguageTag
  package let sourceSentences: [String]
  package let targetSentences: [String]
  /// Where each sentence of the target begins, line and column from 1; empty for one sentence a line.
  let targetPlaces: [(line: Int, column: Int)]
  package let beads: [Bead]
  package let minimumConfidence: Double
  package let diagnostics: [Diagnostic]

  /// A bead that someone should look at.
  package static let doubtful: Float = 0.9

  package func sourceText(_ bead: Bead) -> String { Self.joined(sourceSentences[bead.source]) }
  package func targetText(_ bead: Bead) -> String { Self.joined(targetSentences[bead.target]) }

  private static func joined(_ sentences: ArraySlice<String>) -> String {
    sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Whether a bead becomes a unit: both sides have text, and it is likely enough to be right.
  package func isWritten(_ bead: Bead) -> Bool {
    !bead.isSkip && Double(bead.confidence) >= minimumConfidence && hasText(sourceText(bead))
      && hasText(targetText(bead))
  }

  package var units: Int { beads.count(where: isWritten) }
}

private func hasText(_ text: String) -> Bool { text.unicodeScalars.contains { !$0.properties.isWhitespace } }

/// Aligns two texts.
///
/// - Throws: ``AlignError`` where nobody knows the languages; ``FormatError`` for a file that is no text; ``FileError``.
package func align(_ job: AlignJob, in snapshot: Snapshot) throws -> AlignedTexts {
  let settings = snapshot.settings
  // To know the languages, the letters are enough; to cut sentences, the languages are needed.
  let languages = try languages(job, settings)
  let from = try readAlignmentText(
    job.sourcePath, language: languages.source, isSegmented: job.isSegmented, rules: job.rules,
    encoding: job.encoding)
  let to = try readAlignmentText(
    job.targetPath, language: languages.target, isSegmented: job.isSegmented, rules: job.rules,
    encoding: job.encoding)
  for (path, text) in [(job.sourcePath, from), (job.targetPath, to)] where !text.text.sentences.contains(where: hasText)
  {
    throw FormatError(file: path, line: 1, message: "expected a text with sentences, found none")
  }
  let lexicon = BilingualLexicon(source: languages.source, target: languages.target)
  var source = KnownPairs(LanguagePair(languages.source, languages.target), listener: snapshot.listener, lexicon.add)
  if job.usesWorkspace { try source.addAll(of: snapshot) }
  for path in job.lexicons { try source.addMemory(path, name: path, mustHavePairs: true) }
  if lexicon.pairs > 0 { lexicon.train() }
  let beads = SentenceAligner(lexicon).align(from.text, to.text)
  return AlignedTexts(
    sourcePath: job.sourcePath, targetPath: job.targetPath, source: languages.source, target: languages.target,
    sourceSentences: from.text.sentences, targetSentences: to.text.sentences, targetPlaces: to.places, beads: beads,
    minimumConfidence: job.minimumConfidence, diagnostics: from.diagnostics + to.diagnostics)
}

/// The languages as given, as set, or by their letters.
private func languages(_ job: AlignJob, _ settings: Settings) throws -> (source: LanguageTag, target: LanguageTag) {
  if let source = job.source, let target = job.target { return (source, target) }
  // Either text may be in either language yet.
  let known = [job.source ?? settings.source, job.target ?? settings.target].compactMap { $0 }
  let hints = EncodingHints(asked: job.encoding, languages: known)
  let from = LanguageTag.byScript(try sampleTexts(job.sourcePath, isSegmented: job.isSegmented, encoding: hints))
  let to = LanguageTag.byScript(try sampleTexts(job.targetPath, isSegmented: job.isSegmented, encoding: hints))
  var source = job.source
  var target = job.target
  if let first = settings.source, let second = settings.target {
    func fits(_ language: LanguageTag, _ letters: (isLatin: Bool, language: LanguageTag?)) -> Bool {
      if letters.isLatin { return !language.isCyrillic }
      return letters.language.map { $0.isCyrillic == language.isCyrillic } ?? true
    }
    // The texts may be given the other way round.
    let isTurned = !fits(first, from) && !fits(second, to) && fits(first, to) && fits(second, from)
    source = source ?? (target == first || isTurned && target == nil ? second : first)
    target = target ?? (source == second ? first : second)
  }
  source = source ?? from.language
  target = target ?? to.language
  // English is the language that Latin letters stand for only beside another script.
  if source == nil, from.isLatin, let target, !(target.language == "en"), !to.isLatin { source = LanguageTag("en") }
  if target == nil, to.isLatin, let source, !(source.language == "en"), !from.isLatin { target = LanguageTag("en") }
  guard let source, let target, source != target else {
    throw AlignError.unknownLanguages(source: source?.canonical, target: target?.canonical)
  }
  return (source, target)
}

extension AlignedTexts {
  /// Writes the units as TMX 1.4: each marked as made by alignment, with its confidence and the files it is from.
  package func writeMemory(_ path: String) throws {
    try expectMemoryName(path)
    try expectOutput(path)
    let file = try OutputFile(path, from: [sourcePath, targetPath])
    var writer = TMXWriter()
    writer.begin(TMXHeader(sourceLanguage: source.canonical, toolVersion: toolVersion))
    let date = tmxDate(nanoseconds: wallClockNanoseconds())
    for (number, bead) in beads.enumerated() where isWritten(bead) {
      writer.line(unit(bead, number: number + 1, date: date))
      if number % 256 == 255 { try file.write(writer.take()) }
    }
    writer.end()
    try file.write(writer.take())
    try file.commit()
  }

  private func unit(_ bead: Bead, number: Int, date: String) -> TranslationUnit {
    func prop(_ type: String, _ text: String) -> TranslationUnit.Content {
      .markup(.element(MarkupElement("prop", [Attribute("type", type)], [.text(xmlText(text))])))
    }
    let content: [TranslationUnit.Content] = [
      prop("x-origin", "alignment"), prop("x-confidence", Self.decimal(bead.confidence)),
      prop("x-source-file", Path.split(sourcePath).name), prop("x-target-file", Path.split(targetPath).name),
      .variant(Variant(language: source.canonical, segment: Segment(xmlText(sourceText(bead))))),
      .variant(Variant(language: target.canonical, segment: Segment(xmlText(targetText(bead))))),
    ]
    return TranslationUnit(
      attributes: [
        Attribute("tuid", "\(number)"), Attribute("srclang", source.canonical), Attribute("creationdate", date),
        Attribute("creationid", "align"),
      ], content: content)
  }

  /// A text is not written over by its own alignment.
  /// - Throws: ``AlignError`` for the path of one of the texts.
  package func expectOutput(_ path: String) throws {
    for own in [sourcePath, targetPath]
    where Path.isSameFile(own, path) {
      throw AlignError.sameFile(path)
    }
  }

  /// Three decimals.
  package static func decimal(_ confidence: Float) -> String {
    // Never rounded up to sure.
    let thousandths = max(0, min(1000, Int(confidence * 1000)))
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
  }
}
