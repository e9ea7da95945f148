import TestSupport
import Testing

/// One segment of each tool that is locked, with what a check would object to and a fix would change, and texts that are not to be
/// translated.
private let drafts = [
  "a.sdlxliff": """
  <xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" version="1.2"><file original="d" datatype="x" source-language="en" target-language="ru"><body>
  <trans-unit id="1"><source>Drain 12 tanks.</source><seg-source><mrk mtype="seg" mid="1">Drain 12 tanks.</mrk></seg-source><target><mrk mtype="seg" mid="1">Слейте  13 баков .</mrk></target><sdl:seg-defs><sdl:seg id="1" conf="Translated" locked="true"/></sdl:seg-defs></trans-unit>
  <trans-unit id="2" translate="no"><source><x id="2"/></source></trans-unit>
  <trans-unit id="3" translate="no"><source>part</source></trans-unit>
  </body></file></xliff>
  """,
  "b.mqxliff": """
  <xliff xmlns:mq="MQXliff" version="1.2"><file original="d" datatype="x" source-language="en" target-language="ru"><body>
  <trans-unit id="1" mq:status="Proofread" mq:locked="locked"><source>Drain 12 tanks.</source><target>Слейте  13 баков .</target></trans-unit>
  <trans-unit id="2" mq:locked="locked"><source>Drain 12 tanks.</source><target></target></trans-unit>
  </body></file></xliff>
  """,
  "c.mxliff": """
  <xliff xmlns:m="http://www.memsource.com/mxlf/2.0" version="1.2"><file original="d" datatype="x" source-language="en" target-language="ru"><body>
  <group id="0"><trans-unit id="1" m:confirmed="1" m:locked="true"><source>Drain 12 tanks.</source><target>Слейте  13 баков .</target></trans-unit></group>
  <trans-unit id="2" m:locked="true"><source>Drain 12 tanks.</source><target/></trans-unit>
  </body></file></xliff>
  """,
]

@Test(arguments: ["a.sdlxliff", "b.mqxliff", "c.mxliff"])
func `what is locked is neither objected to nor changed`(name: String) throws {
  let draft = try #require(drafts[name])
  let box = try Sandbox()
  try box.write(
    "tm/m.tmx",
    "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>Drain 12 tanks.</seg></tuv><tuv xml:lang=\"ru\"><seg>Слейте 12 баков.</seg></tuv></tu></body></tmx>"
  )
  try box.write(name, draft)
  let check = try box.run("check", name, "--report", "json")
  #expect(check.code == 0 && check.text.isEmpty, "\(check)")
  #expect(try box.run("check", "--fix", name).code == 0)
  #expect(try String(decoding: box.contents(name), as: UTF8.self) == draft)
  let filled = try box.run("pretranslate", "--in-place", name, "--threshold", "70")
  #expect(filled.code == 1 && filled.errorText.contains(" locked"), "\(filled)")
  #expect(try String(decoding: box.contents(name), as: UTF8.self) == draft)
  // The same segment without the lock is objected to.
  let open = draft.replacing(" locked=\"true\"", with: "").replacing(" mq:locked=\"locked\"", with: "").replacing(
    " m:locked=\"true\"", with: "")
  try box.write(name, open)
  #expect(try box.run("check", name, "--fail-on", "error").code == 1)
}

@Test func `what is approved is objected to, and not changed`() throws {
  let box = try Sandbox()
  for (name, attributes) in [("a.xlf", " approved=\"yes\""), ("b.xlf", "")] {
    try box.write(
      name,
      "<xliff version=\"1.2\"><file original=\"d\" datatype=\"x\" source-language=\"en\" target-language=\"ru\"><body><trans-unit id=\"1\"\(attributes)><source>Drain it.</source><target>Слейте  его.</target></trans-unit></body></file></xliff>"
    )
    let before = try box.contents(name)
    _ = try box.run("check", "--fix", name)
    #expect(try (box.contents(name) == before) == (name == "a.xlf"), "\(name)")
  }
}
