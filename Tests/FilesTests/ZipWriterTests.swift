import Files
import TestSupport
import Testing

@Suite struct ZipWriterTests {
  private let folder = TemporaryFolder()

  private func archive(_ entries: [(String, [UInt8])]) throws -> String {
    var writer = ZipWriter()
    for (name, content) in entries { try writer.add(name, content, path: "a.zip") }
    return try folder.write("a.zip", writer.finished())
  }

  private func bytes(_ source: ByteSource) throws -> [UInt8] {
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1000)
    while true {
      let count = try chunk.withUnsafeMutableBytes { raw in try Swift.Result { try source.read(into: raw) }.get() }
      if count == 0 { return all }
      all += chunk[..<count]
    }
  }

  @Test func `entries come back as they were, whole or front to back`() throws {
    var random = SeededGenerator(seed: 3)
    let noise = (0..<5000).map { _ in UInt8.random(in: 0...255, using: &random) }
    let entries = [("[Content_Types].xml", [UInt8]()), ("xl/ключ.xml", Array("text".utf8)), ("b", noise)]
    let read = try ZipArchive(archive(entries))
    #expect(read.names == entries.map(\.0))
    for (name, content) in entries {
      #expect(try read.contents(of: name, limitBytes: 10_000) == content)
      #expect(try bytes(#require(try read.source(of: name))) == content)
    }
    #expect(try bytes(#require(try read.source(of: "XL/КЛЮЧ.xml"))) == Array("text".utf8))
    #expect(try read.source(of: "none") == nil)
    #expect(try archive(entries) == read.path)
  }

  @Test func `an entry that expands beyond all measure is refused`() throws {
    let path = try archive([("a", Array("x".utf8)), ("bomb", [UInt8](repeating: 0x20, count: 4 << 20))])
    let source = try ByteSource(archive: path, entry: 1, name: "bomb", bombBytes: 1 << 20)
    let error = #expect(throws: FileError.self) { try bytes(source) }
    #expect(error.map { "\($0)".contains("a.zip (bomb)") && "\($0)".contains("decompression bomb") } == true)
    #expect(try bytes(ByteSource(archive: path, entry: 1, name: "bomb")).count == 4 << 20)
    #expect(throws: FileError.self) { try ByteSource(archive: path, entry: 2, name: "none") }
  }
}
