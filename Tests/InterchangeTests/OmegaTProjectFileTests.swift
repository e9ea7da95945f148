import Bitext
import Files
import Interchange
import Testing

@Suite struct OmegaTProjectFileTests {
  private func read(_ text: String, chunk: Int = .max) throws -> OmegaTProjectFile {
    try OmegaTProjectFile(ByteSource(bytes: Array(text.utf8), name: "omegat.project", chunkBytes: chunk))
  }

  private func wrapped(_ inner: String) -> String {
    "<?xml version=\"1.0\"?>\n<omegat><project version=\"1.0\">\(inner)</project></omegat>"
  }

  @Test(arguments: [1, 7, Int.max])
  func `languages and folders are read`(chunk: Int) throws {
    let file = try read(
      wrapped(
        """
        <source_dir>__DEFAULT__</source_dir><source_lang>EN-US</source_lang><target_lang>
        ru </target_lang>
        <tm_dir>../shared &amp; old/&#x43F;</tm_dir><glossary_dir><![CDATA[a<b]]></glossary_dir>
        """), chunk: chunk)
    #expect(file.sourceLanguage == "EN-US" && file.targetLanguage == "ru")
    #expect(file.memoryFolder == "../shared & old/п" && file.glossaryFolder == "a<b")
  }

  @Test func `what is left out, empty or the default is nil`() throws {
    #expect(try read(wrapped("")) == OmegaTProjectFile())
    #expect(try read(wrapped("<tm_dir/><glossary_dir>__DEFAULT__</glossary_dir>")) == OmegaTProjectFile())
    // The same names elsewhere, in comments and in attributes are none of the project.
    #expect(
      try read(
        wrapped("<!-- <tm_dir>a</tm_dir> --><x tm_dir=\"a\"><tm_dir>a</tm_dir></x>")
          + "<!-- <source_lang>de</source_lang> -->") == OmegaTProjectFile())
    #expect(try read("<omegat><tm_dir>a</tm_dir></omegat>") == OmegaTProjectFile())
  }

  @Test func `another encoding is read as it is declared`() throws {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><omegat><project><tm_dir>память</tm_dir></project></omegat>"
    let bytes: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try OmegaTProjectFile(ByteSource(bytes: bytes, name: "p")).memoryFolder == "память")
  }

  @Test(arguments: [
    ("", "omegat.project:1:1: expected an OmegaT project, found"),
    ("<omegat><project><tm_dir>a</omegat>", "omegat.project:1:29: expected an OmegaT project, found mismatched tag"),
    ("<omegat>\n<project><tm_dir>a", "omegat.project:2:"),
    ("<tmx/>", "omegat.project:1:1: expected root \"omegat\", found \"tmx\""),
    ("no XML", "omegat.project:1:1: expected an OmegaT project"),
    (
      "<!DOCTYPE omegat [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><omegat><project><tm_dir>&x;</tm_dir></project></omegat>",
      "refused: "
    ),
    ("<omegat><project><tm_dir>&none;</tm_dir></project></omegat>", "omegat.project:1:26: "),
  ])
  func `damage is an error with its place`(text: String, told: String) throws {
    let error = #expect(throws: FormatError.self) { try read(text) }
    #expect(error?.description.contains(told) == true, "\(error?.description ?? "none")")
  }

  @Test func `bombs, depth and size are refused`() throws {
    var bomb = "<!DOCTYPE omegat [<!ENTITY a0 'ha'>"
    for level in 1...20 { bomb += "<!ENTITY a\(level) '\(String(repeating: "&a\(level - 1);", count: 10))'>" }
    for text in [
      bomb + "]><omegat><project><tm_dir>&a20;</tm_dir></project></omegat>",
      String(repeating: "<omegat>", count: 10_000),
      wrapped(String(repeating: " ", count: 2 << 20)),
    ] { #expect(throws: FormatError.self) { try read(text) } }
  }
}
