import TestSupport
import Testing

/// Units with codes of every kind, without numbers.
private let memory = """
  <tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="xml"/><body>
  <tu><tuv xml:lang="en"><seg>Turn <bpt i="1">&lt;b></bpt>left<ept i="1">&lt;/b></ept> at <ph>{road}</ph> then <ph>{street}</ph></seg></tuv><tuv xml:lang="ru"><seg>После <ph>{road}</ph> и <ph>{street}</ph> поверните <bpt i="5">&lt;b></bpt>налево<ept i="5">&lt;/b></ept></seg></tuv></tu>
  <tu><tuv xml:lang="en"><seg>The <hi type="term">mast</hi> of <g id="7">oak</g><x id="8"/></seg></tuv><tuv xml:lang="ru"><seg><g id="7">Дубовая</g><x id="8"/> <hi type="term">мачта</hi></seg></tuv></tu>
  <tu><tuv xml:lang="en"><seg>A <ut>{\\i </ut>sail<ut>}</ut> and <it pos="begin">&lt;u></it>a rope</seg></tuv><tuv xml:lang="ru"><seg><it pos="begin">&lt;u></it>Верёвка и <ut>{\\i </ut>парус<ut>}</ut></seg></tuv></tu>
  <tu><tuv xml:lang="en"><seg>Open <bpt i="1"/>here</seg></tuv><tuv xml:lang="ru"><seg>Открыть <bpt i="2"/>здесь</seg></tuv></tu>
  </body></tmx>
  """

@Test func `a check of what is exported finds no code missing`() throws {
  let box = try Sandbox()
  try box.write("tm/m.tmx", memory)
  for (name, options) in [
    ("a.xlf", ["--format", "xliff12"]), ("b.xlf", ["--format", "xliff2"]), ("c.tmx", ["--flavour", "level2"]),
    ("d.tmx", ["--flavour", "omegat"]), ("e.tmx", ["--flavour", "trados"]), ("f.tmx", ["--flavour", "memoq"]),
    ("g.tmx", ["--flavour", "tmx14"]),
  ] {
    #expect(try box.run(["export", "--from", "en", "--to", "ru", "-o", name] + options).code == 0)
    let result = try box.run("check", name, "--report", "json", "--no-memory")
    #expect(
      !["code-", "tag-", "edge-space"].contains { result.text.contains("\"rule\":\"\($0)") }, "\(name): \(result)")
  }
}

@Test func `terms, comments and tracked changes are no codes for a check`() throws {
  let box = try Sandbox()
  try box.write(
    "a.xlf",
    """
    <xliff version="1.2" xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"><file original="a" source-language="en" target-language="ru" datatype="x"><body>
    <trans-unit id="1"><source>Hoist the <mrk mtype="term">sail</mrk>.</source><target>Поднимите парус.</target></trans-unit>
    <trans-unit id="2"><source>Hoist the flag.</source><target>Поднимите <mrk mtype="x-sdl-comment" sdl:cid="c">флаг</mrk><mrk mtype="x-sdl-deleted"> там</mrk>.</target></trans-unit>
    <trans-unit id="3"><source>Hoist <g id="1">it</g>.</source><target>Поднимите <mrk mtype="x-sdl-added"><g id="1">его</g></mrk>.</target></trans-unit>
    </body></file></xliff>
    """)
  try box.write(
    "b.xlf",
    """
    <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="ru"><file id="f">
    <unit id="1"><segment><source>Hoist <sm id="m" type="comment"/>the sail<em startRef="m"/>.</source><target>Поднимите парус.</target></segment></unit>
    <unit id="2"><segment><source>Hoist <mrk id="m" type="term">the flag</mrk>.</source><target>Поднимите флаг.</target></segment></unit></file></xliff>
    """)
  let result = try box.run("check", "a.xlf", "b.xlf", "--report", "json")
  #expect(!result.text.contains("code-"), "\(result)")
}

@Test func `a code that is another, or not there, is found by what it holds`() throws {
  let box = try Sandbox()
  func unit(_ source: String, _ target: String) -> String {
    "<tu><tuv xml:lang=\"en\"><seg>\(source)</seg></tuv><tuv xml:lang=\"ru\"><seg>\(target)</seg></tuv></tu>"
  }
  for (source, target, found) in [
    ("Hoist <ph>{a}</ph> up", "Поднимите <ph>{b}</ph> вверх", true), ("Hoist <ph>{a}</ph> up", "Поднимите вверх", true),
    ("Hoist <bpt i='1'>&lt;b></bpt>it<ept i='1'/>", "Поднимите <bpt i='3'>&lt;b></bpt>его<ept i='3'/>", false),
    ("Hoist <bpt i='1' x='1'/>it<ept i='1'/>", "Поднимите <bpt i='1' x='2'/>его<ept i='1'/>", true),
  ] {
    try box.write("a.tmx", "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\(unit(source, target))</body></tmx>")
    let result = try box.run("check", "a.tmx", "--report", "json")
    #expect(result.text.contains("\"rule\":\"code-missing\"") == found, "\(source): \(result)")
  }
}

