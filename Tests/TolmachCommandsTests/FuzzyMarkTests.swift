import TestSupport
import Testing

private func box() throws -> Sandbox {
  let box = try Sandbox()
  try box.write(
    "tm/m.tmx",
    """
    <tmx version="1.4"><header srclang="en"/><body>
    <tu><tuv xml:lang="en"><seg>Clean the old filter.</seg></tuv><tuv xml:lang="ru"><seg>Очистите старый фильтр.</seg></tuv></tu>
    <tu><tuv xml:lang="en"><seg>Open the valve.</seg></tuv><tuv xml:lang="ru"><seg>Откройте клапан.</seg></tuv></tu>
    <tu><tuv xml:lang="en"><seg>Two lines.</seg></tuv><tuv xml:lang="ru"><seg>Две\nстроки.</seg></tuv></tu>
    </body></tmx>
    """)
  return box
}

private func filled(_ name: String, _ draft: String, in box: Sandbox) throws -> (text: String, told: String) {
  try box.write(name, draft)
  let result = try box.run("pretranslate", name, "-o", "out-\(name)", "--threshold", "60")
  return (String(decoding: try box.contents("out-\(name)"), as: UTF8.self), result.errorText)
}

private func file(_ units: String, _ namespaces: String = "") -> String {
  "<xliff version=\"1.2\"\(namespaces)><file original=\"d\" datatype=\"x\" source-language=\"en\" target-language=\"ru\"><body>\n\(units)\n</body></file></xliff>\n"
}

/// What a check sees of a segment that is filled: nobody has confirmed it.
private func isUnconfirmed(_ name: String, in box: Sandbox) throws -> Bool {
  let result = try box.run("import", name, "--into", "x")
  return result.code == 2 && result.errorText.contains("marked for another look")
}

private let fuzzy = "Clean the filter."

@Test func `memoQ and Phrase are told of a match in their own attributes`() throws {
  let box = try box()
  let memoQ = file(
    "<trans-unit id=\"1\" mq:status=\"NotStarted\"><source>\(fuzzy)</source><target/></trans-unit>\n<trans-unit id=\"2\" mq:status=\"NotStarted\" mq:percent=\"0\"><source>Open the valve.</source></trans-unit>",
    " xmlns:mq=\"MQXliff\"")
  let (first, _) = try filled("a.mqxliff", memoQ, in: box)
  let percent = try #require(first.firstMatch(of: /match-quality="([0-9]+)%"/)).output.1
  #expect(first.contains("<trans-unit id=\"1\" mq:status=\"Pretranslated\" mq:percent=\"\(percent)\">"), "\(first)")
  #expect(
    first.contains(
      "<trans-unit id=\"2\" mq:status=\"Pretranslated\" mq:percent=\"100\"><source>Open the valve.</source><target"),
    "\(first)")
  let phrase = file(
    "<trans-unit id=\"1\" m:confirmed=\"0\" m:score=\"0.0\" m:gross-score=\"0.0\" m:trans-origin=\"null\"><source>\(fuzzy)</source><target/></trans-unit>",
    " xmlns:m=\"http://www.memsource.com/mxlf/2.0\"")
  let (second, _) = try filled("b.mxliff", phrase, in: box)
  #expect(
    second.contains(
      "m:confirmed=\"0\" m:score=\"0.\(percent)\" m:gross-score=\"0.\(percent)\" m:trans-origin=\"tm\"><source>"),
    "\(second)")
  for name in ["out-a.mqxliff", "out-b.mxliff"] { #expect(try isUnconfirmed(name, in: box), "\(name)") }
}

@Test func `a match in one segment of a unit is marked, with its own source`() throws {
  let box = try box()
  let sources =
    "<source>x</source><seg-source><mrk mtype=\"seg\" mid=\"1\">\(fuzzy)</mrk> <mrk mtype=\"seg\" mid=\"2\">Open the valve.</mrk> <mrk mtype=\"seg\" mid=\"3\">Odd.</mrk></seg-source>"
  let empty =
    "<target state=\"new\"><mrk mtype=\"seg\" mid=\"1\"/> <mrk mtype=\"seg\" mid=\"2\"/> <mrk mtype=\"seg\" mid=\"3\"/></target>"
  for target in ["", empty, "<target/>", "<target state=\"new\" />"] {
    let (text, told) = try filled("a.xlf", file("<trans-unit id=\"1\">\(sources)\(target)</trans-unit>"), in: box)
    #expect(told.contains("2 filled"), "\(told)")
    #expect(text.contains("<target state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\"><mrk"), "\(text)")
    #expect(text.contains("</target><alt-trans mid=\"1\" match-quality="), "\(text)")
    #expect(text.contains("<source>Clean the old filter.</source>"))
    #expect(!text.contains("<alt-trans mid=\"2\""))
    #expect(try isUnconfirmed("out-a.xlf", in: box))
  }
  // Where all that is filled is exact, the target is no longer new.
  let (text, _) = try filled(
    "b.xlf", file("<trans-unit id=\"1\">\(sources.replacing(fuzzy, with: "Odder."))\(empty)</trans-unit>"), in: box)
  #expect(text.contains("<target state=\"translated\" state-qualifier=\"exact-match\"><mrk"), "\(text)")
}

