import Files
import TestSupport
import Testing

/// A memory whose last write got its size and not its bytes.
@Suite struct TornMemoryTests {
  @Test func `zeros behind a memory are no content, and the next addition repairs it`() throws {
    for zeros in [1, 300, 4096, 20_000] {
      let box = try sandbox()
      try box.write("tm/working.tmx", tmx([("one", "один"), ("two", "два")]))
      let whole = try box.contents("tm/working.tmx")
      let tail = try #require(lastPlace(of: "</body>", in: whole))
      for cut in [whole.count, tail] {
        // As after a crash: the size is there, the bytes are not.
        try box.write("tm/working.tmx", Array(whole[..<cut]) + [UInt8](repeating: 0, count: zeros))
        let looked = try box.run("lookup", "two")
        #expect(looked.code == 0 && looked.text.contains("два"), "\(zeros), \(cut): \(looked)")
        let examined = try box.run("doctor", "tm/working.tmx")
        #expect(
          [1, 2].contains(examined.code) && examined.text.contains("found zero bytes"), "\(zeros), \(cut): \(examined)")
        let added = try box.run("add", "three", "три")
        #expect(
          added.code == 0 && added.errorText.contains("repaired: 2 units are whole"), "\(zeros), \(cut): \(added)")
        #expect(try box.run("doctor", "tm/working.tmx").code == 0)
        #expect(try knows([("one", "один"), ("two", "два"), ("three", "три")], box))
        #expect(try !box.contents("tm/working.tmx").contains(0))
        #expect(Set(box.names(in: "tm")) == [".journal", "base.tmx", "working.tmx"])
      }
    }
  }
}

/// Where a text stands for the last time.
private func lastPlace(of text: String, in bytes: [UInt8]) -> Int? {
  let part = Array(text.utf8)
  return (0...max(0, bytes.count - part.count)).last { bytes[$0...].starts(with: part) }
}
