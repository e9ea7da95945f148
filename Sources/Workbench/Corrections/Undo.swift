internal import Bitext
internal import Files
internal import Interchange
package import Library

/// A command that changed units: what a journal has of it, all files together.
package struct JournaledChange: Sendable {
  package var entries: [JournalEntry]
  /// Whether it stands: it was not taken back.
  package var isStanding: Bool

  package var id: String { entries.first?.change ?? "" }
  /// The entry that it is shown by: what is added in the place of others comes behind them.
  package var main: JournalEntry? { entries.last }
  package var isUndo: Bool { entries.allSatisfy { $0.edit.kind == .undo } }
}

/// The changes of a workspace's memories and glossaries that its journals know, oldest first.
package func journaledChanges(in workspace: Workspace) throws -> [JournaledChange] {
  changes(try workspace.journaledFiles.flatMap { try Journal.entries(workspace, of: $0) }).all
}

/// - Returns: the changes, and the ids of the entries that stand.
private func changes(_ entries: [JournalEntry]) -> (all: [JournaledChange], standing: Set<String>) {
  let entries = entries.sorted { $0.id < $1.id }
  var undone: Set<String> = []
  var standing: Set<String> = []
  // From the newest on: what takes something back counts only while it stands itself.
  for entry in entries.reversed() where !undone.contains(entry.id) {
    standing.insert(entry.id)
    if let undoes = entry.edit.undoes { undone.insert(undoes) }
  }
  var numbers: [String: Int] = [:]
  var all: [JournaledChange] = []
  for entry in entries {
    if let number = numbers[entry.change] {
      all[number].entries.append(entry)
    } else {
      numbers[entry.change] = all.count
      all.append(JournaledChange(entries: [entry], isStanding: false))
    }
  }
  for number in all.indices { all[number].isStanding = all[number].entries.contains { standing.contains($0.id) } }
  return (all, standing)
}

/// Takes back the last change of the user who runs the program, or the one with an id; nil where there is nothing to take back.
///
/// Every byte is as before, if nothing else happened to the file since. The taking back can itself be taken back, by its id.
/// - Parameter id: of a change, of one of its entries, or what one of these begins with.
/// - Returns: what was written to the journals.
/// - Throws: ``CorrectionError`` where the change is not known, was taken back, or left something that was changed since: nothing is
///   written then.
package func undo(_ id: String?, in workspace: Workspace) throws -> JournaledChange? {
  // Whoever has all locks sees what will be there: the journals are settled when they are opened.
  let paths = workspace.journaledFiles
  let locks = try FileLock.onFolders(
    ofFiles: try paths.map { path throws(FileError) in try WritePlace(path, below: [workspace.folder]).target })
  defer { withExtendedLifetime(locks) {} }
  var files: [String: JournaledFile] = [:]
  var entries: [String: [JournalEntry]] = [:]
  for path in paths {
    let file = try JournaledFile(workspace, path)
    files[file.name] = file
    entries[file.name] = try Journal.entries(workspace, of: path)
  }
  let (all, standing) = changes(entries.values.flatMap(\.self))
  guard let change = try wanted(id, all) else { return nil }
  var plans: [(file: JournaledFile, edits: [JournalEdit])] = []
  for (name, file) in files.sorted(by: { $0.key < $1.key }) {
    let own = change.entries.filter { $0.edit.file == name && standing.contains($0.id) }
    if own.isEmpty { continue }
    let source = try RandomAccessFile(file.path)
    let edits = try own.map { try inverse(of: $0, in: source, since: entries[name] ?? []) }
    plans.append(
      (file, edits.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)))
  }
  var done = JournaledChange(entries: [], isStanding: true)
  for (file, edits) in plans { done.entries += try file.make(edits, change: done.entries.first?.change) }
  return done
}

