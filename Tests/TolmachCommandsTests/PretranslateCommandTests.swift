import Files
import TestSupport
import Testing

private let memory = """
  <?xml version="1.0"?>
  <tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/><body>
  <tu><tuv xml:lang="en"><seg>The talks went on for 12 days.</seg></tuv><tuv xml:lang="ru"><seg>Переговоры шли 12 дней.</seg></tuv></tu>
  <tu><tuv xml:lang="en"><seg>The system works.</seg></tuv><tuv xml:lang="ru"><seg>Система работает.</seg></tuv></tu>
  <tu><tuv xml:lang="en"><seg>Press <bpt i="1">&lt;b></bpt>Enter<ept i="1">&lt;/b></ept> to <ph x="7"/>go on.</seg></tuv><tuv xml:lang="ru"><seg>Чтобы <ph x="7"/>продолжить, нажмите <bpt i="1">&lt;b></bpt>Ввод<ept i="1">&lt;/b></ept>.</seg></tuv></tu>
  <tu><tuv xml:lang="en"><seg>The delegation left the hall &amp; the city.</seg></tuv><tuv xml:lang="ru"><seg>Делегация покинула зал &lt;и&gt; город.</seg></tuv></tu>
  </body></tmx>
  """

private func box() throws -> Sandbox {
  let box = try Sandbox()
  try box.write("tm/m.tmx", memory)
  try box.write("glossaries/g.tsv", "delegation\tделегация\nhall\tзал\n")
  return box
}

private func xliff(_ units: String) -> String {
  """
  <?xml version="1.0" encoding="UTF-8"?>
  <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="a" source-language="en" target-language="ru" datatype="plaintext"><body>
  \(units)
  </body></file></xliff>

  """
}

/// Fills the one draft, and gives what came of it.
private func filled(_ name: String, _ draft: String, _ options: String..., in box: Sandbox) throws -> (
  text: String, result: ToolResult
) {
  try box.write(name, draft)
  let result = try box.run(["pretranslate", name, "-o", "out-\(name)"] + options)
  let text = try? String(decoding: box.contents("out-\(name)"), as: UTF8.self)
  return (text ?? "", result)
}

@Test func `XLIFF 1.2 gets targets with states, its own codes, and what fuzzy ones came from`() throws {
  let box = try box()
  let draft = xliff(
    """
    <trans-unit id="1"><source>The system works.</source></trans-unit>
    <trans-unit id="2" foo='x'><source>Press <g id="1">Enter</g> to <x id="2"/>go on.</source><target state="new"/></trans-unit>
    <trans-unit id="3"><source><g id="9">The talks went on for 14 days.</g></source></trans-unit>
    <trans-unit id="4"><source>The delegation left the old hall &amp; the city.</source></trans-unit>
    <trans-unit id="5"><source>The system works.</source><target>Есть.</target></trans-unit>
    <trans-unit id="6"><source>The <g id="1">system</g> works.</source></trans-unit>
    """)
  let (text, result) = try filled("a.xlf", draft, "--threshold", "75", "--terms", in: box)
  #expect(result.code == 0)
  let expected = draft.replacing(
    "<source>The system works.</source></trans",
    with:
      "<source>The system works.</source><target state=\"translated\" state-qualifier=\"exact-match\">Система работает.</target></trans"
  ).replacing(
    "<target state=\"new\"/>",
    with:
      "<target state=\"translated\" state-qualifier=\"exact-match\">Чтобы <x id=\"2\"/>продолжить, нажмите <g id=\"1\">Ввод</g>.</target>"
  ).replacing(
    "14 days.</g></source>",
    with:
      "14 days.</g></source><target state=\"needs-review-translation\" state-qualifier=\"leveraged-tm\"><g id=\"9\">Переговоры шли 14 дней.</g></target><alt-trans match-quality=\"97%\" origin=\"tm/m.tmx\"><source>The talks went on for 12 days.</source><target>Переговоры шли 12 дней.</target></alt-trans>"
  ).replacing(
    "the city.</source>",
    with:
      "the city.</source><target state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\">Делегация покинула зал &lt;и&gt; город.</target><alt-trans match-quality=\"85%\" origin=\"tm/m.tmx\"><source>The delegation left the hall &amp; the city.</source><target>Делегация покинула зал &lt;и&gt; город.</target></alt-trans><note from=\"tolmach\">delegation → делегация</note><note from=\"tolmach\">hall → зал</note>"
  )
  #expect(text == expected)
  #expect(
    result.errorText.contains(
      "4 filled (context: 1, 100: 1, 95-99: 1, 85-94: 1), 1 left (inline codes do not fit: 1), 1 translated before"),
    "\(result)")
  // What was put in is there for whoever reads it next, and is filled once.
  #expect(try box.run("pretranslate", "out-a.xlf", "-o", "again.xlf").code == 1)
  #expect(try box.contents("again.xlf") == box.contents("out-a.xlf"))
}