@Test func `another code in the same text is no exact match`() throws {
  let box = try Sandbox()
  try box.write(
    "tm/m.tmx",
    "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>Hoist <ph x=\"1\">{a}</ph> up</seg></tuv><tuv xml:lang=\"ru\"><seg>Поднимите <ph x=\"1\">{a}</ph></seg></tuv></tu></body></tmx>"
  )
  for (code, band) in [("{a}", "\"band\":\"100\""), ("{b}", "\"band\":\"95-99\"")] {
    try box.write(
      "a.xlf",
      "<xliff version=\"1.2\"><file original=\"a\" source-language=\"en\" target-language=\"ru\" datatype=\"x\"><body><trans-unit id=\"0\"><source>Other</source></trans-unit><trans-unit id=\"1\"><source>Hoist <ph id=\"4\">\(code)</ph> up</source></trans-unit></body></file></xliff>"
    )
    let counts = try box.run("analyse", "a.xlf", "--json")
    let row = counts.text.split(separator: "{").first { $0.contains(band) } ?? ""
    #expect(row.contains("\"segments\":1"), "\(code): \(counts)")
    #expect(try box.run("pretranslate", "a.xlf", "-o", "b.xlf", "--threshold", "95").code == (code == "{a}" ? 0 : 1))
  }
}

@Test func `of many units with the same text the one with the draft's codes is found`() throws {
  let box = try Sandbox()
  let units = (0..<30).map { number in
    "<tu changedate=\"20\(10 + number)0101T000000Z\"><tuv xml:lang=\"en\"><seg>Hoist <ph>{\(number)}</ph> up</seg></tuv><tuv xml:lang=\"ru\"><seg>Поднимите <ph>{\(number)}</ph></seg></tuv></tu>"
  }
  try box.write(
    "tm/m.tmx", "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\(units.joined(separator: "\n"))</body></tmx>")
  for number in [0, 17, 29] {
    try box.write(
      "a.xlf",
      "<xliff version=\"1.2\"><file original=\"a\" source-language=\"en\" target-language=\"ru\" datatype=\"x\"><body><trans-unit id=\"1\"><source>Hoist <ph id=\"4\">{\(number)}</ph> up</source></trans-unit></body></file></xliff>"
    )
    #expect(try box.run("pretranslate", "a.xlf", "-o", "b.xlf").code == 0)
    #expect(
      try String(decoding: box.contents("b.xlf"), as: UTF8.self).contains(
        "exact-match\">Поднимите <ph id=\"4\">{\(number)}</ph></target>"))
  }
}

@Test func `numbered tags in the text of a memory of OmegaT are the draft's codes`() throws {
  let box = try Sandbox()
  func unit(_ source: String, _ target: String) -> String {
    "<tu><tuv lang=\"en\"><seg>\(source)</seg></tuv><tuv lang=\"ru\"><seg>\(target)</seg></tuv></tu>\n"
  }
  try box.write(
    "tm/m.tmx",
    "<tmx version=\"1.1\"><header srclang=\"en\" creationtool=\"OmegaT\"/><body>"
      + unit("Hoist &lt;f0>it&lt;/f0> to &lt;f1/>", "До &lt;f1/> &lt;f0>поднимите&lt;/f0>")
      + unit("Lower &lt;f0>it&lt;/f0>", "&lt;f0>Опустите") + "</body></tmx>")
  try box.write(
    "a.xlf",
    """
    <xliff version="1.2"><file original="a" source-language="en" target-language="ru" datatype="x"><body>
    <trans-unit id="1"><source>Hoist <g id="7">it</g> to <x id="3"/></source></trans-unit>
    <trans-unit id="2"><source>Lower <g id="1">it</g></source></trans-unit>
    <trans-unit id="3"><source>Lower it</source></trans-unit>
    </body></file></xliff>
    """)
  #expect(try box.run("pretranslate", "a.xlf", "-o", "b.xlf").code == 0)
  let text = try String(decoding: box.contents("b.xlf"), as: UTF8.self)
  #expect(text.contains("exact-match\">До <x id=\"3\"/> <g id=\"7\">поднимите</g></target>"), "\(text)")
  #expect(text.split(separator: "<target").count == 2)
  // Nor does a lower threshold write tags as text.
  #expect(try box.run("pretranslate", "a.xlf", "-o", "c.xlf", "--threshold", "70").code == 0)
  #expect(try box.contents("c.xlf") == box.contents("b.xlf"))
  // The draft itself has them: nothing is different from before.
  try box.write("d.po", "msgid \"Hoist <f0>it</f0> to <f1/>\"\nmsgstr \"\"\n")
  #expect(try box.run("pretranslate", "d.po", "-o", "e.po", "--from", "en", "--to", "ru").code == 0)
  #expect(try String(decoding: box.contents("e.po"), as: UTF8.self).contains("До <f1/> <f0>поднимите</f0>"))
}
