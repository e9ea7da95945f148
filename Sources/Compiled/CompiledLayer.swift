package import Files

/// What a compiled file says of the part of its source that it was made of, where a source that grows at its end is compiled in
/// layers.
///
/// A layer covers the source from ``sourceStart`` to ``sourceEnd``. What is put behind that later is compiled into a further layer,
/// which begins where this one ends and names it by ``previous``.
package protocol CompiledLayer {
  /// Of the source from ``sourceStart`` to ``sourceEnd``.
  var sourceHash: ContentHash { get }
  /// Of the source from ``sourceEnd`` to its end: the end tags, as a rule.
  var endHash: ContentHash { get }
  /// Where the layer begins in the source: 0, or the end of the layer before it.
  var sourceStart: Int64 { get }
  /// Where its last unit or concept ends.
  var sourceEnd: Int64 { get }
  /// How many units or concepts it has.
  var partCount: Int { get }
  /// ``chain`` of the layer before it; 0 for the first.
  var previous: UInt64 { get }
  /// What is put behind it can be compiled alone.
  var isExtensible: Bool { get }
}

extension CompiledLayer {
  /// A name for all that the source holds up to ``sourceEnd``: what the next layer must have been made after.
  package var chain: UInt64 {
    var bytes: [UInt8] = []
    for number in [previous, sourceHash.low, sourceHash.high, UInt64(bitPattern: sourceEnd), UInt64(partCount)] {
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes.withUnsafeBytes { hash64($0) }
  }

  /// - Parameter last: the layer before it; nil for the first.
  /// - Throws: ``CompiledError`` where it was not made after that.
  package func expectFollows(_ last: Self?) throws(CompiledError) {
    guard let last else {
      guard sourceStart == 0, previous == 0 else { throw .damaged("not the beginning of its source") }
      return
    }
    guard last.isExtensible, last.sourceEnd > 0, previous == last.chain, sourceStart == last.sourceEnd,
      sourceEnd > last.sourceEnd || partCount == 0
    else { throw .damaged("not the layer that follows") }
  }

  /// Whether the source still holds what the layer was made of.
  package func isUnchanged(in source: RandomAccessFile) -> Bool {
    sourceEnd <= source.status.sizeBytes && ContentHash(of: source, in: sourceStart..<sourceEnd) == sourceHash
  }

  /// Whether what follows the layer in the source, which must be as it was, too, is the same.
  package func isEndUnchanged(in source: RandomAccessFile) -> Bool {
    ContentHash(of: source, in: sourceEnd..<Int64.max) == endHash
  }

  /// How many of the layers need not be compiled again, since the source was only added to at its end.
  ///
  /// Of those, the last are given up that are not much longer than what was added, as in a binary counter: so a source of n
  /// units, added one at a time, never has more than about log n layers, and each unit is compiled about log n times. Given up
  /// are also those that nothing can follow, and those without units, which only say what the end was.
  /// - Parameters:
  ///   - layers: of what the source still begins with, in its order.
  ///   - sizeBytes: of the source as it is now.
  package static func keptCount(_ layers: [Self], sizeBytes: Int64) -> Int {
    var kept = layers[...]
    while let last = kept.last, !last.isExtensible || last.partCount == 0 { kept.removeLast() }
    guard let end = kept.last?.sourceEnd else { return 0 }
    var added = sizeBytes - end
    while let last = kept.last, last.sourceEnd - last.sourceStart < 2 * added {
      added += last.sourceEnd - last.sourceStart
      kept.removeLast()
    }
    return kept.count
  }
}
