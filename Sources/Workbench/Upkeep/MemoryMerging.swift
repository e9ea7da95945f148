package import Bitext
internal import Files
internal import Interchange
internal import Library
package import Upkeep

/// What `merge` has done.
package struct MergeReport: Sendable {
  package let output: String
  /// Units written.
  package let units: Int
  /// Of a union.
  package var duplicates = 0
  package var enriched = 0
  package var variants = 0
  /// Of a three-way merge: taken from theirs.
  package var added = 0
  package var changed = 0
  package var removed = 0
  package var conflicts: [MergeConflict] = []
  package var files: (base: String, ours: String, theirs: String)?
  package var diagnostics: [Diagnostic] = []
}

package struct MergeOptions: Sendable {
  package var isCanonical = false
  package var keepsDuplicates = false
  package init() {}
}

/// The union of memories, written to one file.
/// - Throws: ``FormatError`` for a file that is damaged anywhere; nothing is written then.
package func mergeMemories(_ paths: [String], to output: String, options: MergeOptions) throws -> MergeReport {
  try expectMemoryName(output)
  let locks = try OutputFile.lock([output])
  defer { withExtendedLifetime(locks) {} }
  let versions = try paths.map(version)
  let merge = UnionMerge(versions, keepsDuplicates: options.keepsDuplicates, canonical: options.isCanonical)
  let documents = versions.map(\.document)
  try write(merge.pieces, of: documents, as: documents[0].encoding, expecting: merge.units, to: output)
  var report = MergeReport(output: output, units: merge.units)
  report.duplicates = merge.duplicates
  report.enriched = merge.enriched
  report.variants = merge.variants
  report.diagnostics = documents.flatMap(\.diagnostics)
  return report
}

/// Merges what two sides made of a memory.
/// - Parameter base: an empty file is a memory without units, as git has it where both sides added the file.
/// - Throws: ``FormatError`` for a file that is damaged anywhere; nothing is written then.
package func mergeMemories(
  base: String, ours: String, theirs: String, to output: String, options: MergeOptions
) throws -> MergeReport {
  let locks = try OutputFile.lock([output])
  defer { withExtendedLifetime(locks) {} }
  let old =
    try (try? FileStatus(of: base)).map { $0.isRegular && $0.sizeBytes == 0 } ?? false
    ? MemoryVersion(
      TMXDocument(ByteSource(bytes: Array("<tmx version=\"1.4\"><body></body></tmx>".utf8), name: base)))
    : version(base)
  let versions = [old, try version(ours), try version(theirs)]
  let merge = ThreeWayMerge(base: versions[0], ours: versions[1], theirs: versions[2], canonical: options.isCanonical)
  let documents = versions.map(\.document)
  try write(merge.pieces, of: documents, as: documents[1].encoding, expecting: merge.units, to: output)
  var report = MergeReport(output: output, units: merge.units)
  report.added = merge.added
  report.changed = merge.changed
  report.removed = merge.removed
  report.conflicts = merge.conflicts
  report.files = (base, ours, theirs)
  report.diagnostics = documents[1].diagnostics + documents[2].diagnostics
  return report
}

/// Puts pieces together, reads the result, and puts it in place when it is what was meant.
private func write(
  _ pieces: [MemoryPiece], of documents: [TMXDocument], as encoding: String, expecting units: Int, to output: String
) throws {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(documents.map(\.bytes.count).max() ?? 0)
  for piece in pieces {
    switch piece {
    case .copied(let document, let range): bytes += documents[document].bytes[range]
    case .made(let new): bytes += new
    }
  }
  // The declaration may name another encoding; the parser is told that these bytes are UTF-8 by their mark.
  let check = UTF8StreamMark.marked(bytes, encoding: encoding)
  do {
    let read = try TMXDocument(ByteSource(bytes: check, name: output))
    guard read.units.count == units else {
      throw FormatError(
        file: output, message: "expected \(units) units in the result, found \(read.units.count): nothing is written")
    }
  } catch let error as FormatError {
    throw FormatError(
      file: output, line: error.line, column: error.column,
      message: "the merged file would not be sound, nothing is written: \(error.message)")
  }
  try save(bytes, as: encoding, to: output, from: documents.map(\.file))
}

