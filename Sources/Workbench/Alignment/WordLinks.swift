package import Alignment
package import Bitext
internal import Interchange
package import Library
internal import Orthography

/// What `align --words` is asked for.
package struct WordLinkJob: Sendable {
  /// A file of pairs, each a line `a b ||| c d`; `-` is standard input.
  package var path: String
  /// nil takes what the settings say, then English to Russian.
  package var source: LanguageTag?
  package var target: LanguageTag?
  /// Memories to learn from besides those of the workspace.
  package var lexicons: [String] = []
  /// Whether the workspace's memories and glossaries are learned from.
  package var usesWorkspace = true
  package var seed: UInt64 = 1
  /// The encoding of a file that does not say its own (``EncodingHints/asked``).
  package var encoding: String?

  package init(path: String) { self.path = path }
}

/// The links of every pair, in the order of the lines; none for a line that has no words on one side.
///
/// - Throws: ``FormatError`` with line for one that is no pair, ``FileError``, ``AlignError`` for a memory without pairs.
package func linkWords(
  _ job: WordLinkJob, in snapshot: Snapshot
) throws -> [[WordLink]] {
  let pair = snapshot.settings.pair(source: job.source, target: job.target)
  let lines = try PlainText(
    job.path, encoding: EncodingHints(asked: job.encoding, languages: [pair.source, pair.target])
  ).lines
  var tuning = WordTuning()
  tuning.seed = job.seed
  let aligner = WordAligner(source: pair.source, target: pair.target, tuning: tuning)
  var known = KnownPairs(pair, listener: snapshot.listener, aligner.learn)
  if job.usesWorkspace { try known.addAll(of: snapshot) }
  for path in job.lexicons { try known.addMemory(path, name: path, mustHavePairs: true) }
  for (number, line) in lines.enumerated() {
    // Only as a word of its own: a text may have bars.
    let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
    let bars = words.indices.filter { words[$0] == "|||" }
    guard bars.count == 1, let bar = bars.first else {
      let found = bars.isEmpty ? "none" : "\(bars.count)"
      throw FormatError(file: job.path, line: number + 1, message: "expected words ||| words, found \(found) of |||")
    }
    if !aligner.add(Array(words[..<bar]), Array(words[(bar + 1)...])) {
      snapshot.listener.message(
        .noLinks(file: job.path, line: number + 1, mostWords: WordAligner.longestPair))
    }
  }
  aligner.train()
  return (0..<aligner.count).map(aligner.links)
}
