import Files

/// Reads any bytes as an archive, as what one holds and as a document; then packs them, which reads the same.
@Sendable
func fuzzArchive(_ bytes: [UInt8]) {
  let path = Scratch.write("a", bytes)
  let whole = content(path, block: 1 << 16)
  expect(content(path, block: 1 << 10) == whole, "what an archive holds depends on how much is read at a time")
  // Of itself, deflate makes at most 1032 bytes of one.
  expect((whole?.count ?? 0) <= 1100 * (bytes.count + 64), "\(whole?.count ?? 0) bytes came out of \(bytes.count)")
  let limit = 4096
  _ = reading {
    let archive = try ZipArchive(path)
    expect(archive.names.count <= bytes.count / 40, "an archive has more entries than it can")
    for name in archive.names.prefix(10) {
      guard let content = reading({ try archive.contents(of: name, limitBytes: limit) }) else { continue }
      expect(content.map { $0.count <= limit } ?? false, "an entry that is listed is not there, or larger than allowed")
    }
  }
  for name in ["b.gz", "b.zip", "b"] {
    let written: Void? = reading {
      let file = try OutputFile(Scratch.path(name))
      try file.write(bytes)
      try file.commit()
    }
    expect(written != nil, "cannot write \(name)")
    // A plain file that is an archive itself is read as one.
    if name == "b" {
      expect(Scratch.read(name) == bytes, "what was written is not what is there")
    } else {
      expect(content(Scratch.path(name), block: 1 << 16) == bytes, "\(name) reads as something else than was written")
    }
  }
  Scratch.expectOnly(["a", "b", "b.gz", "b.zip"])
}

/// nil for what cannot be read to its end.
private func content(_ path: String, block: Int) -> [UInt8]? {
  reading {
    let source = try ByteSource(path)
    var all: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: block)
    while true {
      let count = try bytes.withUnsafeMutableBytes { raw in try Swift.Result { try source.read(into: raw) }.get() }
      expect((0...block).contains(count), "more was read than there is room for")
      if count == 0 { return all }
      all += bytes[..<count]
    }
  }
}