@Test func `what is put into an approved unit is not approved`() throws {
  let box = try box()
  let (text, _) = try filled(
    "a.xlf",
    file("<trans-unit approved='yes' id=\"1\"><source>\(fuzzy)</source><target state=\"final\"/></trans-unit>"), in: box
  )
  #expect(text.contains("<trans-unit approved=\"no\" id=\"1\">"), "\(text)")
  #expect(try isUnconfirmed("out-a.xlf", in: box))
}

@Test func `XLIFF 2 gets a candidate beside a match that is not exact`() throws {
  let box = try box()
  let (text, _) = try filled(
    "a.xlf",
    """
    <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="ru"><file id="f">
    <unit id="u"><segment id="s1" state="initial"><source>\(fuzzy)</source></segment><segment id="s2"><source>Clean the new filter.</source></segment></unit>
    <unit id="v"><segment><source><ph id="1"/>\(fuzzy)</source></segment></unit>
    <unit id="w" xmlns:m="urn:oasis:names:tc:xliff:matches:2.0"><m:matches><m:match ref="#1"><source>a</source><target>b</target></m:match></m:matches><segment id="1" state="initial"><source>\(fuzzy)</source><target>\(fuzzy)</target></segment></unit>
    </file></xliff>
    """, in: box)
  let percent = try #require(text.firstMatch(of: /similarity="([0-9]+)"/)).output.1
  let pair = "<source>Clean the old filter.</source><target>Очистите старый фильтр.</target>"
  #expect(
    text.contains(
      "<unit id=\"u\"><mtc:matches xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\"><mtc:match ref=\"#s1\" similarity=\"\(percent)\" origin=\"tm/m.tmx\" type=\"tm\">\(pair)</mtc:match><mtc:match ref=\"#s2\""
    ),
    "\(text)")
  #expect(text.contains("type=\"tm\">\(pair)</m:match></m:matches><segment id=\"1\" state=\"translated\""), "\(text)")
  // An id that no code has.
  #expect(text.contains("<segment id=\"s1\" state=\"translated\" subState=\"tolmach:") && text.contains("ref=\"#s1\""))
}

@Test func `a copy of the source that the file says is new is filled, and another text is left and said`() throws {
  let box = try box()
  let draft = file(
    """
    <trans-unit id="1"><source>Open the valve.</source><target state="new">Open the valve.</target></trans-unit>
    <trans-unit id="2"><source>
      Open the
      valve.</source><target state="needs-translation">Open the valve.</target></trans-unit>
    <trans-unit id="3"><source>Open the valve.</source><target state="new">Откройте кран.</target></trans-unit>
    <trans-unit id="4"><source>Open the valve.</source><target>Open the valve.</target></trans-unit>
    """)
  let (text, told) = try filled("a.xlf", draft, in: box)
  #expect(told.contains("2 filled") && told.contains("a text that the file says is no translation: 1"), "\(told)")
  #expect(told.contains("1 translated before"), "\(told)")
  #expect(text.contains("<target state=\"new\">Откройте кран.</target>"))
  #expect(text.contains("<source>\n  Open the\n  valve.</source><target state=\"translated\""), "\(text)")
  let (two, said) = try filled(
    "b.xlf",
    """
    <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="ru"><file id="f">
    <unit id="u"><segment id="s1" state="initial"><source>Open the valve.</source><target>Open the valve.</target></segment></unit>
    <unit id="v"><segment id="s1" state="initial"><source>Open the valve.</source><target>Откройте кран.</target></segment></unit></file></xliff>
    """, in: box)
  #expect(said.contains("1 filled") && said.contains("1 left"), "\(said)")
  #expect(two.contains("<target>Откройте клапан.</target>"))
  // A word alone is no prose, but the file says so.
  try box.write(
    "c.xlf", file("<trans-unit id=\"1\"><source>Settings</source><target state=\"new\">Settings</target></trans-unit>"))
  #expect(try box.run("check", "c.xlf").text.contains("[untranslated]"))
  #expect(try box.run("import", "c.xlf", "--into", "y").errorText.contains("1 without a translation"))
}

