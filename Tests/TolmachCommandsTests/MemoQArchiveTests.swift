import Files
import TestSupport
import Testing

private func box() throws -> Sandbox {
  let box = try Sandbox()
  try box.write(
    "tm/m.tmx",
    """
    <tmx version="1.4"><header srclang="en"/><body>
    <tu><tuv xml:lang="en"><seg>Open the valve.</seg></tuv><tuv xml:lang="ru"><seg>Откройте клапан.</seg></tuv></tu>
    </body></tmx>
    """)
  return box
}

private func file(_ units: String, _ namespaces: String = "") -> String {
  "<xliff version=\"1.2\"\(namespaces)><file original=\"d\" datatype=\"x\" source-language=\"en\" target-language=\"ru\"><body>\n\(units)\n</body></file></xliff>\n"
}

@Test func `memoQ's archives are read, filled, mended and imported, their skeleton untouched`() throws {
  let box = try box()
  let skeleton = Array("<skeleton/>".utf8) + (0..<3000).map { UInt8($0 % 251) }
  var zip = StoredZip()
  zip.add("skeleton.xml", skeleton)
  zip.add(
    "document.mqxliff",
    Array(
      file(
        "<trans-unit id=\"1\" mq:status=\"NotStarted\"><source>Open the valve.</source><target/></trans-unit>\n<trans-unit id=\"2\" mq:status=\"ManuallyConfirmed\"><source>Stop it.</source><target>Остановите  его.</target></trans-unit>",
        " xmlns:mq=\"MQXliff\""
      ).utf8))
  try box.write("jobs/a.mqxlz", zip.bytes)
  // Found in a folder, as any XLIFF is.
  #expect(try box.run("analyse", "jobs").errorText.contains("2 segments of 1 file"))
  #expect(try box.run("check", "jobs").text.contains("[double-space]"))
  #expect(try box.run("pretranslate", "jobs/a.mqxlz", "-o", "out.mqxlz").code == 0)
  #expect(try box.contents("jobs/a.mqxlz") == zip.bytes)
  func part(_ archive: String, _ name: String) throws -> [UInt8]? {
    try ZipArchive(box.path(archive)).contents(of: name, limitBytes: 1 << 20)
  }
  #expect(try part("out.mqxlz", "skeleton.xml") == skeleton)
  let filled = String(decoding: try #require(try part("out.mqxlz", "document.mqxliff")), as: UTF8.self)
  #expect(
    filled.contains("mq:status=\"Pretranslated\" mq:percent=") && filled.contains(">Откройте клапан.</target>"),
    "\(filled)")
  #expect(try ZipArchive(box.path("out.mqxlz")).names == ["skeleton.xml", "document.mqxliff"])
  #expect(try box.run("pretranslate", "--in-place", "jobs/a.mqxlz").code == 0)
  #expect(try box.contents("jobs/a.mqxlz") == box.contents("out.mqxlz"))
  // Filled twice is filled once, byte for byte.
  _ = try box.run("pretranslate", "--in-place", "jobs/a.mqxlz")
  #expect(try box.contents("jobs/a.mqxlz") == box.contents("out.mqxlz"))
  _ = try box.run("check", "--fix", "jobs/a.mqxlz")
  let mended = String(decoding: try #require(try part("jobs/a.mqxlz", "document.mqxliff")), as: UTF8.self)
  #expect(mended == filled.replacing("Остановите  его.", with: "Остановите его."))
  #expect(try part("jobs/a.mqxlz", "skeleton.xml") == skeleton)
  #expect(try box.run("import", "jobs/a.mqxlz", "--into", "z").text.contains("1 unit"))
  // Two drafts in one archive are not told apart.
  zip.add("b.mqxliff", Array("<xliff/>".utf8))
  try box.write("two.mqxlz", zip.bytes)
  #expect(try box.run("pretranslate", "--in-place", "two.mqxlz").code == 2)
  #expect(try box.contents("two.mqxlz") == zip.bytes)
}