@Test func `a unit divided into segments gets a mark for each`() throws {
  let box = try box()
  let marks =
    "<seg-source><mrk mtype=\"seg\" mid=\"0\">Odd talks.</mrk> <mrk mtype=\"seg\" mid=\"1\">The system works.</mrk></seg-source>"
  let (text, _) = try filled(
    "a.xlf", xliff("<trans-unit id=\"1\"><source>Odd talks. The system works.</source>\(marks)</trans-unit>"), in: box)
  #expect(
    text.contains(
      marks + "<target><mrk mtype=\"seg\" mid=\"0\"/> <mrk mtype=\"seg\" mid=\"1\">Система работает.</mrk></target>"))
  let (second, _) = try filled(
    "b.xlf",
    xliff(
      "<trans-unit id=\"1\"><source>x</source>\(marks)<target><mrk mtype=\"seg\" mid=\"0\">Да.</mrk> <mrk mtype=\"seg\" mid=\"1\"/></target></trans-unit>"
    ), in: box)
  #expect(
    second.contains(
      "<mrk mtype=\"seg\" mid=\"0\">Да.</mrk> <mrk mtype=\"seg\" mid=\"1\">Система работает.</mrk></target>"))
}

@Test func `XLIFF 2, PO, TMX and tables are filled as each wants it`() throws {
  let box = try box()
  let (two, _) = try filled(
    "a2.xlf",
    """
    <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="ru"><file id="f">
    <unit id="u"><segment id="s1"><source>The talks went on for 15 days.</source></segment>
    <segment id="s2" state="initial"><source>Press <pc id="1">Enter</pc> to <ph id="2"/>go on.</source></segment></unit></file></xliff>
    """, "--threshold", "90", in: box)
  #expect(
    two.contains(
      "<segment id=\"s1\" state=\"translated\" subState=\"tolmach:needs-review\"><source>The talks went on for 15 days.</source><target>Переговоры шли 15 дней.</target>"
    ))
  #expect(two.contains("<segment id=\"s2\" state=\"translated\" subState=\"tolmach:exact\">"))
  #expect(two.contains("<target>Чтобы <ph id=\"2\"/>продолжить, нажмите <pc id=\"1\">Ввод</pc>.</target>"))
  let po = """
    msgid ""
    msgstr "Language: ru\\n"

    #. x
    #, c-format
    msgid "The talks went on for 16 days."
    msgstr ""

    msgctxt "c"
    msgid "The system works."
    msgstr ""

    # mine
    msgid "The delegation left the big hall & the city."
    msgstr ""

    msgid "%d file"
    msgid_plural "%d files"
    msgstr[0] ""
    msgstr[1] ""

    """
  let (catalogue, result) = try filled("a.po", po, "--threshold", "80", in: box)
  #expect(
    catalogue
      == po.replacing(
        "#, c-format\nmsgid \"The talks went on for 16 days.\"\nmsgstr \"\"",
        with:
          "#, fuzzy, c-format\n#| msgid \"The talks went on for 12 days.\"\nmsgid \"The talks went on for 16 days.\"\nmsgstr \"Переговоры шли 16 дней.\""
      ).replacing(
        "msgid \"The system works.\"\nmsgstr \"\"", with: "msgid \"The system works.\"\nmsgstr \"Система работает.\""
      ).replacing(
        "# mine\nmsgid \"The delegation left the big hall & the city.\"\nmsgstr \"\"",
        with:
          "# mine\n#, fuzzy\n#| msgid \"The delegation left the hall & the city.\"\nmsgid \"The delegation left the big hall & the city.\"\nmsgstr \"Делегация покинула зал <и> город.\""
      ))
  #expect(result.errorText.contains("plural forms: 2"))
  let (crlf, _) = try filled("w.po", po.replacing("\n", with: "\r\n"), "--threshold", "80", in: box)
  #expect(crlf == catalogue.replacing("\n", with: "\r\n"))
  #expect(
    try filled("a.tsv", "The system works.\nThe system works.\t\nA\tB\n", in: box).text
      == "The system works.\tСистема работает.\nThe system works.\tСистема работает.\nA\tB\n")
  #expect(
    try filled("a.csv", "\"The system works.\",\"\"\n", in: box).text == "\"The system works.\",\"Система работает.\"\n"
  )
  let unit =
    "<tu>\n  <tuv xml:lang=\"en\"><seg>Press <bpt i=\"3\">&lt;b></bpt>Enter<ept i=\"3\">&lt;/b></ept> to <ph x=\"1\">*</ph>go on.</seg></tuv>\n</tu>"
  let (document, _) = try filled(
    "a.tmx", "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\(unit)</body></tmx>", in: box)
  #expect(
    document.contains(
      "\n  <tuv xml:lang=\"ru\"><seg>Чтобы <ph x=\"1\">*</ph>продолжить, нажмите <bpt i=\"3\">&lt;b></bpt>Ввод<ept i=\"3\">&lt;/b></ept>.</seg></tuv>\n</tu>"
    ))
}

