import Files
import TestSupport
import Testing

/// Everything that a source delivers, asked for in pieces.
private func bytes(of source: ByteSource, pieces: Int = 1000) throws -> [UInt8] {
  var all: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: pieces)
  while true {
    let result: Result<Int, FileError> = buffer.withUnsafeMutableBytes { raw in
      do throws(FileError) { return .success(try source.read(into: raw)) } catch { return .failure(error) }
    }
    let count = try result.get()
    if count == 0 { return all }
    all += buffer[..<count]
  }
}

private func failure(_ body: () throws -> Void) -> String? {
  do { try body() } catch let error as FileError { return error.description } catch { return "another error: \(error)" }
  return nil
}

@Suite struct ByteSourceTests {
  private let folder = TemporaryFolder()
  private let text = Array("<tmx/> and some more, ёж 🚀\n".utf8)

  /// Bytes with some order in them, so that there is something to compress.
  private static func sample(_ count: Int) -> [UInt8] {
    var generator = SeededGenerator(seed: 80)
    return (0..<count).map { index in index % 3 == 0 ? UInt8.random(in: 0...255, using: &generator) : UInt8(index % 7) }
  }

  @Test(arguments: ["a.tmx", "a.tmx.gz", "a.tmx.zip", "a.GZ", "a.Zip"], [0, 1, 1000, 300_000])
  func `what is written compressed is read back`(name: String, size: Int) throws {
    let path = "\(folder.path)/\(size)-\(name)"
    let content = Self.sample(size)
    let file = try OutputFile(path)
    for start in stride(from: 0, to: size, by: 7777) { try file.write(Array(content[start..<min(start + 7777, size)])) }
    #expect(!Path.exists(path))
    try file.commit()
    let source = try ByteSource(path)
    #expect(try bytes(of: source) == content)
    #expect(source.isPlain == (name == "a.tmx"))
    #expect(source.sizeBytes == Int64(try contents(of: path).count))
    if size > 1000, name != "a.tmx" { #expect(try contents(of: path).count < size) }
    #expect(try Path.entries(of: folder.path) == [Path.split(path).name])
  }

  @Test(arguments: ["b", "b.gz", "b.zip"])
  func `a file that is not finished leaves nothing, and the old one as it was`(name: String) throws {
    let path = try folder.write(name, "old")
    do {
      let file = try OutputFile(path)
      try file.write(Self.sample(100_000))
    }
    #expect(try contents(of: path) == Array("old".utf8))
    #expect(try Path.entries(of: folder.path) == [name])
  }

  @Test func `the first bytes say what a file is, not its name`() throws {
    let compressed = folder.path + "/a.gz"
    let file = try OutputFile(compressed)
    try file.write(text)
    try file.commit()
    let renamed = try folder.write("looks.tmx", try contents(of: compressed))
    #expect(try bytes(of: ByteSource(renamed)) == text)
    let plain = try folder.write("plain.gz", text)
    #expect(try bytes(of: ByteSource(plain)) == text)
    #expect(try ByteSource(plain).isPlain)
  }

  @Test func `a truncated or changed gz is an error, not a short file`() throws {
    let path = folder.path + "/a.gz"
    let content = Self.sample(200_000)
    let file = try OutputFile(path)
    try file.write(content)
    try file.commit()
    let whole = try contents(of: path)
    for cut in [20, 1000, whole.count / 2, whole.count - 8, whole.count - 1] {
      let damaged = try folder.write("cut.gz", Array(whole[..<cut]))
      #expect(failure { _ = try bytes(of: ByteSource(damaged)) }?.contains("cut.gz") == true, "cut at \(cut)")
    }
    var changed = whole
    changed[whole.count / 2] ^= 0x55
    let damaged = try folder.write("changed.gz", changed)
    #expect(failure { _ = try bytes(of: ByteSource(damaged)) } != nil)
  }

  @Test func `gz files one behind the other are one text`() throws {
    let path = folder.path + "/a.gz"
    let file = try OutputFile(path)
    try file.write(text)
    try file.commit()
    let twice = try folder.write("twice.gz", try contents(of: path) + contents(of: path))
    #expect(try bytes(of: ByteSource(twice)) == text + text)
  }

  @Test func `a gz that expands without end is refused`() throws {
    // A mebibyte of gz that holds more than a gibibyte of zeros.
    let path = folder.path + "/part.gz"
    let file = try OutputFile(path)
    try file.write([UInt8](repeating: 0, count: 1 << 24))
    try file.commit()
    let part = try contents(of: path)
    let source = try ByteSource(path)
    #expect(try bytes(of: source, pieces: 1 << 20).count == 1 << 24)
    let bomb = try folder.write("bomb.gz", Array(repeatElement(part, count: 66).joined()))
    var buffer = [UInt8](repeating: 0, count: 1 << 22)
    let message = failure {
      let source = try ByteSource(bomb)
      while true {
        let result: Result<Int, FileError> = buffer.withUnsafeMutableBytes { raw in
          do throws(FileError) { return .success(try source.read(into: raw)) } catch { return .failure(error) }
        }
        if try result.get() == 0 { return }
      }
    }
    #expect(message?.contains("decompression bomb") == true, "\(message ?? "read")")
  }

  @Test func `the one file of a zip is read, folders and what macOS adds passed over`() throws {
    var zip = StoredZip()
    zip.add("folder/", [])
    zip.add("__MACOSX/folder/._a.tmx", [1, 2, 3])
    zip.add("folder/a.tmx", text)
    let path = try folder.write("a.zip", zip.bytes)
    let source = try ByteSource(path)
    #expect(try bytes(of: source, pieces: 5) == text)
    #expect(!source.isPlain)
  }

  @Test func `the one TMX of a zip is read, whatever else is in it`() throws {
    var zip = StoredZip()
    zip.add("readme.txt", [1])
    zip.add("a.TMX", text)
    zip.add("picture.png", [2])
    #expect(try bytes(of: ByteSource(folder.write("a.zip", zip.bytes))) == text)
  }

  @Test func `the one XLIFF of a zip is read, its skeleton passed over`() throws {
    var zip = StoredZip()
    zip.add("skeleton.xml", [1])
    zip.add("document.mqxliff", text)
    #expect(try bytes(of: ByteSource(folder.write("a.mqxlz", zip.bytes))) == text)
  }

  @Test func `a zip of several memories, or of none, is refused with their number`() throws {
    var two = StoredZip()
    two.add("a.tmx", text)
    two.add("b.tmx", text)
    let path = try folder.write("two.zip", two.bytes)
    #expect(failure { _ = try ByteSource(path) }?.contains("expected one file in the zip archive, found 2") == true)
    let empty = try folder.write("empty.zip", StoredZip().bytes)
    #expect(failure { _ = try ByteSource(empty) }?.contains("empty.zip") == true)
  }

  @Test func `damaged and encrypted zips are errors`() throws {
    var zip = StoredZip()
    zip.add("a.tmx", text)
    let whole = zip.bytes
    for cut in [4, 30, whole.count / 2, whole.count - 8] {
      let path = try folder.write("cut.zip", Array(whole[..<cut]))
      #expect(failure { _ = try bytes(of: ByteSource(path)) } != nil, "cut at \(cut)")
    }
    var wrong = StoredZip()
    wrong.add("a.tmx", text, damage: 1)
    let path = try folder.write("wrong.zip", wrong.bytes)
    #expect(failure { _ = try bytes(of: ByteSource(path)) }?.contains("checksum") == true)
    var unknown = StoredZip()
    unknown.add("a.tmx", text, method: 99)
    let other = try folder.write("unknown.zip", unknown.bytes)
    #expect(failure { _ = try bytes(of: ByteSource(other)) }?.contains("cannot be read") == true)
    var encrypted = StoredZip()
    encrypted.add("a.tmx", text, flags: 1)
    let secret = try folder.write("secret.zip", encrypted.bytes)
    #expect(failure { _ = try bytes(of: ByteSource(secret)) }?.contains("encrypted") == true)
  }

  @Test func `what cannot be read is an error that names it`() {
    #expect(failure { _ = try ByteSource(folder.path) }?.contains("directory") == true)
    let missing = failure { _ = try ByteSource(folder.path + "/none") }
    #expect(missing == "\(folder.path)/none: cannot open: No such file or directory")
  }

  @Test(arguments: [1, 3, 1000])
  func `bytes at hand arrive in pieces no larger than asked for`(chunk: Int) throws {
    #expect(try bytes(of: ByteSource(bytes: text, name: "x", chunkBytes: chunk), pieces: 7) == text)
    #expect(try bytes(of: ByteSource(bytes: [], name: "x", chunkBytes: chunk)).isEmpty)
  }
}
