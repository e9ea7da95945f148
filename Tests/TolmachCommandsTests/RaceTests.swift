import Files
import TestSupport
import Testing

/// How many units each of the four adds; `TOLMACH_RACE_ADDS=500` for the full measure.
private let adds = environment("TOLMACH_RACE_ADDS").flatMap(Int.init) ?? 12

/// What writes a memory while others add to it, over and over; `tm/other.tmx` and the rest are there. A command that finds nothing to
/// do may say so with 1.
private let writers: [(name: String, line: String)] = [
  ("merge", "\"$T\" merge tm/working.tmx tm/other.tmx -o tm/working.tmx"),
  ("three-way merge", "\"$T\" merge --base empty.tmx tm/working.tmx tm/other.tmx -o tm/working.tmx"),
  ("doctor", "\"$T\" doctor --repair tm/working.tmx -o tm/working.tmx"),
  ("pretranslate", "\"$T\" pretranslate --in-place tm/working.tmx"),
  ("check --fix", "\"$T\" check --fix --enable double-space tm/working.tmx"),
  ("clean", "rm -f rejects.tmx; \"$T\" clean tm/working.tmx --rules duplicate --apply --rejects rejects.tmx"),
  ("import", "\"$T\" import more.tsv --into working"),
  ("remove", "\"$T\" add bad плохой && \"$T\" remove bad плохой"),
  ("replace", "\"$T\" replace cow корова бык && \"$T\" replace --everywhere cow бык корова"),
  ("add --replace", "\"$T\" add --replace cow корова"),
  ("undo", "export TOLMACH_USER=me; \"$T\" remove cow корова && \"$T\" undo"),
  (
    "split and export",
    "rm -rf parts; \"$T\" split tm/working.tmx --units 20 -o parts && \"$T\" export -o tm/copy.tmx working"
  ),
]

@Test(arguments: writers.indices)
func `what is added while a memory is rewritten is not lost`(number: Int) throws {
  let (name, line) = writers[number]
  let box = try Sandbox()
  try box.write("tm/other.tmx", tmx((0..<30).map { ("Other \($0)", "Другое \($0)") }))
  try box.write("empty.tmx", tmx([]))
  try box.write("more.tsv", "A row\tСтрока\n")
  try box.write("tm/working.tmx", tmx([("The  cat", "Кот  и"), ("dog", "пёс"), ("dog", "пёс"), ("cow", "корова")]))
  // On a busy machine the writer may have one turn only while the others add: so they let it have its first alone.
  let adder = """
    until [ -e begun ] || [ -e ended ]; do sleep 0.01; done
    i=0; while [ $i -lt \(adds) ]; do
      "$T" add "unit $i of process $P" "единица $i процесса $P" || exit 3
      i=$((i+1))
    done
    """
  let writer = """
    n=0; while [ ! -e stop ]; do
      { \(line); } >out.txt 2>err.txt
      code=$?
      [ $code -le 1 ] || { : >ended; cat err.txt >&2; exit $code; }
      n=$((n+1)); : >begun
    done; echo $n
    """
  func start(_ script: String, _ process: Int) throws -> ToolProcess {
    try ToolProcess(
      ["/bin/sh", "-c", script],
      environment: box.environment.merging(["T": Tool.path, "P": "\(process)"]) { $1 }, in: box.folder)
  }
  let rewriting = try start(writer, 9)
  let adding = try (0..<4).map { try start(adder, $0) }
  for process in adding {
    let result = process.finish(timeoutSeconds: 600)
    #expect(result.code == 0, "\(name): \(result)")
    #expect(result.lines.count == adds)
  }
  try box.write("stop", "")
  let result = rewriting.finish(timeoutSeconds: 600)
  #expect(result.code == 0, "\(name): \(result)")
  #expect((Int(result.lines.first ?? "") ?? 0) > 1, "\(name) ran too seldom: \(result)")
  let text = String(decoding: try box.contents("tm/working.tmx"), as: UTF8.self)
  let lost = (0..<4).flatMap { process in
    (0..<adds).filter { !text.contains("<seg>единица \($0) процесса \(process)</seg>") }.map { "\(process): \($0)" }
  }
  #expect(lost.isEmpty, "\(name) lost \(lost.count): \(lost.prefix(5))")
  let report = try #require(try box.run("doctor", "--json", "tm/working.tmx").json().first)
  #expect(report["diagnostics"]?.array?.isEmpty == true, "\(name): \(report)")
  #expect(box.leftovers.isEmpty)
}
