package import Files

/// A memory or glossary that is changed so that the change can be taken back.
///
/// Holds the lock of the file's folder for as long as it lives.
package final class JournaledFile {
  package let workspace: Workspace
  package let path: String
  private let lock: FileLock
  private let journal: Journal

  /// Waits for the lock; what a kill left of the last change is settled.
  /// - Throws: ``FileError`` where the file cannot be written, a link to it among the reasons.
  package init(_ workspace: Workspace, _ path: String) throws(FileError) {
    self.workspace = workspace
    self.path = path
    let place = try WritePlace(path, below: [workspace.folder])
    lock = try FileLock.onFolder(ofFile: place.target)
    journal = try Journal(workspace, of: path)
  }

  /// From the workspace.
  package var name: String { workspace.name(of: path) }

  /// Makes a change: every byte that no edit names stays. When this returns, it is on disk.
  /// - Parameters:
  ///   - edits: in the order of their places, which do not overlap.
  ///   - change: the id of the command's first entry, where another file has it already.
  package func make(_ edits: [JournalEdit], change: String? = nil) throws -> [JournalEntry] {
    let source = try RandomAccessFile(path)
    let file = try AtomicFile(path, below: [workspace.folder])
    var at: Int64 = 0
    for edit in edits {
      let old = edit.old
      guard edit.at >= at, source.read(at: edit.at, count: old.count) == old else {
        throw FileError(path: path, reason: .damaged("changed while it was read"))
      }
      try file.copy(at..<edit.at, of: source)
      try file.write(edit.new)
      at = edit.at + Int64(old.count)
    }
    try file.copy(at..<max(at, source.status.sizeBytes), of: source)
    // All that needs room, before anything is written down.
    try file.prepare()
    let entries = try journal.begin(edits, size: (source.status.sizeBytes, Int64(file.count)), change: change)
    do throws(FileError) { try file.commit() } catch {
      journal.drop()
      throw error
    }
    journal.end()
    return entries
  }
}
