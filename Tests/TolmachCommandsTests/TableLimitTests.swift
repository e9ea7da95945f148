import TestSupport
import Testing

/// A cell that is too long is told in the same words, wherever tables are read.
@Suite struct TableLimitTests {
  private static let long = [UInt8](repeating: 0x61, count: 17 << 20)

  @Test(arguments: [
    ["check"], ["analyse"], ["pretranslate", "--in-place"], ["import"], ["glossary", "import"], ["glossary", "check"],
    ["glossary", "export", "-o", "out.tbx"],
  ])
  func `a cell of 17 MB is refused with its place`(command: [String]) throws {
    let box = try sandbox()
    for (name, bytes, told) in [
      (
        "big.csv", Array("en,ru\nwide,\"".utf8) + Self.long + [0x22, 0x0A],
        "big.csv:2:6: expected a row of at most 16777216 bytes"
      ),
      ("big.tsv", Array("en\tru\nё\t".utf8) + Self.long, "big.tsv:2:3: expected a row of at most 16777216 bytes"),
    ] {
      try box.write(name, bytes)
      let result = try box.run(command + [name])
      #expect(result.code == 2, "\(command): \(result)")
      #expect((result.errorText + result.text).contains(told), "\(command): \(result)")
    }
  }

  @Test func `a glossary of the workspace with such a cell is left out, and said`() throws {
    let box = try sandbox()
    try box.write("glossaries/big.tsv", Array("en\tru\nё\t".utf8) + Self.long)
    try box.write("glossaries/small.tsv", "missile\tракета\n")
    for command in [["lookup", "missile"], ["glossary", "lookup", "missile"]] {
      let result = try box.run(command, stdin: [])
      #expect(result.code == 0 && result.text.contains("ракета"), "\(result)")
      #expect(result.errorText.contains("big.tsv:2:3: expected a row of at most 16777216 bytes"), "\(result)")
    }
  }
}
