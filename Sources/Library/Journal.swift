package import Files

/// The journal of one memory or glossary: what was added to it, removed from it and replaced in it, so that it can be taken back.
///
/// An entry is durable before the file is changed. Its line is ended when the change is done: a line without an end is a change that may
/// not have come about, and whoever opens the journal next looks into the file, and ends the line or takes it away. The lock of the
/// file's folder must be held.
package final class Journal {
  private let file: String
  private let path: String
  private let place: Workspace.JournalPlace
  /// nil as long as nothing was written down.
  private var log: AppendLog?
  private var lastID: String?
  /// Where the change begins that is not done yet.
  private var begun: Int64?

  /// A journal that has grown beyond it is set aside, in place of the one that was set aside before.
  package static let limitBytes: Int64 = 8 << 20
  /// The largest change that is kept.
  static let largestChangeBytes = 64 << 20

  /// - Throws: ``FileError`` where the journal cannot be opened, or a link leads to it.
  package init(_ workspace: Workspace, of path: String) throws(FileError) {
    file = workspace.name(of: path)
    self.path = path
    place = workspace.journal(of: path)
    log = try AppendLog(place.path, below: place.root, as: path, creates: false)
    if let log { try settle(log) }
  }

  // MARK: A change

  /// Makes a change durable in the journal, before it is made.
  /// - Parameters:
  ///   - edits: in the order of their places.
  ///   - size: of the file before, and after the change.
  ///   - change: the id of the command's first entry, where there is one already.
  package func begin(
    _ edits: [JournalEdit], size: (before: Int64, after: Int64), change: String? = nil
  ) throws -> [JournalEntry] {
    if let full = log, full.size > Self.limitBytes {
      try full.rename(to: Path.split(place.old).name)
      log = nil
    }
    var id = JournalID(after: [lastID, change].compactMap(\.self).max())
    let change = change ?? id.string
    let time = extendedDate(tmxDate(nanoseconds: wallClockNanoseconds()))
    var shift: Int64 = 0
    var entries: [JournalEntry] = []
    for edit in edits {
      entries.append(
        JournalEntry(
          id: id.string, change: change, time: time, user: userName() ?? "", edit: edit, to: edit.at + shift,
          size: size,
          more: edits.count - 1 - entries.count))
      shift += Int64(edit.new.count - edit.old.count)
      id.step()
    }
    let bytes = Array(entries.map(\.line).joined(separator: [0x0A]))
    guard bytes.count <= Self.largestChangeBytes else { throw JournalError.tooLarge(file: file, bytes: bytes.count) }
    guard let log = try log ?? AppendLog(place.path, below: place.root, as: path, creates: true) else { return [] }
    let start = log.size
    try log.append(bytes)
    self.log = log
    begun = start
    lastID = entries.last?.id
    return entries
  }

  /// The change is made. Need not be durable: who opens the journal next would find it made.
  package func end() {
    log?.note([0x0A])
    begun = nil
  }

  /// The change could not be made.
  package func drop() {
    if let begun { log?.cut(to: begun) }
    log = nil
    begun = nil
  }

  // MARK: What a kill left

  private func settle(_ log: AppendLog) throws(FileError) {
    let size = log.size
    guard size > 0 else { return }
    var count: Int64 = 1 << 12
    var tail: [UInt8] = []
    var lines: [ArraySlice<UInt8>] = []
    repeat {
      count *= 4
      tail = try log.read(at: max(0, size - count), count: Int(min(count, size)))
      lines = tail.split(separator: 0x0A, omittingEmptySubsequences: false)
      // The last line is whole when another stands before it.
    } while lines.count < (tail.last == 0x0A ? 3 : 2) && count < size
    let isEnded = tail.last == 0x0A
    if isEnded { lines.removeLast() }
    let last = lines.last.flatMap { JournalEntry(line: Array($0), file: file) }
    lastID = last?.id ?? lines.dropLast().last.flatMap { JournalEntry(line: Array($0), file: file) }?.id
    if isEnded, last?.more ?? 0 == 0 { return }
    if !isEnded, let last, last.more == 0, try isMade(last) {
      log.note([0x0A])
      return
    }
    log.cut(to: try startOfLastChange(log, size))
  }

  /// Where the change begins that the journal's end belongs to.
  private func startOfLastChange(_ log: AppendLog, _ size: Int64) throws(FileError) -> Int64 {
    let all = try log.read(at: 0, count: Int(size))
    var starts: [(start: Int64, change: String?)] = []
    var at: Int64 = 0
    for line in all.split(separator: 0x0A, omittingEmptySubsequences: false) where !line.isEmpty {
      starts.append((at, JournalEntry(line: Array(line), file: file).map { $0.more > 0 ? $0.change : "" }))
      at += Int64(line.count) + 1
    }
    guard var start = starts.popLast() else { return 0 }
    var change = start.change.flatMap { $0.isEmpty ? nil : $0 }
    // The entries before it are of the same change as long as they say that more follow.
    while let before = starts.popLast(), let own = before.change, !own.isEmpty, change == nil || change == own {
      (start, change) = (before, own)
    }
    return start.start
  }

  /// Whether the file is as it is after an entry.
  private func isMade(_ entry: JournalEntry) throws(FileError) -> Bool {
    let source: RandomAccessFile
    do throws(FileError) { source = try RandomAccessFile(path) } catch {
      if error.isMissing { return false }
      throw error
    }
    let (old, new) = (entry.edit.old, entry.edit.new)
    let size = source.status.sizeBytes
    func stands(_ bytes: [UInt8], at offset: Int64) -> Bool { source.read(at: offset, count: bytes.count) == bytes }
    if old.isEmpty { return size != entry.size.before && stands(new, at: entry.to) }
    if size == entry.size.before, stands(old, at: entry.edit.at) { return false }
    if new.isEmpty { return size == entry.size.after || !stands(old, at: entry.edit.at) }
    return stands(new, at: entry.to) || !stands(old, at: entry.edit.at)
  }

  // MARK: Reading

  /// What the journal has of a file of the workspace, oldest first; what is not done yet is left out.
  package static func entries(_ workspace: Workspace, of path: String) throws(FileError) -> [JournalEntry] {
    let place = workspace.journal(of: path)
    let file = workspace.name(of: path)
    var entries: [JournalEntry] = []
    let limit = limitBytes + Int64(largestChangeBytes)
    for log in [place.old, place.path] {
      let bytes = try AppendLog.contents(log, below: place.root, limit: limit)
      var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      // The line that has no end.
      lines.removeLast()
      entries += lines.compactMap { JournalEntry(line: Array($0), file: file) }
    }
    // Of a change that is not done the first lines have ends.
    while let last = entries.last, last.more > 0 { entries.removeLast() }
    return entries
  }
}

