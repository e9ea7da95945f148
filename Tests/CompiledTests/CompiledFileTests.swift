import Files
import TestSupport
import Testing

@testable import Compiled

private let kind = CompiledHeader.Kind("test", version: 3)

/// A compiled file of some blocks.
private func compile(_ body: [UInt8], to place: CompiledPlace = .memory, versions: String = "1/2") throws
  -> CompiledFile
{
  let writer = try CompiledWriter(place)
  // In parts, so that blocks end within some of them.
  var rest = body[...]
  var size = 1
  while !rest.isEmpty {
    try writer.write(Array(rest.prefix(size)))
    rest = rest.dropFirst(size)
    size = size * 3 + 1
  }
  return try writer.finish(
    CompiledHeader(
      kind: kind, sourceHash: ContentHash(low: 5, high: 6), versions: versions, subject: "en/ru", numbers: [7, 8]))
}

@Suite struct CompiledFileTests {
  private let folder = TemporaryFolder()

  private static let bodies: [[UInt8]] = [0, 1, 7, 8, 1 << 16, 1 << 16 + 1, 200_000].map { count in
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
  }

  @Test(arguments: bodies)
  func `what is written comes back, from memory and from a file`(body: [UInt8]) throws {
    let path = folder.path + "/a.idx"
    for file in [try compile(body), try compile(body, to: .file(path)), try CompiledFile(path)] {
      #expect(Array(file.bytes[CompiledHeader.bytes..<CompiledHeader.bytes + body.count]) == body)
      #expect(file.header.kind == kind)
      #expect(file.header.sourceHash == ContentHash(low: 5, high: 6))
      #expect(file.header.subject == "en/ru")
      #expect(try file.header.count(1) == 8)
      #expect(file.header.numbers.count == CompiledHeader.mostNumbers)
      try file.expect(kind, versions: "1/2")
    }
  }

  @Test func `another kind, another version and other versions of what it depends on are refused`() throws {
    let file = try compile([1, 2, 3])
    #expect(throws: CompiledError.otherVersion) {
      try file.expect(CompiledHeader.Kind("test", version: 4), versions: "1/2")
    }
    #expect(throws: CompiledError.otherVersion) { try file.expect(kind, versions: "1/3") }
    #expect(throws: CompiledError.self) { try file.expect(CompiledHeader.Kind("else", version: 3), versions: "1/2") }
    // Versions too long for the header are told apart all the same.
    let long = String(repeating: "x", count: 200)
    let other = try compile([1], versions: long + "1")
    try other.expect(kind, versions: long + "1")
    #expect(throws: CompiledError.otherVersion) { try other.expect(kind, versions: long + "2") }
  }

  @Test func `no single bit can change unseen`() throws {
    let file = try compile(Self.bodies[5])
    let good = Array(file.bytes)
    var random = SeededGenerator(seed: 12)
    var places = Array(0..<CompiledHeader.bytes) + Array(good.count - 40..<good.count)
    for _ in 0..<2_000 { places.append(Int.random(in: good.indices, using: &random)) }
    for place in places {
      var bytes = good
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      #expect(throws: CompiledError.self, "\(place)") { try CompiledFile(bytes: bytes) }
    }
    for count in stride(from: 0, to: good.count, by: 997) {
      #expect(throws: CompiledError.self) { try CompiledFile(bytes: Array(good.prefix(count))) }
      #expect(throws: CompiledError.self) { try CompiledFile(bytes: Array(good.prefix(count)), isWhole: true) }
    }
  }

  @Test func `a file is compared with its checksums unless its seal is the one that is known`() throws {
    let path = folder.path + "/a.idx"
    let seal = try compile([1, 2, 3, 4], to: .file(path)).seal
    #expect(try !CompiledFile(path, seal: seal).wasVerified)
    #expect(try CompiledFile(path).wasVerified)
    try Files.overwrite(path, at: CompiledHeader.bytes, [9])
    #expect(throws: CompiledError.self) { try CompiledFile(path, seal: seal) }
    // Put right again, it is whole, under another seal.
    try Files.overwrite(path, at: CompiledHeader.bytes, [1])
    #expect(try CompiledFile(path, seal: seal).wasVerified)
  }

  @Test func `links, folders and what is no file do not open`() throws {
    let path = folder.path + "/a.idx"
    _ = try compile([1], to: .file(path))
    try folder.link("b.idx", to: path)
    for name in ["b.idx", ".", "none"] {
      #expect(throws: CompiledError.self) { try CompiledFile(folder.path + "/" + name) }
    }
  }

  @Test func `nothing is left of a file that was not finished`() throws {
    do {
      let writer = try CompiledWriter(.file(folder.path + "/a.idx"))
      try writer.write([1, 2, 3])
    }
    #expect(try Path.entries(of: folder.path).isEmpty)
    #expect(throws: FileError.self) { try CompiledWriter(.file(folder.path + "/none/a.idx")) }
  }
}

@Suite struct SectionTests {
  @Test func `sections are read as they were written, and never beyond the end`() throws {
    var writer = SectionWriter()
    writer.number(3)
    writer.section([1, 2, 3] as [UInt16])
    writer.section([9] as [UInt64])
    let bytes = writer.bytes
    #expect(bytes.count == 24)
    try bytes.withUnsafeBytes { raw in
      var reader = try SectionReader(raw)
      let count = try reader.number()
      #expect(try Array(reader.section(count, of: UInt16.self)) == [1, 2, 3])
      #expect(try Array(reader.section(1, of: UInt64.self)) == [9])
      #expect(throws: CompiledError.self) { try reader.section(1, of: UInt8.self) }
      #expect(throws: CompiledError.self) { try reader.number() }
      #expect(throws: CompiledError.self) { try SectionReader(raw, at: 4) }
      #expect(throws: CompiledError.self) { try SectionReader(raw, at: 32) }
    }
  }
}
