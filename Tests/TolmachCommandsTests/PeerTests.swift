import Files
import TestSupport
import Testing

private let document = """
  <?xml version="1.0"?>
  <tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/><body>
  <tu tuid="a1" creationdate="20190401T100000Z"><note>n</note><prop type="client">NATO</prop><tuv xml:lang="en"><seg>The "talks" &amp; more.</seg></tuv><tuv xml:lang="ru"><seg>Переговоры &lt;и&gt; прочее.</seg></tuv></tu>
  <tu><tuv xml:lang="en"><seg>Press <bpt i="1">&lt;b></bpt>Enter<ept i="1">&lt;/b></ept>.</seg></tuv><tuv xml:lang="ru"><seg>Нажмите <bpt i="1">&lt;b></bpt>Ввод<ept i="1">&lt;/b></ept>.</seg></tuv></tu>
  <tu><tuv xml:lang="en"><seg>The system works.</seg></tuv><tuv xml:lang="ru"><seg>Система работает.</seg></tuv></tu>
  </body></tmx>
  """

/// Runs the comparison with other programs; nil, saying so, when they are not there.
private func compare(_ more: String...) throws -> ToolResult? {
  let box = try Sandbox()
  try box.write("tm/m.tmx", document)
  let script = TestData.packageFolder + "/Benchmarks/omegat/flavours.py"
  let process = try ToolProcess(
    ["/usr/bin/env", "python3", script, "--tolmach", Tool.path] + more + [box.folder],
    environment: box.environment.merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }, in: box.folder)
  let result = process.finish(timeoutSeconds: 900)
  guard result.code != 3, result.code != 127 else {
    print("no Translate Toolkit for python3: what it reads of exports is not tested")
    return nil
  }
  return result
}

@Test func `Translate Toolkit reads the same pairs out of every flavour and format`() throws {
  guard let result = try compare() else { return }
  #expect(result.code == 0 && result.lines.count == 8, "\(result)")
}

/// A minute for each flavour, so only where it is asked for: TOLMACH_PEERS=1.
@Test func `OmegaT loads every flavour, and fills what we say is in it`() throws {
  guard environment("TOLMACH_PEERS") != nil, Path.exists("/usr/bin/omegat") else {
    print("TOLMACH_PEERS=1 and OmegaT are wanted: what it loads of exports is not tested")
    return
  }
  guard let result = try compare("--omegat") else { return }
  #expect(result.code == 0 && result.lines.count == 14, "\(result)")
}
