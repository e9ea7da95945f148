internal import Bitext
internal import Dispatch
internal import Files
internal import Glibc
internal import Interchange
internal import Library
internal import Orthography
internal import Synchronization

/// The drafts that paths name: folders with all below them, patterns with what they fit.
/// - Parameter alone: one path, whatever it is.
func draftPaths(_ paths: [String], alone: Bool = false) throws -> [String] {
  if alone {
    guard paths.count == 1 else { throw DraftError.notOneDraft(found: paths.count) }
    return paths
  }
  var files: [String] = []
  func collect(_ folder: String, depth: Int) throws {
    guard depth < 64 else { return }
    for name in try Path.entries(of: folder) where !name.hasPrefix(".") {
      let path = Path.join(folder, name)
      if Path.isFolder(path) {
        try collect(path, depth: depth + 1)
      } else if FileFormat(name, for: .foundDraft) != nil {
        if let status = try? FileStatus(of: path), !status.isRegular { throw FileError.notAFile(path, status) }
        files.append(path)
      }
    }
  }
  for path in paths {
    if path == "-" || (Path.exists(path) && !Path.isFolder(path)) {
      files.append(path)
    } else if Path.isFolder(path) {
      let before = files.count
      try collect(path, depth: 0)
      if files.count == before { throw DraftError.noDrafts(folder: path) }
    } else if path.contains(where: { "*?[".contains($0) }) {
      let found = Path.matching(path)
      if found.isEmpty { throw DraftError.nothingFits(pattern: path) }
      for path in found {
        guard let status = try? FileStatus(of: path), !status.isFolder else { continue }
        guard status.isRegular else { throw FileError.notAFile(path, status) }
        files.append(path)
      }
    } else {
      throw DraftError.noSuchDraft(path)
    }
  }
  var seen: Set<String> = []
  return files.filter { seen.insert($0).inserted }
}

/// A format by its name.
func draftFormat(_ name: String) throws(DraftError) -> DraftFormat {
  guard let found = DraftFormat(rawValue: name) else { throw .unknownFormat(name) }
  return found
}

extension Settings {
  /// What is known of the encoding of drafts before they are read.
  /// - Parameter encoding: what the user asks for.
  func encodingHints(_ encoding: String?, _ source: LanguageTag?, _ target: LanguageTag?) -> EncodingHints {
    let pair = pair(source: source, target: target)
    return EncodingHints(asked: encoding, languages: [pair.source, pair.target])
  }
}

/// The languages of a segment of a draft: those asked for; else what the draft says; else the workspace's
/// (``Settings/pair(source:target:text:)``).
func languages(
  of segment: DraftSegment, in reader: any SegmentReader, asked: (source: LanguageTag?, target: LanguageTag?),
  _ settings: Settings
) -> LanguagePair {
  func tag(_ code: String?) -> LanguageTag? { code.flatMap { $0.isEmpty ? nil : LanguageTag($0) } }
  return settings.pair(
    source: asked.source ?? tag(segment.sourceLanguage) ?? tag(reader.sourceLanguage),
    target: asked.target ?? tag(segment.targetLanguage) ?? tag(reader.targetLanguage))
}

/// Does a piece of work for each number below a count, on all cores.
///
/// - Parameter worker: made once for each core; what it returns is called with one number after the other.
func onAllCores(_ count: Int, _ worker: @Sendable () -> (Int) -> Void) {
  let next = Mutex(0)
  DispatchQueue.concurrentPerform(iterations: min(count, max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))) { _ in
    let work = worker()
    while true {
      let number = next.withLock { number in
        defer { number += 1 }
        return number
      }
      guard number < count else { return }
      work(number)
    }
  }
}