@Test func `several drafts go into a folder, or are written over when that is asked for`() throws {
  let box = try box()
  for name in ["in/a.tsv", "in/deep/a.tsv"] { try box.write(name, "The system works.\t\n") }
  #expect(try box.run("pretranslate", "in", "-o", "out").code == 0)
  for name in ["out/a.tsv", "out/deep/a.tsv"] {
    #expect(String(decoding: try box.contents(name), as: UTF8.self) == "The system works.\tСистема работает.\n")
  }
  #expect(String(decoding: try box.contents("in/a.tsv"), as: UTF8.self) == "The system works.\t\n")
  #expect(try box.run("pretranslate", "in/a.tsv", "in/deep/a.tsv", "-o", "flat").code == 2)
  #expect(try box.run("pretranslate", "in/a.tsv", "-o", "in/a.tsv").code == 2)
  #expect(try box.run("pretranslate", "in/a.tsv").code == 2)
  #expect(try box.run("pretranslate", "in/a.tsv", "--in-place", "-o", "x").code == 2)
  #expect(try box.run("pretranslate", "in/a.tsv", "--in-place", "--threshold", "0").code == 2)
  #expect(try box.run("pretranslate", "-", "-o", "x").code == 2)
  #expect(try box.run("pretranslate", "in", "--in-place").code == 0)
  #expect(
    String(decoding: try box.contents("in/deep/a.tsv"), as: UTF8.self) == "The system works.\tСистема работает.\n")
  #expect(box.leftovers.isEmpty)
}