@Test func `Studio's segment without a state and with the source in it is untranslated`() throws {
  let box = try box()
  let draft = file(
    "<trans-unit id=\"1\"><source>Open the valve.</source><seg-source><mrk mtype=\"seg\" mid=\"1\">Open the valve.</mrk></seg-source><target><mrk mtype=\"seg\" mid=\"1\">Open the valve.</mrk></target><sdl:seg-defs><sdl:seg id=\"1\"/></sdl:seg-defs></trans-unit>",
    " xmlns:sdl=\"http://sdl.com/FileTypes/SdlXliff/1.0\"")
  let (text, _) = try filled("a.sdlxliff", draft, in: box)
  #expect(
    text.contains(
      "<mrk mtype=\"seg\" mid=\"1\">Откройте клапан.</mrk></target><sdl:seg-defs><sdl:seg id=\"1\" conf=\"Translated\" origin=\"tm\" percent=\"100\"/>"
    ),
    "\(text)")
  let (other, _) = try filled("b.sdlxliff", draft.replacing("Open the valve.", with: fuzzy), in: box)
  #expect(other.contains("conf=\"Draft\" origin=\"tm\" percent=") && !other.contains("alt-trans"), "\(other)")
}

@Test func `TMX and tables say that a match is not exact, and a table without a place for it is left`() throws {
  let box = try box()
  let (memory, _) = try filled(
    "a.tmx",
    "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>\(fuzzy)</seg></tuv></tu><tu><tuv xml:lang=\"en\"><seg>Open the valve.</seg></tuv></tu></body></tmx>",
    in: box)
  let note = try #require(memory.firstMatch(of: /<note>(tolmach: [0-9]+% match)<\/note>/)).output.1
  #expect(memory.contains("<tu><prop type=\"x-ConfirmationLevel\">Draft</prop><note>\(note)</note><tuv"), "\(memory)")
  #expect(memory.split(separator: "<note>").count == 2)
  #expect(
    try filled("a.tsv", "\(fuzzy)\nOpen the valve.\n", in: box).text
      == "\(fuzzy)\tОчистите старый фильтр.\t\(note)\nOpen the valve.\tОткройте клапан.\n")
  #expect(
    try filled("b.csv", "id,en,ru,note\n1,\(fuzzy),,\"mine, too\"\n2,\(fuzzy),,\n3,\(fuzzy),\n", in: box).text
      == "id,en,ru,note\n1,\(fuzzy),Очистите старый фильтр.,\"mine, too; \(note)\"\n2,\(fuzzy),Очистите старый фильтр.,\(note)\n3,\(fuzzy),Очистите старый фильтр.,\(note)\n"
  )
  let (text, told) = try filled("c.csv", "en,ru\n\(fuzzy),\nOpen the valve.,\n", in: box)
  #expect(text == "en,ru\n\(fuzzy),\nOpen the valve.,Откройте клапан.\n")
  #expect(told.contains("the format has no place to say that the match is not exact: 1"), "\(told)")
}

@Test func `a section stays one, and a line break in a target is told from layout`() throws {
  let box = try box()
  let (text, _) = try filled(
    "a.xlf",
    file(
      """
      <trans-unit id="1"><source><![CDATA[Open the valve.]]></source></trans-unit>
      <trans-unit id="2"><source>Open the valve.</source><target><![CDATA[]]></target></trans-unit>
      <trans-unit id="3"><source>Two lines.</source></trans-unit>
      <trans-unit id="4" xml:space="preserve"><source>Two lines.</source></trans-unit>
      """), in: box)
  #expect(
    text.contains(
      "<source><![CDATA[Open the valve.]]></source><target state=\"translated\" state-qualifier=\"exact-match\"><![CDATA[Откройте клапан.]]></target>"
    ), "\(text)")
  #expect(
    text.contains(
      "<source>Open the valve.</source><target state=\"translated\" state-qualifier=\"exact-match\"><![CDATA[Откройте клапан.]]></target>"
    ))
  #expect(
    text.contains(
      "<source>Two lines.</source><target state=\"translated\" state-qualifier=\"exact-match\" xml:space=\"preserve\">Две\nстроки.</target>"
    ))
  #expect(text.contains("state-qualifier=\"exact-match\">Две\nстроки.</target>"))
}
