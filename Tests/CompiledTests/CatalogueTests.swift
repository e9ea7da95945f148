import Files
import TestSupport
import Testing

@testable import Compiled

@Suite struct CatalogueTests {
  private func sample() -> Catalogue {
    var catalogue = Catalogue()
    let seal = FileSeal(sizeBytes: 10, modified: -1, changed: Int64.max, inode: UInt64.max)
    for number in 0..<5 {
      catalogue[Catalogue.Key(source: "tm/\(number).tmx", subject: number == 2 ? "en/ru" : "")] = Catalogue.Entry(
        stamp: SourceStamp(sizeBytes: 1, modified: 2, changed: Int64(number), isRacy: number % 2 == 0),
        objects: (0..<number).map { Catalogue.Object(name: "i-\($0).idx", seal: seal) },
        copy: number == 3 ? Catalogue.Object(name: "c.utf8", seal: seal) : nil)
    }
    return catalogue
  }

  @Test func `a catalogue comes back as it was written`() {
    let catalogue = sample()
    #expect(Catalogue(bytes: catalogue.encoded).entries == catalogue.entries)
    #expect(Catalogue(bytes: Catalogue().encoded).entries.isEmpty)
  }

  // A slash that makes one character with what stands beside it is one all the same.
  @Test(arguments: ["../x", "x/\u{301}y", "\u{600}/x", ".\u{301}x", "x\0.idx", ""])
  func `a catalogue names nothing outside of its folder`(name: String) {
    var catalogue = Catalogue()
    let seal = FileSeal(sizeBytes: 10, modified: 1, changed: 2, inode: 3)
    catalogue[Catalogue.Key(source: "tm/a.tmx", subject: "")] = Catalogue.Entry(
      stamp: SourceStamp(sizeBytes: 1, modified: 2, changed: 3, isRacy: false),
      objects: [Catalogue.Object(name: name, seal: seal)])
    #expect(Catalogue(bytes: catalogue.encoded).entries.isEmpty)
  }

  @Test func `a damaged catalogue is an empty one`() {
    let good = sample().encoded
    for count in 0..<good.count { #expect(Catalogue(bytes: Array(good.prefix(count))).entries.isEmpty) }
    for place in good.indices {
      var bytes = good
      bytes[place] ^= 0x41
      #expect(Catalogue(bytes: bytes).entries.isEmpty, "\(place)")
    }
  }

  @Test func `no content of a catalogue leads out of the cache or ends the program`() {
    var random = SeededGenerator(seed: 3)
    let good = sample().encoded
    for _ in 0..<5_000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        bytes[Int.random(in: 8..<bytes.count - 8, using: &random)] =
          [0, 0xFF, 0x2F, 0x2E, UInt8.random(in: 0...255, using: &random)].randomElement(using: &random) ?? 0
      }
      let sum = bytes.dropLast(8).withUnsafeBytes { hash64($0) }
      for index in 0..<8 { bytes[bytes.count - 8 + index] = UInt8(truncatingIfNeeded: sum >> UInt64(8 * index)) }
      for entry in Catalogue(bytes: bytes).entries.values {
        for object in entry.objects + [entry.copy].compactMap(\.self) {
          #expect(!object.name.isEmpty && !object.name.contains("/") && !object.name.hasPrefix("."))
        }
      }
    }
  }
}

@Suite struct CompileCacheTests {
  private let folder = TemporaryFolder()
  private var cache: CompileCache { CompileCache(folder: folder.path + "/c/tolmach") }

  @Test func `folders are the user's alone, and files too`() throws {
    #expect(!cache.isUsable)
    try cache.prepare()
    #expect(cache.isUsable)
    for path in ["/c", "/c/tolmach", "/c/tolmach/objects", "/c/tolmach/workspaces"] {
      #expect(try folder.mode(of: folder.path + path) == 0o700)
    }
    _ = try CompiledWriter(.file(cache.object("a.idx"))).finish(
      CompiledHeader(
        kind: CompiledHeader.Kind("test", version: 1), sourceHash: ContentHash(low: 0, high: 0), versions: "",
        numbers: []))
    #expect(try folder.mode(of: cache.object("a.idx")) == 0o600)
    // One that others could read is closed to them; one that they could write to is not used.
    try folder.setMode(of: cache.folder, 0o755)
    #expect(!cache.isUsable)
    try cache.prepare()
    #expect(cache.isUsable)
    try folder.setMode(of: cache.folder, 0o777)
    #expect(throws: FileError.self) { try cache.prepare() }
  }

  @Test func `a link where a folder should be is not followed`() throws {
    try Path.makeFolder(folder.path + "/victim")
    try Path.makeFolder(folder.path + "/c")
    try folder.link("c/tolmach", to: folder.path + "/victim")
    #expect(throws: FileError.self) { try cache.prepare() }
    #expect(try Path.entries(of: folder.path + "/victim").isEmpty)
    Path.remove(folder.path + "/c/tolmach")
    try cache.prepare()
    Path.removeFolder(cache.objects)
    try folder.link("c/tolmach/objects", to: folder.path + "/victim")
    #expect(throws: FileError.self) { try cache.prepare() }
    #expect(try Path.entries(of: folder.path + "/victim").isEmpty)
  }

  @Test func `what dead processes left goes, what is being written stays`() throws {
    try cache.prepare()
    try writeFile(cache.object(".part-dead"), [1, 2])
    let alive = try PrivateFile(cache.object("alive.idx"))
    cache.sweep(keeping: [])
    #expect(try Path.entries(of: cache.objects).count == 1)
    try alive.write([1])
    try alive.commit()
    #expect(try Path.entries(of: cache.objects) == ["alive.idx"])
  }
}
