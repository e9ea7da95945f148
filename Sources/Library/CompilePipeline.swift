internal import Dispatch
internal import Files
internal import Matching
internal import Memory
internal import Synchronization

/// Builds an index on a second core while the caller reads the file on the first.
///
/// The caller adds units in order; they travel in batches, of which a few are on the way at most, so that memory stays
/// bounded. The result is the same as adding to the builder directly.
final class CompilePipeline {
  private struct Variant {
    let language: Int
    let ordinal: Int
    let text: Range<Int>
    let codes: CodeSummary
  }

  private struct Unit {
    let offset: Int64
    let length: Int64
    let line: Int
    var changed: UInt32
    var origin = UnitOrigin.human
    var variants: Range<Int>
  }

  /// Belongs to one side at a time: filled by the reader, handed over, read by the builder.
  private final class Batch: @unchecked Sendable {
    var units: [Unit] = []
    var variants: [Variant] = []
    var text: [UInt8] = []
    /// Codes of languages met for the first time, in the order of their numbers.
    var languages: [String] = []
    var prologue: [UInt8]?
  }

  /// What both sides touch.
  private final class Channel: Sendable {
    let batches = Mutex<[Batch]>([])
    /// Counts batches ready; and places for more.
    let ready = DispatchSemaphore(value: 0)
    let room = DispatchSemaphore(value: 4)
    let failure = Mutex<FileError?>(nil)
    let done = DispatchSemaphore(value: 0)
  }

  /// The builder is touched by the second thread alone until `finish`.
  private struct Handed: @unchecked Sendable {
    let builder: IndexBuilder
  }

  private let channel = Channel()
  private let builder: IndexBuilder
  private var batch = Batch()
  private var languages: [String: Int] = [:]
  private var isFinished = false
  private(set) var unitCount = 0

  private static let batchBytes = 1 << 18
  private static let batchUnits = 1 << 12

  init(_ builder: IndexBuilder) {
    self.builder = builder
    let channel = channel
    let handed = Handed(builder: builder)
    DispatchQueue(label: "tolmach.compile").async { Self.consume(channel, handed.builder) }
  }

  deinit {
    // Left by an error: the other thread must not outlive the builder.
    if !isFinished { _ = join() }
  }

  func setPrologue(_ bytes: [UInt8]) { batch.prologue = bytes }

  /// A number for a language code as the file spells it.
  func language(_ code: String) -> Int {
    if let known = languages[code] { return known }
    languages[code] = languages.count
    batch.languages.append(code)
    return languages.count - 1
  }

  /// Begins a unit; its variants and date follow.
  func beginUnit(offset: Int64, length: Int64, line: () -> Int) throws(FileError) {
    if batch.units.count >= Self.batchUnits || batch.text.count >= Self.batchBytes { try send() }
    // Only some lines are kept, and which ones depends on where the builder closes its segments.
    let line = line()
    batch.units.append(
      Unit(
        offset: offset, length: length, line: line, changed: 0, variants: batch.variants.count..<batch.variants.count))
    unitCount += 1
  }

  func addVariant(language: Int, ordinal: Int, text: UnsafeBufferPointer<UInt8>, codes: CodeSummary) {
    guard !batch.units.isEmpty else { return }
    let start = batch.text.count
    batch.text.append(contentsOf: text)
    batch.variants.append(Variant(language: language, ordinal: ordinal, text: start..<batch.text.count, codes: codes))
    let unit = batch.units.count - 1
    batch.units[unit].variants = batch.units[unit].variants.lowerBound..<batch.variants.count
  }

  /// Dates the current unit, in seconds since 1970.
  func setChanged(_ seconds: UInt32) {
    guard !batch.units.isEmpty else { return }
    batch.units[batch.units.count - 1].changed = seconds
  }

  /// Says who made the current unit.
  func setOrigin(_ origin: UnitOrigin) {
    guard !batch.units.isEmpty else { return }
    batch.units[batch.units.count - 1].origin = origin
  }

  /// Waits until the builder has everything.
  func finish() throws(FileError) {
    try send()
    if let failure = join() { throw failure }
  }

  private func send() throws(FileError) {
    if let failure = channel.failure.withLock({ $0 }) { throw failure }
    let full = batch
    batch = Batch()
    channel.room.wait()
    channel.batches.withLock { $0.append(full) }
    channel.ready.signal()
  }

  /// Tells the other thread that nothing follows, and waits for it.
  private func join() -> FileError? {
    isFinished = true
    channel.room.wait()
    channel.ready.signal()
    channel.done.wait()
    return channel.failure.withLock { $0 }
  }

  private static func consume(_ channel: Channel, _ builder: IndexBuilder) {
    while true {
      channel.ready.wait()
      let next = channel.batches.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      channel.room.signal()
      guard let batch = next else { break }
      // After a failure batches are taken and dropped, so that the reader never waits in vain.
      if channel.failure.withLock({ $0 != nil }) { continue }
      do throws(FileError) { try build(batch, builder) } catch {
        channel.failure.withLock { $0 = error }
      }
    }
    channel.done.signal()
  }

  private static func build(_ batch: Batch, _ builder: IndexBuilder) throws(FileError) {
    if let prologue = batch.prologue { try builder.setPrologue(prologue) }
    for code in batch.languages { _ = builder.language(code) }
    for unit in batch.units {
      try builder.beginUnit(offset: unit.offset, length: unit.length, line: { unit.line })
      builder.setChanged(unit.changed)
      if unit.origin != .human { builder.setOrigin(unit.origin) }
      batch.text.withUnsafeBufferPointer { text in
        for variant in batch.variants[unit.variants] {
          builder.addVariant(
            language: variant.language, ordinal: variant.ordinal,
            text: UnsafeBufferPointer(rebasing: text[variant.text]), codes: variant.codes)
        }
      }
    }
  }
}