@Test func `hostile drafts are left whole, with a reason`() throws {
  let box = try box()
  for (name, bytes) in [
    ("b.xlf", [0x1F, 0x8B, 0, 1, 2]), ("c.xlf", Array("<odd/>".utf8)), ("d.po", [0xFF, 0xFE, 0, 1]),
    ("e.po", []),
  ] {
    try box.write(name, bytes)
    let result = try box.run("pretranslate", "--in-place", name)
    #expect(result.code == 2 || result.code == 1, "\(name): \(result)")
    #expect(try box.contents(name) == bytes)
  }
  // Damaged units stay as they are, the others are filled.
  let damaged = xliff(
    "<trans-unit id=\"1\"><source>The system works.</trans-unit>\n<trans-unit id=\"2\"><source>The system works.</source></trans-unit>"
  )
  let (text, _) = try filled("f.xlf", damaged, in: box)
  #expect(text.contains("id=\"1\"><source>The system works.</trans-unit>"))
  #expect(
    text.contains(
      "<target state=\"translated\" state-qualifier=\"exact-match\">Система работает.</target></trans-unit>"))
  // Attributes in either quotes, a mark that a name ends in, entities.
  let (odd, _) = try filled(
    "g.xlf",
    xliff(
      "<trans-unit id='1'><source>The system works.</source><target x-state='a>b' state='new' >  </target></trans-unit>"
    ), in: box)
  #expect(
    odd.contains(
      "<target x-state='a>b' state=\"translated\" state-qualifier=\"exact-match\" >Система работает.</target>"),
    "\(odd)")
  // A translation that is too long for its place.
  let (long, result) = try filled(
    "h.xlf",
    xliff("<trans-unit id=\"1\" maxwidth=\"5\" size-unit=\"char\"><source>The system works.</source></trans-unit>"),
    in: box)
  #expect(!long.contains("<target") && result.errorText.contains("too long: 1"))
}

@Test func `real drafts stay as they are but for what is filled`() throws {
  guard let data = TestData.folder else { return }
  let box = try box()
  let files = TestData.list(Path.join(data, "xliff")).filter { $0.hasSuffix(".xlf") }.prefix(150)
  for file in files {
    let name = Path.split(file).name
    let result = try box.run("pretranslate", file, "-o", "out/", "--threshold", "50", "--terms")
    #expect(result.code != nil && !result.timedOut, "\(name): \(result)")
    guard box.names(in: "out").contains(name) else { continue }
    if result.code == 1, !result.errorText.contains("notes of terms") {
      #expect(try box.contents("out/\(name)") == contents(of: file), "\(name)")
    }
    box.remove("out/\(name)")
  }
}

@Test(arguments: [
  ("sr-Cyrl", "Podesite jedra.", "sr-Latn"), ("zh-Hant", "收起船帆。", "zh-Hans"), ("pt-PT", "Ajuste as velas.", "pt-BR"),
])
func `another script is not filled, and another region only below exact`(asked: String, text: String, has: String)
  throws
{
  let box = try Sandbox()
  try box.write(
    "tm/v.tmx",
    "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>Trim the sails.</seg></tuv>"
      + "<tuv xml:lang=\"\(has)\"><seg>\(text)</seg></tuv></tu></body></tmx>")
  let draft = xliff("<trans-unit id=\"1\"><source>Trim the sails.</source></trans-unit>").replacing(
    "target-language=\"ru\"", with: "target-language=\"\(asked)\"")
  let exact = try filled("a.xlf", draft, in: box)
  #expect([0, 1].contains(exact.result.code) && !exact.text.contains(text), "\(exact.result)")
  let fuzzy = try filled("b.xlf", draft, "--threshold", "85", in: box)
  #expect(fuzzy.text.contains(text), "\(fuzzy.result)")
  #expect(!fuzzy.text.contains("exact-match"), "\(fuzzy.text)")
  // What it names is written as it is.
  let own = try filled("c.xlf", draft.replacing("\"\(asked)\"", with: "\"\(has)\""), in: box)
  #expect(own.text.contains(text) && own.text.contains("exact-match"), "\(own.text)")
}
