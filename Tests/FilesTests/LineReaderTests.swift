import Files
import Glibc
import TestSupport
import Testing

@Suite struct LineReaderTests {
  private func lines(_ bytes: [UInt8], chunk: Int = .max, limit: Int = 100) throws -> [LineReader.Line] {
    var reader = LineReader(ByteSource(bytes: bytes, name: "a", chunkBytes: chunk), limit: limit)
    var lines: [LineReader.Line] = []
    while let line = try reader.next() { lines.append(line) }
    #expect(try reader.next() == nil)
    #expect(lines.map(\.number) == Array(1..<lines.count + 1))
    return lines
  }

  private func texts(_ text: String, chunk: Int = .max) throws -> [String] {
    try lines(Array(text.utf8), chunk: chunk).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test(arguments: [1, 2, 3, 7, Int.max])
  func `lines end with a line feed, with or without a carriage return`(chunk: Int) throws {
    for (text, expected) in [
      ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("a\r\n\r\nb\r\n", ["a", "", "b"]),
      ("a\rb\n", ["a\rb"]), ("\n\n", ["", ""]), ("a\r", ["a"]), ("\u{FEFF}a\nb", ["a", "b"]), ("\u{FEFF}", []),
      ("\u{FEFF}\u{FEFF}a", ["\u{FEFF}a"]), ("ё\u{FEFF}", ["ё\u{FEFF}"]),
    ] {
      let found = try texts(text, chunk: chunk)
      #expect(found.elementsEqual(expected) { $0.utf8.elementsEqual($1.utf8) }, "\(text.debugDescription): \(found)")
    }
  }

  @Test(arguments: [1, 2, 50, 99, 100, 101, Int.max])
  func `of a line beyond the limit the beginning is kept, and its length is known`(chunk: Int) throws {
    let long = [UInt8](repeating: 0x78, count: 3000)
    for ending in [[0x0A], [0x0D, 0x0A], []] as [[UInt8]] {
      for length in [99, 100, 101, 102, 3000] {
        let line = Array(long.prefix(length))
        let found = try lines([0x61, 0x0A] + line + ending + (ending.isEmpty ? [] : [0x62]), chunk: chunk)
        #expect(found.count == (ending.isEmpty ? 2 : 3))
        #expect(found[1].byteCount == length && found[1].bytes.count == min(length, 100), "\(length) \(ending)")
        #expect(found[1].isCut == (length > 100))
        if found.count > 2 { #expect(found[2].bytes == [0x62]) }
      }
    }
  }

  @Test func `cutting lines gives what splitting the whole gives`() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      let bytes: [UInt8] = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        [0x0A, 0x0D, 0x61, 0xEF, 0xBB, 0xBF, 0xD1].randomElement(using: &random) ?? 0
      }
      let rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
      var expected = rest.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
        Array(line.last == 0x0D ? line.dropLast() : line)
      }
      // Behind the last line feed is no line.
      if rest.isEmpty || rest.last == 0x0A { expected.removeLast() }
      let limit = Int.random(in: 1...8, using: &random)
      let found = try lines(bytes, chunk: Int.random(in: 1...9, using: &random), limit: limit)
      #expect(found.map(\.byteCount) == expected.map(\.count), "\(bytes)")
      #expect(found.map(\.bytes) == expected.map { Array($0.prefix(limit)) }, "\(bytes)")
    }
  }

  @Test func `UTF-16 is told by its mark`() throws {
    for (bytes, isUTF16) in [
      ([0xFF, 0xFE, 0x41, 0x00], true), ([0xFE, 0xFF, 0x00, 0x41], true), ([0xFF], false), ([0xFE, 0x41], false),
      ([0x41, 0xFF, 0xFE], false), ([], false),
    ] as [([UInt8], Bool)] {
      var reader = LineReader(ByteSource(bytes: bytes, name: "a", chunkBytes: 1))
      _ = try reader.next()
      #expect(reader.isUTF16 == isUTF16, "\(bytes)")
    }
  }

  @Test func `a line of a pipe is handed out before more is written`() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    var reader = LineReader(try ByteSource("/dev/fd/\(ends[0])"))
    for text in ["a\n", "\n", "длинная\r\n"] {
      let bytes = Array(text.utf8)
      #expect(write(ends[1], bytes, bytes.count) == bytes.count)
      // Would wait for ever if more were wanted.
      #expect(try reader.next()?.bytes == Array(bytes.dropLast(text.hasSuffix("\r\n") ? 2 : 1)))
    }
  }

  @Test func `a failure to read is thrown`() throws {
    let folder = TemporaryFolder()
    let path = try folder.write("a.gz", [0x1F, 0x8B] + [UInt8](repeating: 0xFF, count: 50))
    var reader = LineReader(try ByteSource(path))
    #expect(throws: FileError.self) { try reader.next() }
  }
}
