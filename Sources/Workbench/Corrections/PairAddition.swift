internal import Bitext
internal import Files
internal import Interchange
package import Library
internal import Markup

/// A unit of the working memory with the same source and another target.
package struct KnownTarget: Sendable {
  package let target: String
  /// Of the unit, from 1.
  package let line: Int
}

/// Other targets that the working memory has for the source of a new unit, in the order of the file; a hundred at most.
///
/// Looks for the text as this program writes it into XML, which costs a pass over the bytes: what another tool wrote with character
/// references where none are needed is not seen.
package func knownTargets(of unit: NewUnit, in workspace: Workspace, _ settings: Settings) throws -> [KnownTarget] {
  let path = workspace.workingMemory(settings)
  guard (try? FileStatus(of: path))?.isRegular ?? false else { return [] }
  let file = try RandomAccessFile(path)
  var writer = XMLWriter()
  writer.text(unit.source)
  let pattern = Array(">".utf8) + writer.take() + Array("<".utf8)
  let pair = LanguagePair(LanguageTag(unit.sourceLanguage), LanguageTag(unit.targetLanguage))
  let reader = TMXSliceReader(prologue: [])
  var known: [KnownTarget] = []
  var at: Int64 = 0
  // Lines before `counted` have been counted.
  var (counted, line): (Int64, Int) = (0, 1)
  while known.count < 100, let hit = find(pattern, in: file, from: at) {
    at = hit + 1
    guard let range = unitRange(around: hit, in: file),
      let found = reader.unit(file.read(at: range.lowerBound, count: range.count))
    else { continue }
    at = range.upperBound
    let variants = found.variants
    guard variants.contains(where: { isOf($0.languageCode, pair.source) && $0.segment?.text == unit.source }) else {
      continue
    }
    let targets = variants.filter { isOf($0.languageCode, pair.target) }.compactMap { $0.segment?.text }
      .filter { $0 != unit.target && !$0.isEmpty }
    if targets.isEmpty { continue }
    while counted < range.lowerBound {
      let block = file.read(at: counted, count: Int(min(1 << 20, range.lowerBound - counted)))
      if block.isEmpty { break }
      line += block.count { $0 == 0x0A }
      counted += Int64(block.count)
    }
    known += targets.map { KnownTarget(target: $0, line: line) }
  }
  return known
}

/// The unit that an offset lies in; nil where it lies in none of at most a mebibyte.
private func unitRange(around offset: Int64, in file: RandomAccessFile) -> Range<Int64>? {
  let most: Int64 = 1 << 20
  var size: Int64 = 1 << 12
  while true {
    let start = max(0, offset - size)
    let before = file.read(at: start, count: Int(offset - start))
    var at = before.count - 4
    while at >= 0 {
      if before[at] == 0x3C, before[at + 1] == 0x74, before[at + 2] == 0x75, before[at + 3] != 0x76 {
        let first = start + Int64(at)
        let end = Array("</tu>".utf8)
        guard let last = firstOffset(of: end, in: file.read(at: offset, count: Int(most))) else { return nil }
        return first..<offset + Int64(last + end.count)
      }
      at -= 1
    }
    if start == 0 || size >= most { return nil }
    size *= 16
  }
}

package struct PairAddition: Sendable {
  package let memory: String
  /// What the new unit took the place of.
  package var superseded: [CorrectedUnit] = []
  /// The memory's end had to be repaired.
  package var message: String?
}

/// Adds a unit to the working memory in place of the units with the same source and another target: all of it in one change, which
/// one ``undo(_:in:)`` takes back.
package func addReplacing(_ unit: NewUnit, to workspace: Workspace, _ settings: Settings) throws -> PairAddition {
  let path = workspace.workingMemory(settings)
  let new = try unit.unit()
  guard Path.exists(path) else {
    let added = try add(unit, to: workspace)
    return PairAddition(memory: added.memory, message: added.message)
  }
  let file = try JournaledFile(workspace, path)
  let appender = MemoryAppender(workspace, path: path)
  let message = try appender.makeWhole()
  let pair = LanguagePair(LanguageTag(unit.sourceLanguage), LanguageTag(unit.targetLanguage))
  let job = CorrectionJob(
    workspace: workspace, correction: .supersede,
    options: CorrectionOptions(source: unit.source, target: unit.target, pair: pair))
  var units = try job.plan(path)
  guard let tail = try appender.closing() else { throw WorkspaceError.notAppendable(memory: file.name) }
  let entries = try file.make(units.map(\.edit) + appender.additions([new], before: tail))
  for index in units.indices { units[index].entry = entries[index] }
  return PairAddition(memory: file.name, superseded: units, message: message)
}