private func wanted(_ id: String?, _ all: [JournaledChange]) throws -> JournaledChange? {
  guard let id else {
    return all.last { $0.isStanding && !$0.isUndo && $0.entries.first?.user == userName() ?? "" }
  }
  let text = id.uppercased()
  let found = all.filter { change in
    !text.isEmpty && (change.id.hasPrefix(text) || change.entries.contains { $0.id.hasPrefix(text) })
  }
  guard let change = found.first else { throw CorrectionError.noSuchChange(id) }
  guard found.count == 1 else { throw CorrectionError.severalChanges(id, found: found.count) }
  guard change.isStanding else { throw CorrectionError.undoneAlready(change.id) }
  return change
}

// MARK: Where it stands now

/// The edit that takes an entry back.
/// - Parameter entries: all of the file's journal.
private func inverse(
  of entry: JournalEntry, in file: RandomAccessFile, since entries: [JournalEntry]
) throws -> JournalEdit {
  var edit = JournalEdit(.undo, file: entry.edit.file, at: place(of: entry, after: entries))
  (edit.languages, edit.source, edit.undoes) = (entry.edit.languages, entry.edit.source, entry.id)
  (edit.oldText, edit.newText) = (entry.edit.newText, entry.edit.oldText)
  (edit.before, edit.after) = (entry.edit.after, entry.edit.before)
  (edit.lead, edit.trail) = (entry.edit.lead, entry.edit.trail)
  let changed = CorrectionError.changedSince(file: entry.edit.file, source: entry.edit.source)
  guard let now = edit.before else {
    // Taken out: it must not be there again.
    guard let unit = edit.after, find(unit, in: file) == nil, let at = gap(at: edit.at, for: unit, in: file) else {
      throw changed
    }
    edit.at = at
    return edit
  }
  if file.read(at: edit.at, count: edit.old.count) == edit.old { return edit }
  // Something else moved it.
  guard let at = find(now, in: file) else { throw changed }
  edit.at = at
  if edit.after == nil {
    let start = max(0, at - 256)
    let before = file.read(at: start, count: Int(at - start))
    let own = ownLine(
      around: before.count..<before.count + now.count,
      in: before + now + file.read(at: at + Int64(now.count), count: 2))
    edit.lead = Array(before.suffix(own.lead))
    edit.trail = file.read(at: at + Int64(now.count), count: own.trail)
    edit.at -= Int64(own.lead)
  }
  return edit
}

/// Where the bytes of an entry begin now, as far as the later entries tell.
private func place(of entry: JournalEntry, after entries: [JournalEntry]) -> Int64 {
  var at = entry.to
  var shift: Int64 = 0
  // The edits of a change have their places in the file before it.
  var change = entry.change
  for later in entries where later.id > entry.id && later.change != entry.change {
    if later.change != change {
      (at, shift, change) = (at + shift, 0, later.change)
    }
    let (old, new) = (later.edit.old.count, later.edit.new.count)
    if later.edit.at < at || later.edit.at == at && old == 0 { shift += Int64(new - old) }
  }
  return at + shift
}

/// The place between two units, at an offset or next behind it, where one can be put; nil where there is none.
private func gap(at offset: Int64, for unit: [UInt8], in file: RandomAccessFile) -> Int64? {
  let tag = Array(unit.prefix { $0 != UInt8(ascii: ">") && !isXMLSpace($0) })
  let end = Array("</body".utf8)
  let start = max(0, offset - 256)
  let before = file.read(at: start, count: Int(offset - start)).reversed().drop(while: isXMLSpace)
  let behind = file.read(at: offset, count: 4096).drop(while: isXMLSpace)
  if before.first == UInt8(ascii: ">"), behind.starts(with: tag) || behind.starts(with: end) { return offset }
  guard let next = [find(tag, in: file, from: offset), find(end, in: file, from: offset)].compactMap(\.self).min()
  else {
    return nil
  }
  // Before its indentation.
  let line = file.read(at: max(0, next - 256), count: Int(min(256, next)))
  let indentation = line.reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count
  return next - Int64(indentation)
}
