import Files
import TestSupport
import Testing

private func windows1251(_ text: String) -> [UInt8] {
  text.unicodeScalars.map { scalar in
    switch scalar.value {
    case 0x410...0x44F: UInt8(scalar.value - 0x410 + 0xC0)
    case 0x451: 0xB8
    default: UInt8(scalar.value & 0x7F)
    }
  }
}

private func koi8(_ text: String) -> [UInt8] {
  let small = Array("юабцдефгхийклмнопярстужвьызшэщчъ".unicodeScalars)
  return text.unicodeScalars.map { scalar in
    if let at = small.firstIndex(of: scalar) { return UInt8(0xC0 + at) }
    return UInt8(scalar.value & 0x7F)
  }
}

private let pairs = [
  ("open the valve", "откройте клапан"), ("close the valve", "закройте клапан"),
  ("check the oil pump", "проверьте масляный насос"), ("drain the fuel tank", "опорожните топливный бак"),
  ("replace the filter", "замените фильтр"), ("tighten the bolts", "затяните болты"),
]
private let table = pairs.map { "\($0.0)\t\($0.1)\n" }.joined()
private let catalogue =
  "msgid \"\"\nmsgstr \"\"\n\"Language: ru\\n\"\n\n"
  + pairs.map { "msgid \"\($0.0)\"\nmsgstr \"\($0.1)\"\n\n" }.joined()

private func text(_ name: String, _ box: Sandbox) throws -> String {
  String(decoding: try box.contents(name), as: UTF8.self)
}