enum UTF8StreamMark {
  /// UTF-8 with a byte order mark, which goes before what the declaration says.
  static func marked(_ bytes: [UInt8], encoding: String) -> [UInt8] {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes : [0xEF, 0xBB, 0xBF] + bytes
  }
}

/// - Parameters:
///   - sources: what it is made from, and is kept from others as they are.
///   - isNew: fails where a file is there already.
func save(
  _ bytes: [UInt8], as encoding: String, to output: String, from sources: [String], isNew: Bool = false
) throws {
  var encoder = TMXEncoder(encoding)
  let file = try OutputFile(output, from: sources)
  try file.write(encoder.encode(bytes))
  try file.commit(isNew: isNew)
}

/// A name that ends as that of a memory does; a device has a name of its own.
func expectMemoryName(_ path: String) throws {
  let isFile = path != "-" && (try? FileStatus(of: path))?.isRegular ?? true
  guard !isFile || isMemoryName(path) else {
    throw UpkeepError.notAMemoryName(path)
  }
}

/// What `split` has done.
package struct SplitReport: Sendable {
  /// The files, with their numbers of units, in the order in which their first units stand.
  package let files: [(path: String, units: Int)]
  package let diagnostics: [Diagnostic]
}

/// Splits a memory into files of a folder; each has the whole header.
///
/// The parts, merged in order with duplicates kept, are the memory.
/// - Throws: ``UpkeepError`` when a file is there already; nothing is written then.
package func splitMemory(_ path: String, by criterion: SplitCriterion, into folder: String) throws -> SplitReport {
  let whole = try version(path)
  let document = whole.document
  var order: [String?] = []
  var parts: [String?: [Int]] = [:]
  for index in document.units.indices {
    // Counting needs no look at the unit.
    let key: String? =
      if case .units(let count) = criterion { String(index / max(1, count) + 1) } else {
        criterion.key(of: whole.unit(index), number: index)
      }
    if parts[key] == nil { order.append(key) }
    parts[key, default: []].append(index)
  }
  guard !order.isEmpty else { throw UpkeepError.noUnits(path) }
  guard order.count <= 10_000 else {
    throw UpkeepError.tooManyParts(path, found: order.count)
  }
  var stem = path == "-" ? "memory" : Path.split(path).name
  for ending in [".gz", ".zip", ".tmx"] where stem.lowercased().hasSuffix(ending) { stem.removeLast(ending.count) }
  let width = String(order.count).count
  var used: Set<String> = []
  var names: [String] = []
  for key in order {
    var name: String
    if case .units = criterion {
      let number = key ?? "0"
      name = "\(stem)-\(String(repeating: "0", count: max(0, width - number.count)))\(number)"
    } else {
      name = "\(stem).\(fileNamePart(key))"
    }
    // Keys that differ only in what a name cannot hold.
    var candidate = name
    var number = 2
    while !used.insert(candidate.lowercased()).inserted {
      candidate = "\(name)-\(number)"
      number += 1
    }
    name = candidate
    names.append(Path.join(folder, name + ".tmx"))
  }
  if let there = names.first(where: { Path.exists($0) }) {
    throw UpkeepError.partExists(there)
  }
  _ = try WritePlace(names.first ?? folder, makesFolders: true)
  var files: [(path: String, units: Int)] = []
  do {
    for (key, name) in zip(order, names) {
      var bytes = Array(document.bytes[document.opening])
      let indices = parts[key] ?? []
      for index in indices {
        bytes += document.gap(index)
        bytes += document.slice(index)
      }
      bytes += document.bytes[document.closing]
      try save(bytes, as: document.encoding, to: name, from: [path], isNew: true)
      files.append((name, indices.count))
    }
  } catch {
    // All of them or none: what is there is in the memory still.
    for file in files { Path.remove(file.path) }
    throw error
  }
  return SplitReport(files: files, diagnostics: document.diagnostics)
}

/// A value as part of a file's name.
private func fileNamePart(_ key: String?) -> String {
  guard let key, !key.isEmpty else { return "none" }
  var name = ""
  for scalar in key.unicodeScalars.prefix(60) {
    let isPlain = scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-"
    name += isPlain ? String(scalar) : "_"
  }
  return name
}