/// Why a change cannot be written down.
package enum JournalError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The change of a file, by its name in the workspace, is larger than a journal keeps.
  case tooLarge(file: String, bytes: Int)

  package var description: String {
    switch self {
    case .tooLarge(let file, let bytes):
      "\(file): expected a change that its journal can keep, at most 64 MiB, found \(bytes >> 20) MiB"
    }
  }
}

extension Workspace {
  struct JournalPlace {
    let path: String
    /// The one that was set aside.
    let old: String
    /// No link is followed below it.
    let root: String
  }

  private var journalRoot: String { WritePlace.followsLinks ? Path.followingLinks(memoryFolder) : memoryFolder }

  func journal(of path: String) -> JournalPlace {
    let name = name(of: path)
    let journal = Path.join(
      Path.join(journalRoot, ".journal"), name.hasPrefix("tm/") ? String(name.dropFirst("tm/".count)) : name)
    return JournalPlace(
      path: journal + ".jsonl", old: journal + ".old.jsonl", root: WritePlace.followsLinks ? journalRoot : folder)
  }

  /// The memories and glossaries that have a journal and are there, by path.
  package var journaledFiles: [String] {
    let root = Path.join(journalRoot, ".journal")
    guard Path.link(root) == nil else { return [] }
    var found: [String] = []
    func collect(_ prefix: String, deeper: Bool) {
      for name in (try? Path.entries(of: Path.join(root, prefix))) ?? [] {
        let path = Path.join(root, prefix + name)
        if Path.link(path) == nil, Path.isFolder(path) {
          if deeper { collect(prefix + name + "/", deeper: false) }
        } else if name.hasSuffix(".jsonl"), !name.hasSuffix(".old.jsonl") {
          let name = prefix + name.dropLast(".jsonl".count)
          let file = isMemoryName(name) ? "tm/" + name : name
          let path = Path.join(folder, file)
          if file.hasPrefix("tm/") || file.hasPrefix("glossaries/"), (try? FileStatus(of: path))?.isRegular ?? false {
            found.append(path)
          }
        }
      }
    }
    collect("", deeper: true)
    return found
  }
}
