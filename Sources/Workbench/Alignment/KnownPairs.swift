internal import Bitext
internal import Files
internal import Interchange
internal import Library
internal import Markup
internal import Orthography
internal import Terminology

/// Pairs that are known to translate each other: units of memories, entries of glossaries.
struct KnownPairs {
  private let pair: LanguagePair
  private let listener: Listener
  private let take: (String, String) -> Void
  /// Pairs given so far.
  private(set) var count = 0
  /// More would take longer than the texts.
  private static let longest = 600_000

  /// - Parameter take: receives a source text and a target text at a time.
  init(_ pair: LanguagePair, listener: Listener, _ take: @escaping (String, String) -> Void) {
    self.pair = pair
    self.listener = listener
    self.take = take
  }

  /// The memories of a snapshot, those of machine translation left out, and its glossaries. What cannot be read is a
  /// message.
  /// - Parameter excluded: absolute paths of memories that are left out.
  mutating func addAll(of snapshot: Snapshot, without excluded: Set<String> = []) throws {
    let memories = try snapshot.workspace.memories { [listener] passed in
      listener.message(.memoryLeftOut(passed))
    }
    for memory in memories
    where !memory.isMachine && !excluded.contains(Path.absolute(memory.path)) {
      do {
        try addMemory(memory.path, name: memory.name, mustHavePairs: false)
      } catch let error as FormatError {
        listener.message(.memoryLeftOut(error))
      } catch let error as FileError {
        if !error.isMissing { listener.message(.memoryLeftOut(error)) }
      }
    }
    for index in try snapshot.termbase(pair).indexes {
      for number in 0..<index.entryCount {
        guard let entry = index.entry(number) else { continue }
        add(entry)
      }
    }
  }

  private mutating func add(_ entry: TermEntry) {
    func terms(_ language: LanguageTag) -> [String] {
      entry.languages.filter { $0.language.isEmpty || LanguageTag($0.language).affinity(to: language) > 0 }
        .flatMap(\.terms).filter { $0.status?.isUsable ?? true }.map(\.text)
    }
    // A table without languages in its header has the source first.
    let from = terms(pair.source)
    let to = terms(pair.target)
    guard from.count <= 20, to.count <= 20 else { return }
    for a in from {
      for b in to where a != b {
        // A glossary is written to be believed: it counts as several sentences.
        for _ in 0..<3 { take(a, b) }
        count += 3
      }
    }
  }

  /// - Parameter mustHavePairs: one without is an error.
  mutating func addMemory(_ path: String, name: String, mustHavePairs: Bool) throws {
    guard count < Self.longest else { return }
    let before = count
    let reader = try PairReader(path, pair)
    while count < Self.longest, let (from, to) = try reader.next() {
      take(from, to)
      count += 1
    }
    if mustHavePairs, count == before {
      throw AlignError.nothingToLearn(memory: name, source: pair.source.canonical, target: pair.target.canonical)
    }
    if count >= Self.longest {
      listener.message(.learnedEnough(units: Self.longest))
    }
  }
}

/// The texts of a memory's units that are in two languages, in order.
final class PairReader {
  private let reader: TMXReader
  private let pair: LanguagePair
  private var affinities: [String: (source: Bool, target: Bool)] = [:]

  init(_ path: String, _ pair: LanguagePair) throws {
    reader = try TMXReader(path)
    self.pair = pair
  }

  /// Faults survived so far.
  var diagnostics: [Diagnostic] { reader.diagnostics }

  func next() throws -> (source: String, target: String)? {
    while let unit = try reader.next() {
      var from: String?
      var to: String?
      for variant in unit.variants {
        guard let code = variant.languageCode else { continue }
        let fits =
          affinities[code]
          ?? {
            let tag = LanguageTag(code)
            return (tag.affinity(to: pair.source) > 0, tag.affinity(to: pair.target) > 0)
          }()
        affinities[code] = fits
        if fits.source, from == nil { from = variant.segment?.text } else if fits.target { to = variant.segment?.text }
      }
      if let from, let to { return (from, to) }
    }
    return nil
  }
}
