import Files
import TestSupport
import Testing

/// What could not be done is said, and not shown as done.
@Suite struct ToldFailureTests {
  @Test func `a change that is not on disk is not shown as made`() throws {
    let box = try sandbox([])
    let filler = (0..<40).map { "Line \($0) of the text\tСтрока \($0) текста\n" }.joined()
    try box.write("draft.tsv", "The system works.\tЭта cистема работает.\n" + filler)
    let before = try box.contents("draft.tsv")
    // No file may grow beyond 512 bytes: the copy cannot be written.
    let result = try box.shell("trap '' XFSZ; ulimit -f 1; \"$T\" check --fix --fail-on never draft.tsv")
    #expect(result.code == 2, "\(result)")
    #expect(!result.text.contains("+ Эта система") && !result.errorText.contains("segments changed"), "\(result)")
    #expect(result.errorText.contains("error: draft.tsv: not changed"), "\(result)")
    #expect(try box.contents("draft.tsv") == before)
    let fixed = try box.run("check", "--fix", "--fail-on", "never", "draft.tsv")
    #expect(fixed.code == 0 && fixed.text.contains("+ Эта система"), "\(fixed)")
  }

  @Test func `a repair that fails is said on standard error`() throws {
    let box = try sandbox()
    try box.write("none.tmx", "no TMX")
    let refused = try box.run("doctor", "none.tmx", "--repair", "-o", "good.tmx")
    #expect(refused.code == 2 && refused.errorText.contains("error: nothing is written to good.tmx"), "\(refused)")
    let full = try box.shell(
      "trap '' XFSZ; ulimit -f 1; \"$T\" doctor tm/base.tmx --repair -o good.tmx")
    #expect(full.code == 2 && full.errorText.contains("error: good.tmx: cannot write"), "\(full)")
    #expect(!box.names(in: "").contains("good.tmx"))
  }
}
