package import Bitext
internal import Compiled
internal import Files
internal import Interchange
internal import Markup
package import Memory
internal import Synchronization

/// A memory that answers: its index, and the file that the index points into. Safe on any thread.
package final class OpenMemory: Sendable {
  package let file: Workspace.MemoryFile
  package let index: MemoryIndex
  /// Of the source when the index was opened.
  let status: FileStatus
  /// The TMX itself, or the UTF-8 copy of it that the index was made from.
  private let text: RandomAccessFile
  /// Parsers that nobody uses at the moment.
  private let idle = Mutex<[IdleReader]>([])
  /// The last long unit that was read: one with thousands of variants may be asked for by each of them.
  private let lastLong = Mutex<(number: Int, unit: TranslationUnit)?>(nil)
  private static let longUnitBytes = 1 << 15

  /// Used by one thread at a time: whoever took it out.
  private struct IdleReader: @unchecked Sendable {
    let slices: TMXSliceReader
  }

  init(file: Workspace.MemoryFile, index: MemoryIndex, text: RandomAccessFile, status: FileStatus) {
    self.file = file
    self.index = index
    self.text = text
    self.status = status
  }

  /// The unit as it stands in the file; nil when the file was changed in place behind the index.
  package func unit(_ number: Int) -> TranslationUnit? {
    guard let place = index.place(ofUnit: number) else { return nil }
    if place.length >= Self.longUnitBytes, let last = lastLong.withLock({ $0 }), last.number == number {
      return last.unit
    }
    // What is not there is not read: a damaged index may say any length.
    let rest = max(0, text.status.sizeBytes - place.offset)
    let bytes = text.read(at: place.offset, count: Int(min(Int64(place.length), rest)))
    let reader = idle.withLock { $0.popLast() } ?? IdleReader(slices: TMXSliceReader(prologue: index.prologue))
    defer { idle.withLock { $0.append(reader) } }
    let unit = reader.slices.unit(bytes)
    if let unit, place.length >= Self.longUnitBytes { lastLong.withLock { $0 = (number, unit) } }
    return unit
  }

  /// The line of the unit's start tag, from 1.
  package func line(_ number: Int) -> Int? {
    guard let known = index.knownLine(before: number), let from = index.place(ofUnit: known.unit)?.offset,
      let to = index.place(ofUnit: number)?.offset, to >= from, to - from < 1 << 30
    else { return nil }
    let between = text.read(at: from, count: Int(to - from))
    return known.line
      + between.withUnsafeBufferPointer { raw in
        raw.baseAddress.map { countNewlines($0, raw.count) } ?? 0
      }
  }
}