@Test(arguments: [("t.tsv", table), ("c.csv", table.replacing("\t", with: ";")), ("p.po", catalogue)])
func `short texts in a legacy encoding are read by the language that they are in`(name: String, content: String) throws
{
  for bytes in [windows1251(content), koi8(content)] {
    let box = try Sandbox()
    try box.write(name, bytes)
    let made = try box.run("import", name, "--into", "m")
    #expect(made.code == 0 && made.errorText.contains("warning: expected UTF-8, found what looks like"), "\(made)")
    for (_, target) in pairs { #expect(try text("tm/m.tmx", box).contains("<seg>\(target)</seg>")) }
    if !name.hasSuffix(".po") {
      #expect(try box.run("glossary", "import", name, "--into", "g").code == 0)
      for (_, target) in pairs { #expect(try text("glossaries/g.tbx", box).contains(">\(target)</term>")) }
    }
    let check = try box.run("check", "--report", "json", "--enable", "*", name)
    #expect(check.errorText.contains("6 segments in 1 file"), "\(check)")
    let sentences = try box.run("segment", "--language", "ru", "--format", "text", name)
    #expect(sentences.text.contains("откройте клапан"), "\(sentences)")
  }
}

@Test func `the language of a file's own header counts, too`() throws {
  let box = try Sandbox()
  // Polish in windows-1250, in a workspace of English and Russian.
  let polish: [UInt8] = [0x6F, 0x74, 0x77, 0xF3, 0x72, 0x7A, 0x20, 0x67, 0xB3, 0xF3, 0x77, 0x6E, 0x79]
  let head = "msgid \"\"\nmsgstr \"Language: pl\\n\"\n\nmsgid \"open the main\"\nmsgstr \""
  try box.write("p.po", Array(head.utf8) + polish + Array("\"\n".utf8))
  try box.write("t.tsv", Array("en\tpl\nopen the main\t".utf8) + polish + Array("\n".utf8))
  for name in ["p.po", "t.tsv"] {
    let made = try box.run("import", name, "--into", "m\(name.prefix(1))")
    #expect(made.code == 0, "\(made)")
    #expect(try text("tm/m\(name.prefix(1)).tmx", box).contains("<seg>otwórz główny</seg>"), "\(made)")
  }
}

@Test func `the encoding that is asked for decides`() throws {
  let box = try Sandbox()
  // A word of which nobody can tell.
  try box.write("t.tsv", Array("open\t".utf8) + koi8("открыть") + [0x0A])
  #expect(try box.run("import", "t.tsv", "--into", "m", "--encoding", "KOI8-R").code == 0)
  #expect(try text("tm/m.tmx", box).contains("<seg>открыть</seg>"))
  #expect(try box.run("glossary", "import", "t.tsv", "--into", "g", "--encoding", "koi8-r").code == 0)
  #expect(try text("glossaries/g.tbx", box).contains(">открыть</term>"))
  try box.write("plain.txt", koi8("открыть"))
  #expect(try box.run("segment", "--language", "ru", "--encoding", "KOI8-R", "plain.txt").text == "открыть\n")
  #expect(try box.run("analyse", "--encoding", "KOI8-R", "t.tsv").code != 2)
  // UTF-16 without a mark.
  try box.write("w.tsv", Array(utf16("open\tоткрыть\n").dropFirst(2)))
  #expect(try box.run("import", "w.tsv", "--into", "w", "--encoding", "UTF-16LE").code == 0)
  #expect(try text("tm/w.tmx", box).contains("<seg>открыть</seg>"))
}

@Test func `what a file says of itself is believed where its bytes are that`() throws {
  let box = try Sandbox()
  let xliff = """
    <?xml version="1.0" encoding="ENC"?><xliff version="1.2"><file source-language="en" target-language="ru"><body>
    <trans-unit id="1"><source>open</source><target>открыть</target></trans-unit></body></file></xliff>
    """
  func read(_ name: String, _ bytes: [UInt8], _ encoding: String) throws -> ToolResult {
    try box.write(name, bytes)
    box.remove("tm/m.tmx")
    return try box.run("import", name, "--into", "m", "--encoding", encoding)
  }
  // Both are true; the option is not asked.
  for (bytes, asked) in [
    (Array(xliff.replacing("ENC", with: "UTF-8").utf8), "windows-1251"),
    (windows1251(xliff.replacing("ENC", with: "windows-1251")), "UTF-8"),
    (utf16(xliff.replacing("ENC", with: "UTF-16")), "windows-1251"),
    // What it says is not true.
    (windows1251(xliff.replacing("ENC", with: "UTF-8")), "windows-1251"),
  ] {
    let made = try read("a.xlf", bytes, asked)
    #expect(made.code == 0, "\(made)")
    #expect(try text("tm/m.tmx", box).contains("<seg>открыть</seg>"))
  }
  let header =
    "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\nmsgid \"open\"\nmsgstr \"открыть\"\n"
  for bytes in [Array(header.utf8), windows1251(header)] {
    #expect(try read("a.po", bytes, "windows-1251").code == 0)
    #expect(try text("tm/m.tmx", box).contains("<seg>открыть</seg>"))
  }
}

@Test func `an encoding that nobody knows is refused, and those that can be meant are listed`() throws {
  let box = try Sandbox()
  try box.write("a.tsv", "a\tb\n")
  for arguments in [
    ["import", "a.tsv"], ["glossary", "import", "a.tsv"], ["glossary", "check", "a.tsv"], ["check", "a.tsv"],
    ["glossary", "export", "a.tsv", "-o", "x.tbx"], ["glossary", "stats", "a.tsv"],
    ["segment", "a.tsv"], ["pretranslate", "--in-place", "a.tsv"], ["analyse", "a.tsv"],
    ["align", "a.tsv", "a.tsv", "-o", "x.tmx"],
  ] {
    let found = try box.run(arguments + ["--encoding", "martian-7"])
    #expect(found.code == 2 && found.errorText.contains("found \"martian-7\": UTF-8, UTF-16"), "\(found)")
    #expect(found.errorText.contains("windows-1251"))
  }
}

@Test func `a catalogue that says another encoding than it is in is read as UTF-8`() throws {
  let box = try Sandbox()
  try box.write(
    "a.po",
    "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=windows-1251\\n\"\n\nmsgid \"open\"\nmsgstr \"открыть\"\n")
  let made = try box.run("import", "a.po", "--into", "m")
  #expect(
    made.code == 0 && made.errorText.contains("a.po:1: warning: expected windows-1251, as the file says, found UTF-8"),
    "\(made)")
  #expect(try text("tm/m.tmx", box).contains("<seg>открыть</seg>"))
}

/// Neither U+FFFD nor letters of another alphabet are ever stored.
@Test func `what cannot be decoded is refused, with its place and what helps`() throws {
  let box = try Sandbox()
  // No language has such words in any encoding.
  let noise: [UInt8] = [0x81, 0x8D, 0x8F, 0x90, 0x9D, 0x98, 0xFF, 0xAD, 0x81, 0x8D]
  try box.write("t.tsv", Array("one\tsome\ntwo\ta".utf8) + noise + [0x0A])
  try box.write("p.po", Array("msgid \"one\"\nmsgstr \"a".utf8) + noise + Array("\"\n".utf8))
  try box.write("d.txt", Array("Some text.\nA ".utf8) + noise + [0x0A])
  for (arguments, place) in [
    (["import", "t.tsv", "--into", "m"], "t.tsv:2:6"), (["glossary", "import", "t.tsv", "--into", "g"], "t.tsv:2:6"),
    (["import", "p.po", "--into", "m"], "p.po:2:10"), (["check", "t.tsv"], "t.tsv:2:6"),
    (["check", "p.po"], "p.po:2:10"),
    (["segment", "--language", "ru", "d.txt"], "d.txt:2:3"),
    (["align", "--from", "en", "--to", "ru", "d.txt", "d.txt", "-o", "m.tmx"], "d.txt:2:3"),
    (["align", "--segmented", "--from", "en", "--to", "ru", "d.txt", "d.txt", "-o", "m.tmx"], "d.txt:2:3"),
  ] {
    let found = try box.run(arguments)
    #expect(found.code == 2, "\(arguments): \(found)")
    #expect(found.errorText.contains("\(place): expected UTF-8 or an encoding of "), "\(arguments): \(found)")
    #expect(found.errorText.contains("found the bytes 81 8D") && found.errorText.contains("--encoding"), "\(found)")
  }
  #expect(box.names(in: "tm").allSatisfy { !$0.hasSuffix(".tmx") } && !box.names(in: ".").contains("m.tmx"))
}

@Test func `a unit with damaged bytes is left out, and said`() throws {
  let box = try Sandbox()
  let good = Array(table.utf8)
  try box.write("t.tsv", good + Array("lock the cabin\tзапр".utf8) + [0xD0, 0x0A] + good.prefix(0))
  try box.write(
    "p.po", Array(catalogue.utf8) + Array("msgid \"lock\"\nmsgstr \"запр".utf8) + [0xFF] + Array("\"\n".utf8))
  for (name, place, bytes) in [("t.tsv", "t.tsv:7:20", "D0"), ("p.po", "p.po:24:13", "FF")] {
    box.remove("tm/m.tmx")
    let made = try box.run("import", name, "--into", "m")
    #expect(made.code == 0 && made.text.contains("6 units"), "\(made)")
    #expect(made.errorText.contains("\(place): error: expected UTF-8, found the byte \(bytes): the"), "\(made)")
    #expect(try !text("tm/m.tmx", box).contains("\u{FFFD}"))
    let check = try box.run("check", "--fail-on", "never", name)
    #expect(check.code == 2 && check.errorText.contains("6 segments"), "\(check)")
  }
}

@Test func `drafts in other encodings are filled and fixed in their own`() throws {
  let box = try Sandbox()
  try box.write("tm/m.tmx", tmx([("Open the valve.", "Откройте клапан."), ("Close it.", "Закройте её – é.")]))
  let draft = """
    msgid ""
    msgstr "Content-Type: text/plain; charset=ENC\\n"

    msgid "Open the valve."
    msgstr ""

    msgid "Close it."
    msgstr ""

    msgid "Go on."
    msgstr "Идите  дальше."

    """
  let filled = draft.replacing("valve.\"\nmsgstr \"\"", with: "valve.\"\nmsgstr \"Откройте клапан.\"")
  let (legacy, wide) = ("windows-1251", "UTF-16")
  try box.write("a.po", windows1251(draft.replacing("ENC", with: legacy)))
  let some = try box.run("pretranslate", "--in-place", "a.po")
  #expect(some.code == 0 && some.errorText.contains("1 filled"), "\(some)")
  #expect(some.errorText.contains("the format cannot hold a character of the translation: 1"), "\(some)")
  #expect(try box.contents("a.po") == windows1251(filled.replacing("ENC", with: legacy)))
  #expect(try box.run("check", "--fix", "--fail-on", "never", "a.po").code == 0)
  #expect(
    try box.contents("a.po")
      == windows1251(filled.replacing("ENC", with: legacy).replacing("  дальше", with: " дальше")))

  try box.write("b.po", utf16(draft.replacing("ENC", with: wide)))
  #expect(try box.run("pretranslate", "--in-place", "b.po").errorText.contains("2 filled"))
  let whole = filled.replacing("it.\"\nmsgstr \"\"", with: "it.\"\nmsgstr \"Закройте её – é.\"")
  #expect(try box.contents("b.po") == utf16(whole.replacing("ENC", with: wide)))
  #expect(try box.run("check", "--fix", "--fail-on", "never", "b.po").code == 0)
  #expect(try box.contents("b.po") == utf16(whole.replacing("ENC", with: wide).replacing("  дальше", with: " дальше")))
}
