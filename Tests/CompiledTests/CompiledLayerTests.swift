import Compiled
import Files
import TestSupport
import Testing

private struct Layer: CompiledLayer {
  var sourceHash = ContentHash(low: 1, high: 2)
  var endHash = ContentHash(low: 3, high: 4)
  var sourceStart: Int64 = 0
  var sourceEnd: Int64 = 100
  var partCount = 10
  var previous: UInt64 = 0
  var isExtensible = true

  /// A layer of so many bytes, each a unit.
  func next(_ count: Int64) -> Layer {
    var next = self
    next.sourceStart = sourceEnd
    next.sourceEnd = sourceEnd + count
    next.partCount = Int(count)
    next.previous = chain
    return next
  }
}

@Suite struct CompiledLayerTests {
  @Test func `a layer follows the one that it was made after, and no other`() throws {
    let first = Layer()
    let next = first.next(5)
    try first.expectFollows(nil)
    try next.expectFollows(first)
    try first.next(0).expectFollows(first)
    try next.next(1).expectFollows(next)
    #expect(throws: CompiledError.self) { try next.expectFollows(nil) }
    #expect(throws: CompiledError.self) { try next.expectFollows(next) }
    #expect(throws: CompiledError.self) { try next.next(1).expectFollows(first) }
    let others: [(inout Layer) -> Void] = [
      { $0.isExtensible = false }, { $0.sourceHash = ContentHash(low: 1, high: 3) },
      { $0.sourceHash = ContentHash(low: 2, high: 2) }, { $0.sourceEnd = 99 }, { $0.partCount = 11 },
      { $0.previous = 1 },
    ]
    for change in others {
      var other = first
      change(&other)
      #expect(throws: CompiledError.self) { try next.expectFollows(other) }
    }
    var late = first
    late.sourceStart = 1
    #expect(throws: CompiledError.self) { try late.expectFollows(nil) }
  }

  @Test func `layers are merged as in a binary counter`() {
    var layers = [Layer().next(0)]
    layers[0].sourceStart = 0
    layers[0].sourceEnd = 10_000
    layers[0].partCount = 10_000
    var compiled = 0
    var most = 0
    for size in Int64(10_001)...14_000 {
      layers = Array(layers.prefix(Layer.keptCount(layers, sizeBytes: size)))
      guard let last = layers.last else { break }
      compiled += Int(size - last.sourceEnd)
      layers.append(last.next(size - last.sourceEnd))
      most = max(most, layers.count)
    }
    // 4 000 units: each compiled some 12 times, in some 12 layers, and never the base.
    #expect(layers.first?.sourceEnd == 10_000)
    #expect(layers.last?.sourceEnd == 14_000)
    #expect(most <= 14)
    #expect(compiled <= 4_000 * 13)
    #expect(Layer.keptCount(layers, sizeBytes: 20_000) == 0)
  }

  @Test func `layers that nothing can follow, and those without units, are given up`() {
    let first = Layer()
    let empty = first.next(0)
    var closed = first.next(50)
    closed.isExtensible = false
    #expect(Layer.keptCount([first], sizeBytes: 110) == 1)
    #expect(Layer.keptCount([first, empty], sizeBytes: 110) == 1)
    #expect(Layer.keptCount([first, closed], sizeBytes: 110) == 1)
    #expect(Layer.keptCount([closed], sizeBytes: 160) == 0)
    #expect(Layer.keptCount([], sizeBytes: 160) == 0)
  }

  @Test func `a source is compared with what a layer was made of, and with what followed it`() throws {
    let folder = TemporaryFolder()
    func file(_ text: String) throws -> RandomAccessFile { try RandomAccessFile(folder.write("source", text)) }
    var layer = Layer()
    layer.sourceStart = 2
    layer.sourceEnd = 6
    layer.sourceHash = ContentHash(of: try file("abCDEFgh"), in: 2..<6)
    layer.endHash = ContentHash(of: try file("abCDEFgh"), in: 6..<8)
    for (text, isUnchanged, isEndUnchanged) in [
      ("abCDEFgh", true, true), ("xyCDEFgh", true, true), ("abCDEFg", true, false), ("abCDEFghi", true, false),
      ("abCDEgh", false, false), ("abCDE", false, false), ("abCDXFgh", false, true),
    ] {
      let file = try file(text)
      #expect(layer.isUnchanged(in: file) == isUnchanged, "\(text)")
      #expect(layer.isEndUnchanged(in: file) == isEndUnchanged, "\(text)")
    }
  }
}
